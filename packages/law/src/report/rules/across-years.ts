import { table3Columns, table4Groups } from '../form.ts';
import type { Rule } from '../rule.ts';
import { unreadAmong } from './unread.ts';
import { consecutive } from './years.ts';

/** carriedIn of year n is carriedOut of year n − 1, per column. */
export const carry: Rule = {
  code: 'CARRY',
  severities: ['error'],
  title: '本年报告的上年结转，等于上一年报告的结转下年度继续办理，逐列相等。',
  explanation: '需要上一年度的报告；两份报告年度不相邻时不核对。',
  source: '国办公开办函〔2021〕30号',
  needsPrevious: true,
  assess: ({ report, previous, unread }) => {
    if (!consecutive(report, previous)) return [];
    return table3Columns.map(({ id: column, label }) => {
      const expected = previous.table3.carriedOut[column];
      const found = report.table3.carriedIn[column];
      const known = { severity: 'error' as const, cells: [`table3.carriedIn.${column}`], expected, found };
      const place = `表三“${label}”列`;
      const why = unreadAmong(unread, known.cells);
      if (why !== undefined) return { ...known, state: 'unassessable', message: `${place}：${why}` };
      if (expected === null || found === null)
        return {
          ...known,
          state: 'unassessable',
          message: `${place}：上年结转与上一年的结转下年度有一个是空格，无法核对。`,
        };
      return expected === found
        ? {
            ...known,
            state: 'holds',
            message: `${place}：上年结转${found}，与${previous.year}年报告的结转下年度一致。`,
          }
        : {
            ...known,
            state: 'broken',
            message: `${place}：${previous.year}年报告结转下年度${expected}件，本年报告的上年结转为${found}件。两处应当相等，请核对是哪一年填错。`,
          };
    });
  },
};

/** inForce(n) = inForce(n − 1) + issued − repealed, for 规章 and 行政规范性文件. */
export const inForce: Rule = {
  code: 'IN-FORCE',
  severities: ['warning'],
  title: '规章和行政规范性文件：现行有效件数等于上一年现行有效件数加本年制发、减本年废止。',
  explanation: '需要上一年度的报告，两份都是2021年格式且年度相邻；任一数为空格时不作判断。',
  source: '国办公开办函〔2021〕30号',
  needsPrevious: true,
  assess: ({ report, previous, unread }) => {
    if (!consecutive(report, previous) || report.format !== 2021 || previous.format !== 2021) return [];
    return (['rules', 'normativeDocuments'] as const).map(kind => {
      const { issued, repealed, inForce: found } = report.table2[kind];
      const before = previous.table2[kind].inForce;
      const cells = ['inForce', 'issued', 'repealed'].map(column => `table2.${kind}.${column}`);
      const label = kind === 'rules' ? '规章' : '行政规范性文件';
      const why = unreadAmong(unread, cells);
      if (why !== undefined || before === null || issued === null || repealed === null || found === null)
        return {
          state: 'unassessable',
          severity: 'warning',
          cells,
          expected: null,
          found,
          message: `表二“${label}”：${why ?? '有空格，无法与上一年核对。'}`,
        };
      const expected = before + issued - repealed;
      const working = `上一年现行有效${before}件，加本年制发${issued}件，减本年废止${repealed}件，得${expected}件`;
      return {
        state: expected === found ? 'holds' : 'broken',
        severity: 'warning',
        cells,
        expected,
        found,
        message:
          expected === found
            ? `表二“${label}”：${working}，与现行有效件数一致。`
            : `表二“${label}”：${working}，而本年现行有效填的是${found}件。请核对三个数。`,
      };
    });
  },
};

/** Cases pending at the end of year n − 1 are among those counted in year n. */
export const pending: Rule = {
  code: 'PENDING',
  severities: ['note'],
  title: '上一年尚未审结的复议、诉讼，不多于本年统计的件数。',
  explanation: '需要上一年度的报告；上年未审结的案件在本年应当再次计入，件数变少值得核对。',
  source: '国办公开办函〔2021〕30号',
  needsPrevious: true,
  assess: ({ report, previous, unread }) => {
    if (!consecutive(report, previous)) return [];
    return table4Groups.map(group => {
      const before = previous.table4[group.id].pending;
      const now = report.table4[group.id].total;
      const cells = [`table4.${group.id}.total`];
      const known = { severity: 'note' as const, cells, expected: before, found: now };
      const why = unreadAmong(unread, cells);
      if (why !== undefined || before === null || now === null)
        return {
          ...known,
          state: 'unassessable',
          message: why ?? `表四“${group.label}”的“总计”有空格，无法与上一年核对。`,
        };
      return before <= now
        ? {
            ...known,
            state: 'holds',
            message: `表四“${group.label}”：上一年尚未审结${before}件，不多于本年的${now}件。`,
          }
        : {
            ...known,
            state: 'broken',
            message: `表四“${group.label}”：上一年尚未审结${before}件，本年总计只有${now}件。上年未结的案件应计入本年，请核对。`,
          };
    });
  },
};
