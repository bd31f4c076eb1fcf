/** The command line's verbs on an installation: administrators, the audit log, backup, the demonstration county. */
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { commands } from './commands.ts';
import { migrations } from './migrations.ts';
import { type AdministratorOptions, readAdministrator } from './people/index.ts';
import { NotRestored, restore as restoreFrom } from './platform/backup/index.ts';
import { type Config, readConfig } from './platform/config.ts';
import { type Output, withPlatform } from './platform/control/index.ts';
import { FolderInUse } from './platform/database/lock.ts';
import { NewerSchema } from './platform/database/migrate.ts';
import { createLog } from './platform/observability/index.ts';
import { openPlatform } from './platform/open.ts';

const say = (text: string): void => void process.stdout.write(text);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

/** What people can cause, in words; anything else is a fault of ours. */
const explain = (error: unknown): string | undefined => {
  if (error instanceof FolderInUse || error instanceof NewerSchema || error instanceof NotRestored)
    return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return '连不上数据库。请检查DATABASE_URL写得对不对、数据库是否在运行。';
  if (code === 'ENOENT') return '没有这个文件或文件夹，请检查路径。';
  if (code === 'EACCES' || code === 'EPERM') return '没有权限读写这个文件或文件夹，请检查权限。';
  return undefined;
};

/** Runs the work with the configuration; the exit code is its answer, 2 where people can mend what went wrong. */
const withConfig = async (work: (config: Config) => Promise<number>): Promise<void> => {
  const configured = readConfig(process.env);
  if ('faults' in configured) {
    complain(`环境变量有误。\n${configured.faults.join('\n')}`);
    process.exitCode = 2;
    return;
  }
  try {
    process.exitCode = await work(configured.config);
  } catch (error) {
    const words = explain(error);
    if (words === undefined) throw error;
    complain(words);
    process.exitCode = 2;
  }
};

const run = (config: Config, name: string, args: readonly string[], output: Output): Promise<number> =>
  withPlatform(config, name, args, output, async () => {
    const log = createLog('error');
    const { platform, close } = await openPlatform(config, { migrations, log, works: false });
    return { platform, commands, close };
  });

const toTerminal = (): Output => ({ say, data: process.stdout });

/** `gongkai audit verify` */
export const verifyAudit = (): Promise<void> =>
  withConfig(config => run(config, 'audit.verify', [], toTerminal()));

/** `gongkai demo` */
export const demo = (): Promise<void> => withConfig(config => run(config, 'demo', [], toTerminal()));

/** `gongkai admin create` */
export const createAdmin = (options: AdministratorOptions): Promise<void> =>
  withConfig(async config => {
    const args = await readAdministrator(options, { input: process.stdin, output: process.stderr });
    if ('fault' in args) {
      complain(args.fault);
      return 2;
    }
    return run(config, 'admin.create', args, toTerminal());
  });

/** `gongkai items count` */
export const countItems = (options: {
  unit: string;
  year: string;
  region?: string;
  json?: boolean;
}): Promise<void> =>
  withConfig(config => {
    const { unit, year, region = '', json = false } = options;
    return run(config, 'items.count', [unit, year, region, json ? 'json' : ''], toTerminal());
  });

/** `gongkai backup OUT`: whole or not at all. */
export const backup = (file: string): Promise<void> =>
  withConfig(async config => {
    const temporary = `${file}.${process.pid}.part`;
    const data = createWriteStream(temporary, { mode: 0o600 });
    try {
      const code = await run(config, 'backup', [], { say, data });
      data.end();
      await finished(data);
      if (code === 0) await rename(temporary, file);
      return code;
    } finally {
      await rm(temporary, { force: true });
    }
  });

/** `gongkai restore IN`: into an empty installation. */
export const restore = (file: string): Promise<void> =>
  withConfig(async config => {
    const { tables, files, at } = await restoreFrom(createReadStream(file), config, { migrations });
    const rows = Object.values(tables).reduce((total, table) => total + table.rows, 0);
    say(
      `已恢复${at}的备份：${Object.keys(tables).length}张表共${rows}行，文件${Object.keys(files).length}个；散列和审计链核对无误。\n`,
    );
    return 0;
  });
