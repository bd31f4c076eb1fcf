import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP } from 'node:net';

/** An address that readers of the page would not reach. */
export interface DeadLink {
  url: string;
  /** `private`: an address of an inner network, which is not tried. */
  fault: 'unreachable' | 'private';
}

/** Networks that are not the public's: this machine, inner networks, and those that carry others within (RFC 6890). */
const inner = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inner.addSubnet(network, bits, 'ipv6');

/** Whether an address belongs to the public network: only such a one is ever asked. */
export const isPublic = (address: string): boolean => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const family = isIP(mapped);
  return family !== 0 && !inner.check(mapped, family === 6 ? 'ipv6' : 'ipv4');
};

interface Address {
  address: string;
  family: number;
}

/** How an address is asked: the names' server, and what answers. */
export interface Network {
  resolve(host: string): Promise<Address[]>;
  /** The status that the host answers with, at that very address, and where it sends on to. */
  ask(url: URL, at: Address): Promise<{ status: number; location: string | undefined }>;
}

const patience = 10_000;

const askOver = (url: URL, at: Address): Promise<{ status: number; location: string | undefined }> =>
  new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const asked = send(
      url,
      {
        method: 'GET',
        // The address that was looked at is the one that is asked, whatever the name says a moment later.
        lookup: (_host, _options, done) => done(null, [at]),
        headers: { 'User-Agent': 'Gongkai link check', Accept: '*/*' },
        signal: AbortSignal.timeout(patience),
      },
      ({ statusCode = 0, headers, destroy }) => {
        resolve({ status: statusCode, location: headers.location });
        destroy.call(asked);
      },
    );
    asked.on('error', reject);
    asked.end();
  });

/** The network as it is. */
const network: Network = {
  resolve: host => lookup(host, { all: true }),
  ask: askOver,
};

const mostTurns = 4;

/** Whether a link answers; where it is sent on, whether the last one does. */
const faultOf = async (url: URL, { resolve, ask }: Network): Promise<DeadLink['fault'] | undefined> => {
  let at = url;
  for (let turn = 0; turn < mostTurns; turn++) {
    if (at.protocol !== 'http:' && at.protocol !== 'https:') return 'unreachable';
    const host = at.hostname.replace(/^\[|\]$/g, '');
    const addresses = isIP(host) === 0 ? await resolve(host) : [{ address: host, family: isIP(host) }];
    if (addresses.some(({ address }) => !isPublic(address))) return 'private';
    const [address] = addresses;
    if (!address) return 'unreachable';
    const { status, location } = await ask(at, address);
    if (status >= 300 && status < 400 && location !== undefined && URL.canParse(location, at.href)) {
      at = new URL(location, at);
      continue;
    }
    // Whoever asks to sign in, or takes us for a robot, is there.
    return status < 400 || [401, 403, 405, 429].includes(status) ? undefined : 'unreachable';
  }
  return 'unreachable';
};

/** Links of one text that are tried, and how many at a time. */
const mostLinks = 50;
const atOnce = 5;

/** Which of the addresses do not answer, or are of an inner network. Those that are not http(s) are passed over. */
export const probeLinks = async (urls: readonly string[], on: Network = network): Promise<DeadLink[]> => {
  const waiting = [...new Set(urls)].filter(url => /^https?:\/\//i.test(url) && URL.canParse(url));
  const left = waiting.slice(0, mostLinks);
  const dead: DeadLink[] = [];
  const work = async (): Promise<void> => {
    for (let url = left.pop(); url !== undefined; url = left.pop()) {
      const fault = await faultOf(new URL(url), on).catch(() => 'unreachable' as const);
      if (fault) dead.push({ url, fault });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return dead.sort((a, b) => (a.url < b.url ? -1 : 1));
};

/** The addresses that a clean body links to. */
export const linksIn = (body: string): string[] =>
  [...body.matchAll(/<a [^>]*?href="([^"]*)"/g)].map(([, url = '']) => url.replaceAll('&amp;', '&'));
