import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Platform } from '../src/platform/platform.ts';
import { startSink } from './mail-sink.ts';
import { openTestPlatform, type TestPlatform, until } from './platform.ts';
import { describeEachStore } from './stores.ts';

const letter = { to: 'clerk@example.com', subject: '请设置口令', text: '您好！\n请在三天内设置口令。' };

const post = ({ database, post }: Platform, text = letter.text) =>
  database.db.transaction().execute(tx => post(tx, { ...letter, text }));

const outbox = ({ database }: Platform) =>
  database.db.selectFrom('mail_outbox').select(['status', 'attempts', 'text', 'error']).execute();

const headerOf = (text: string, name: string): string =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(text)?.[1]?.trim() ?? '';

describeEachStore('mail', make => {
  const open: TestPlatform[] = [];
  const closing: (() => Promise<void>)[] = [];
  const start = async (environment: Record<string, string>) => {
    const opened = await openTestPlatform(await make(), { environment });
    open.push(opened);
    return opened;
  };
  afterEach(async () => {
    for (const { close } of open.splice(0)) await close();
    for (const close of closing.splice(0)) await close();
  });

  it('goes out once by the mail server, in Chinese, and its text is not kept', async () => {
    const sink = await startSink();
    closing.push(sink.close);
    const { platform } = await start({ SMTP_URL: sink.url, MAIL_FROM: '公开系统 <office@example.com>' });
    await post(platform);
    await until(async () => (await outbox(platform)).every(({ status }) => status === 'sent'));
    expect(sink.letters).toHaveLength(1);
    const [sent] = sink.letters;
    expect(sent?.to).toEqual(['clerk@example.com']);
    expect(headerOf(sent?.text ?? '', 'Subject')).toMatch(/^=\?UTF-8\?/);
    expect(headerOf(sent?.text ?? '', 'Message-ID')).toMatch(/^<[0-9a-f-]{36}@gongkai>$/);
    expect(await outbox(platform)).toEqual([{ status: 'sent', attempts: 1, text: '', error: null }]);
  });

  it('is tried again where the server is busy', async () => {
    const sink = await startSink();
    closing.push(sink.close);
    sink.answers.push(451);
    const { platform, logged } = await start({ SMTP_URL: sink.url });
    await post(platform);
    await until(() => sink.letters.length === 1);
    await until(async () => (await outbox(platform))[0]?.status === 'sent');
    expect(await outbox(platform)).toEqual([{ status: 'sent', attempts: 2, text: '', error: null }]);
    expect(JSON.stringify(logged)).not.toContain('clerk@example.com');
  });

  it('is not tried again where the server refuses it for good', async () => {
    const sink = await startSink();
    closing.push(sink.close);
    sink.answers.push(550);
    const { platform } = await start({ SMTP_URL: sink.url });
    await post(platform);
    await until(async () => (await outbox(platform))[0]?.status === 'failed');
    expect(sink.letters).toEqual([]);
    expect(await outbox(platform)).toMatchObject([{ attempts: 1, error: '邮件服务器不收这封信' }]);
  });

  it('is written to the data folder where no server is configured', async () => {
    const { platform, config } = await start({});
    await post(platform);
    await until(async () => (await outbox(platform))[0]?.status === 'sent');
    const folder = join(config.DATA_DIR, 'mail');
    const [name = '', ...others] = await readdir(folder);
    expect(name).toMatch(/^\d{8}T\d{6}Z-[0-9a-f-]{36}\.eml$/);
    expect(others).toEqual([]);
    expect(headerOf(await readFile(join(folder, name), 'utf8'), 'To')).toBe('clerk@example.com');
  });

  it('does not go out where its change fails', async () => {
    const { platform, config } = await start({});
    const change = platform.database.db.transaction().execute(async tx => {
      await platform.post(tx, letter);
      throw new Error('The change fails');
    });
    await expect(change).rejects.toThrow('The change fails');
    await post(platform, 'another');
    await until(async () => (await outbox(platform))[0]?.status === 'sent');
    expect(await readdir(join(config.DATA_DIR, 'mail'))).toHaveLength(1);
  });

  it('left over without a job, as after a restore, goes out at the next start', async () => {
    const store = await make();
    const before = await openTestPlatform(store, { works: false });
    await post(before.platform);
    await before.platform.database.db.deleteFrom('pgboss.job' as never).execute();
    await before.close();
    const after = await openTestPlatform(store);
    open.push(after);
    await until(async () => (await outbox(after.platform))[0]?.status === 'sent');
  });

  it('to telephones goes to the gateway, signed in, with one key for all tries', async () => {
    const received: {
      authorization: string | undefined;
      key: string | string[] | undefined;
      body: unknown;
    }[] = [];
    const gateway = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        received.push({
          authorization: request.headers.authorization,
          key: request.headers['idempotency-key'],
          body: JSON.parse(Buffer.concat(pieces).toString('utf8')),
        });
        response.statusCode = received.length === 1 ? 503 : 200;
        response.end();
      });
    });
    await new Promise<void>(resolve => gateway.listen(0, '127.0.0.1', () => resolve()));
    closing.push(() => new Promise(resolve => gateway.close(() => resolve())));
    const { port } = gateway.address() as AddressInfo;
    const { platform } = await start({ SMS_URL: `http://user:word@127.0.0.1:${port}/send` });
    await platform.database.db
      .transaction()
      .execute(tx => platform.sms(tx, { phone: '00000000000', text: '验证码1234' }));
    await until(async () => (await outbox(platform))[0]?.status === 'sent');
    const [first, second] = received;
    expect(received).toHaveLength(2);
    expect(first).toEqual(second);
    expect(first?.authorization).toBe(`Basic ${Buffer.from('user:word').toString('base64')}`);
    expect(first?.body).toEqual({ id: first?.key, phone: '00000000000', text: '验证码1234' });
  });
});
