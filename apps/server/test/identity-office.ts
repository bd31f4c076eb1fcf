/** An installation in miniature: the platform, identity, and clients with cookies of their own. */
import { createHmac, randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { createKeep } from '../src/platform/api/kept.ts';
import { type ApiRoute, createApi } from '../src/platform/api/route.ts';
import { type Config, readConfig } from '../src/platform/config.ts';
import type { Database } from '../src/platform/database/open.ts';
import { createIdentity, hashPassword, type Identity, sameOrigin } from '../src/platform/identity/index.ts';
import type { StaffRole } from '../src/platform/permissions/index.ts';
import type { Letter, Platform } from '../src/platform/platform.ts';

export const region = '991123';
export const otherRegion = '991124';

/** A password that keeps all rules; one hash serves all people of the tests. */
export const goodPassword = 'Pine-lantern-27';
const hashed = hashPassword(goodPassword);

export const configWith = (environment: Record<string, string> = {}): Config => {
  const read = readConfig({ SECRET_KEY: 'secret-of-the-tests-'.repeat(3), ...environment });
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  return read.config;
};

/** The platform without its jobs: letters and log lines are kept in lists. */
const platformOn = (database: Database, config: Config) => {
  const letters: Letter[] = [];
  const lines: unknown[] = [];
  const unused = () => {
    throw new Error('not part of this test');
  };
  const platform: Platform = {
    config,
    database,
    jobs: { enqueue: async () => undefined } as Platform['jobs'],
    post: async (tx, letter) => {
      letters.push(letter);
      await tx
        .insertInto('mail_outbox')
        .values({ id: randomUUID(), kind: 'mail', recipient: letter.to, subject: letter.subject, text: '' })
        .execute();
    },
    sms: unused,
    files: { store: unused, keep: unused, open: unused } as unknown as Platform['files'],
    log: line => void lines.push(line),
  };
  return { platform, letters, lines };
};

export interface Reply {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
  headers: Headers;
}

export interface Asked {
  body?: unknown;
  headers?: Record<string, string>;
}

/** A browser: it keeps cookies and says where its page is from. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly app: Hono;
  readonly address: string;
  constructor(app: Hono, address = '203.0.113.5') {
    this.app = app;
    this.address = address;
  }
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
  async ask(method: string, path: string, { body, headers = {} }: Asked = {}): Promise<Reply> {
    const response = await this.app.request(
      `http://127.0.0.1:3000${path}`,
      {
        method,
        headers: {
          'Sec-Fetch-Site': 'same-origin',
          ...(method !== 'GET' && { 'Content-Type': 'application/json' }),
          ...(this.cookies.size > 0 && { Cookie: this.cookie }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      },
      { incoming: { socket: { remoteAddress: this.address } } },
    );
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0/i.test(line)) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const text = await response.text();
    const isJson = response.headers.get('Content-Type')?.includes('json');
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
  }
  get(path: string, asked?: Asked) {
    return this.ask('GET', path, asked);
  }
  post(path: string, body: unknown = {}, asked: Asked = {}) {
    return this.ask('POST', path, { ...asked, body });
  }
  patch(path: string, body: unknown = {}) {
    return this.ask('PATCH', path, { body });
  }
  signIn(email: string, password = goodPassword) {
    return this.post('/api/auth/sign-in/email', { email, password });
  }
}

export interface Role {
  role: StaffRole;
  regionId?: string;
  unitId?: string | null;
  fromDay?: string;
  toDay?: string | null;
}

/** Puts a person with the good password and their roles into the database. */
export const addPerson = async (
  { db }: Database,
  email: string,
  roles: readonly Role[] = [],
  { name = '李明', password = true } = {},
): Promise<string> => {
  const id = randomUUID();
  await db.insertInto('person').values({ id, name, email, email_verified: true }).execute();
  if (password)
    await db
      .insertInto('account')
      .values({
        id: randomUUID(),
        account_id: id,
        provider_id: 'credential',
        person_id: id,
        password: await hashed,
        updated_at: new Date(),
      })
      .execute();
  for (const { role, regionId = region, unitId = null, fromDay = '2020-01-01', toDay = null } of roles)
    await db
      .insertInto('role_assignment')
      .values({
        region_id: regionId,
        id: randomUUID(),
        person_id: id,
        unit_id: unitId,
        role,
        from_day: fromDay,
        to_day: toDay,
      })
      .execute();
  return id;
};

/** Waives the second factor that a role asks for. */
export const waiveTotp = ({ db }: Database, role: StaffRole, regionId = region) =>
  db.insertInto('role_policy').values({ region_id: regionId, role, totp_required: false }).execute();

export interface Office {
  app: Hono;
  identity: Identity;
  platform: Platform;
  letters: Letter[];
  lines: unknown[];
  database: Database;
  browser(address?: string): Browser;
}

/** Opens identity with the given routes on a database. */
export const openOffice = (
  database: Database,
  {
    config = configWith(),
    routes = () => [],
  }: { config?: Config; routes?: (platform: Platform, identity: Identity) => readonly ApiRoute[] } = {},
): Office => {
  const { platform, letters, lines } = platformOn(database, config);
  const identity = createIdentity(platform);
  const app = new Hono();
  app.use('/api/*', sameOrigin(config.PUBLIC_URL));
  app.all('/api/auth/*', identity.handler);
  app.route('/api', createApi(routes(platform, identity), identity.actorOf, createKeep(database)));
  app.onError(error => {
    throw error;
  });
  return { app, identity, platform, letters, lines, database, browser: address => new Browser(app, address) };
};

/** The token of the newest letter with a link. */
export const tokenOf = (letters: readonly Letter[]): string =>
  /#token=(\S+)/.exec(letters.at(-1)?.text ?? '')?.[1] ?? '';

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const fromBase32 = (text: string): Buffer => {
  const bits = [...text].map(sign => base32.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)));
};

/** What an authenticator app shows for the address, `steps` half minutes from now (RFC 6238). */
export const codeFor = (totpURI: string, steps = 0): string => {
  const key = fromBase32(new URL(totpURI).searchParams.get('secret') ?? '');
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
};

/** Sets up the second factor for a signed-in person. @returns the address of the secret, and the backup codes. */
export const setUpTotp = async (browser: Browser, password = goodPassword) => {
  const { body } = await browser.post('/api/auth/two-factor/enable', { password });
  const { totpURI, backupCodes } = body as { totpURI: string; backupCodes: string[] };
  const { status } = await browser.post('/api/auth/two-factor/verify-totp', { code: codeFor(totpURI, -1) });
  if (status !== 200) throw new Error('the second factor was not set up');
  return { totpURI, backupCodes };
};
