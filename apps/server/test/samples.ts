import { readFileSync } from 'node:fs';
import type { Report } from '@gongkai/law';
import { anyBalancedReport } from '@gongkai/law/testing';
import fc from 'fast-check';

/** A file of the readers' fixtures. */
const fixture = (name: string) =>
  readFileSync(new URL(`../../../packages/documents/test/files/txt/${name}`, import.meta.url));
export const hengshan = fixture('hengshan-commerce-2024.txt');

/** A generated report that balances, the same in every run. */
export const sampleReport = (seed: number, year: number): Report => ({
  ...(fc.sample(anyBalancedReport({ format: 2021, year }), { seed, numRuns: 1 })[0] as Report),
  authority: '云溪县水利局',
});
