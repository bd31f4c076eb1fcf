import { parseCalendarDate } from '@gongkai/law';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarEvent, writeCalendar } from './calendar.ts';
import { streamCsv, writeCsv } from './csv.ts';
import { type SitemapPart, writeSitemapIndex, writeSitemapParts } from './sitemap.ts';

const site = 'https://www.example.gov.cn';

describe('a sitemap', () => {
  const parts = async (count: number, path = (number: number) => `/items/${number}`) => {
    const pages = function* () {
      for (let number = 1; number <= count; number++)
        yield { path: path(number), changedAt: new Date(Date.UTC(2024, 0, 1) + number * 1000) };
    };
    const made: SitemapPart[] = [];
    for await (const part of writeSitemapParts(site, pages())) made.push(part);
    return made;
  };

  test.each<[number, number[]]>([
    [0, [0]],
    [1, [1]],
    [50_000, [50_000]],
    [120_001, [50_000, 50_000, 20_001]],
  ])('of %i pages has as many parts as it needs', async (count, sizes) => {
    const made = await parts(count);
    expect(made.map(({ pages }) => pages)).toEqual(sizes);
    expect(made.map(({ xml }) => xml.split('<url>').length - 1)).toEqual(sizes);
    expect(made.map(({ number }) => number)).toEqual(sizes.map((_, index) => index + 1));
  });

  test('no part is larger than 50 MB', async () => {
    const long = '长'.repeat(300);
    const made = await parts(20_000, number => `/${number}/${long}`);
    expect(made.length).toBeGreaterThan(1);
    expect(made.reduce((sum, { pages }) => sum + pages, 0)).toBe(20_000);
    for (const { xml } of made) expect(Buffer.byteLength(xml)).toBeLessThanOrEqual(50 * 1024 * 1024);
  });

  test('escapes addresses, and its index leads to its parts', async () => {
    const [part] = await parts(1, () => '/search?a=1&b=文');
    expect(part?.xml).toContain(
      '<url><loc>https://www.example.gov.cn/search?a=1&amp;b=%E6%96%87</loc><lastmod>2024-01-01T00:00:01Z</lastmod></url>',
    );
    expect(
      writeSitemapIndex(site, [
        { path: '/sitemap-1.xml', changedAt: part?.changedAt },
        { path: '/sitemap-2.xml' },
      ]),
    ).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n<sitemap><loc>${site}/sitemap-1.xml</loc><lastmod>2024-01-01T00:00:01Z</lastmod></sitemap>\n<sitemap><loc>${site}/sitemap-2.xml</loc></sitemap>\n</sitemapindex>\n`,
    );
  });
});

describe('CSV', () => {
  test.each<[string, string]>([
    ['甲', '甲'],
    ['a,b', '"a,b"'],
    ['他说"好"', '"他说""好"""'],
    ['一\n二', '"一\n二"'],
    [' 空格', '" 空格"'],
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("https://x.example")', '"\'=HYPERLINK(""https://x.example"")"'],
    ['+86 734', "'+86 734"],
    ['-无-', "'-无-"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['　＝1', '"\'　＝1"'.replaceAll('"', '')],
    ['\t=1', "'\t=1"],
    ['-5', '-5'],
    ['+3.5%', '+3.5%'],
    ['1-2', '1-2'],
    ['', ''],
  ])('%j is written %j', (cell, written) => {
    expect(writeCsv(['列'], [[cell]])).toBe(`\ufeff列\r\n${written}\r\n`);
  });

  test('figures and blanks', () => {
    expect(writeCsv(['a', 'b', 'c'], [[-1, null, 0.5]])).toBe('\ufeffa,b,c\r\n-1,,0.5\r\n');
  });

  /** A reader of CSV as simple as the format. */
  const parse = (csv: string): string[][] => {
    const rows: string[][] = [[]];
    for (const [, quoted, plain, end] of csv
      .slice(1)
      .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
      rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
      if (end === '\r\n') rows.push([]);
    }
    return rows.slice(0, -1);
  };

  test('is read back as it was, and no cell begins as a formula', () => {
    const cell = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('=1', '"', ',', '\r\n', '@x', '-1'));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), rows => {
        const read = parse(writeCsv(['甲', '乙'], rows)).slice(1);
        expect(read.map(row => row.map(text => text.replace(/^'/, '')))).toEqual(
          rows.map(row => row.map(text => text.replace(/^'/, ''))),
        );
        for (const text of read.flat())
          if (/^\s*[=+\-@]/.test(text)) expect(text).toMatch(/^[+-]\d+(?:\.\d+)?%?$/);
      }),
    );
  });

  test('in stretches is the same', async () => {
    const rows = Array.from({ length: 1201 }, (_, number) => [`第${number}行`, number] as const);
    const stretches: string[] = [];
    for await (const stretch of streamCsv(['名', '数'], rows)) stretches.push(stretch);
    expect(stretches.length).toBe(3);
    expect(stretches.join('')).toBe(writeCsv(['名', '数'], rows));
  });
});

describe('a calendar', () => {
  const day = (text: string) => {
    const parsed = parseCalendarDate(text);
    if ('error' in parsed) throw new Error(parsed.error.message);
    return parsed.date;
  };
  const event: CalendarEvent = {
    uid: 'item-8-1@www.example.gov.cn',
    title: '促消费补贴申报截止',
    from: day('2024-12-31'),
    changedAt: new Date('2024-03-15T01:30:00Z'),
  };
  const lines = (ics: string) => ics.replaceAll('\r\n ', '').split('\r\n');

  test('has all-day events that end on the next day', () => {
    const written = lines(
      writeCalendar('政策日历', [
        {
          ...event,
          to: day('2025-01-02'),
          description: '依据：第三条；见\n“附件”,\\',
          url: 'https://www.example.gov.cn/items/8?a=1,2',
          place: '政务服务中心',
          remindDays: 3,
        },
      ]),
    );
    expect(written).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Gongkai//Gongkai//ZH',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:政策日历',
      'BEGIN:VEVENT',
      'UID:item-8-1@www.example.gov.cn',
      'DTSTAMP:20240315T013000Z',
      'LAST-MODIFIED:20240315T013000Z',
      'DTSTART;VALUE=DATE:20241231',
      'DTEND;VALUE=DATE:20250103',
      'SUMMARY:促消费补贴申报截止',
      'DESCRIPTION:依据：第三条；见\\n“附件”\\,\\\\',
      'LOCATION:政务服务中心',
      'URL:https://www.example.gov.cn/items/8?a=1,2',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:促消费补贴申报截止',
      'TRIGGER:-P2DT15H',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
    expect(lines(writeCalendar('x', [event]))).toContain('DTEND;VALUE=DATE:20250101');
  });

  test('no line is longer than 75 octets, no sign is cut, and every text comes back', () => {
    const plain = (text: string) => text.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), title => {
        const ics = writeCalendar('x', [{ ...event, title }]);
        for (const line of ics.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line.isWellFormed()).toBe(true);
        }
        const summary = lines(ics).find(line => line.startsWith('SUMMARY:')) ?? '';
        expect(plain(summary.slice(8))).toBe(
          title
            .replace(/\r\n?/g, '\n')
            // biome-ignore lint/suspicious/noControlCharactersInRegex: characters that a line cannot carry
            .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, ''),
        );
      }),
    );
  });

  test('a text cannot begin a line of its own', () => {
    const ics = writeCalendar('x', [
      { ...event, title: 'a\r\nATTACH:https://evil.example', uid: 'b\nX:1', url: 'c\nY:2' },
    ]);
    expect(lines(ics).filter(line => /^(?:ATTACH|X|Y):/.test(line))).toEqual([]);
  });
});
