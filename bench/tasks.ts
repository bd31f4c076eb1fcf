/** The measured tasks, each run as `node bench/tasks.ts NAME` in a process of its own; prints its figures as json. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readReport, type WriteKind, writeReport } from '@gongkai/documents';
import { checkReport } from '@gongkai/law';
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { type Figures, fileCount, median, sampleReports, timed } from './measure.ts';
import { portal } from './portal.ts';
import { auditing, listing, resting, starting } from './server.ts';
import { besideWordPress } from './wordpress.ts';

const warmUp = 30;

/** Median and slowest twentieth of writing one report, warm. */
const writing = async (kind: WriteKind): Promise<Figures> => {
  const times: number[] = [];
  let bytes = 0;
  for (const report of sampleReports()) {
    times.push(
      await timed(async () => {
        bytes += (await writeReport(report, kind)).length;
      }),
    );
  }
  const warm = times.slice(warmUp);
  return {
    median: median(warm),
    p95: warm.toSorted((a, b) => a - b)[Math.floor(warm.length * 0.95)] ?? Number.NaN,
    kilobytes: bytes / times.length / 1024,
  };
};

const readAll = async (files: readonly Uint8Array[]): Promise<void> => {
  for (const file of files) {
    const result = await readReport(file);
    if ('error' in result) throw new Error(result.error.message);
  }
};

/** Reports read per second from files of one kind. */
const reading = async (kind: WriteKind): Promise<Figures> => {
  const files: Uint8Array[] = [];
  for (const report of sampleReports()) files.push(await writeReport(report, kind));
  await readAll(files.slice(0, warmUp));
  const before = process.memoryUsage().rss;
  const milliseconds = await timed(() => readAll(files));
  return { perSecond: (files.length * 1000) / milliseconds, megabytesAtStart: before / 1024 ** 2 };
};

/** The least that any docx reader must do: unzip the document's part and parse its XML. */
const unzipAndParse = (file: Uint8Array): void => {
  const parts = unzipSync(file, { filter: ({ name }) => name === 'word/document.xml' });
  const parser = new SaxesParser();
  parser.write(new TextDecoder().decode(parts['word/document.xml'])).close();
};

/** The docx reader beside unzip plus XML parse alone, turn by turn in the same run. */
const docxBesideParse = async (): Promise<Figures> => {
  const files: Uint8Array[] = [];
  for (const report of sampleReports(300)) files.push(await writeReport(report, 'docx'));
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < 5; round++) {
    bare.push(
      await timed(() => {
        for (const file of files) unzipAndParse(file);
      }),
    );
    ours.push(await timed(() => readAll(files)));
  }
  return { ratio: median(ours.slice(1)) / median(bare.slice(1)) };
};

const checking = async (): Promise<Figures> => {
  const reports = sampleReports();
  const previous = sampleReports().map(report => ({ ...report, year: 2023 }));
  for (const report of reports.slice(0, warmUp)) checkReport({ report });
  const alone = await timed(() => {
    for (const report of reports) checkReport({ report });
  });
  const withPrevious = await timed(() => {
    reports.forEach((report, index) => {
      const before = previous[index];
      checkReport({ report, ...(before && { previous: before }) });
    });
  });
  return {
    perSecond: (reports.length * 1000) / alone,
    perSecondWithPrevious: (reports.length * 1000) / withPrevious,
  };
};

const program = fileURLToPath(new URL('../apps/server/bin/gongkai.mjs', import.meta.url));

/** The program started by the Node of this run (24), and its help printed. */
const startingHelp = async (): Promise<Figures> => {
  const times: number[] = [];
  for (let round = 0; round < 21; round++)
    times.push(await timed(() => spawnSync(process.execPath, [program, '--help'])));
  return { median: median(times.slice(1)) };
};

/** `gongkai report check FOLDER` over files of all kinds, with all cores. */
const folder = async (): Promise<Figures> => {
  const kinds: WriteKind[] = ['docx', 'html', 'pdf', 'txt', 'xlsx'];
  const path = await mkdtemp(join(tmpdir(), 'gongkai-bench-'));
  try {
    const reports = sampleReports();
    for (const [index, report] of reports.entries()) {
      const kind = kinds[index % kinds.length] ?? 'docx';
      await writeFile(join(path, `${index}.${kind}`), await writeReport(report, kind));
    }
    const milliseconds = await timed(() =>
      spawnSync(process.execPath, [program, 'report', 'check', path, '--json'], { maxBuffer: 1024 ** 3 }),
    );
    return { perSecond: (fileCount * 1000) / milliseconds };
  } finally {
    await rm(path, { recursive: true });
  }
};

const [name = '', kind = 'docx'] = (process.argv[2] ?? '').split(':');
const tasks: Record<string, () => Promise<Figures>> = {
  write: () => writing(kind as WriteKind),
  read: () => reading(kind as WriteKind),
  'docx-beside-parse': docxBesideParse,
  check: checking,
  start: startingHelp,
  folder,
  'server-start': starting,
  'server-list': listing,
  'server-audit': auditing,
  'server-rest': resting,
  portal: () => portal(kind),
  wordpress: besideWordPress,
};
const task = tasks[name];
if (!task) throw new Error(`no such measurement: ${name}`);
const figures = await task();
process.stdout.write(JSON.stringify({ ...figures, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
