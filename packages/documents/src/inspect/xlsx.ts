import { maxColumns, readSheet, type Sheet } from '../read/xlsx/sheet.ts';
import { localName, readWorkbook, type Workbook } from '../read/xlsx/workbook.ts';
import { type Attributes, attributeOf, walkXml } from '../read/xml.ts';
import { damaged, type Hidden, type Looked } from './model.ts';
import { countElements, lookAtPackage, openPackage, type Package, textsOf } from './office.ts';

/** Cells with text that are read of a sheet at most. */
const maxTexts = 1_000_000;

const linesOf = ({ rows }: Sheet): string[] =>
  rows
    .filter(({ texts }) => texts.size > 0)
    .map(({ texts }) => {
      const last = Math.max(...texts.keys());
      return Array.from({ length: last + 1 }, (_, column) =>
        (texts.get(column) ?? '').replace(/[\t\n\r]+/g, ' '),
      ).join('\t');
    });

const hiddenMark = /(?:^|\s)hidden\s*=\s*["'](?:1|true)/;
const collapsed = /(?:^|\s)(?:ht|width)\s*=\s*["']0(?:\.0*)?["']/;
const isOutOfSight = (attributes: Attributes): boolean =>
  hiddenMark.test(attributes) || collapsed.test(attributes);

/** 「A」「AB」 from a column's number, from 0. */
const columnName = (column: number): string =>
  (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

const columnOf = (reference: string | undefined): number | undefined => {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
};

/** What is printed above and below a sheet, without the codes for place and type. */
const printedAround = (xml: string): string[] =>
  ['oddHeader', 'oddFooter', 'evenHeader', 'evenFooter', 'firstHeader', 'firstFooter'].flatMap(element =>
    textsOf(xml, element, element).map(text =>
      text.replace(/&(?:"[^"]*"|\d+|K[\dA-F]{6}|[A-Z])/g, ' ').trim(),
    ),
  );

/** Hidden rows and columns of a sheet that hold anything. */
const outOfSight = (xml: string): { rows: number[]; columns: number[] } => {
  const ranges: [number, number][] = [];
  const rows = new Set<number>();
  const columns = new Set<number>();
  let row = { number: 0, hidden: false };
  let column = -1;
  walkXml(xml, {
    open: (name, attributes) => {
      const local = localName(name);
      if (local === 'col' && isOutOfSight(attributes))
        ranges.push([Number(attributeOf(attributes, 'min')) - 1, Number(attributeOf(attributes, 'max')) - 1]);
      else if (local === 'row') {
        row = {
          number: Number(attributeOf(attributes, 'r')) || row.number + 1,
          hidden: isOutOfSight(attributes),
        };
        column = -1;
      } else if (local === 'c') column = columnOf(attributeOf(attributes, 'r')) ?? column + 1;
      else if (local === 'v' || local === 'is') {
        if (row.hidden) rows.add(row.number);
        if (ranges.some(([from, to]) => column >= from && column <= to)) columns.add(column);
      }
    },
    close: () => undefined,
    text: () => undefined,
  });
  return { rows: [...rows], columns: [...columns].sort((a, b) => a - b) };
};

const some = (names: readonly (string | number)[]): string =>
  `${names.slice(0, 5).join('、')}${names.length > 5 ? '等' : ''}`;

const hiddenParts = (name: string, xml: string): Hidden[] => {
  const { rows, columns } = outOfSight(xml);
  const where = `工作表“${name}”`;
  return [
    ...(rows.length > 0
      ? [
          {
            kind: 'hidden-rows' as const,
            where,
            count: rows.length,
            severity: 'must' as const,
            message: `工作表“${name}”隐藏了${rows.length}行（第${some(rows)}行），读者取消隐藏或筛选就能看到。请删去，或取消隐藏后再审。`,
          },
        ]
      : []),
    ...(columns.length > 0
      ? [
          {
            kind: 'hidden-columns' as const,
            where,
            count: columns.length,
            severity: 'must' as const,
            message: `工作表“${name}”隐藏了${columns.length}列（${some(columns.map(columnName))}列），读者取消隐藏就能看到。请删去，或取消隐藏后再审。`,
          },
        ]
      : []),
  ];
};

/** The states of the sheets by name: hidden ones, and those that Excel's own menu does not show (veryHidden). */
const veryHidden = (xml: string): Set<string> => {
  const names = new Set<string>();
  walkXml(xml, {
    open: (name, attributes) => {
      if (localName(name) === 'sheet' && attributeOf(attributes, 'state') === 'veryHidden')
        names.add(attributeOf(attributes, 'name') ?? '');
    },
    close: () => undefined,
    text: () => undefined,
  });
  return names;
};

const hiddenSheets = (file: Package, { sheets }: Workbook): Hidden[] => {
  const deep = veryHidden(file.xml('xl/workbook.xml') ?? '');
  return sheets
    .filter(({ hidden }) => hidden)
    .map(({ name }) => ({
      kind: 'hidden-sheets',
      where: `工作表“${name}”`,
      count: 1,
      severity: 'must',
      message: deep.has(name)
        ? `工作表“${name}”是深度隐藏的，在Excel的菜单里看不到，但读者用程序就能取出。请把要公开的工作表复制到新的工作簿后再上传。`
        : `工作表“${name}”是隐藏的，读者取消隐藏就能看到。请删去，或取消隐藏后再审。`,
    }));
};

/** Threaded comments leave a classic one for old programs, whose author is 「tc={…}」: it is counted once. */
const commentsIn = (file: Package): { count: number; texts: string[] } => {
  const classic = file
    .namesOf(/^xl\/comments[^/]*\.xml$|^xl\/comments\/[^/]+\.xml$/)
    .map(name => file.xml(name) ?? '');
  const threaded = file.namesOf(/^xl\/threadedComments\/[^/]+\.xml$/).map(name => file.xml(name) ?? '');
  const placeholders = classic
    .flatMap(xml => textsOf(xml, 'author', 'author'))
    .filter(name => name.startsWith('tc='));
  const count =
    classic.reduce((sum, xml) => sum + countElements(xml, new Set(['comment'])), 0) - placeholders.length;
  const threads = threaded.reduce((sum, xml) => sum + countElements(xml, new Set(['threadedComment'])), 0);
  return {
    count: Math.max(count, 0) + threads,
    texts: [
      ...classic.flatMap(xml => textsOf(xml, 'comment', 't')),
      ...threaded.flatMap(xml => textsOf(xml, 'text', 'text')),
    ],
  };
};

const others = (file: Package): Hidden[] => {
  const { count: comments } = commentsIn(file);
  const history = file.namesOf(/^xl\/revisions\/revisionLog\d*\.xml$/).length;
  const caches = file.namesOf(/^xl\/pivotCache\/pivotCacheRecords\d*\.xml$/).length;
  const all: Hidden[] = [
    {
      kind: 'comments',
      where: '批注',
      count: comments,
      severity: 'must',
      message: `文件有${comments}条批注，读者能看到内容和批注人。请在“审阅”里删除全部批注，或由系统清除。`,
    },
    {
      kind: 'tracked-changes',
      where: '修订记录',
      count: history,
      severity: 'must',
      message: '工作簿留有共享修订的历史，里面有改动前的数值。请取消共享、停止修订后另存。',
    },
    {
      kind: 'cached-data',
      where: '数据透视表',
      count: caches,
      severity: 'must',
      message: `文件里有${caches}份数据透视表的缓存，存着汇总之前的全部明细。请把透视表复制、粘贴为数值后再上传。`,
    },
  ];
  return all.filter(({ count }) => count > 0);
};

/**
 * Looks into a workbook (xlsx): the text of its sheets and drawings; hidden sheets, rows and columns, comments,
 * histories, caches of pivot tables.
 * @throws Unreadable `damaged`, `too-large`; XmlFault
 */
export const lookAtXlsx = (bytes: Uint8Array): Looked => {
  const file = openPackage(bytes);
  const workbook = readWorkbook(file.xml);
  if (workbook.sheets.length === 0) throw damaged();
  const looked: Looked = { text: [], hiddenText: [], hidden: hiddenSheets(file, workbook), notes: [] };
  for (const { name, part, hidden } of workbook.sheets) {
    const xml = file.xml(part);
    if (xml === undefined) continue;
    const sheet = readSheet(xml, workbook, maxTexts);
    (hidden ? looked.hiddenText : looked.text).push(name, ...linesOf(sheet), ...printedAround(xml));
    if (!hidden) looked.hidden.push(...hiddenParts(name, xml));
    if (sheet.tooWide) looked.notes.push(`工作表“${name}”第${maxColumns}列以后的文字没有检查，请人工核对。`);
  }
  for (const name of file.namesOf(/^xl\/drawings\/drawing\d*\.xml$/))
    looked.text.push(...textsOf(file.xml(name) ?? '', 'p', 't'));
  looked.hiddenText.push(...commentsIn(file).texts);
  looked.hidden.push(...others(file), ...lookAtPackage(bytes, file));
  return looked;
};
