import { type DestinationStream, pino } from 'pino';
import type { Log } from '../http-log.ts';

/** What would name a person or open a door, should it ever reach an entry. */
const hidden = [
  'address',
  'authorization',
  'cookie',
  'email',
  'idNumber',
  'ip',
  'mail',
  'password',
  'phone',
  'recipient',
  'secret',
  'token',
];

type Level = 'debug' | 'info' | 'warn' | 'error';

const levels: readonly string[] = ['debug', 'info', 'warn', 'error'];
const levelOf = (text: unknown): Level =>
  typeof text === 'string' && levels.includes(text) ? (text as Level) : 'info';

/** One JSON object a line; an entry's own `level` is its level, `info` where it has none. */
export const createLog = (level: Level, to?: DestinationStream): Log => {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: label => ({ level: label }) },
      redact: { paths: hidden, censor: '（略）' },
    },
    // Written at once: what was said before a crash is what explains it.
    to ?? pino.destination({ dest: 1, sync: true }),
  );
  return ({ level: own, ...entry }) => logger[levelOf(own)](entry);
};
