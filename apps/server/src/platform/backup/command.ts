import type { Command } from '../control/index.ts';
import { backup } from './backup.ts';

/** `gongkai backup OUT`: the archive goes to the output's data, which the command line writes to the file. */
export const backupCommand: Command = async (platform, _args, { say, data }) => {
  const { tables, files } = await backup(platform, data);
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  say(`备份完成：${Object.keys(tables).length}张表共${rows}行，${Object.keys(files).length}个文件。\n`);
  return 0;
};
