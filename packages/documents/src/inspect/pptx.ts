import { localName } from '../read/xlsx/workbook.ts';
import { attributeOf, walkXml } from '../read/xml.ts';
import { damaged, type Hidden, type Looked } from './model.ts';
import {
  countElements,
  lookAtPackage,
  openPackage,
  type Package,
  relationsIn,
  resolveTarget,
  textsOf,
} from './office.ts';

const presentation = 'ppt/presentation.xml';

/** The slides in the order of the show. */
const slidesOf = (file: Package): string[] => {
  const targets = new Map(
    relationsIn(file.xml('ppt/_rels/presentation.xml.rels') ?? '').map(({ id, target }) => [
      id,
      resolveTarget(presentation, target),
    ]),
  );
  const slides: string[] = [];
  walkXml(file.xml(presentation) ?? '', {
    open: (name, attributes) => {
      if (localName(name) !== 'sldId') return;
      const id = /(?:^|\s)[\w-]+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? '';
      slides.push(targets.get(id) ?? '');
    },
    close: () => undefined,
    text: () => undefined,
  });
  return slides.filter(name => file.names.includes(name));
};

/** The text of a slide: a paragraph a line, a row of a table a line with tabs. */
const textOfSlide = (xml: string): string => {
  const lines: string[] = [];
  let line = '';
  let row: string[] | undefined;
  let takes = false;
  walkXml(xml, {
    open: (name, _) => {
      const local = localName(name);
      if (local === 'tr') row = [];
      else if (local === 'tc') line = '';
      else if (local === 't') takes = true;
      else if (local === 'br') line += row ? ' ' : '\n';
      else if (local === 'p' && row === undefined) line = '';
      else if (local === 'p' && line !== '') line += ' ';
    },
    close: name => {
      const local = localName(name);
      if (local === 't') takes = false;
      else if (local === 'tc') row?.push(line.trim());
      else if (local === 'tr') {
        lines.push((row ?? []).join('\t'));
        row = undefined;
      } else if (local === 'p' && row === undefined && line.trim() !== '') lines.push(line.trim());
    },
    text: text => {
      if (takes) line += text;
    },
  });
  return lines.join('\n');
};

const isHidden = (xml: string): boolean => {
  let hidden = false;
  walkXml(xml, {
    open: (name, attributes) => {
      if (localName(name) === 'sld') hidden = /^(?:0|false)$/.test(attributeOf(attributes, 'show') ?? '1');
    },
    close: () => undefined,
    text: () => undefined,
  });
  return hidden;
};

/** Notes without the fields (page number, date) that every page of notes has. */
const notesText = (xml: string): string =>
  textsOf(xml, 'p', 't')
    .filter(text => !/^[\d\s/.:年月日-]*$/.test(text))
    .join('\n');

const found = (kind: Hidden['kind'], where: string, count: number, message: string): Hidden[] =>
  count > 0 ? [{ kind, where, count, severity: 'must', message }] : [];

/**
 * Looks into a presentation (pptx): the text of its slides; hidden slides, speaker notes, comments.
 * @throws Unreadable `damaged`, `too-large`; XmlFault
 */
export const lookAtPptx = (bytes: Uint8Array): Looked => {
  const file = openPackage(bytes);
  if (file.xml(presentation) === undefined) throw damaged();
  const slides = slidesOf(file).map(name => file.xml(name) ?? '');
  const hidden = slides.flatMap((xml, index) => (isHidden(xml) ? [{ number: index + 1, xml }] : []));
  const notes = file
    .namesOf(/^ppt\/notesSlides\/[^/]+\.xml$/)
    .map(name => notesText(file.xml(name) ?? ''))
    .filter(text => text !== '');
  const comments = file.namesOf(/^ppt\/comments\/[^/]+\.xml$/).map(name => file.xml(name) ?? '');
  const count = comments.reduce((sum, xml) => sum + countElements(xml, new Set(['cm'])), 0);
  return {
    text: slides.filter(xml => !isHidden(xml)).map(textOfSlide),
    hiddenText: [
      ...hidden.map(({ xml }) => textOfSlide(xml)),
      ...notes,
      ...comments.flatMap(xml => [...textsOf(xml, 'text', 'text'), ...textsOf(xml, 'p', 't')]),
    ],
    hidden: [
      ...found(
        'hidden-slides',
        `第${hidden.map(({ number }) => number).join('、')}页`,
        hidden.length,
        `有${hidden.length}页幻灯片是隐藏的，读者打开文件就能看到。请删去，或取消隐藏后再审。`,
      ),
      ...found(
        'speaker-notes',
        '备注',
        notes.length,
        `有${notes.length}页幻灯片带演讲者备注，读者能看到。请删去备注，或检查确可公开。`,
      ),
      ...found(
        'comments',
        '批注',
        count,
        `文件有${count}条批注，读者能看到内容和批注人。请在“审阅”里删除全部批注，或由系统清除。`,
      ),
      ...lookAtPackage(bytes, file),
    ],
    notes: [],
  };
};
