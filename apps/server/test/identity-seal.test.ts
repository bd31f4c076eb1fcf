import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createSeal, SealBroken } from '../src/platform/identity/seal.ts';
import { readSecret } from '../src/platform/identity/secret.ts';

const seal = createSeal('a'.repeat(40));

describe('the seal', () => {
  it('opens what it sealed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(seal.open(seal.seal(text))).toBe(text);
      }),
    );
  });

  it('seals differently each time, and shows nothing of the text', () => {
    const text = '13900000000';
    const sealed = [seal.seal(text), seal.seal(text)];
    expect(sealed[0]).not.toBe(sealed[1]);
    for (const each of sealed)
      expect(Buffer.from(each.split('.')[2] ?? '', 'base64url').includes(text)).toBe(false);
  });

  it('opens nothing that was altered by one bit', () => {
    const sealed = seal.seal('13900000000');
    const [version, id, body = ''] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length * 8 - 1 }), bit => {
        const altered = Buffer.from(bytes);
        altered.writeUInt8(altered.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(() => seal.open(`${version}.${id}.${altered.toString('base64url')}`)).toThrow(SealBroken);
      }),
    );
  });

  it.each(['', 'x', '1', '1.ab', '2.00000000.AAAA', '1.00000000.AAAA'])('does not open “%s”', text => {
    expect(() => seal.open(text)).toThrow(SealBroken);
  });

  it('does not open what another secret sealed, and names the keys', () => {
    const other = createSeal('b'.repeat(40));
    expect(() => other.open(seal.seal('x'))).toThrow(/sealed with key [0-9a-f]{8}, opened with [0-9a-f]{8}/);
  });

  it('does not open what is cut short', () => {
    const [version, id] = seal.seal('x').split('.');
    expect(() => seal.open(`${version}.${id}.AAAA`)).toThrow(SealBroken);
  });
});

describe('the secret', () => {
  const folders: string[] = [];
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'gongkai-secret-'));
    folders.push(made);
    return made;
  };
  afterAll(() => {
    for (const made of folders) rmSync(made, { recursive: true });
  });

  it('is that of the configuration where there is one', () => {
    const SECRET_KEY = 's'.repeat(40);
    expect(readSecret({ SECRET_KEY, DATA_DIR: '/nowhere' })).toBe(SECRET_KEY);
  });

  it('is made once, for its owner alone', () => {
    const DATA_DIR = join(folder(), 'new');
    const secret = readSecret({ SECRET_KEY: undefined, DATA_DIR });
    expect(Buffer.from(secret, 'base64')).toHaveLength(48);
    expect(readSecret({ SECRET_KEY: undefined, DATA_DIR })).toBe(secret);
    expect(statSync(join(DATA_DIR, 'secret')).mode & 0o777).toBe(0o600);
    expect(readSecret({ SECRET_KEY: undefined, DATA_DIR: folder() })).not.toBe(secret);
  });

  it('is not replaced where its file is damaged', () => {
    const DATA_DIR = folder();
    writeFileSync(join(DATA_DIR, 'secret'), '');
    expect(() => readSecret({ SECRET_KEY: undefined, DATA_DIR })).toThrow('请从备份恢复它');
  });
});
