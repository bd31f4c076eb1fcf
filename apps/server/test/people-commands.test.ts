import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createAdministrator, readAdministrator } from '../src/people/index.ts';
import { verifyAudit } from '../src/platform/audit/index.ts';
import type { Database } from '../src/platform/database/open.ts';
import { goodPassword, openOffice } from './identity-office.ts';
import { describeStores } from './stores.ts';

/** Someone at a terminal, who answers each question the first time that it is put. */
const someoneAnswering = (answers: Record<string, string>) => {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = new PassThrough();
  const left = new Map(Object.entries(answers));
  let shown = '';
  output.on('data', piece => {
    shown += String(piece);
    const put = [...left.keys()].find(question => shown.includes(question));
    if (put === undefined) return;
    input.write(`${left.get(put)}\r`);
    left.delete(put);
  });
  return { terminal: { input, output }, shown: () => shown };
};

const nobodyThere = (text: string) => {
  const input = Object.assign(new PassThrough(), { isTTY: false });
  input.end(text);
  return { input, output: new PassThrough() };
};

describe('gongkai admin create asks', () => {
  it('for what the options leave open, and shows no password', async () => {
    const { terminal, shown } = someoneAnswering({
      '姓名：': '何静',
      '邮箱：': 'he@yunxi.example',
      '不显示）：': goodPassword,
      '再输入一次：': goodPassword,
    });
    const args = await readAdministrator({ region: '991123', regionName: '云溪县' }, terminal);
    expect(args).toEqual(['何静', 'he@yunxi.example', goodPassword, '991123', '云溪县']);
    expect(shown()).toContain('姓名：');
    expect(shown()).not.toContain(goodPassword);
  });

  it('for the password twice', async () => {
    const { terminal } = someoneAnswering({ '不显示）：': goodPassword, '再输入一次：': `${goodPassword}x` });
    expect(await readAdministrator({ name: '何静', email: 'he@yunxi.example' }, terminal)).toEqual({
      fault: '两次输入的口令不同，请重新运行命令。',
    });
  });

  it('for nothing where the password comes from the input', async () => {
    const terminal = nobodyThere(`${goodPassword}\nmore\n`);
    const options = { name: '何静', email: 'he@yunxi.example', passwordStdin: true };
    expect(await readAdministrator(options, terminal)).toEqual([
      '何静',
      'he@yunxi.example',
      goodPassword,
      '',
      '',
    ]);
  });

  it.each([
    [{ passwordStdin: true }, '请同时写 --name 和 --email'],
    [{ name: '何静' }, '没有终端可以提问'],
  ])('nobody where nobody is there: %o', async (options, words) => {
    const terminal = nobodyThere('');
    expect(await readAdministrator(options, terminal)).toEqual({ fault: expect.stringContaining(words) });
  });
});

describeStores('gongkai admin create', open => {
  const run = async (database: Database, ...args: string[]) => {
    const said: string[] = [];
    const output = { say: (text: string) => void said.push(text), data: new PassThrough() };
    const code = await createAdministrator(openOffice(database).platform, args, output);
    return { code, said: said.join('') };
  };

  it('makes the region and an administrator who can sign in, and records both', async () => {
    const database = await open();
    const { code, said } = await run(database, '何静', 'He@yunxi.example', goodPassword, '991123', '云溪县');
    expect([code, said]).toEqual([
      0,
      '已创建系统管理员何静（he@yunxi.example），管理区域991123。首次登录后要设置两步验证。\n',
    ]);
    expect(said).not.toContain(goodPassword);
    expect(await database.db.selectFrom('region').selectAll().execute()).toEqual([
      { id: '991123', parent_id: null, name: '云溪县', level: 'county' },
    ]);
    const browser = openOffice(database).browser();
    expect((await browser.signIn('he@yunxi.example')).body).toEqual({ next: 'done' });
    expect((await browser.get('/api/auth/get-session')).body.mustSetUpTotp).toBe(true);
    const entries = await database.db
      .selectFrom('audit_entry')
      .select(['action', 'actor_name', 'origin'])
      .orderBy('seq')
      .limit(3)
      .execute();
    expect(entries).toEqual(
      ['region.create', 'person.invite', 'role.change'].map(action => ({
        action,
        actor_name: '系统',
        origin: 'cli',
      })),
    );
    expect((await verifyAudit(database.db)).broken).toEqual([]);
  });

  it('takes the only region that is administered where none is named', async () => {
    const database = await open();
    await run(database, '何静', 'he@yunxi.example', goodPassword, '991123', '云溪县');
    expect((await run(database, '许安', 'xu@yunxi.example', goodPassword)).said).toContain('管理区域991123');
    await run(database, '方远', 'fang@linhe.example', goodPassword, '991124', '临河县');
    expect(await run(database, '丁一', 'ding@linhe.example', goodPassword)).toMatchObject({
      code: 2,
      said: expect.stringContaining('请用 --region 写明'),
    });
  });

  it.each([
    ['no name', ['', 'he@yunxi.example', goodPassword, '991123', '云溪县'], '姓名'],
    ['no address', ['何静', 'he', goodPassword, '991123', '云溪县'], '邮箱'],
    ['a weak password', ['何静', 'he@yunxi.example', 'password123', '991123', '云溪县'], '太常见'],
    ['no region', ['何静', 'he@yunxi.example', goodPassword], '--region'],
    ['a region that is none', ['何静', 'he@yunxi.example', goodPassword, '云溪县'], '区域代码“云溪县”不对'],
    ['a new region without a name', ['何静', 'he@yunxi.example', goodPassword, '991123'], '--region-name'],
  ])('changes nothing with %s', async (_name, args, words) => {
    const database = await open();
    const { code, said } = await run(database, ...args);
    expect([code, said]).toEqual([2, expect.stringContaining(words)]);
    expect(await database.db.selectFrom('person').select('id').execute()).toEqual([]);
    expect(await database.db.selectFrom('audit_entry').select('seq').execute()).toEqual([]);
  });

  it('does not make a region for an address that has an account', async () => {
    const database = await open();
    await run(database, '何静', 'he@yunxi.example', goodPassword, '991123', '云溪县');
    const again = await run(database, '何静', 'he@yunxi.example', goodPassword, '991124', '临河县');
    expect(again).toEqual({ code: 2, said: '邮箱he@yunxi.example已有账号，请换一个邮箱。\n' });
    expect(await database.db.selectFrom('region').select('id').execute()).toEqual([{ id: '991123' }]);
  });
});
