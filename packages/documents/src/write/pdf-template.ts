import { page, tableStyle } from './layout.ts';

const { margin, title, body, pageNumber } = page;
const { size, padding, line, ground } = tableStyle;
const grid = { leading: 4 };

/** Font families of the roles: 仿宋 and 小标宋 as a serif in two weights, 黑体 as a sans. */
const serif = 'Noto Serif SC';
const sans = 'Noto Sans SC';

/**
 * The page as Typst source. It never changes: what a report says comes in as data (`sys.inputs.report`, the JSON of a
 * `PdfInput`), so no text can be taken for markup. The document's properties are set at the very end, for whatever
 * is set before a table becomes a part of its styles, and a table whose styles differ is laid out anew each time.
 */
export const template = `
#let data = json(bytes(sys.inputs.report))

#set page(
  paper: "a4",
  margin: (top: ${margin.top}mm, bottom: ${margin.bottom}mm, left: ${margin.left}mm, right: ${margin.right}mm),
  footer-descent: ${pageNumber.below}mm,
  footer: context align(center, text(size: ${pageNumber.size}pt, "- " + counter(page).display() + " -")),
)
#set text(font: "${serif}", lang: "zh", region: "cn", size: ${body.size}pt, top-edge: 0.88em, bottom-edge: -0.12em)
#set par(
  justify: true,
  linebreaks: "simple",
  leading: ${body.pitch - body.size}pt,
  spacing: ${body.pitch - body.size}pt,
  first-line-indent: (amount: 2em, all: true),
)
#show heading: set text(font: "${sans}", weight: 500, size: ${body.size}pt)
#show heading: it => block(
  above: ${body.pitch - body.size}pt, below: ${body.pitch - body.size}pt, sticky: true, inset: (left: 2em), it.body,
)

#let centred(size, pitch, body) = block(width: 100%, above: pitch - size, below: pitch - size, {
  set text(size: size)
  set par(first-line-indent: 0pt, leading: pitch - size, justify: false)
  set align(center)
  body
})

#let cell(c, height) = table.cell(
  colspan: c.columns,
  rowspan: c.rows,
  align: horizon + if c.left { left } else { center },
  fill: if c.shaded { rgb("#${ground}") },
  inset: (x: ${padding}pt, y: (height - ${size}) * 0.5pt),
  if c.size == ${size} { c.text } else { text(size: c.size * 1pt, c.text) },
)

#let drawn(t) = {
  set text(size: ${size}pt)
  set par(first-line-indent: 0pt, leading: ${grid.leading}pt, justify: false)
  table(
    columns: t.widths.map(width => width * 1fr),
    stroke: ${line}pt,
    ..t.groups.map(group => {
      let cells = group.cells.map(c => cell(c, group.height))
      if group.head { (table.header(repeat: group.repeat, ..cells),) } else { cells }
    }).flatten(),
  )
}

#show title: it => centred(${title.size}pt, ${title.pitch}pt, text(weight: 600, it.body))
#title(data.title.join(linebreak()))
#if data.date != none { centred(${body.size}pt, ${body.pitch}pt, data.date) }
#v(${body.pitch}pt)
#for part in data.parts {
  if "table" in part { block(breakable: false, below: ${body.pitch}pt, { heading(part.heading); drawn(part.table) }) }
  else if "heading" in part { heading(part.heading) }
  else { par(text(weight: 600, part.head) + part.text) }
}
#set document(title: data.title.join(), author: data.author, date: none)
#metadata(none)
`;
