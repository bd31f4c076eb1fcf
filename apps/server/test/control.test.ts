import { createReadStream, statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { verifyCommand } from '../src/audit/index.ts';
import { migrations } from '../src/migrations.ts';
import { backupCommand, restore } from '../src/platform/backup/index.ts';
import { type Commands, openControl, withPlatform } from '../src/platform/control/index.ts';
import { FolderInUse } from '../src/platform/database/lock.ts';
import { configFor, openTestPlatform, type TestPlatform } from './platform.ts';
import { describeEachStore, type Store } from './stores.ts';

const large = Buffer.alloc(5_000_000, '公开');

const commands: Commands = {
  'audit.verify': verifyCommand,
  backup: backupCommand,
  echo: async (_, args, { say }) => {
    say(`${args.join('、')}\n`);
    await pause(10);
    say('第二行\n');
    return 3;
  },
  large: async (_, __, { data }) => {
    await new Promise<void>(resolve => data.write(large, () => resolve()));
    return 0;
  },
  fail: async () => {
    throw new Error('secret words');
  },
};

const collect = () => {
  const said: string[] = [];
  const pieces: Buffer[] = [];
  const data = new Writable({
    write: (piece: Buffer, _, done) => {
      pieces.push(piece);
      setImmediate(done);
    },
  });
  return {
    output: { say: (text: string) => void said.push(text), data },
    said: () => said.join(''),
    data: () => Buffer.concat(pieces),
  };
};

describeEachStore('the control socket', make => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const serve = async (store: Store): Promise<TestPlatform> => {
    const server = await openTestPlatform(store);
    closing.push(server.close, await openControl(server.platform, commands));
    return server;
  };
  const notHere = () => Promise.reject(new Error('The command line opened the database'));
  const ask = async (
    store: Store,
    name: string,
    args: string[] = [],
    open: Parameters<typeof withPlatform>[4] = notHere,
  ) => {
    const { output, said, data } = collect();
    const code = await withPlatform(configFor(store), name, args, output, open);
    return { code, said: said(), data: data() };
  };

  it('runs commands in the server that runs, and passes on words, bytes and the exit code', async () => {
    const store = await make();
    await serve(store);
    expect(await ask(store, 'echo', ['甲', '乙'])).toMatchObject({ code: 3, said: '甲、乙\n第二行\n' });
    const { code, data } = await ask(store, 'large');
    expect(code).toBe(0);
    expect(data.equals(large)).toBe(true);
    expect(await ask(store, 'audit.verify')).toMatchObject({ code: 0 });
  });

  it('is its owner’s alone', async () => {
    const store = await make();
    await serve(store);
    expect(statSync(join(store.options.dataDir, 'control.sock')).mode & 0o777).toBe(0o600);
  });

  it('lets the command line open the database itself where no server runs, also after one was killed', async () => {
    const store = await make();
    await writeFile(join(store.options.dataDir, 'control.sock'), '');
    let closed = false;
    const open = async () => {
      const { platform, close } = await openTestPlatform(store, { works: false });
      return {
        platform,
        commands,
        close: async () => {
          await close();
          closed = true;
        },
      };
    };
    expect(await ask(store, 'echo', ['甲'], open)).toMatchObject({ code: 3, said: '甲\n第二行\n' });
    expect(closed).toBe(true);
  });

  it('answers an unknown command, a failing one and no command, and goes on', async () => {
    const store = await make();
    const { logged } = await serve(store);
    expect(await ask(store, 'unknown')).toMatchObject({
      code: 2,
      said: expect.stringContaining('请重启服务'),
    });
    expect(await ask(store, 'toString')).toMatchObject({ code: 2 });
    expect(await ask(store, 'fail')).toMatchObject({ code: 1, said: expect.stringContaining('服务的日志') });
    expect(JSON.stringify(logged)).not.toContain('secret words');
    const socket = createConnection(join(store.options.dataDir, 'control.sock'));
    socket.end('这不是命令\n').resume();
    await new Promise(resolve => socket.once('close', resolve));
    expect(await ask(store, 'echo')).toMatchObject({ code: 3 });
  });

  it('backs up the running server into a stream that restores', async () => {
    const store = await make();
    await serve(store);
    const { code, said, data } = await ask(store, 'backup');
    expect(code).toBe(0);
    expect(said).toMatch(/^备份完成：\d+张表共\d+行，0个文件。\n$/);
    const folder = await mkdtemp(join(tmpdir(), 'gongkai-control-'));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, 'b.tar.gz'), data);
    const target = await make({ migrated: false });
    const manifest = await restore(createReadStream(join(folder, 'b.tar.gz')), configFor(target), {
      migrations,
      database: target.options,
    });
    expect(manifest.schema).toBe(Object.keys(migrations).at(-1));
  });

  it('is not taken from a server that runs', async () => {
    const store = await make();
    const { platform } = await serve(store);
    await expect(openControl(platform, commands)).rejects.toBeInstanceOf(FolderInUse);
  });
});
