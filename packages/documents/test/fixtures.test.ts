import { readdirSync, readFileSync } from 'node:fs';
import type { Report } from '@gongkai/law';
import { describe, expect, test } from 'vitest';
import { readReport } from '../src/index.ts';

const folder = new URL('./files/', import.meta.url);

/** Every file that has its report beside it as NAME.json. */
const cases = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.json'))
  .flatMap(json => {
    const [kind, base] = json.replace(/\.json$/, '').split(/[/\\]/) as [string, string];
    const file = readdirSync(new URL(`${kind}/`, folder)).find(
      name => name !== `${base}.json` && name.replace(/\.[a-z]+$/, '') === base,
    );
    return file ? [{ name: `${kind}/${file}`, json }] : [];
  });

describe('files of many layouts are read to their last figure and word', () => {
  test.each(cases)('$name', async ({ name, json }) => {
    const expected = JSON.parse(readFileSync(new URL(json, folder), 'utf8')) as Report;
    const result = await readReport(readFileSync(new URL(name, folder)));
    expect(result).toHaveProperty('report');
    expect('report' in result && result.report).toEqual(expected);
  });

  test('there are fixtures of every kind', () => {
    expect(new Set(cases.map(({ name }) => name.split('/')[0]))).toEqual(
      new Set(['doc', 'docx', 'html', 'pdf', 'txt', 'xlsx']),
    );
  });
});
