import './tables.ts';

export { disclosureMigration } from './migration.ts';
