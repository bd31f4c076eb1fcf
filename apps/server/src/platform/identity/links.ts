import { randomBytes } from 'node:crypto';
import type { Tx } from '../database/open.ts';
import type { Letter } from '../platform.ts';
import type { Auth } from './auth.ts';
import { within } from './scope.ts';
import { linkLife, pages } from './settings.ts';

/** The page on which the holder of a token sets a password. The token is not sent to the server with the address. */
export const linkTo = (baseUrl: string, token: string): string =>
  `${baseUrl}${pages.setPassword}#token=${token}`;

/** Makes earlier links of a person useless. */
export const endLinks = async (tx: Tx, personId: string): Promise<void> => {
  await tx.deleteFrom('verification').where('value', '=', personId).execute();
};

/** A token with which a person sets a password, in place of all earlier ones. */
export const createLink = async (auth: Auth, tx: Tx, personId: string): Promise<string> => {
  await endLinks(tx, personId);
  const token = randomBytes(24).toString('base64url');
  const { internalAdapter } = await auth.$context;
  await within({ tx }, () =>
    internalAdapter.createVerificationValue({
      identifier: `reset-password:${token}`,
      value: personId,
      expiresAt: new Date(Date.now() + linkLife.invitation * 1000),
    }),
  );
  return token;
};

export const invitationLetter = (to: string, name: string, link: string): Letter => ({
  to,
  subject: '请设置您的“公开”系统口令',
  text: [
    `${name}，您好：`,
    '系统管理员为您开通了政府信息公开工作系统的账号。请打开下面的链接设置口令，然后用本邮箱登录：',
    link,
    `链接在${linkLife.invitation / 86_400}天内有效，只能用一次。过期后请系统管理员重新发送。`,
    '如果您不知道这件事，请不要打开链接，并告知您单位的系统管理员。',
  ].join('\n'),
});

export const resetLetter = (to: string, name: string, link: string): Letter => ({
  to,
  subject: '重设您的“公开”系统口令',
  text: [
    `${name}，您好：`,
    '有人（应当是您）申请重设政府信息公开工作系统的口令。请打开下面的链接设置新口令：',
    link,
    `链接在${linkLife.reset / 60}分钟内有效，只能用一次。`,
    '如果不是您申请的，请忽略本邮件，口令不会改变。',
  ].join('\n'),
});
