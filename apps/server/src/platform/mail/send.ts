import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import type { Config } from '../config.ts';
import type { Outgoing } from './outbox.ts';

/** Refused for good: another try would end the same. */
export class Refused extends Error {}

/** Sends one message; rejects with `Refused` where that will never succeed. */
export type Send = (message: Outgoing) => Promise<void>;

type Settings = Pick<Config, 'DATA_DIR' | 'MAIL_FROM' | 'SMTP_URL' | 'SMS_URL'>;

const letterOf = ({ id, recipient, subject, text, createdAt }: Outgoing, from: string) => ({
  from,
  to: recipient,
  subject,
  text,
  date: createdAt,
  // The same at each try: a server that has it already can tell.
  messageId: `<${id}@gongkai>`,
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** A permanent answer of the mail server (5xx) to the letter itself; faults of sign-in and connection are not. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  'responseCode' in error &&
  Number(error.responseCode) >= 500 &&
  'code' in error &&
  (error.code === 'EENVELOPE' || error.code === 'EMESSAGE');

const overSmtp = (url: string, from: string): Send => {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
  });
  return async message => {
    try {
      await transport.sendMail(letterOf(message, from));
    } catch (error) {
      if (isRefusal(error)) throw new Refused('邮件服务器不收这封信', { cause: error });
      throw error;
    }
  };
};

const writeWhole = async (folder: string, name: string, content: string | Buffer): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, `.${name}`), content, { mode: 0o600 });
  await rename(join(folder, `.${name}`), join(folder, name));
};

/** Names of files sort by time. */
const nameOf = ({ id, createdAt }: Outgoing, type: string): string =>
  `${createdAt.toISOString().replaceAll(/[-:]|\.\d+/g, '')}-${id}.${type}`;

const toFile = (folder: string, from: string): Send => {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return async message => {
    const { message: content } = await transport.sendMail(letterOf(message, from));
    await writeWhole(folder, nameOf(message, 'eml'), content as Buffer);
  };
};

/** The address without the name and password in it, and the header that carries them. */
const apart = (url: string): { address: URL; authorization: Record<string, string> } => {
  const address = new URL(url);
  const words = [address.username, address.password].map(decodeURIComponent).join(':');
  const authorization: Record<string, string> =
    words === ':' ? {} : { Authorization: `Basic ${Buffer.from(words).toString('base64')}` };
  address.username = '';
  address.password = '';
  return { address, authorization };
};

const overWebhook = (url: string): Send => {
  const { address, authorization } = apart(url);
  return async ({ id, recipient, text }) => {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': id, ...authorization },
      body: JSON.stringify({ id, phone: recipient, text }),
      signal: AbortSignal.timeout(60_000),
    });
    await response.body?.cancel();
    if (response.ok) return;
    const reason = `短信网关回答${response.status}`;
    throw [400, 404, 422].includes(response.status) ? new Refused(reason) : new Error(reason);
  };
};

const smsToFile =
  (folder: string): Send =>
  message =>
    writeWhole(folder, nameOf(message, 'sms.txt'), `${message.recipient}\n${message.text}\n`);

/** How letters and short messages go out by the configuration. */
export const sendersOf = ({
  DATA_DIR,
  MAIL_FROM,
  SMTP_URL,
  SMS_URL,
}: Settings): Record<Outgoing['kind'], Send> => {
  const folder = join(DATA_DIR, 'mail');
  return {
    mail: SMTP_URL ? overSmtp(SMTP_URL, MAIL_FROM) : toFile(folder, MAIL_FROM),
    sms: SMS_URL ? overWebhook(SMS_URL) : smsToFile(folder),
  };
};
