import { audiences } from '@gongkai/law';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyAudit } from '../src/platform/audit/index.ts';
import { openItems } from './disclosure-office.ts';
import {
  addColumn,
  addFile,
  announce,
  contentOf,
  index,
  openPortal,
  type Portal,
  publish,
} from './disclosure-portal.ts';
import { addRegions, addUnit, region } from './organization.ts';
import { describeEachStore, describeStores } from './stores.ts';

type Office = Awaited<ReturnType<typeof openItems>>;
interface Told {
  id: string;
  version: number;
}

describeStores('a version that was replaced', open => {
  let office: Office;
  beforeAll(async () => {
    office = await openItems(await open());
  });

  /** Published, revised and published again. */
  const twice = async (title: string): Promise<Told> => {
    const first = await office.publish(await office.draft({ title }));
    return office.publish(await office.done(office.people.clerk, first, 'revise'));
  };
  const act = (item: Told, no: number, what: string, as = office.people.head, reason = '含个人信息') =>
    office.ask(as, 'POST', `${office.items}/${item.id}/versions/${no}/${what}`, {
      version: item.version,
      reason,
    });

  it('is hidden with the reason and shown again, each an event and told to readers’ pages', async () => {
    const item = await twice('隐去又恢复');
    const { announced, applied } = office.changes;
    const before = [announced.length, applied.length];
    const hidden = await act(item, 1, 'hide');
    expect(hidden).toMatchObject({ status: 200, body: { standing: 'published', version: item.version + 1 } });
    expect([announced.length, applied.length]).toEqual(before.map(count => count + 1));
    expect(applied.at(-1)?.itemIds).toContain(item.id);
    expect(await office.detail(item.id)).toMatchObject({
      versions: [
        { no: 2, hiddenReason: null },
        { no: 1, hiddenReason: '含个人信息' },
      ],
    });
    expect((await office.detail(item.id)).events.at(-1)).toMatchObject({
      action: 'hide-version',
      name: '隐去旧版本',
      reason: '第1版：含个人信息',
      fromStanding: 'published',
      toStanding: 'published',
    });
    const read = await office.ask(office.people.clerk, 'GET', `${office.items}/${item.id}/versions/1`);
    expect(read).toMatchObject({ status: 200, body: { title: '隐去又恢复' } });
    const again = await act(hidden.body, 1, 'hide');
    expect([again.status, again.body.code]).toEqual([409, 'hidden-already']);
    const shown = await act(hidden.body, 1, 'show', office.people.office, '经核对可以公开');
    expect(shown.status).toBe(200);
    expect((await office.detail(item.id)).versions.at(-1)).toMatchObject({ no: 1, hiddenReason: null });
    expect((await act(shown.body, 1, 'show')).body.code).toBe('not-hidden');
  });

  it.each<[string, number, string, number, string]>([
    ['the published one', 2, 'hide', 409, 'newest-version'],
    ['the draft', 0, 'hide', 404, 'not-found'],
    ['one that there is none of', 9, 'hide', 404, 'not-found'],
    ['one that is shown, to be shown', 1, 'show', 409, 'not-hidden'],
  ])('of %s nothing changes', async (_, no, what, status, code) => {
    const item = await twice(`不改变${no}${what}`);
    const answer = await act(item, no, what);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await office.detail(item.id)).item.version).toBe(item.version);
  });

  it('is hidden with a reason, on what was last seen, by those who sign', async () => {
    const item = await twice('谁可以隐去');
    const blank = await act(item, 1, 'hide', office.people.head, '  ');
    expect([blank.status, Object.keys(blank.body.fields)]).toEqual([422, ['reason']]);
    const stale = await act({ ...item, version: item.version - 1 }, 1, 'hide');
    expect([stale.status, stale.body.code]).toEqual([409, 'changed-meanwhile']);
    for (const as of [office.people.clerk, office.people.reviewer, office.people.stranger])
      expect((await act(item, 1, 'hide', as)).status).toBe(403);
  });

  it('can be hidden while the item is withdrawn, before it comes back; the text in work stays', async () => {
    const item = await twice('撤下期间隐去');
    const withdrawn = await office.done(office.people.head, item, 'withdraw', { reason: '核对' });
    const hidden = await act(withdrawn, 1, 'hide');
    expect(hidden).toMatchObject({ status: 200, body: { standing: 'withdrawn' } });
    expect((await act(hidden.body, 2, 'hide')).body.code).toBe('newest-version');
    const revised = await office.done(office.people.clerk, hidden.body, 'revise');
    const shown = await act(revised, 1, 'show');
    expect(shown.body).toMatchObject({ work: 'draft', draft: { title: '撤下期间隐去' } });
  });

  it('leaves both acts in the audit log, whose chain holds', async () => {
    expect(await verifyAudit(office.db)).toMatchObject({ broken: [] });
    const entries = await office.db
      .selectFrom('audit_entry')
      .select(['action', 'after'])
      .where('action', 'in', ['item.hide-version', 'item.show-version'])
      .execute();
    expect(new Set(entries.map(({ action }) => action))).toEqual(
      new Set(['item.hide-version', 'item.show-version']),
    );
    for (const { after } of entries) expect(after).toMatchObject({ no: 1 });
  });

  const benefit = { kind: 'duty', text: '应当登记', clause: '第三条', fromDay: null, toDay: null };
  it('are for audiences of the list alone', async () => {
    const made = await office.draft();
    const put = (audience: string) =>
      office.ask(office.people.clerk, 'PUT', `${office.items}/${made.id}`, {
        version: 1,
        content: { benefits: [{ ...benefit, audience }] },
      });
    for (const audience of ['', 'everyone', '个体工商户']) {
      const { status, body } = await put(audience);
      expect([audience, status, Object.keys(body.fields)]).toEqual([
        audience,
        422,
        ['content.benefits.0.audience'],
      ]);
    }
    expect(await put(audiences[0]?.id ?? '')).toMatchObject({
      status: 200,
      body: { draft: { benefits: [{ audience: 'shop' }] } },
    });
  });
});

describeEachStore('a hidden version on the portal', make => {
  let portal: Portal;
  let unitId: string;
  let id: string;
  const columnId = 'notices';
  const file = { kept: '', gone: '' };
  const to = (path = '') => `/${region}/info/${id}${path}`;
  const hide = async (reason: string | null): Promise<void> => {
    await portal.db
      .updateTable('item_version')
      .set({ hidden_reason: reason })
      .where('item_id', '=', id)
      .where('no', '=', 1)
      .execute();
    await announce(portal, { unitId, columnIds: [columnId], itemIds: [id] });
  };
  beforeAll(async () => {
    portal = await openPortal(await make());
    const { db } = portal;
    await addRegions(db);
    unitId = (await addUnit(db, '云溪县商务局')).id;
    await addColumn(db, { id: columnId, name: '通知公告' });
    file.kept = await addFile(portal, '申请表.txt', '申请表', '申请表');
    file.gone = await addFile(portal, '名单.txt', '珊瑚名单', '珊瑚名单');
    const of = (...ids: string[]) => ids.map(fileId => ({ fileId, name: `${fileId}.txt` }));
    id = await publish(
      db,
      contentOf('琥珀补贴名单', { body: '<p>琥珀某的住址。</p>', attachments: of(file.kept, file.gone) }),
      { unitId, columnId },
    );
    await publish(db, contentOf('补贴名单', { attachments: of(file.kept) }), {
      id,
      unitId,
      columnId,
      at: '2024-03-06T01:00:00Z',
    });
    await index(portal, [id]);
  });
  afterAll(() => portal.close());

  it('is read until it is hidden; then 410 says why and nothing of what it said, and it comes back', async () => {
    expect((await portal.get(to('/versions/1'))).status).toBe(200);
    expect(await portal.text(to())).toContain(to('/versions/1'));
    await hide('含个人信息');
    const answer = await portal.get(to('/versions/1'));
    expect(answer.status).toBe(410);
    const text = await answer.text();
    for (const told of ['这个版本已经隐去', '第1版由云溪县商务局隐去', '含个人信息', `href="${to()}"`])
      expect(text).toContain(told);
    const present = await portal.text(to());
    expect(present).toContain('该版本已隐去：含个人信息');
    expect(present).not.toContain(to('/versions/1'));
    for (const status of [(await portal.get(to('/versions/2'))).status, (await portal.get(to())).status])
      expect(status).toBe(200);
    for (const path of [
      to(),
      to('/versions/1'),
      to('/versions/2'),
      `/${region}/`,
      `/${region}/search.json?q=${encodeURIComponent('琥珀')}`,
      ...['rss', 'atom', 'json', 'csv'].flatMap(kind => [
        `/${region}/lists/all.${kind}`,
        `/${region}/columns/notices.${kind}`,
      ]),
    ]) {
      // biome-ignore format: a list of addresses
      const shown = await portal.text(path);
      for (const secret of ['琥珀补贴', '琥珀某', '珊瑚']) expect(shown.includes(secret), path).toBe(false);
    }
    await hide(null);
    expect(await portal.text(to('/versions/1'))).toContain('琥珀某的住址');
  });

  it('takes its files with it, but for those that the present version shows', async () => {
    await hide('含个人信息');
    const status = async (path: string) => (await portal.get(`/${region}/${path}`)).status;
    expect(await status(`files/${file.kept}/a.txt`)).toBe(200);
    expect(await status(`files/${file.gone}/a.txt`)).toBe(404);
    expect(await status(`preview/${file.gone}`)).toBe(404);
  });
});
