import { type FlowRole, flowActions } from '@gongkai/law';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { permissionOf } from '../src/disclosure/items/facts.ts';
import { createItems } from '../src/disclosure/items/index.ts';
import { createInspector } from '../src/disclosure/items/inspector.ts';
import { overdueUpTo } from '../src/disclosure/items/list.ts';
import { isPublic, linksIn, type Network, probeLinks } from '../src/disclosure/items/probe.ts';
import { likenessTo } from '../src/disclosure/items/similar.ts';
import { limitOf } from '../src/disclosure/items/view.ts';
import { type ActionRule, actions } from '../src/platform/permissions/index.ts';
import { itemsClient, openItems, recorder } from './disclosure-office.ts';
import { configWith } from './identity-office.ts';
import { region } from './organization.ts';
import { describeStores } from './stores.ts';

describe('the flow and the permission table', () => {
  test.each(Object.entries(permissionOf))('%s is allowed to the same roles', (step, action) => {
    const { roles = {} }: ActionRule = actions[action];
    const ofFlow = (flowActions[step as keyof typeof permissionOf].roles as readonly FlowRole[]).filter(
      role => role !== 'system',
    );
    expect(Object.keys(roles).sort()).toEqual(ofFlow.toSorted());
  });
});

describe('links', () => {
  test.each([
    ['8.8.8.8', true],
    ['240e::1', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.31.255.255', false],
    ['172.32.0.1', true],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['::', false],
    ['::ffff:10.0.0.1', false],
    ['::ffff:a00:1', false],
    ['64:ff9b::a00:1', false],
    ['fd00::1', false],
    ['fe80::1', false],
    ['2002:a00:1::', false],
    ['not an address', false],
  ])('%s belongs to the public network: %s', (address, expected) => {
    expect(isPublic(address)).toBe(expected);
  });

  const network = (
    answers: Record<string, { status: number; location?: string } | 'down'>,
    hosts: Record<string, string[]> = {},
  ) => {
    const asked: string[] = [];
    const on: Network = {
      resolve: async host => (hosts[host] ?? ['8.8.8.8']).map(address => ({ address, family: 4 })),
      ask: async (url, { address }) => {
        asked.push(`${url.href}@${address}`);
        const answer = answers[url.href];
        if (answer === undefined || answer === 'down') throw new Error('down');
        return { status: answer.status, location: answer.location };
      },
    };
    return { asked, on };
  };

  test.each<[string, Parameters<typeof network>, string, string | undefined]>([
    ['answers', [{ 'http://a.cn/': { status: 200 } }], 'http://a.cn/', undefined],
    ['asks to sign in', [{ 'http://a.cn/': { status: 403 } }], 'http://a.cn/', undefined],
    ['is gone', [{ 'http://a.cn/x': { status: 404 } }], 'http://a.cn/x', 'unreachable'],
    ['is down', [{ 'http://a.cn/x': 'down' }], 'http://a.cn/x', 'unreachable'],
    [
      'sends on to what answers',
      [{ 'http://a.cn/': { status: 301, location: '/b' }, 'http://a.cn/b': { status: 200 } }],
      'http://a.cn/',
      undefined,
    ],
    [
      'sends on without end',
      [{ 'http://a.cn/': { status: 302, location: '/' } }],
      'http://a.cn/',
      'unreachable',
    ],
    [
      'sends on into the inner network',
      [{ 'http://a.cn/': { status: 302, location: 'http://10.0.0.1/' } }],
      'http://a.cn/',
      'private',
    ],
    [
      'sends on to another protocol',
      [{ 'http://a.cn/': { status: 302, location: 'file:///etc/passwd' } }],
      'http://a.cn/',
      'unreachable',
    ],
    ['is of the inner network', [{}], 'http://192.168.1.2/x', 'private'],
    ['is of the inner network, in another notation', [{}], 'http://0x7f.1/', 'private'],
    ['is of the inner network by name', [{}, { 'oa.local': ['10.9.9.9'] }], 'http://oa.local/', 'private'],
    [
      'has one inner address among others',
      [{}, { 'x.cn': ['8.8.8.8', '10.9.9.9'] }],
      'http://x.cn/',
      'private',
    ],
    ['has no address', [{}, { 'x.cn': [] }], 'http://x.cn/', 'unreachable'],
    ['is IPv6 of this machine', [{}], 'http://[::1]/', 'private'],
  ])('one that %s', async (_, [answers, hosts], url, fault) => {
    const { asked, on } = network(answers, hosts);
    expect(await probeLinks([url, url], on)).toEqual(fault === undefined ? [] : [{ url, fault }]);
    for (const line of asked) expect(line).not.toMatch(/@(10|127|192\.168)\./);
  });

  test('what is no web address is passed over', async () => {
    const { asked, on } = network({});
    expect(await probeLinks(['mailto:a@b.cn', 'javascript:1', '/files/1', 'http://'], on)).toEqual([]);
    expect(asked).toEqual([]);
  });

  test('are read out of a clean body', () => {
    expect(linksIn('<p><a href="http://a.cn/?x=1&amp;y=2">甲</a><a href="#1">乙</a></p>')).toEqual([
      'http://a.cn/?x=1&y=2',
      '#1',
    ]);
  });
});

describe('likeness', () => {
  test.each<[string, string, number, number]>([
    ['关于开展家电以旧换新的通知', '关于开展家电以旧换新的通知', 1, 1],
    ['关于开展家电以旧换新的通知', '《关于开展家电以旧换新的 通知》', 1, 1],
    ['关于开展家电以旧换新的通知', '机构设置', 0, 0.1],
    ['关于开展2023年家电以旧换新的通知', '关于开展2024年家电以旧换新的通知', 0.7, 0.95],
    ['', '', 0, 0],
  ])('“%s” and “%s”', (one, other, from, to) => {
    const score = likenessTo(one)(other);
    expect(score).toBeGreaterThanOrEqual(from);
    expect(score).toBeLessThanOrEqual(to);
    expect(likenessTo(other)(one)).toBe(score);
  });
});

describe('the limit of Art. 26', () => {
  test.each(['2024-03-01', '2024-10-08', '2025-02-05', '2026-01-05'])(
    'on %s the filter and the limit of each item agree',
    today => {
      const now = new Date(`${today}T04:00:00Z`);
      const upTo = overdueUpTo(now);
      for (let back = 0; back < 80; back++) {
        const formedOn = new Date(now.getTime() - back * 86_400_000).toISOString().slice(0, 10);
        const limit = limitOf({ standing: 'none', attribute: 'proactive', formedOn }, now);
        expect([formedOn, (limit?.left ?? 0) < 0]).toEqual([formedOn, formedOn <= upTo]);
      }
    },
  );

  test('where the calendar ends no item is said to be overdue', () => {
    expect(overdueUpTo(new Date('2150-01-01T00:00:00Z'))).toBe('0000-00-00');
    expect(
      limitOf(
        { standing: 'none', attribute: 'proactive', formedOn: '2149-01-01' },
        new Date('2150-01-01T00:00:00Z'),
      ),
    ).toBeNull();
  });

  test.each([
    ['published', 'proactive', '2024-01-02'],
    ['none', 'withheld', '2024-01-02'],
    ['none', 'proactive', ''],
  ] as const)('%s, %s, “%s”: none runs', (standing, attribute, formedOn) => {
    expect(limitOf({ standing, attribute, formedOn }, new Date('2024-03-01T04:00:00Z'))).toBeNull();
  });
});

describe('the inspector', () => {
  const inspector = createInspector({ config: configWith() });
  afterAll(inspector.close);

  it('reads the text of a file on a thread of its own, and what cannot be read is said', async () => {
    expect(await inspector.inspect(strToU8('第一行\n第二行'))).toMatchObject({
      text: '第一行\n第二行',
      inspection: { kind: 'txt', hidden: [] },
    });
    const broken = await inspector.inspect(zipSync({ 'a.bin': strToU8('x') }));
    expect(broken).toMatchObject({
      text: '',
      inspection: { error: { message: expect.stringMatching(/。$/) } },
    });
  });
});

describeStores('the check of links', open => {
  let office: Awaited<ReturnType<typeof openItems>>;
  beforeAll(async () => {
    office = await openItems(await open());
  });

  it('follows by a job, and belongs to the text that was checked', async () => {
    const body = '<p><a href="http://a.cn/gone">甲</a></p>';
    const made = await office.draft({ body });
    const deps = {
      changes: recorder(),
      now: () => office.clock.now,
      probe: async (urls: readonly string[]) => urls.map(url => ({ url, fault: 'unreachable' as const })),
    };
    const { ask } = itemsClient(office.platform, deps);
    const job = createItems(office.platform, deps).jobs?.find(({ name }) => name === 'item.links');
    const path = `${office.items}/${made.id}/check`;
    const found = async () =>
      (await office.detail(made.id)).check.findings.filter(({ rule }: { rule: string }) => rule === 'LINK');

    await ask(office.people.clerk, 'POST', path, { version: 1 });
    const data = office.waiting.at(-1);
    expect(data).toEqual({ regionId: region, itemId: made.id, onVersion: 1 });
    await job?.run(data as never, office.platform);
    await job?.run(data as never, office.platform);
    expect(await found()).toMatchObject([{ severity: 'note', excerpt: 'http://a.cn/gone' }]);
    // Looked at again without a change, what is known of its links stays.
    await ask(office.people.clerk, 'POST', path, { version: 1 });
    expect(await found()).toHaveLength(1);
    await ask(office.people.clerk, 'PUT', `${office.items}/${made.id}`, {
      version: 1,
      content: { body: '<p>无</p>' },
    });
    await ask(office.people.clerk, 'POST', path, { version: 2 });
    await job?.run(data as never, office.platform);
    expect(await found()).toEqual([]);
  });
});
