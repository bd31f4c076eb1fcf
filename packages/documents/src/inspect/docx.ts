import { readBody } from '../read/docx/body.ts';
import { withUsualPrefix } from '../read/docx/index.ts';
import { readNumbering } from '../read/docx/numbering.ts';
import { type Attributes, attributeOf, walkXml } from '../read/xml.ts';
import { damaged, type Hidden, type Looked, textOfBlocks } from './model.ts';
import { lookAtPackage, openPackage, type Package, textsOf } from './office.ts';

/** The parts in which a document's text stands, and what people call them. */
const stories: readonly (readonly [pattern: RegExp, where: string])[] = [
  [/^word\/document\d*\.xml$/, '正文'],
  [/^word\/header\d*\.xml$/, '页眉'],
  [/^word\/footer\d*\.xml$/, '页脚'],
  [/^word\/footnotes\.xml$/, '脚注'],
  [/^word\/endnotes\.xml$/, '尾注'],
];

const changes = new Set(
  'w:ins w:del w:moveFrom w:cellIns w:cellDel w:cellMerge w:rPrChange w:pPrChange w:sectPrChange w:tblPrChange w:trPrChange w:tcPrChange w:tblGridChange w:numberingChange'.split(
    ' ',
  ),
);
const off = new Set(['0', 'false', 'off']);
const isOn = (attributes: Attributes): boolean => !off.has(attributeOf(attributes, 'w:val') ?? '');

/** Styles by which text is hidden. */
const hidingStyles = (xml: string): Set<string> => {
  const styles = new Set<string>();
  let style = '';
  walkXml(xml, {
    open: (name, attributes) => {
      if (name === 'w:style') style = attributeOf(attributes, 'w:styleId') ?? '';
      if (name === 'w:vanish' && style !== '' && isOn(attributes)) styles.add(style);
    },
    close: name => {
      if (name === 'w:style') style = '';
    },
    text: () => undefined,
  });
  return styles;
};

interface StoryFaults {
  changes: number;
  hiddenRuns: number;
  texts: string[];
}

/** Goes through a part for its tracked changes and its hidden text; a run is hidden by itself or by a style. */
const lookAtStory = (xml: string, hiding: ReadonlySet<string>): StoryFaults => {
  const faults: StoryFaults = { changes: 0, hiddenRuns: 0, texts: [] };
  let inParagraphMark = false;
  let paragraphHides = false;
  let run: { hides: boolean; text: string } | undefined;
  let takes = false;
  let deleted = false;
  const openers: Record<string, (attributes: Attributes) => void> = {
    'w:p': () => {
      paragraphHides = false;
    },
    'w:pPr': () => {
      inParagraphMark = true;
    },
    'w:r': () => {
      run = { hides: paragraphHides, text: '' };
      deleted = false;
    },
    'w:vanish': attributes => {
      if (!inParagraphMark && run) run.hides = isOn(attributes);
    },
    'w:pStyle': attributes => {
      paragraphHides = hiding.has(attributeOf(attributes, 'w:val') ?? '');
    },
    'w:rStyle': attributes => {
      if (!inParagraphMark && run && hiding.has(attributeOf(attributes, 'w:val') ?? '')) run.hides = true;
    },
    'w:t': () => {
      takes = true;
    },
    'w:delText': () => {
      takes = true;
      deleted = true;
    },
  };
  const closers: Record<string, () => void> = {
    'w:pPr': () => {
      inParagraphMark = false;
    },
    'w:t': () => {
      takes = false;
    },
    'w:delText': () => {
      takes = false;
    },
    'w:r': () => {
      if (run && run.text.trim() !== '' && (run.hides || deleted)) faults.texts.push(run.text);
      if (run?.hides && run.text.trim() !== '' && !deleted) faults.hiddenRuns++;
      run = undefined;
    },
  };
  walkXml(xml, {
    open: (name, attributes) => {
      if (changes.has(name)) faults.changes++;
      if (Object.hasOwn(openers, name)) openers[name]?.(attributes);
    },
    close: name => {
      if (Object.hasOwn(closers, name)) closers[name]?.();
    },
    text: text => {
      if (takes && run) run.text += text;
    },
  });
  return faults;
};

const changesAt = (where: string, count: number): Hidden => ({
  kind: 'tracked-changes',
  where,
  count,
  severity: 'must',
  message: `${where}有${count}处修订痕迹，读者能看到改动前的文字。请在“审阅”里接受或拒绝全部修订，或由系统接受并清除。`,
});

const hiddenTextAt = (where: string, count: number): Hidden => ({
  kind: 'hidden-text',
  where,
  count,
  severity: 'must',
  message: `${where}有${count}处隐藏文字，读者显示隐藏文字就能看到。请删去，或取消隐藏后再审。`,
});

const commentsIn = (file: Package): { count: number; texts: string[] } => {
  const xml = withUsualPrefix(file.xml('word/comments.xml') ?? '');
  let count = 0;
  walkXml(xml, {
    open: name => {
      if (name === 'w:comment') count++;
    },
    close: () => undefined,
    text: () => undefined,
  });
  return { count, texts: textsOf(xml, 'comment', 't') };
};

/**
 * Looks into a Word document (docx): text of body, headers, footers and notes; comments, tracked changes, hidden text.
 * @throws Unreadable `damaged`, `too-large`; XmlFault
 */
export const lookAtDocx = (bytes: Uint8Array): Looked => {
  const file = openPackage(bytes);
  const decode = (name: string) => withUsualPrefix(file.xml(name) ?? '');
  const numbering = readNumbering(file.xml('word/numbering.xml'), file.xml('word/styles.xml'));
  const hiding = hidingStyles(decode('word/styles.xml'));
  const looked: Looked = { text: [], hiddenText: [], hidden: [], notes: [] };
  for (const [pattern, where] of stories) {
    const parts = file.namesOf(pattern).map(decode);
    const faults = parts.map(xml => lookAtStory(xml, hiding));
    const total = (of: 'changes' | 'hiddenRuns') => faults.reduce((sum, fault) => sum + fault[of], 0);
    looked.text.push(...parts.map(xml => textOfBlocks(readBody(xml, numbering))));
    looked.hiddenText.push(...faults.flatMap(({ texts }) => texts));
    if (total('changes') > 0) looked.hidden.push(changesAt(where, total('changes')));
    if (total('hiddenRuns') > 0) looked.hidden.push(hiddenTextAt(where, total('hiddenRuns')));
    if (parts.some(xml => xml.includes('<w:altChunk')))
      looked.notes.push('文件里嵌入了另一份文件，其中的内容没有检查。请用Word打开，另存一份后再上传。');
  }
  if (!file.names.some(name => stories[0]?.[0].test(name))) throw damaged();
  const { count, texts } = commentsIn(file);
  looked.hiddenText.push(...texts);
  if (count > 0)
    looked.hidden.push({
      kind: 'comments',
      where: '批注',
      count,
      severity: 'must',
      message: `文件有${count}条批注，读者能看到内容和批注人。请在“审阅”里删除全部批注，或由系统清除。`,
    });
  looked.hidden.push(...lookAtPackage(bytes, file));
  return looked;
};
