import { localName } from '../read/xlsx/workbook.ts';
import { attributeOf, walkXml } from '../read/xml.ts';
import { unzipParts, zipNames } from '../read/zip.ts';
import type { Hidden } from './model.ts';
import { lookAtPicture } from './picture.ts';

/** An Office file opened: its parts by name. */
export interface Package {
  names: readonly string[];
  /** The text of an XML part; undefined where there is none. */
  xml(name: string): string | undefined;
  /** The names that fit, in the order of the numbers in them. */
  namesOf(pattern: RegExp): string[];
}

const xmlPart = /\.(?:xml|rels|vml)$/i;
const numberIn = (name: string): number => Number(/(\d+)\.\w+$/.exec(name)?.[1] ?? 0);

/**
 * Opens an Office file for reading its XML; pictures are read one by one by `mediaOf`.
 * @throws Unreadable `damaged`, `too-large`
 */
export const openPackage = (bytes: Uint8Array): Package => {
  const names = zipNames(bytes);
  const files = unzipParts(bytes, name => xmlPart.test(name));
  return {
    names,
    xml: name => files[name] && new TextDecoder().decode(files[name]),
    namesOf: pattern => names.filter(name => pattern.test(name)).sort((a, b) => numberIn(a) - numberIn(b)),
  };
};

/** How often each element stands in an XML part, by its local name. */
export const countElements = (xml: string, wanted: ReadonlySet<string>): number => {
  let count = 0;
  walkXml(xml, {
    open: name => {
      if (wanted.has(localName(name))) count++;
    },
    close: () => undefined,
    text: () => undefined,
  });
  return count;
};

/** The texts of the elements of a local name, each joined from the texts within it. */
export const textsOf = (xml: string, element: string, within: string): string[] => {
  const texts: string[] = [];
  let text = '';
  let depth = 0;
  walkXml(xml, {
    open: name => {
      const local = localName(name);
      if (local === element) text = '';
      if (local === within) depth++;
    },
    close: name => {
      const local = localName(name);
      if (local === within) depth--;
      if (local === element && text.trim() !== '') texts.push(text.trim());
    },
    text: part => {
      if (depth > 0) text += part;
    },
  });
  return texts;
};

/** A relationship between parts. */
export interface Relation {
  id: string;
  type: string;
  /** As written: relative to the part's folder, from the root, or an address outside. */
  target: string;
  external: boolean;
}

export const relationsIn = (xml: string): Relation[] => {
  const relations: Relation[] = [];
  walkXml(xml, {
    open: (name, attributes) => {
      if (localName(name) === 'Relationship')
        relations.push({
          id: attributeOf(attributes, 'Id') ?? '',
          type: attributeOf(attributes, 'Type') ?? '',
          target: attributeOf(attributes, 'Target') ?? '',
          external: attributeOf(attributes, 'TargetMode') === 'External',
        });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return relations;
};

/** The name of the part that a relationship of `owner` points at. */
export const resolveTarget = (owner: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1);
  const path = owner.split('/').slice(0, -1);
  for (const step of target.split('/'))
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  return path.join('/');
};

/** The part whose relationships a .rels part holds: 「word/_rels/document.xml.rels」 → 「word/document.xml」. */
export const ownerOf = (rels: string): string => rels.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2');

/** Names that programs and fresh machines put in; they say nothing of a person. */
const nobody =
  /^(?:|admin(?:istrator)?|user|users?|pc|hp|lenovo|dell|asus|acer|microsoft|微软用户|微软中国|microsoft office user|windows 用户|windows user|用户|unknown|openpyxl|python-docx|apache poi|wps office|wps_\d+|un-named|libreoffice.*|china|my computer|番茄花园|雨林木风|深度技术|gongkai)$/i;

/** Names in a file's properties, by element: what people call each. */
const people: readonly (readonly [part: string, element: string, what: string])[] = [
  ['docProps/core.xml', 'creator', '作者'],
  ['docProps/core.xml', 'lastModifiedBy', '最后修改人'],
  ['docProps/app.xml', 'Manager', '主管'],
  ['docProps/app.xml', 'Company', '单位'],
];

const namesIn = (file: Package): string[] =>
  people.flatMap(([part, element, what]) => {
    const name = textsOf(file.xml(part) ?? '', element, element)[0] ?? '';
    return nobody.test(name) ? [] : [`${what}“${name.slice(0, 40)}”`];
  });

const properties = (file: Package): Hidden[] => {
  const names = namesIn(file);
  const custom = countElements(file.xml('docProps/custom.xml') ?? '', new Set(['property']));
  return [
    ...(names.length > 0
      ? [
          {
            kind: 'author' as const,
            where: '文件属性',
            count: names.length,
            severity: 'note' as const,
            message: `文件属性里有${names.join('、')}。不想公开的，请在“文件—信息—检查文档”里删除，或由系统清除。`,
          },
        ]
      : []),
    ...(custom > 0
      ? [
          {
            kind: 'custom-properties' as const,
            where: '文件属性',
            count: custom,
            severity: 'note' as const,
            message: `文件有${custom}个自定义属性，可能记着办文系统的编号和人名。请在“文件—信息—检查文档”里删除，或由系统清除。`,
          },
        ]
      : []),
  ];
};

const embedded = (file: Package): Hidden[] => {
  const objects = file.namesOf(/\/embeddings\/[^/]+$/).length;
  const macros = file.namesOf(/vbaProject\.bin$/i).length;
  return [
    ...(objects > 0
      ? [
          {
            kind: 'embedded' as const,
            where: '',
            count: objects,
            severity: 'must' as const,
            message: `文件里嵌入了${objects}个其他文件（例如图表背后的整张数据表），读者双击就能打开。请逐个检查；不应公开的，改成图片后再上传。`,
          },
        ]
      : []),
    ...(macros > 0
      ? [
          {
            kind: 'macros' as const,
            where: '',
            count: macros,
            severity: 'must' as const,
            message: '文件里有宏程序，不应公开。请另存为不含宏的docx、xlsx或pptx。',
          },
        ]
      : []),
  ];
};

const insidePath = /^(?:file:|[A-Za-z]:[\\/]|\\\\|\/\/)/i;

/** Links that lead to files on someone's computer or inner network; links of web addresses are meant to be followed. */
const externalLinks = (file: Package): Hidden[] => {
  const links = file.names
    .filter(name => name.endsWith('.rels'))
    .flatMap(name => relationsIn(file.xml(name) ?? ''))
    .filter(
      ({ external, target, type }) => external && (insidePath.test(target) || !/hyperlink$/.test(type)),
    );
  const connections = file.xml('xl/connections.xml') === undefined ? 0 : 1;
  const count = links.length + connections;
  return count === 0
    ? []
    : [
        {
          kind: 'external-links',
          where: '',
          count,
          severity: 'must',
          message: `文件有${count}处连到外部的文件或数据，里面写着电脑或内网的位置。请断开链接，保留数值后再上传。`,
        },
      ];
};

const mediaName = /\/media\/[^/]+\.(?:jpe?g|png|webp|tiff?)$/i;
/** A picture packed in a file is looked at alone, so that many large ones do not fill the memory. */
const media = (bytes: Uint8Array, file: Package): Hidden[] =>
  file.namesOf(mediaName).flatMap(name => {
    const picture = unzipParts(bytes, other => other === name)[name];
    return picture ? lookAtPicture(picture, `图片${name.slice(name.lastIndexOf('/') + 1)}`) : [];
  });

/** What every Office file may hide: properties, embedded files, macros, links, positions in its pictures. */
export const lookAtPackage = (bytes: Uint8Array, file: Package): Hidden[] => [
  ...embedded(file),
  ...externalLinks(file),
  ...media(bytes, file),
  ...properties(file),
];
