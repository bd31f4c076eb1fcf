export { backup } from './backup.ts';
export { backupCommand } from './command.ts';
export type { Manifest } from './manifest.ts';
export { NotRestored, restore } from './restore.ts';
