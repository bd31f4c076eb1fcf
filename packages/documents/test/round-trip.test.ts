import { anyReport } from '@gongkai/law/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReport, type WriteKind, writeKinds, writeReport } from '../src/index.ts';

/** How many random reports each kind is tried on; the slower the kind, the fewer. */
const runs: Record<WriteKind, number> = { json: 200, txt: 200, html: 100, docx: 60, xlsx: 40, pdf: 40 };

describe('what was written is read back the same, whatever the report', () => {
  test.each(writeKinds)('%s', async kind => {
    await fc.assert(
      fc.asyncProperty(anyReport(), async report => {
        const result = await readReport(await writeReport(report, kind));
        expect(result).toHaveProperty('report');
        expect('report' in result && result.report).toEqual(report);
        expect('notes' in result && result.notes).toEqual([]);
      }),
      { numRuns: runs[kind] },
    );
  });
});
