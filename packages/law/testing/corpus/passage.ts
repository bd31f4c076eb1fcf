import { type CellPath, type Report, reportOf, table4Groups } from '../../src/index.ts';

/**
 * A passage of a report's prose with the cells that agree with it; cells not given are 0. A cell is named by its
 * place: `received`, `received.naturalPerson`, `reconsideration.upheld`, `licences`.
 */
export interface Passage {
  text: string;
  cells: Record<string, number>;
  /** How many comparisons with the tables, and how many sums, hold. */
  holds: { table: number; sum?: number };
  /** Words exchanged for others, the rule that tells, and the first cell named. */
  faults: [from: string, to: string, rule: 'TEXT-TABLE' | 'TEXT-SUM', cell?: string][];
  authority?: string;
}

const tableTwo = /^(?:rules|normativeDocuments|licences|penalties|coerciveMeasures|feesTenThousandYuan)/;

/** The address of a cell named in short. */
export const pathOf = (short: string): CellPath => {
  const [head = ''] = short.split('.');
  if (tableTwo.test(head)) return `table2.${short}`;
  const table = table4Groups.some(group => group.id === head) ? 'table4' : 'table3';
  return `${table}.${short.includes('.') ? short : `${short}.total`}`;
};

/** A report of 2024 in the format of 2021 with a passage's cells and its prose as overview. */
export const reportWith = ({ text, cells, authority = '云溪县人民政府' }: Passage): Report => {
  const figures = new Map(Object.entries(cells).map(([short, figure]) => [pathOf(short), figure]));
  const report = reportOf(2021, path => figures.get(path) ?? 0);
  return { ...report, authority, year: 2024, overview: text };
};
