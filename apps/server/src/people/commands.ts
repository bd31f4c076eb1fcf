import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Problem } from '../platform/api/problem.ts';
import { record } from '../platform/audit/index.ts';
import type { Command } from '../platform/control/index.ts';
import type { Tx } from '../platform/database/open.ts';
import { emailSchema, hashPassword, passwordFault } from '../platform/identity/index.ts';
import { systemActor } from '../platform/permissions/index.ts';
import { createPerson } from './change.ts';
import { regionIdSchema } from './schemas.ts';

/** What `gongkai admin create` may be told on the command line. */
export interface AdministratorOptions {
  name?: string;
  email?: string;
  /** Read the password from the input, its first line, instead of asking for it. */
  passwordStdin?: boolean;
  /** The region to administer; needed where there is not exactly one. */
  region?: string;
  /** Its name, where it is to be created. */
  regionName?: string;
}

interface Terminal {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: NodeJS.WritableStream;
}

/** Asks questions on a terminal; what is typed to a secret one is not shown. */
const questionsOn = ({ input, output }: Terminal) => {
  let silent = false;
  const shown = new Writable({
    write: (piece, _encoding, done) => {
      if (!silent) output.write(piece);
      done();
    },
  });
  const lines = createInterface({ input, output: shown, terminal: input.isTTY ?? false });
  return {
    ask: (question: string) => lines.question(question),
    askSecretly: async (question: string) => {
      silent = true;
      const answering = lines.question('');
      output.write(question);
      const answer = await answering;
      silent = false;
      output.write('\n');
      return answer;
    },
    close: () => lines.close(),
  };
};

const askPassword = async ({ askSecretly }: ReturnType<typeof questionsOn>): Promise<string | undefined> => {
  const password = await askSecretly('口令（至少10个字符，输入时不显示）：');
  return password === (await askSecretly('再输入一次：')) ? password : undefined;
};

const firstLine = async (input: Terminal['input']): Promise<string> => {
  let text = '';
  for await (const piece of input) {
    text += piece;
    if (text.includes('\n')) break;
  }
  return text.split(/\r?\n/, 1)[0] ?? '';
};

const askAll = async (
  { name, email }: AdministratorOptions,
  terminal: Terminal,
): Promise<[string, string, string | undefined]> => {
  const questions = questionsOn(terminal);
  try {
    return [
      name ?? (await questions.ask('姓名：')),
      email ?? (await questions.ask('邮箱：')),
      await askPassword(questions),
    ];
  } finally {
    questions.close();
  }
};

/**
 * Gathers what the command needs: from the options, and for what they leave open from the terminal.
 * @returns the arguments of the command `admin.create`, or what is wrong.
 */
export const readAdministrator = async (
  options: AdministratorOptions,
  terminal: Terminal,
): Promise<string[] | { fault: string }> => {
  const { passwordStdin = false, region = '', regionName = '' } = options;
  if (passwordStdin) {
    if (options.name === undefined || options.email === undefined)
      return { fault: '用 --password-stdin 时，请同时写 --name 和 --email。' };
    return [options.name, options.email, await firstLine(terminal.input), region, regionName];
  }
  if (!terminal.input.isTTY)
    return { fault: '没有终端可以提问。请写 --name、--email，用 --password-stdin 从标准输入给出口令。' };
  const [name, email, password] = await askAll(options, terminal);
  if (password === undefined) return { fault: '两次输入的口令不同，请重新运行命令。' };
  return [name.trim(), email, password, region, regionName];
};

/** 区域级别 by the code: two, four, six digits that count, or more. */
const levelOf = (id: string): 'province' | 'city' | 'county' | 'township' => {
  if (id.length > 6) return 'township';
  if (id.endsWith('0000')) return 'province';
  return id.endsWith('00') ? 'city' : 'county';
};

/** The region to administer: the one named, made if it is new, or the only one that has units or administrators. */
const settleRegion = async (tx: Tx, id: string, name: string): Promise<string | Problem> => {
  if (id === '') {
    const rows = await tx
      .selectFrom('role_assignment')
      .where('role', '=', 'administrator')
      .select('region_id')
      .distinct()
      .execute();
    const [only] = rows;
    if (rows.length === 1 && only) return only.region_id;
    return new Problem(
      422,
      'region',
      '请用 --region 写明管理的区域代码，如 --region 430423 --region-name 衡山县。',
    );
  }
  if (!regionIdSchema.safeParse(id).success)
    return new Problem(422, 'region', `区域代码“${id}”不对，应为6到12位数字，如430423。`);
  const known = await tx.selectFrom('region').where('id', '=', id).select('id').executeTakeFirst();
  if (known) return id;
  if (name === '')
    return new Problem(
      422,
      'region',
      `还没有区域${id}。请同时用 --region-name 写明名称，如 --region-name 衡山县。`,
    );
  const row = { id, parent_id: null, name, level: levelOf(id) };
  await tx.insertInto('region').values(row).execute();
  await record(tx, systemActor('cli'), [
    {
      regionId: id,
      action: 'region.create',
      subject: 'region',
      subjectId: id,
      before: null,
      after: { name },
    },
  ]);
  return id;
};

interface Wish {
  name: string;
  email: string;
  password: string;
  region: string;
  regionName: string;
}

const findFault = ({ name, email, password }: Wish): string | undefined => {
  if (name === '' || name.length > 50) return '请写明姓名，至多50个字。';
  const parsed = emailSchema.safeParse(email);
  if (!parsed.success) return parsed.error.issues[0]?.message ?? '邮箱写得不对';
  return passwordFault(password, { name, email: parsed.data });
};

const create = async (tx: Tx, wish: Wish, hash: string): Promise<string | Problem> => {
  const regionId = await settleRegion(tx, wish.region, wish.regionName);
  if (regionId instanceof Problem) return regionId;
  const email = emailSchema.parse(wish.email);
  const id = await createPerson(tx, systemActor('cli'), {
    regionId,
    name: wish.name,
    email,
    roles: [{ role: 'administrator', unitId: null }],
  });
  if (id instanceof Problem) return new Problem(409, 'email-taken', `邮箱${email}已有账号，请换一个邮箱。`);
  await tx
    .insertInto('account')
    .values({
      id: randomUUID(),
      account_id: id,
      provider_id: 'credential',
      person_id: id,
      password: hash,
      updated_at: new Date(),
    })
    .execute();
  return `已创建系统管理员${wish.name}（${email}），管理区域${regionId}。首次登录后要设置两步验证。\n`;
};

/** An attempt that failed: the transaction is given back, and the problem told. */
class Unsettled extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** `gongkai admin create`, with the arguments of `readAdministrator`. Exit code 0, or 2 where something is wrong. */
export const createAdministrator: Command = async ({ database }, args, { say }) => {
  const [name = '', email = '', password = '', region = '', regionName = ''] = args;
  const wish = { name, email, password, region, regionName };
  const fault = findFault(wish);
  if (fault !== undefined) {
    say(`${fault}\n`);
    return 2;
  }
  const hash = await hashPassword(password);
  try {
    say(
      await database.db.transaction().execute(async tx => {
        const result = await create(tx, wish, hash);
        if (result instanceof Problem) throw new Unsettled(result);
        return result;
      }),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof Unsettled)) throw error;
    say(`${error.problem.message}\n`);
    return 2;
  }
};
