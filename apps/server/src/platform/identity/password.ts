import { hash, verify } from '@node-rs/argon2';

/** argon2id with 19 MiB, two passes, one lane: the least that OWASP's cheat sheet asks for. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

let nobody: Promise<string> | undefined;

/**
 * Whether the password is the one hashed. Without a hash it takes as long and says no, so that nobody learns from
 * the time which accounts there are.
 */
export const isPassword = async (hashed: string | null, password: string): Promise<boolean> => {
  nobody ??= hashPassword('-');
  const holds = await verify(hashed ?? (await nobody), password);
  return hashed !== null && holds;
};

/** Characters at least and at most. */
export const passwordLength = { least: 10, most: 128 } as const;

/** Characters that differ at least: `aaaaaaaaa1` is long and nothing more. */
const leastDifferent = 5;

/** Words that passwords are commonly made of; digits and signs around them make no better one. */
const commonWords = new Set(
  `abc abcd abcde abcdef abcdefg abcdefgh abcdefghij abcdefghijk abc123 a1b2c3d4 a1b2c3d4e5 access admin administrator
  adminadmin asdf asdfgh asdfghjk asdfghjkl asdfasdf baseball batman beijing changeme changsha charlie china chinese
  computer dragon default diannao flower football freedom gongkai gongchang government guanli guanliyuan guest hello
  helloworld hengshan hengshanxian hengyang hunan iloveyou iloveyouforever internet jiayou keyboard killer letmein
  linux login love lovelove manager master michael mima mimamima monkey mypassword nihao nihaoma office oracle pass
  passpass passw0rd password passwordpassword qazwsx qazwsxedc qq qqqq qwer qwerasdf qwert qwerty qwertyqwerty
  qwertyuiop q1w2e3r4 q1w2e3r4t5 root rootroot secret server shadow shanghai starwars sunshine superman superuser
  system temp temporary test testtest testing tianxia trustno tomcat user username welcome welcomewelcome windows
  woaini woainima woaiwojia woshishui xian xiaoming xitong xinxi xinxigongkai yonghu zhengfu zhongguo zxcv zxcvb
  zxcvbn zxcvbnm zaq12wsx 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 qwe123 qweasd qweasdzxc 5201314 woaini1314`
    .split(/\s+/)
    .filter(Boolean),
);

/** Signs that people write for letters. */
const disguises: Readonly<Record<string, string>> = { '@': 'a', 0: 'o', 3: 'e', $: 's', '!': 'i', 1: 'l' };

const bare = (text: string): string => text.replace(/^[^a-z]+|[^a-z]+$/g, '');
const undisguised = (text: string): string => text.replace(/[@03$!1]/g, sign => disguises[sign] ?? sign);
const onlyWord = (text: string): string => text.replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');

const isCommon = (password: string): boolean => {
  const text = password.toLowerCase();
  const letters = text.replace(/[^a-z]/g, '');
  return [onlyWord(text), bare(text), bare(undisguised(text)), undisguised(bare(text)), letters].some(word =>
    commonWords.has(word),
  );
};

const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z0-9]/];

/** Three characters are the least that count as the name or address being in the password; Chinese names have two. */
const contains = (password: string, part: string): boolean =>
  part.length >= (/[^ -~]/.test(part) ? 2 : 3) && password.toLowerCase().includes(part.toLowerCase());

/** Whose password it is to be. */
export interface Owner {
  name: string;
  email: string;
}

interface Rule {
  broken(password: string, owner: Owner): boolean;
  advice: string;
}

const rules: readonly Rule[] = [
  {
    broken: password => [...password].length < passwordLength.least,
    advice: `口令太短，至少${passwordLength.least}个字符。可以用几个不相干的词连成一句。`,
  },
  {
    broken: password => [...password].length > passwordLength.most,
    advice: `口令太长，至多${passwordLength.most}个字符。`,
  },
  {
    broken: password => kinds.filter(kind => kind.test(password)).length < 2,
    advice: '口令只用了一类字符。请在小写字母、大写字母、数字、符号中至少用两类。',
  },
  {
    broken: password => new Set(password).size < leastDifferent,
    advice: `口令重复的字符太多，请至少用${leastDifferent}个不同的字符。`,
  },
  {
    broken: (password, { name }) => contains(password, name),
    advice: '口令中不能有您的姓名，请换一个。',
  },
  {
    broken: (password, { email }) => contains(password, email.split('@')[0] ?? ''),
    advice: '口令中不能有您的邮箱名，请换一个。',
  },
  { broken: isCommon, advice: '这个口令太常见，容易被猜到，请换一个。' },
];

/** What is wrong with a new password, as a sentence that says what to do; undefined where it will do. */
export const passwordFault = (password: string, owner: Owner): string | undefined =>
  rules.find(({ broken }) => broken(password, owner))?.advice;
