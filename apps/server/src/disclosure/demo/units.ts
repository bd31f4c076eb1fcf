import { bureausOne } from './units-one.ts';
import { bureausTwo } from './units-two.ts';

/** What a bureau of the demonstration does: its field, and what it publishes about. */
export interface Profile {
  unit: string;
  field: string;
  services: readonly string[];
  /** `{y}` is the year. */
  notices: readonly string[];
  news: readonly string[];
  documents: readonly string[];
  /** Columns of the standard with titles. */
  special: readonly (readonly [column: string, title: string])[];
}

const parts = (text: string): string[] => text.split('|');

/** The bureaus with what they publish; 商务局 has lists of its own. */
export const profiles: readonly Profile[] = [...bureausOne, ...bureausTwo].map(
  ([name, field, services, notices, news, documents, special]) => ({
    unit: `衡山县${name}`,
    field,
    services: parts(services),
    notices: parts(notices).map(title => (title.includes('关于') ? title : `关于${title}`)),
    news: parts(news),
    documents: parts(documents),
    special,
  }),
);

/** Institutions and offices that publish little. */
export const smallUnits: readonly (readonly [unit: string, field: string])[] = [
  ['国家税务总局衡山县税务局', '税费服务'],
  ['衡山县气象局', '气象服务'],
  ['衡山县公共资源交易中心', '公共资源交易'],
  ['衡山县不动产登记中心', '不动产登记'],
  ['衡山县疾病预防控制中心', '疾病预防控制'],
  ['衡山县人民医院', '医疗服务'],
  ['衡山县扶贫开发服务中心', '巩固脱贫成果'],
];

export const townNames: readonly string[] = [
  '开云镇',
  '白果镇',
  '萱洲镇',
  '东湖镇',
  '长江镇',
  '新桥镇',
  '店门镇',
  '永和乡',
  '福田铺乡',
  '贯塘乡',
  '江东乡',
  '岭坡乡',
];
