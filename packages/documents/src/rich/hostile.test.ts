import fc from 'fast-check';
import { parseFragment, serialize } from 'parse5';
import sanitizeHtml from 'sanitize-html';
import { describe, expect, test } from 'vitest';
import { cleanBody } from './clean.ts';

const known =
  'h2 h3 h4 p ul ol li table caption thead tbody tr th td blockquote strong em u sub sup s br hr a figure figcaption img span'.split(
    ' ',
  );
const unknown =
  'div h1 h6 b i font center section pre svg math style script template title textarea iframe object noscript xmp plaintext select option button form dl dd dt ruby rt del mtext annotation-xml foreignObject desc mglyph frameset o:p base meta link embed video marquee'.split(
    ' ',
  );
const attributes = [
  'onclick=alert(1)',
  ' ONerror ="x"',
  'href="javascript:alert(1)"',
  'href="&#106;avascript&colon;alert(1)"',
  'href="java\nscript:alert(1)"',
  "href='data:text/html,x'",
  'href="//evil.example"',
  'href="/\\evil.example"',
  "href='/a?b=1&c=2'",
  'href="https://x.example/路径?a=“”&b=<>"',
  'href="https://user:word@x.example/"',
  'href=vbscript:x',
  'src="data:image/svg+xml;base64,AAAA"',
  'src="/files/../admin"',
  'src="/files/1.png"',
  'src=http://x.example/1.png',
  'src="https://x.example/1.png" alt="图 \n一<b>&quot;onload=x"',
  'srcset="x 1x"',
  'style="font-weight:bold"',
  'style="background:url(javascript:x)"',
  'style="mso-list:l0 level1 lfo1"',
  'style="mso-list:l0 level2 lfo1"',
  'style="mso-list:Ignore"',
  'style="text-align:center;text-decoration:underline"',
  'style=display:none',
  'style="display:block;vertical-align:super"',
  'class="center evil"',
  'class=indent',
  'align=right',
  'colspan=3',
  'colspan=99999',
  'rowspan=4',
  'rowspan=0',
  'start=3',
  'data-listid=1 data-aria-level=2',
  'xmlns="http://www.w3.org/2000/svg"',
  'width=1 height=1',
  'height=0',
  'hidden',
  '/',
];
const texts = [
  '中文',
  'word',
  ' ',
  '\n',
  '&nbsp;',
  '&nbsp;&nbsp;&nbsp;&nbsp;',
  '　',
  '　　',
  '1.',
  '（一）',
  '·',
  '<br>',
  '<br>\n　　',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<!--',
  '-->',
  '<!--[if gte mso 9]><xml><o:x/></xml><![endif]-->',
  '<![if !supportLists]>',
  '<![endif]>',
  ']]>',
  '<![CDATA[',
  '"',
  "'",
  '&',
  '&amp;lt;img src=x onerror=x&amp;gt;',
  '\u0000',
  '\ufeff',
  '\u202e',
  '\ud800',
  '\u2028',
  '\ufffc',
  '<',
  '>',
];
const startTag = (tags: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...tags), fc.array(fc.constantFrom(...attributes), { maxLength: 3 }))
    .map(([tag, list]) => `<${[tag, ...list].join(' ')}>`);

/** Pieces of markup in any order: tags that do not pair, in places where they cannot be. */
const soup = fc
  .array(
    fc.oneof(
      startTag([...known, ...unknown]),
      fc.constantFrom(...known, ...unknown).map(tag => `</${tag}>`),
      fc.constantFrom(...texts),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 40 },
  )
  .map(pieces => pieces.join(''));

/** Well-nested markup of elements that a body has, or might be thought to have. */
const nested = fc.letrec<{ node: string }>(tie => ({
  node: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.constantFrom(...texts),
    fc
      .tuple(
        fc.constantFrom(...known, 'div', 'h1', 'b', 'section', 'center', 'pre', 'font', 'dl'),
        fc.array(fc.constantFrom(...attributes), { maxLength: 2 }),
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([tag, list, inner]) => `<${[tag, ...list].join(' ')}>${inner.join('')}</${tag}>`),
  ),
})).node;

/** Tables, whose rules are the strictest. */
const tables = fc
  .array(
    fc.array(fc.tuple(fc.constantFrom('td', 'th', 'td colspan=2', 'td rowspan=2'), nested), { maxLength: 4 }),
    {
      maxLength: 5,
    },
  )
  .map(rows => {
    const html = rows
      .map(cells => `<tr>${cells.map(([tag, inner]) => `<${tag}>${inner}`).join('')}`)
      .join('');
    return `<table>${html}</table>`;
  });

const hostile = fc.oneof(soup, nested, tables);
const runs = { numRuns: 1500 };

/** An independent judge: a filter that leaves nothing but the vocabulary of a body. */
const judged = (html: string): string =>
  sanitizeHtml(html, {
    allowedTags: known,
    allowedAttributes: {
      a: ['href'],
      img: ['src', 'alt'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
    },
    allowedClasses: Object.fromEntries(
      ['p', 'span', 'h2', 'h3', 'h4'].map(tag => [tag, ['center', 'right', 'indent']]),
    ),
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['https'] },
    allowProtocolRelative: false,
  });

const parsed = (html: string): string => serialize(parseFragment(html));

describe('a cleaned body, whatever came in', () => {
  test('cleaned again, it is the same, and nothing more is lost', () => {
    fc.assert(
      fc.property(hostile, html => {
        const once = cleanBody(html).html;
        expect(cleanBody(once)).toEqual({ html: once, dropped: [] });
      }),
      runs,
    );
  });

  test('another filter finds nothing to take away', () => {
    fc.assert(
      fc.property(hostile, html => {
        const { html: clean } = cleanBody(html);
        expect(parsed(judged(clean))).toBe(parsed(clean));
      }),
      runs,
    );
  });

  test('a browser reads it as it was written', () => {
    fc.assert(
      fc.property(hostile, html => {
        const { html: clean } = cleanBody(html);
        const read = parsed(clean);
        expect(parsed(read)).toBe(read);
        expect(
          read.replace(
            /<img src="[^"]*" alt="[^"]*/g,
            tag => `<${tag.slice(1).replaceAll('<', '&lt;').replaceAll('>', '&gt;')}`,
          ),
        ).toBe(clean);
      }),
      runs,
    );
  });

  test('no script, handler, style or foreign address is in its tags', () => {
    fc.assert(
      fc.property(hostile, html => {
        const { html: clean } = cleanBody(html);
        for (const [, tag = '', rest = ''] of clean.matchAll(/<(\w+)([^>]*)>/g)) {
          expect(known).toContain(tag);
          expect(rest).toMatch(
            /^(?: (?:class="(?:center|right|indent)"|(?:col|row)span="\d{1,3}"|href="(?:https?:|mailto:|tel:|\/(?!\/))[^"]*"|src="(?:\/files\/|https:)[^"]*"|alt="[^"]*"))*$/,
          );
        }
      }),
      runs,
    );
  });

  test('its text loses nothing that was to be seen', () => {
    const word = fc.constantFrom('甲', '乙', '丙', 'abc', '12');
    const seen = fc.letrec<{ node: string }>(tie => ({
      node: fc.oneof(
        { maxDepth: 5 },
        word,
        fc
          .tuple(
            fc.constantFrom(
              'p',
              'div',
              'b',
              'span',
              'h1',
              'h3',
              'blockquote',
              'section',
              'ul',
              'li',
              'font',
              'td',
            ),
            fc.array(tie('node'), { maxLength: 4 }),
          )
          .map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag}>`),
      ),
    })).node;
    const bare = (html: string) => html.replace(/<[^>]*>|\s/g, '');
    fc.assert(
      fc.property(seen, html => {
        expect(bare(cleanBody(html).html)).toBe(bare(html));
      }),
      runs,
    );
  });
});

describe('what was made to exhaust its reader', () => {
  test.each([
    ['nesting without end', '<div>'.repeat(100_000), /层次太多/],
    ['formatting without end', '<i>'.repeat(100_000), /层次太多/],
    ['more elements than any text', '<br>'.repeat(300_000), /太长/],
    ['more text than any paste', '字'.repeat(9_000_000), /太长/],
  ])('%s is refused with what to do', (_, html, message) => {
    expect(cleanBody(html)).toEqual({ html: '', dropped: [expect.stringMatching(message)] });
  });

  test('an embedded picture of many megabytes is left out, the text beside it stays', () => {
    const html = `<p>甲<img src="data:image/png;base64,${'A'.repeat(12_000_000)}">乙</p>`;
    expect(cleanBody(html)).toEqual({
      html: '<p>甲乙</p>',
      dropped: [expect.stringMatching(/图片1张.*附件/)],
    });
  });

  test.each([
    ['breaks', '<br> '.repeat(20_000)],
    ['spaces', `<p>${'a&nbsp;\n'.repeat(50_000)}</p>`],
    ['spans', `<table>${`<tr>${'<td rowspan=500>x'.repeat(5)}`.repeat(2000)}</table>`],
    [
      'formatting left open',
      `${Array.from({ length: 200 }, (_, id) => `<b id=${id}>`).join('')}${'<p>x'.repeat(500)}`,
    ],
  ])('%s in great number come to an end, and are clean', (_, html) => {
    const { html: clean } = cleanBody(html);
    expect(cleanBody(clean).html).toBe(clean);
  });
});
