import { verifyCommand } from './audit/index.ts';
import { demoCommand } from './demo.ts';
import { countCommand } from './disclosure/index.ts';
import { createAdministrator } from './people/index.ts';
import { backup } from './platform/backup/index.ts';
import type { Command, Commands } from './platform/control/index.ts';

/** `gongkai backup`: the archive as data; what it holds, in words. */
const backupCommand: Command = async (platform, _args, { say, data }) => {
  const { tables, files } = await backup(platform, data);
  const rows = Object.values(tables).reduce((total, table) => total + table.rows, 0);
  say(`备份完成：${Object.keys(tables).length}张表共${rows}行，文件${Object.keys(files).length}个。\n`);
  return 0;
};

/** What the command line asks of the open platform: of the running server where there is one. */
export const commands: Commands = {
  'admin.create': createAdministrator,
  'audit.verify': verifyCommand,
  backup: backupCommand,
  demo: demoCommand,
  'items.count': countCommand,
};
