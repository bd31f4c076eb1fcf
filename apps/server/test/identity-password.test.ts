import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword, passwordFault } from '../src/platform/identity/password.ts';

const owner = { name: '张文远', email: 'zhangwy@yunxi.example' };

describe('the rules for passwords', () => {
  it.each([
    ['', '太短'],
    ['Ab1-short', '太短'],
    ['正确的马电池订书', '太短'],
    [`Aa1-${'xyz'.repeat(42)}`, '太长'],
    ['justsmallletters', '一类字符'],
    ['73920518463', '一类字符'],
    ['!@#$%^&*()_+', '一类字符'],
    ['aaaaaaaaaaa1', '重复'],
    ['abababab1212', '重复'],
    ['我是张文远2031年', '姓名'],
    ['xZhangWY-9173', '邮箱名'],
    ['password123', '太常见'],
    ['P@ssw0rd!!!', '太常见'],
    ['Password2031', '太常见'],
    ['1234567890a', undefined],
    ['qwertyuiop1', '太常见'],
    ['Admin@2031!!', '太常见'],
    ['zhengfu12345', '太常见'],
    ['1qaz2wsx3edc', '太常见'],
    ['woaini1314!', '太常见'],
    ['Welcome-2031', '太常见'],
    ['Pine-lantern-27', undefined],
    ['correct horse battery', undefined],
    ['春眠不觉晓，处处闻啼鸟8', undefined],
  ])('%s: %s', (password, word) => {
    const fault = passwordFault(password, owner);
    if (word === undefined) expect(fault).toBeUndefined();
    else expect(fault).toContain(word);
  });

  it('gives each fault as a sentence in Chinese', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), password => {
        const fault = passwordFault(password, owner);
        expect(fault === undefined || /^[^a-z]*。$/.test(fault)).toBe(true);
      }),
    );
  });

  it('takes no password that has the name in it, wherever', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(passwordFault(`${before}Kx7-${owner.name}${after}`, owner)).toBeDefined();
      }),
    );
  });
});

describe('hashes of passwords', () => {
  it('are argon2id, differ each time, and hold for the password alone', async () => {
    const [one, two] = await Promise.all([hashPassword('Pine-lantern-27'), hashPassword('Pine-lantern-27')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await isPassword(one, 'Pine-lantern-27')).toBe(true);
    expect(await isPassword(one, 'Pine-lantern-28')).toBe(false);
    expect(await isPassword(null, '-')).toBe(false);
  });
});
