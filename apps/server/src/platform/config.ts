import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';

/** What the environment may set. */
export interface Config {
  host: string;
  /** 0 lets the system choose a free port. */
  port: number;
  /** Threads that read, check and write files. */
  threads: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const isHost = (text: string): boolean =>
  isIP(text) !== 0 || /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i.test(text);

const wholeNumber = (text: string, from: number, to: number): number | undefined => {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return number >= from && number <= to ? number : undefined;
};

/** The configuration from the environment, or every fault in it as a Chinese sentence that says how to mend it. */
export const readConfig = (environment: Environment): { config: Config } | { faults: string[] } => {
  const set = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const host = set('HOST') ?? '127.0.0.1';
  const port = wholeNumber(set('PORT') ?? '3000', 0, 65_535);
  const threads = wholeNumber(set('THREADS') ?? String(availableParallelism()), 1, 256);
  const faults = [
    isHost(host)
      ? ''
      : `HOST写的是“${host}”，不是IP地址或主机名。本机使用写127.0.0.1，允许其他电脑访问写0.0.0.0。`,
    port === undefined ? `PORT写的是“${set('PORT')}”，不是端口号。请写0到65535之间的整数，如3000。` : '',
    threads === undefined
      ? `THREADS写的是“${set('THREADS')}”，不是线程数。请写1到256之间的整数，或不写。`
      : '',
  ].filter(fault => fault !== '');
  return port === undefined || threads === undefined || faults.length > 0
    ? { faults }
    : { config: { host, port, threads } };
};
