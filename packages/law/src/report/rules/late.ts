import type { Rule } from '../rule.ts';

/**
 * Names that end like a department's: 局、委、厅、… and bodies that report as one. A township, a committee of a zone
 * or an office that may speak for its government has the later day; courts and procuratorates are no departments.
 */
const department =
  /(?:局|厅|部|委|委员会|总队|支队|大队|交警队|中心|站|院|馆|编办|编制委员会办公室|残疾人联合会|残联|供销合作(?:社|总社|社联合社|联社)|中学|小学|学校)$/;
const government =
  /(?:人民政府|管理委员会|管委会|街道办事处|(?<!编制委员会)办公室|办公厅|人民法院|人民检察院)$/;

const isDepartment = (authority: string) => department.test(authority) && !government.test(authority);

/** 公布期限: a department by 31 January (Art. 49), a government by 31 March (Art. 50) of the next year. */
export const late: Rule = {
  code: 'LATE',
  severities: ['warning'],
  title: '年度报告按期公布：部门在次年1月31日前，人民政府在次年3月31日前。',
  explanation:
    '按名称区分：局、委、厅、部、编办、残联、供销社、学校、支队大队等为部门；人民政府、管委会、街道办事处，以及可能代政府编写的办公室，按3月31日。没有公布日期或机关名称时不作判断。公布日期早于报告年度12月的，多半是年份笔误，同样提出警告。',
  source: '《政府信息公开条例》第四十九条、第五十条',
  needsPrevious: false,
  assess: ({ report }) => {
    const { authority, year, published } = report;
    if (authority === null || year === null || published === null)
      return [
        {
          state: 'unassessable',
          severity: 'warning',
          cells: ['published'],
          expected: null,
          found: published,
          message: '没有读出公布日期、机关名称或报告年度，无法核对是否按期公布。',
        },
      ];
    if (published < `${year}-12-01`)
      return [
        {
          state: 'broken',
          severity: 'warning',
          cells: ['published'],
          expected: `${year + 1}-01-01`,
          found: published,
          message: `公布日期是${published}，这时${year}年度还没有结束。请核对公布日期的年份。`,
        },
      ];
    const last = `${year + 1}-${isDepartment(authority) ? '01-31' : '03-31'}`;
    const known = { severity: 'warning' as const, cells: ['published'], expected: last, found: published };
    return [
      published <= last
        ? { ...known, state: 'holds', message: `公布日期${published}，不晚于${last}。` }
        : {
            ...known,
            state: 'broken',
            message: `公布日期是${published}，晚于${last}。请核对日期；确已逾期的，应说明原因并在以后年度按期公布。`,
          },
    ];
  },
};
