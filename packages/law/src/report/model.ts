import { z } from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';
import { table2Parts2019, table3Columns, table3RowIds, table4Columns, table4Groups } from './form.ts';

// What is wrong with a value is told to people in Chinese.
z.config(zhCN());

/** A cell that counts: a non-negative integer, or null for a cell left blank. Never guessed. */
const count = z.int().min(0).nullable().describe('非负整数；空格为 null');
/** An amount in ten thousand yuan (万元), decimals as printed; null for a blank cell. */
const amount = z.number().min(0).nullable().describe('万元，保留小数；空格为 null');
/** 本年增/减 (2019 format): a signed change. */
const change = z.int().nullable().describe('增为正，减为负；空格为 null');

const shape = <K extends string, V extends z.ZodType>(keys: readonly K[], value: V) =>
  Object.fromEntries(keys.map(key => [key, value])) as Record<K, V>;

const date = z.iso.date();

const documentCounts = z.strictObject({ issued: count, repealed: count, inForce: count });

const table2 = z.strictObject({
  rules: documentCounts.describe('规章'),
  normativeDocuments: documentCounts.describe('行政规范性文件'),
  licences: count.describe('行政许可，本年处理决定数量'),
  penalties: count.describe('行政处罚，本年处理决定数量'),
  coerciveMeasures: count.describe('行政强制，本年处理决定数量'),
  feesTenThousandYuan: amount.describe('行政事业性收费，本年收费金额，万元'),
});

const cellOf2019 = (column: string) =>
  column === 'change' ? change : column === 'amountTenThousandYuan' ? amount : count;

type Disclosed = 'newlyMade' | 'newlyDisclosed' | 'totalDisclosed';
type Decided = 'previousItems' | 'change' | 'decisions';
type Cells<K extends string> = Record<K, z.ZodNullable<z.ZodNumber>>;

const table2of2019 = z.strictObject(
  Object.fromEntries(
    table2Parts2019.flatMap(part =>
      part.rows.map(row => [
        row.id,
        z
          .strictObject(Object.fromEntries(part.columns.map(column => [column.id, cellOf2019(column.id)])))
          .describe(row.label),
      ]),
    ),
  ) as {
    rules: z.ZodObject<Cells<Disclosed>>;
    normativeDocuments: z.ZodObject<Cells<Disclosed>>;
    licences: z.ZodObject<Cells<Decided>>;
    otherServices: z.ZodObject<Cells<Decided>>;
    penalties: z.ZodObject<Cells<Decided>>;
    coerciveMeasures: z.ZodObject<Cells<Decided>>;
    fees: z.ZodObject<Cells<'previousItems' | 'change'>>;
    procurement: z.ZodObject<Cells<'items' | 'amountTenThousandYuan'>>;
  },
);

const table3Row = z.strictObject(
  shape(
    table3Columns.map(column => column.id),
    count,
  ),
);
const table3 = z.strictObject(shape(table3RowIds(2021), table3Row));
const table3of2019 = table3.omit({ overdueCorrection: true, overdueFee: true });

const table4 = z.strictObject(
  shape(
    table4Groups.map(group => group.id),
    z.strictObject(
      shape(
        table4Columns.map(column => column.id),
        count,
      ),
    ),
  ),
);

const common = {
  schema: z.literal('annual-report/1'),
  authority: z.string().min(1).nullable().describe('行政机关名称；读不出时为 null'),
  year: z.int().min(2000).max(2099).nullable().describe('报告年度；读不出时为 null'),
};

const rest = {
  published: date.nullable().describe('公布日期；未写明时为 null'),
  period: z.strictObject({ from: date, to: date }).nullable().describe('统计期限；未写明时为 null'),
  preamble: z.string().describe('编制说明，段落以换行分开'),
  overview: z.string().describe('一、总体情况'),
  problems: z.string().describe('五、存在的主要问题及改进情况'),
  other: z.string().describe('六、其他需要报告的事项'),
};

const report2021 = z.strictObject({ ...common, format: z.literal(2021), ...rest, table2, table3, table4 });
const report2019 = z.strictObject({
  ...common,
  format: z.literal(2019),
  ...rest,
  table2of2019,
  table3: table3of2019,
  table4,
});

/** 政府信息公开工作年度报告 (Art. 49, 50) as data. */
export const annualReport = z
  .discriminatedUnion('format', [report2021, report2019])
  .meta({ title: 'annual-report/1', description: '政府信息公开工作年度报告' });

export type Report = z.infer<typeof annualReport>;
export type Report2021 = z.infer<typeof report2021>;
export type Report2019 = z.infer<typeof report2019>;
export type Table3Row = z.infer<typeof table3Row>;
export type Table4Group = Report['table4']['reconsideration'];
export type Figure = number | null;

/** JSON Schema (draft 2020-12) of `annual-report/1`, made from the same schema that validates. */
export const annualReportJsonSchema = () => z.toJSONSchema(annualReport);

/** What is wrong with a value that should be an `annual-report/1`, one Chinese sentence a fault. */
export const parseReport = (value: unknown): { report: Report } | { faults: string[] } => {
  const result = annualReport.safeParse(value);
  if (result.success) return { report: result.data };
  return {
    faults: result.error.issues.map(issue => {
      const path = issue.path.join('.') || '（整份文件）';
      return issue.code === 'unrecognized_keys'
        ? `${path}：不认识的字段 ${issue.keys.join('、')}，请删去`
        : `${path}：内容不符合 annual-report/1 的要求（${issue.message}），请改正`;
    }),
  };
};
