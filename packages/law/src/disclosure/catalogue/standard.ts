import { flattenColumns, type StandardColumn } from './column.ts';
import * as part from './parts.ts';

const dealings = [
  part.services,
  part.licences,
  part.penalties,
  part.inspections,
  part.fees,
  part.procurement,
  part.projects,
];

const common = [part.policies, part.notices, part.organization, part.plans];

/** The whole region's columns: 县级以上人民政府 (Art. 20, 21). */
export const regionColumns: readonly StandardColumn[] = flattenColumns([
  part.news,
  part.section([
    ...common,
    part.statistics,
    part.finance,
    ...dealings,
    part.livelihood,
    ...part.countySubjects,
    part.emergency,
    part.recruitment,
    part.investment,
    part.proposals,
  ]),
]);

/** The columns of a department (政府工作部门). */
export const bureauColumns: readonly StandardColumn[] = flattenColumns([
  part.news,
  part.section([
    ...common,
    part.statistics,
    part.finance,
    ...dealings,
    part.livelihood,
    part.emergency,
    part.recruitment,
    part.investment,
    part.proposals,
  ]),
]);

/** The columns of a township, town or street (乡镇人民政府、街道办事处). */
export const townshipColumns: readonly StandardColumn[] = flattenColumns([
  part.news,
  part.section([
    ...common,
    part.finance,
    part.services,
    part.penalties,
    part.inspections,
    part.procurement,
    part.projects,
    part.livelihood,
    ...part.townshipSubjects,
    part.emergency,
    part.recruitment,
  ]),
]);
