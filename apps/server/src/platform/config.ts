import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';

const isHost = (text: string): boolean =>
  isIP(text) !== 0 || /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i.test(text);

const isUrl =
  (...protocols: string[]) =>
  (text: string): boolean =>
    URL.canParse(text) && protocols.includes(new URL(text).protocol);

const whole = (from: number, to: number, advice: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, advice)
    .transform(Number)
    .refine(number => number >= from && number <= to, advice);

/**
 * What the environment may set: each variable with its rule, its default, what it is for, and whether its value is
 * a secret. docs/operations.md prints this table.
 */
const variables = {
  HOST: {
    schema: z.string().refine(isHost, '应为IP地址或主机名。本机使用写127.0.0.1，允许其他电脑访问写0.0.0.0'),
    fallback: '127.0.0.1',
    use: '监听地址',
    secret: false,
  },
  PORT: {
    schema: whole(0, 65_535, '应为0到65535之间的整数，如3000'),
    fallback: '3000',
    use: '端口；0由系统选择',
    secret: false,
  },
  DATA_DIR: {
    schema: z.string().transform(text => resolve(text)),
    fallback: './data',
    use: '数据目录：数据库、文件、密钥',
    secret: false,
  },
  PUBLIC_URL: {
    schema: z.string().refine(isUrl('http:', 'https:'), '应为以http://或https://开头的网址'),
    fallback: undefined,
    use: '用户访问本系统的网址，写入邮件；不写时按HOST和PORT',
    secret: false,
  },
  DATABASE_URL: {
    schema: z.string().refine(isUrl('postgres:', 'postgresql:'), '应以postgres://开头'),
    fallback: undefined,
    use: 'PostgreSQL 15以上的连接；不写时用数据目录中的PGlite',
    secret: true,
  },
  SECRET_KEY: {
    schema: z.string().min(32, '至少32个字符。可用 openssl rand -base64 48 生成'),
    fallback: undefined,
    use: '会话和加密所用的密钥；不写时自动生成，存于数据目录的secret文件',
    secret: true,
  },
  S3_URL: {
    schema: z.string().refine(isUrl('http:', 'https:'), '写作https://钥匙:密钥@主机/存储桶'),
    fallback: undefined,
    use: 'S3兼容的文件存储；不写时存于数据目录',
    secret: true,
  },
  SMTP_URL: {
    schema: z.string().refine(isUrl('smtp:', 'smtps:'), '写作smtp://用户:密码@主机:端口'),
    fallback: undefined,
    use: '发邮件的服务器；不写时邮件写入数据目录的mail文件夹',
    secret: true,
  },
  MAIL_FROM: {
    schema: z.string().min(3),
    fallback: '公开系统 <noreply@localhost>',
    use: '邮件的发件人',
    secret: false,
  },
  SMS_URL: {
    schema: z.string().refine(isUrl('http:', 'https:'), '应为网址'),
    fallback: undefined,
    use: '短信网关的网址：向它POST手机号和文字',
    secret: true,
  },
  CLAMD_URL: {
    schema: z.string().refine(isUrl('tcp:', 'unix:'), '写作tcp://主机:3310或unix:///路径'),
    fallback: undefined,
    use: '查病毒的ClamAV；不写时不查',
    secret: false,
  },
  OIDC_ISSUER: {
    schema: z.string().refine(isUrl('http:', 'https:'), '应为网址'),
    fallback: undefined,
    use: '单点登录（OIDC）的签发者网址',
    secret: false,
  },
  OIDC_CLIENT_ID: {
    schema: z.string().min(1),
    fallback: undefined,
    use: '单点登录的客户端标识',
    secret: false,
  },
  OIDC_CLIENT_SECRET: {
    schema: z.string().min(1),
    fallback: undefined,
    use: '单点登录的客户端密钥',
    secret: true,
  },
  THREADS: {
    schema: whole(1, 256, '应为1到256之间的整数'),
    fallback: String(availableParallelism()),
    use: '读写文件的线程数',
    secret: false,
  },
  PORTAL_REGION: {
    schema: z.string().regex(/^\d{6}(?:\d{3}|\d{6})?$/, '应为6、9或12位区域代码，如430423'),
    fallback: undefined,
    use: '门户首页是哪个区域的；不写时是有机构的最高一级区域',
    secret: false,
  },
  SITE_NAME: {
    schema: z.string().min(2).max(60),
    fallback: undefined,
    use: '门户的名称；不写时是区域名称加“政府信息公开”',
    secret: false,
  },
  SITE_SPONSOR: {
    schema: z.string().min(2).max(100),
    fallback: undefined,
    use: '门户页脚：主办单位',
    secret: false,
  },
  SITE_CONTACT: {
    schema: z.string().min(2).max(200),
    fallback: undefined,
    use: '门户页脚：联系方式，如电话、邮箱',
    secret: false,
  },
  SITE_ID_CODE: {
    schema: z.string().regex(/^[0-9A-Za-z]{8,12}$/, '应为10位左右的网站标识码'),
    fallback: undefined,
    use: '门户页脚：网站标识码',
    secret: false,
  },
  SITE_ICP: {
    schema: z.string().min(4).max(40),
    fallback: undefined,
    use: '门户页脚：ICP备案号',
    secret: false,
  },
  SITE_POLICE: {
    schema: z.string().min(4).max(40),
    fallback: undefined,
    use: '门户页脚：公安备案号',
    secret: false,
  },
  LOG_LEVEL: {
    schema: z.enum(['debug', 'info', 'warn', 'error'], '可选debug、info、warn、error'),
    fallback: 'info',
    use: '日志的详细程度',
    secret: false,
  },
} as const;

type Name = keyof typeof variables;
type Optional = { [K in Name]: (typeof variables)[K]['fallback'] extends undefined ? K : never }[Name];

/** The configuration, by the names of the environment variables. */
export type Config = {
  [K in Exclude<Name, Optional>]: z.output<(typeof variables)[K]['schema']>;
} & { [K in Optional]: z.output<(typeof variables)[K]['schema']> | undefined };

type Environment = Readonly<Record<string, string | undefined>>;

const together = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

/** The configuration from the environment, or every fault in it as a Chinese sentence that says how to mend it. */
export const readConfig = (environment: Environment): { config: Config } | { faults: string[] } => {
  const faults: string[] = [];
  const entries = (Object.keys(variables) as Name[]).map(name => {
    const { schema, fallback, secret } = variables[name];
    const text = environment[name]?.trim() || fallback;
    if (text === undefined) return [name, undefined];
    const result = (schema as z.ZodType).safeParse(text);
    if (result.success) return [name, result.data];
    const shown = secret ? '' : `（现在是“${text}”）`;
    faults.push(`${name}${shown}：${result.error.issues[0]?.message ?? '不合要求'}。`);
    return [name, undefined];
  });
  const config = Object.fromEntries(entries) as Config;
  const given = together.filter(name => config[name] !== undefined);
  if (given.length > 0 && given.length < together.length)
    faults.push(`单点登录要同时写${together.join('、')}，现在只有${given.join('、')}。`);
  return faults.length > 0 ? { faults } : { config };
};

/** The configuration as it may be printed: secrets only as set or not. */
export const printableConfig = (config: Config): Record<string, string> =>
  Object.fromEntries(
    (Object.keys(variables) as Name[]).map(name => {
      const value = config[name];
      const shown =
        value === undefined ? '（未设置）' : variables[name].secret ? '（已设置）' : String(value);
      return [name, shown];
    }),
  );

/** The table of variables, for docs/operations.md. */
export const configAsMarkdown = (): string =>
  [
    '| 环境变量 | 默认 | 说明 |',
    '|---|---|---|',
    ...(Object.keys(variables) as Name[]).map(name => {
      const { fallback, use } = variables[name];
      const shown = name === 'THREADS' ? '核数' : fallback;
      return `| \`${name}\` | ${shown ? `\`${shown}\`` : ''} | ${use} |`;
    }),
  ].join('\n');
