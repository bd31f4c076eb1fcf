import type { Report } from '../model.ts';
import type { Certainty } from './state.ts';

const action =
  '(?=的?(?:共|累计|新|收|受|接|办|答|全年|本年|20\\d\\d|总|已|也|则|均|未|没|无|制|出台|印发|作出|实施|行政(?:许可|处罚|强制)|$))';

/** A body named as the one that does something: 「市公安局共…」. */
const body = new RegExp(
  `([\\u4e00-\\u9fff]{0,16}(?:局|厅|委员会|委|办公室|府办|街道|街道办事处|镇街|镇|乡|中心|大队|支队|分局|科室|站|所|院|馆|协会|联合会|残联|供销社|集团|学校|单位|公司|法院|部门|政府))${action}`,
);

const short = (name: string) => name.replaceAll('人民政府', '政府');

/**
 * Whether the body that a clause names as acting is the authority itself. 「我局」 and a name that the authority's
 * contains are; a county's or city's 「市政府」 may be the whole or its office (unsure); any other body is not.
 */
export const subjectOf = (head: string, report: Report): Certainty => {
  const name = body.exec(head)?.[1];
  if (name === undefined) return 'sure';
  if (/(?:我|本|全|该)[^我本全该]{1,4}$/.test(name)) return 'sure';
  if (report.authority === null) return 'unsure';
  const authority = short(report.authority);
  const called = short(name);
  for (let from = 0; from <= called.length - 3; from++)
    if (authority.includes(called.slice(from)))
      return called.endsWith('政府') && !/[镇乡]政府$/.test(called) ? 'unsure' : 'sure';
  return /(?:[镇乡]|街道)$/.test(called) && authority.includes(called.slice(-2)) ? 'sure' : 'no';
};
