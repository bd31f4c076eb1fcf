import { BlockList, isIP } from 'node:net';
import type { Context } from 'hono';

/** What Node's server puts into the environment of a request. */
interface Bindings {
  incoming?: { socket?: { remoteAddress?: string | undefined } };
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** IPv4 written as IPv6, as sockets of both kinds tell it, is plain IPv4 again. */
const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '');

/** A proxy on this machine is one of ours: a stranger's connection cannot come from there. */
const ownMachine = new BlockList();
ownMachine.addSubnet('127.0.0.0', 8, 'ipv4');
ownMachine.addAddress('::1', 'ipv6');

const isOwn = (address: string): boolean =>
  isIP(address) !== 0 && ownMachine.check(address, familyOf(address));

/**
 * The network address that a request comes from. What `X-Forwarded-For` says is believed only of a proxy on this
 * machine, and only its last entry, which that proxy wrote itself.
 */
export const addressOf = (context: Context): string => {
  const { incoming } = (context.env ?? {}) as Bindings;
  const peer = plain(incoming?.socket?.remoteAddress ?? '');
  if (isIP(peer) === 0) return 'unknown';
  const told = plain(context.req.header('X-Forwarded-For')?.split(',').at(-1) ?? '');
  return isOwn(peer) && isIP(told) !== 0 ? told : peer;
};

/** What one subscriber is given: an IPv4 address, or the 64 bits of an IPv6 network that hold all of theirs. */
export const networkOf = (address: string): string => {
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const ending = tail === '' ? [] : tail.split(':');
  const zeros = address.includes('::')
    ? Array.from({ length: Math.max(0, 8 - groups.length - ending.length) }, () => '0')
    : [];
  return [...groups, ...zeros, ...ending]
    .slice(0, 4)
    .map(group => group.replace(/^0+(?=.)/, ''))
    .join(':');
};
