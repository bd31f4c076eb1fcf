import { standardTopics, starterWords } from '@gongkai/law';
import { beforeAll, expect, test } from 'vitest';
import { figuresForYear } from '../src/disclosure/figures/index.ts';
import { wordsToCheck } from '../src/disclosure/lists/index.ts';
import { setUpRecords } from './disclosure-records.ts';
import { region } from './organization.ts';
import { describeStores } from './stores.ts';

type Records = Awaited<ReturnType<typeof setUpRecords>>;

describeStores('the lists and figures', open => {
  let records: Records;
  let ask: Records['ask'];
  const words = `/words/${region}`;
  const topics = `/topics/${region}`;

  beforeAll(async () => {
    records = await setUpRecords(await open());
    ({ ask } = records);
  });

  test('a word is added, changed and taken off, and never there twice', async () => {
    const word = { word: '登陆网站', suggestion: '登录网站', severity: 'must' };
    const made = await ask(records.office, 'POST', words, word);
    expect(made).toMatchObject({ status: 200, body: { ...word, exceptions: [], reason: '', version: 1 } });
    expect(await ask(records.office, 'POST', words, word)).toMatchObject({
      status: 409,
      body: { code: 'word-taken' },
    });
    const path = `${words}/${made.body.id}`;
    const change = (severity: string) =>
      ask(records.office, 'PUT', path, {
        ...word,
        severity,
        exceptions: ['登陆网站群'],
        reason: '',
        version: 1,
      });
    const answers = await Promise.all([change('note'), change('must')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await wordsToCheck(records.db, region)).toEqual([
      expect.objectContaining({ word: '登陆网站', suggestion: '登录网站', except: ['登陆网站群'] }),
    ]);
    expect((await ask(records.office, 'POST', `${path}/remove`, { version: 2 })).status).toBe(204);
    expect((await ask(records.auditor, 'GET', words)).body).toEqual({ items: [], total: 0 });
  });

  test('the words to start with are added once, as the check knows them', async () => {
    const starter = () => ask(records.administrator, 'POST', `${words}/starter`, {});
    const [one, two] = await Promise.all([starter(), starter()]);
    const distinct = new Set(starterWords.map(({ word }) => word)).size;
    expect(one.body.added + two.body.added).toBe(distinct);
    const { body } = await ask(
      records.auditor,
      'GET',
      `${words}?pageSize=5&search=${encodeURIComponent('帐')}`,
    );
    expect(body.items).toHaveLength(5);
    expect(body.items.every(({ word }: { word: string }) => word.includes('帐'))).toBe(true);
    const stored = await wordsToCheck(records.db, region);
    const [first] = starterWords.filter(({ except }) => (except?.length ?? 0) > 0);
    expect(stored.find(({ word }) => word === first?.word)).toMatchObject({ except: first?.except });
  });

  test('topics are started, named, ordered, ended and taken into use again', async () => {
    const start = await ask(records.office, 'POST', `${topics}/starter`, {});
    expect(start.body.added).toBe(standardTopics.length);
    expect((await ask(records.office, 'POST', `${topics}/starter`, {})).body.added).toBe(0);
    const { items } = (await ask(records.clerk, 'GET', topics)).body;
    expect(items.map(({ name }: { name: string }) => name)).toEqual(standardTopics);
    const [first, second] = items;
    expect(await ask(records.office, 'POST', topics, { name: first.name })).toMatchObject({
      status: 409,
      body: { code: 'name-taken' },
    });
    const path = `${topics}/${first.id}`;
    expect(await ask(records.office, 'PUT', path, { name: second.name, version: 1 })).toMatchObject({
      status: 409,
    });
    expect(await ask(records.office, 'PUT', path, { name: '产业链招商', version: 1 })).toMatchObject({
      body: { name: '产业链招商', version: 2 },
    });
    const end = () => ask(records.office, 'POST', `${path}/end`, { version: 2 });
    expect((await Promise.all([end(), end()])).map(({ status }) => status).sort()).toEqual([200, 409]);
    const ids = items.slice(1).map(({ id }: { id: string }) => id);
    const order = await ask(records.office, 'PUT', `${topics}/order`, { ids: [...ids].reverse() });
    expect(order.body.items.map(({ id }: { id: string }) => id)).toEqual([...ids].reverse());
    expect((await ask(records.office, 'PUT', `${topics}/order`, { ids: [first.id, ...ids] })).status).toBe(
      409,
    );
    expect(await ask(records.office, 'POST', `${path}/reopen`, { version: 3 })).toMatchObject({
      status: 200,
      body: { toDay: null },
    });
    expect(records.told.length).toBeGreaterThan(0);
  });

  test('lists are the office’s and the administrator’s to change', async () => {
    const word = { word: '布署', severity: 'must' };
    for (const actor of [records.clerk, records.head, records.auditor]) {
      expect((await ask(actor, 'POST', words, word)).status).toBe(403);
      expect((await ask(actor, 'POST', topics, { name: '新' })).status).toBe(403);
    }
  });

  test('a figure has its source and its history; two who enter it at once do not overwrite each other', async () => {
    const path = `/figures/${region}/${records.bureau.id}/2024/fees`;
    const put = (as: Records['clerk'], value: number, version: number, source = '非税收入年报') =>
      ask(as, 'PUT', path, { value, source, version });
    const answers = await Promise.all([put(records.clerk, 123_450, 0), put(records.head, 99, 0)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await put(records.clerk, 200, 1, '')).status).toBe(422);
    expect((await put(records.clerk, -1, 1)).status).toBe(422);
    expect(await put(records.office, 200_000, 1, '审计核定')).toMatchObject({
      body: { value: 200_000, source: '审计核定', version: 2 },
    });
    const { items } = (await ask(records.auditor, 'GET', `${path}/history`)).body;
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ after: { value: 200_000, source: '审计核定' } });
    expect(items[1].before).toBeNull();
    expect(items[0].before).toEqual(items[1].after);
    const list = await ask(records.auditor, 'GET', `/figures/${region}?year=2024`);
    expect(list.body.items).toEqual([expect.objectContaining({ kind: 'fees', value: 200_000, year: 2024 })]);
    // What nobody entered is blank in the report, and no 0.
    const place = { regionId: region, unitId: records.bureau.id, year: 2024 };
    expect(await figuresForYear(records.db, place)).toEqual({ coercive: null, fees: 200_000 });
  });

  test.each([
    ['of a year to come', () => '2999/fees', 422],
    ['of no kind', () => '2024/fines', 422],
  ])('a figure %s is refused', async (_, rest, status) => {
    const path = `/figures/${region}/${records.bureau.id}/${rest()}`;
    const answer = await ask(records.clerk, 'PUT', path, { value: 1, source: '台账', version: 0 });
    expect(answer.status).toBe(status);
  });

  test('a figure is not another unit’s to enter', async () => {
    const path = `/figures/${region}/${records.other.id}/2024/coercive`;
    expect((await ask(records.clerk, 'PUT', path, { value: 1, source: '台账', version: 0 })).status).toBe(
      403,
    );
  });
});
