import { describe, expect, it } from 'vitest';
import { addressOf, networkOf } from '../src/platform/identity/address.ts';

describe('the address of a request', () => {
  const contextOf = (peer: string | undefined, forwarded?: string) =>
    ({
      env: peer === undefined ? {} : { incoming: { socket: { remoteAddress: peer } } },
      req: { header: () => forwarded },
    }) as unknown as Parameters<typeof addressOf>[0];

  it.each([
    [undefined, undefined, 'unknown'],
    ['203.0.113.5', undefined, '203.0.113.5'],
    ['::ffff:203.0.113.5', undefined, '203.0.113.5'],
    ['203.0.113.5', '198.51.100.1', '203.0.113.5'],
    ['10.0.0.2', '198.51.100.1', '10.0.0.2'],
    ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['::1', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
    ['::ffff:127.0.0.1', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
    ['127.0.0.1', 'nonsense', '127.0.0.1'],
  ])('from %s, forwarded for %s, is %s', (peer, forwarded, address) => {
    expect(addressOf(contextOf(peer, forwarded))).toBe(address);
  });

  it.each([
    ['203.0.113.5', '203.0.113.5'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0db8:0001:0002::1', '2001:db8:1:2'],
    ['2001:db8::7', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['unknown', 'unknown'],
  ])('%s is counted as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
