import { cleanBody, textOf } from '@gongkai/documents';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ItemContent } from '../src/disclosure/content.ts';
import { createForms } from '../src/disclosure/forms/index.ts';
import { startForms, startOf } from '../src/disclosure/forms/starts.ts';
import { type Ask, apiOf } from './disclosure-api.ts';
import { good, openItems } from './disclosure-office.ts';
import { describeStores } from './stores.ts';

const body = [
  '第一条　为促进消费，制定本办法。',
  '第二条　申请条件。申请人应当符合下列条件：（一）在本县登记；（二）没有违法记录。',
  '第三条　补贴标准。换购家电的，按照成交价格的10%给予补贴，每件最高500元。',
  '第四条　申报时间为2024年3月1日至2024年10月31日。',
]
  .map(text => `<p>${text}</p>`)
  .join('');

const policy = {
  ...good,
  title: '云溪县促进消费办法',
  body,
  kind: 'normative',
  documentNo: '云政发〔2024〕5号',
  summary: '对换购家电给予补贴。',
  validFrom: '2024-06-01',
  benefits: [
    {
      audience: 'resident',
      kind: 'subsidy',
      text: '换购家电每件最高补500元',
      clause: '第三条',
      fromDay: null,
      toDay: null,
    },
  ],
};

describe('the start of a form', () => {
  const content = { ...policy, attachments: [], topics: [], keywords: [] } as unknown as ItemContent;
  test.each(startForms)('%s says nothing that the policy does not, and is a clean body', form => {
    const start = startOf(form, content);
    expect(start?.body).toBe(cleanBody(start?.body ?? '').html);
    expect(start?.title).toContain('云溪县促进消费办法');
    expect(textOf(start?.body ?? '')).toContain('500元');
  });

  test.each([
    ['faq', '《云溪县促进消费办法》问答', ['<h3>', '<blockquote>', '第三条']],
    ['picture', '一图读懂《云溪县促进消费办法》', ['关键数字', '10%', '重要日期']],
    ['large-type', '云溪县促进消费办法（大字版）', ['第一条']],
    [
      'leaflet',
      '《云溪县促进消费办法》宣传折页',
      ['能得到什么', '换购家电每件最高补500元（第三条）', '云政发〔2024〕5号'],
    ],
  ] as const)('%s', (form, title, parts) => {
    const start = startOf(form, content);
    expect(start?.title).toBe(title);
    for (const part of parts) expect(start?.body).toContain(part);
  });

  test('a picture numbers the steps where the text does', () => {
    const steps =
      '<p>四、申报程序</p><p>（一）申报。向窗口提交材料。</p><p>（二）审核。十五个工作日内审核。</p>';
    expect(startOf('picture', { ...content, body: steps })?.body).toContain(
      '<h2>流程</h2><ol><li>申报：向窗口提交材料。</li><li>审核：十五个工作日内审核。</li></ol>',
    );
  });

  test.each(['faq', 'picture'] as const)('%s has nothing to start from in a text without clauses', form => {
    expect(startOf(form, { ...content, body: '' })).toBeUndefined();
  });

  test('a title in signs of a page stays text', () => {
    const start = startOf('leaflet', { ...content, title: '关于$&<b>的办法' });
    expect(start?.title).toBe('《关于$&<b>的办法》宣传折页');
    expect(start?.body).toContain('&lt;b&gt;');
  });
});

describeStores('forms of a policy', open => {
  let office: Awaited<ReturnType<typeof openItems>>;
  let ask: Ask;
  beforeAll(async () => {
    office = await openItems(await open());
    ask = apiOf(office.platform, [createForms(office.platform, () => office.clock.now)]);
  });
  const start = (id: string, wish: object, as = office.people.clerk) =>
    ask(as, 'POST', `${office.items}/${id}/forms`, wish);

  test('start as drafts that are linked both ways, and are told stale when the policy changes', async () => {
    const published = await office.publish(await office.draft(policy));
    const made = await start(published.id, { form: 'faq' });
    expect(made).toMatchObject({
      status: 200,
      body: {
        work: 'draft',
        standing: 'none',
        draft: { form: 'faq', title: '《云溪县促进消费办法》问答', formedOn: '2024-06-03' },
      },
    });
    expect(made.body.drafters).toEqual([office.people.clerk.id]);
    const forward = await office.detail(made.body.id);
    expect(
      forward.links.to.map(({ kind, id, sourceNo, stale }: Record<string, unknown>) => [
        kind,
        id,
        sourceNo,
        stale,
      ]),
    ).toEqual([
      ['derived', published.id, 1, false],
      ['interprets', published.id, 1, false],
    ]);
    const back = await office.detail(published.id);
    expect(back.links.from.map(({ kind, id }: Record<string, unknown>) => [kind, id])).toEqual([
      ['derived', made.body.id],
      ['interprets', made.body.id],
    ]);
    const revised = await office.done(office.people.clerk, published, 'revise');
    await office.publish(revised);
    expect((await office.detail(made.body.id)).links.to).toMatchObject([{ stale: true }, { stale: true }]);
  });

  test('start from a draft that is not published yet, so that both are drafted together', async () => {
    const draft = await office.draft({ ...policy, title: '云溪县稳外贸办法' });
    const made = await start(draft.id, { form: 'leaflet' });
    expect(made.body).toMatchObject({ draft: { title: '《云溪县稳外贸办法》宣传折页', form: 'leaflet' } });
    const { links } = await office.detail(made.body.id);
    expect(links.to).toMatchObject([{ kind: 'derived', sourceNo: null }]);
  });

  test('go into the column that is chosen, the column of interpretations, or that of the policy', async () => {
    const draft = await office.draft({ ...policy, title: '云溪县引外资办法' });
    expect((await start(draft.id, { form: 'picture' })).body.columnId).toBe(office.column.id);
    expect((await start(draft.id, { form: 'picture', columnId: office.root.id })).body.columnId).toBe(
      office.root.id,
    );
    await office.db
      .updateTable('catalogue_column')
      .set({ kind: 'interpretation' })
      .where('id', '=', office.root.id)
      .execute();
    expect((await start(draft.id, { form: 'faq' })).body.columnId).toBe(office.root.id);
  });

  test.each([
    ['a form that is none', { form: 'video' }, 422, 'invalid'],
    ['a column that is none', { form: 'faq', columnId: 'none' }, 422, 'no-such-column'],
  ])('%s is refused', async (_, wish, status, code) => {
    const draft = await office.draft({ ...policy, title: '云溪县办法' });
    expect(await start(draft.id, wish)).toMatchObject({ status, body: { code } });
  });

  test('a text that gives nothing is told so, and leaves nothing behind', async () => {
    const draft = await office.draft({ ...policy, title: '云溪县无文办法', body: '' });
    expect(await start(draft.id, { form: 'faq' })).toMatchObject({
      status: 409,
      body: { code: 'nothing-to-start' },
    });
    expect(await start(draft.id, { form: 'faq' }, office.people.stranger)).toMatchObject({ status: 403 });
    const { links } = await office.detail(draft.id);
    expect(links.from).toEqual([]);
  });
});
