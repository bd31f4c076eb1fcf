import { Problem, type ProblemStatus } from '../api/problem.ts';

/** What better-auth refuses, as people are told. */
const refusals: Readonly<Record<string, readonly [ProblemStatus, string, string]>> = {
  INVALID_TOKEN: [400, 'link-over', '链接已用过或已过期。请重新申请重设口令，或请系统管理员重新发送邀请。'],
  INVALID_CODE: [401, 'wrong-code', '验证码不对。请确认手机时间准确，等下一个验证码再试。'],
  INVALID_BACKUP_CODE: [401, 'wrong-code', '备用码不对或已经用过。每个备用码只能用一次，请换一个。'],
  INVALID_TWO_FACTOR_COOKIE: [401, 'sign-in-again', '两步验证已超时，请重新输入邮箱和口令登录。'],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: [429, 'too-many', '验证码输错次数过多，请重新登录后再试。'],
  ACCOUNT_TEMPORARILY_LOCKED: [429, 'too-many', '验证码输错次数过多，请15分钟后再试。'],
  TOTP_ALREADY_ENABLED: [409, 'has-totp', '两步验证已经启用。要换手机，请先停用再重新设置。'],
  TOTP_NOT_ENABLED: [409, 'no-totp', '还没有设置两步验证。请先设置，再输入验证码。'],
  TWO_FACTOR_NOT_ENABLED: [409, 'no-totp', '还没有启用两步验证。请先启用。'],
  BACKUP_CODES_NOT_ENABLED: [409, 'no-totp', '还没有启用两步验证。请先启用。'],
  CREDENTIAL_ACCOUNT_NOT_FOUND: [409, 'no-password', '您还没有口令。请先用“忘记口令”设置一个。'],
  PROVIDER_NOT_FOUND: [503, 'sso-away', '单点登录服务暂时连不上。请稍后再试，或用邮箱和口令登录。'],
};

/** The problem of a refusal's code; undefined where it is one that should not come about. */
export const refusalOf = (code: string): Problem | undefined => {
  const found = refusals[code];
  return found && new Problem(...found);
};

export const wrongPassword = () =>
  new Problem(401, 'wrong-password', '邮箱或口令不对。请检查后再试；忘了口令，可以申请重设。');

export const wrongOwnPassword = () =>
  new Problem(401, 'wrong-password', '口令不对，请重新输入现在的口令。', {
    fields: { password: '口令不对' },
  });

export const disabledAccount = () =>
  new Problem(403, 'disabled', '您的账号已停用。需要继续使用，请联系系统管理员。');

export const codeUsed = () =>
  new Problem(401, 'code-used', '这个验证码刚用过。请等手机上出现下一个验证码再试。');

export const invalid = (field: string, message: string) =>
  new Problem(422, 'invalid', message, { fields: { [field]: message } });

/** A wait in the words of people: 「40秒」「3分钟」. */
const waiting = (seconds: number): string =>
  seconds < 60 ? `${seconds}秒` : `${Math.ceil(seconds / 60)}分钟`;

export const tooMany = (seconds: number) =>
  new Problem(429, 'too-many', `尝试次数过多，请${waiting(Math.max(1, seconds))}后再试。`);

/**
 * How single sign-on may come back to the sign-in page (`?fault=`): the provider vouched for someone without an
 * account here, for a disabled one, or it came to nothing.
 */
type SsoFault = 'unknown' | 'disabled' | 'failed';

const ssoFaults: Readonly<Record<string, SsoFault>> = {
  account_not_linked: 'unknown',
  signup_disabled: 'unknown',
  unable_to_create_session: 'disabled',
};

/** The code for the page, by what better-auth says. */
export const ssoFaultOf = (error: string): SsoFault => ssoFaults[error] ?? 'failed';
