import './tables.ts';

export { disclosureMigration } from './migration.ts';
export { countCommand } from './items/index.ts';
