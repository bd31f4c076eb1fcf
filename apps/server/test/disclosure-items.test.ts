import { beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../src/platform/audit/index.ts';
import { addColumn, good, openItems, worker } from './disclosure-office.ts';
import { region } from './organization.ts';
import { describeStores } from './stores.ts';

type Office = Awaited<ReturnType<typeof openItems>>;

const formWith = (name: string, text: string, version: number): FormData => {
  const form = new FormData();
  form.set('version', String(version));
  form.set('file', new File([text], name, { type: 'text/plain' }));
  return form;
};

describeStores('items', open => {
  let office: Office;
  beforeAll(async () => {
    office = await openItems(await open());
  });

  describe('a draft', () => {
    it('is made with its body cleaned, and what was lost is said', async () => {
      const made = await office.draft({ body: '<p onclick="x()">好<script>alert(1)</script></p>' });
      expect(made).toMatchObject({
        work: 'draft',
        standing: 'none',
        stateName: '草稿',
        version: 1,
        drafters: [office.people.clerk.id],
        draft: { title: good.title, body: '<p>好</p>', kind: 'information', attachments: [] },
      });
    });

    it('keeps what is not sent, and is told that someone else changed it meanwhile', async () => {
      const made = await office.draft();
      const put = (version: number, content: object, as = office.people.clerk) =>
        office.ask(as, 'PUT', `${office.items}/${made.id}`, { version, content });
      const first = await put(1, { title: '第一次改的标题' });
      expect(first.body).toMatchObject({
        version: 2,
        draft: { title: '第一次改的标题', source: good.source },
      });
      const late = await put(1, { title: '后来的标题' }, office.people.colleague);
      expect(late).toMatchObject({
        status: 409,
        body: { code: 'changed-meanwhile', current: { version: 2, draft: { title: '第一次改的标题' } } },
      });
      const same = await put(2, { title: '第一次改的标题' });
      expect(same.body.version).toBe(2);
      const second = await put(2, { summary: '另一个概述。' }, office.people.colleague);
      expect(second.body.drafters).toEqual([office.people.clerk.id, office.people.colleague.id]);
    });

    it.each<[string, object, string, string]>([
      [
        'withheld without an article (Art. 14–16)',
        { attribute: 'withheld', attributeReason: '内部' },
        'ground-missing',
        'attributeReason',
      ],
      [
        'on request without a reason (Art. 17)',
        { attribute: 'on-request' },
        'reason-missing',
        'attributeReason',
      ],
      [
        'with a term that ends before it begins',
        { kind: 'normative', validFrom: '2024-06-01', validTo: '2024-05-01' },
        'ends-before-start',
        'validTo',
      ],
      ['with a topic that there is none of', { topics: ['none'] }, 'no-such-topic', 'topics'],
      [
        'with a file of another',
        { attachments: [{ fileId: 'other', name: 'a.txt' }] },
        'no-such-file',
        'attachments',
      ],
      ['with a date that does not exist', { formedOn: '2024-02-30' }, 'invalid', 'content.formedOn'],
    ])('%s is refused at its field', async (_, content, code, field) => {
      const made = await office.draft();
      const { status, body } = await office.ask(office.people.clerk, 'PUT', `${office.items}/${made.id}`, {
        version: 1,
        content,
      });
      expect([status, body.code, Object.keys(body.fields)]).toEqual([422, code, [field]]);
    });

    it('goes into a column that is there, in use, and not of another unit', async () => {
      const ended = await addColumn(office.db, '旧栏目', { toDay: '2024-01-01' });
      const others = await addColumn(office.db, '林业动态', { unitId: office.other.id });
      for (const [columnId, code] of [
        ['none', 'no-such-column'],
        [ended.id, 'column-ended'],
        [others.id, 'column-of-another'],
      ]) {
        const { status, body } = await office.ask(office.people.clerk, 'POST', office.items, {
          unitId: office.unit.id,
          columnId,
        });
        expect([status, body.code]).toEqual([422, code]);
      }
    });

    it('has no validity unless it is a document that may have one', async () => {
      const made = await office.draft({ validFrom: '2024-06-01', validTo: '2025-06-01' });
      expect(made.draft).toMatchObject({ validFrom: null, validTo: null });
    });

    it('is put aside and taken up again with its text; only those who may write it', async () => {
      const made = await office.draft({ title: '放弃的草稿' });
      const aside = await office.done(office.people.clerk, made, 'discard-draft');
      expect(aside).toMatchObject({ stateName: '已放弃', work: null });
      const again = await office.done(office.people.colleague, aside, 'revise');
      expect(again).toMatchObject({ work: 'draft', draft: { title: '放弃的草稿' } });
      expect(again.drafters).toEqual([office.people.clerk.id, office.people.colleague.id]);
    });
  });

  describe('attachments', () => {
    it('are uploaded, read, put in order, shown and removed', async () => {
      const made = await office.draft();
      const path = `${office.items}/${made.id}/files`;
      const first = await office.ask(office.people.clerk, 'POST', path, formWith('附件1.txt', '名单一', 1));
      expect(first.body).toMatchObject({ version: 2, draft: { attachments: [{ name: '附件1.txt' }] } });
      const stale = await office.ask(office.people.clerk, 'POST', path, formWith('附件2.txt', '名单二', 1));
      expect([stale.status, stale.body.code]).toEqual([409, 'changed-meanwhile']);
      const twice = await office.ask(office.people.clerk, 'POST', path, formWith('附件1.txt', '名单', 2));
      expect(twice.body.code).toBe('same-name');
      const second = await office.ask(office.people.clerk, 'POST', path, formWith('附件2.txt', '名单二', 2));
      const attachments = second.body.draft.attachments.toReversed();
      const ordered = await office.ask(office.people.clerk, 'PUT', `${office.items}/${made.id}`, {
        version: 3,
        content: { attachments },
      });
      expect(ordered.body.draft.attachments.map(({ name }: { name: string }) => name)).toEqual([
        '附件2.txt',
        '附件1.txt',
      ]);
      const [{ fileId }] = attachments;
      const shown = await office.ask(office.people.reviewer, 'GET', `${path}/${fileId}`);
      expect(new TextDecoder().decode(shown.body)).toBe('名单二');
      const removed = await office.ask(office.people.clerk, 'POST', `${path}/${fileId}/remove`, {
        version: 4,
      });
      expect(removed.body.draft.attachments).toHaveLength(1);
      const gone = await office.ask(office.people.reviewer, 'GET', `${path}/${fileId}`);
      expect(gone.status).toBe(404);
      const none = await office.ask(office.people.clerk, 'POST', path, {});
      expect([none.status, none.body.code]).toEqual([400, 'upload']);
    });

    it('are not taken from another item: not when a draft is made, nor when it is written', async () => {
      const made = await office.draft();
      const up = await office.ask(
        office.people.clerk,
        'POST',
        `${office.items}/${made.id}/files`,
        formWith('乙.txt', '乙', 1),
      );
      const { attachments } = up.body.draft;
      const taken = await office.draft({ attachments });
      expect(taken.draft.attachments).toEqual([]);
      const put = await office.ask(office.people.clerk, 'PUT', `${office.items}/${taken.id}`, {
        version: 1,
        content: { attachments },
      });
      expect(put.body.code).toBe('no-such-file');
    });

    it('of one item are not shown through another', async () => {
      const made = await office.draft();
      const other = await office.draft();
      const up = await office.ask(
        office.people.clerk,
        'POST',
        `${office.items}/${made.id}/files`,
        formWith('a.txt', '甲', 1),
      );
      const { fileId } = up.body.draft.attachments[0];
      expect(
        (await office.ask(office.people.clerk, 'GET', `${office.items}/${other.id}/files/${fileId}`)).status,
      ).toBe(404);
    });
  });

  describe('the check before review', () => {
    it('finds what must not be published, in text and file; it is mended or answered, then handed in (Art. 17)', async () => {
      const made = await office.draft({
        title: '关于公布某某名单的通知',
        body: '<p>联系人身份证号：11010519491231002X。</p>',
      });
      const up = await office.ask(
        office.people.clerk,
        'POST',
        `${office.items}/${made.id}/files`,
        formWith('名单.txt', '秘密★10年', 1),
      );
      const refused = await office.step(office.people.clerk, up.body, 'submit');
      expect([refused.status, refused.body.code]).toEqual([409, 'checked']);
      const { check } = await office.detail(made.id);
      const must = check.findings.filter(({ severity }: { severity: string }) => severity === 'must');
      expect(must.map(({ place }: { place: string }) => place).sort()).toEqual(['attachment', 'body']);
      expect(check).toMatchObject({ open: 2, stale: false });
      expect(JSON.stringify(check)).not.toContain('11010519491231002X');

      const mended = await office.ask(office.people.clerk, 'PUT', `${office.items}/${made.id}`, {
        version: 2,
        content: { body: good.body },
      });
      expect((await office.detail(made.id)).check.stale).toBe(true);
      const answers = `${office.items}/${made.id}/answers`;
      const { key } = must.find(({ place }: { place: string }) => place === 'attachment');
      const nothing = await office.ask(office.people.clerk, 'POST', answers, { key, reason: ' ' });
      expect(nothing.status).toBe(422);
      const answered = await office.ask(office.people.clerk, 'POST', answers, {
        key,
        reason: '已解密，见解密决定',
      });
      expect(answered.body.findings.find((each: { key: string }) => each.key === key).answer).toMatchObject({
        reason: '已解密，见解密决定',
        actorName: '周平',
      });
      const checked = await office.ask(office.people.clerk, 'POST', `${office.items}/${made.id}/check`, {
        version: mended.body.version,
      });
      expect(checked.body.open).toBe(0);
      const submitted = await office.done(office.people.clerk, mended.body, 'submit');
      expect(submitted.work).toBe('content');
      // The reviewer sees both.
      const seen = await office.detail(made.id, office.people.reviewer);
      expect(seen.check.findings.find((each: { key: string }) => each.key === key).answer.reason).toContain(
        '解密',
      );
      const late = await office.ask(office.people.clerk, 'POST', answers, { key, reason: '再说一次' });
      expect(late.body.code).toBe('not-a-draft');
    });

    it('names a likely duplicate of what the unit has published', async () => {
      const title = '关于做好夏季冷饮市场供应工作的通知';
      await office.publish(await office.draft({ title }));
      const made = await office.draft({ title: `${title}。` });
      const { body } = await office.ask(office.people.clerk, 'POST', `${office.items}/${made.id}/check`, {
        version: 1,
      });
      const found = body.findings.filter(({ rule }: { rule: string }) => rule === 'DUPLICATE');
      expect(found).toMatchObject([{ severity: 'note', place: 'title', excerpt: title }]);
      const different = await office.draft({ title: '云溪县商务局机构设置' });
      const checked = await office.ask(office.people.clerk, 'POST', `${office.items}/${different.id}/check`, {
        version: 1,
      });
      expect(checked.body.findings.filter(({ rule }: { rule: string }) => rule === 'DUPLICATE')).toEqual([]);
    });

    it('is overdue after the 20 working days, which asks for the reason (Art. 26)', async () => {
      const made = await office.draft({ formedOn: '2024-04-30' });
      const refused = await office.step(office.people.clerk, made, 'submit');
      expect(refused.body.code).toBe('checked');
      const { check, limit } = await office.detail(made.id);
      expect(limit).toEqual({ due: '2024-05-30', left: -2 });
      expect(check.findings.filter(({ rule }: { rule: string }) => rule === 'LIMIT')).toHaveLength(1);
    });

    it.each<[string, object, number, string]>([
      ['without a title', { title: '' }, 422, 'complete'],
      ['without body and file', { body: '' }, 422, 'complete'],
      ['without a date of formation', { formedOn: '' }, 422, 'formed'],
      ['formed tomorrow', { formedOn: '2024-06-04' }, 422, 'formed'],
      [
        'not to be disclosed',
        { attribute: 'withheld', attributeReason: '条例第十六条，过程性信息' },
        409,
        'proactive',
      ],
    ])('%s nothing is handed in', async (_, content, status, code) => {
      const refused = await office.step(office.people.clerk, await office.draft(content), 'submit');
      expect([refused.status, refused.body.code]).toEqual([status, code]);
    });
  });

  describe('the flow through its routes (Art. 17)', () => {
    it('from draft to readers: four people, every step on record', async () => {
      const made = await office.draft({ title: '走完流程的通知' });
      const published = await office.publish(made);
      expect(published).toMatchObject({
        standing: 'published',
        work: null,
        stateName: '已发布',
        draft: null,
        publishedNo: 1,
        drafters: [],
      });
      expect(published.indexNo).toMatch(/^991123-0001-2024-\d{5}$/);
      const { events, versions, published: content } = await office.detail(made.id);
      expect(
        events.map(({ name, actorName }: { name: string; actorName: string }) => [name, actorName]),
      ).toEqual([
        ['起草', '周平'],
        ['送审', '周平'],
        ['内容审核通过', '许安'],
        ['保密审查通过', '吴敏'],
        ['签发', '何宁'],
        ['发布', '何宁'],
      ]);
      expect(versions).toMatchObject([{ no: 1, actorName: '何宁' }]);
      expect(content.title).toBe('走完流程的通知');
      expect(office.changes.applied.at(-1)).toMatchObject({
        regionId: region,
        unitIds: [office.unit.id],
        itemIds: [made.id],
        columnIds: expect.arrayContaining([office.column.id, office.root.id]),
      });
      expect(office.changes.announced.at(-1)).toEqual(office.changes.applied.at(-1));
      expect(office.waiting.at(-1)).toEqual({ regionId: region, itemId: made.id });
    });

    it('nobody reviews, signs or releases what they wrote on', async () => {
      const { people, step, done } = office;
      const writer = { ...people.head, roles: [...people.head.roles, ...people.reviewer.roles] };
      const made = await office.draft({ title: '负责人自己起草的通知' }, writer);
      const submitted = await done(writer, made, 'submit');
      for (const action of ['content-pass', 'content-return', 'urgent-release']) {
        const refused = await step(writer, submitted, action, { reason: '急' });
        expect([action, refused.status, refused.body.code]).toEqual([action, 409, 'four-eyes']);
      }
      const content = await done(people.reviewer, submitted, 'content-pass');
      const secrecy = await done(people.reviewer, content, 'secrecy-pass');
      const refused = await step(writer, secrecy, 'sign');
      expect(refused.body.code).toBe('four-eyes');
      const mine = await office.detail(made.id, writer);
      expect(mine.actions.map(({ id }: { id: string }) => id)).toEqual(['schedule']);
      expect((await done(people.office, secrecy, 'sign')).standing).toBe('published');
    });

    it('a step that cannot be taken from here, or by this role, is refused by name', async () => {
      const made = await office.draft();
      const early = await office.step(office.people.head, made, 'sign');
      expect(early).toMatchObject({
        status: 409,
        body: { code: 'not-from-here', message: '这条信息现在是“草稿”，不能“签发”。请刷新后再办理。' },
      });
      const submitted = await office.done(office.people.clerk, made, 'submit');
      for (const as of [office.people.clerk, office.people.stranger, office.people.auditor])
        expect((await office.step(as, submitted, 'content-pass')).status).toBe(403);
      const content = await office.done(office.people.reviewer, submitted, 'content-pass');
      const secrecy = await office.done(office.people.reviewer, content, 'secrecy-pass');
      expect((await office.step(office.people.second, secrecy, 'sign')).status).toBe(403);
    });

    it('is given back with a reason, mended, and goes its way anew', async () => {
      const made = await office.draft({ title: '退回过的通知' });
      const submitted = await office.done(office.people.clerk, made, 'submit');
      const silent = await office.step(office.people.reviewer, submitted, 'content-return');
      expect([silent.status, Object.keys(silent.body.fields)]).toEqual([422, ['reason']]);
      const back = await office.done(office.people.reviewer, submitted, 'content-return', {
        reason: '请补充联系方式',
      });
      expect(back.work).toBe('draft');
      const { body } = await office.ask(office.people.clerk, 'GET', `${office.items}?returned=true`);
      expect(body.items).toMatchObject([
        { id: made.id, returned: true, last: { actorName: '许安', reason: '请补充联系方式' } },
      ]);
      const again = await office.publish(back);
      expect(again.standing).toBe('published');
    });

    it('is taken back by its drafter before the review, by nobody else', async () => {
      const made = await office.draft();
      const submitted = await office.done(office.people.clerk, made, 'submit');
      const refused = await office.step(office.people.colleague, submitted, 'take-back');
      expect(refused.body.code).toBe('drafter');
      expect((await office.done(office.people.clerk, submitted, 'take-back')).work).toBe('draft');
    });

    it('an urgent one is released at once by one on duty, with a reason', async () => {
      const made = await office.draft({ title: '暴雨橙色预警' });
      const submitted = await office.done(office.people.clerk, made, 'submit', { urgent: true });
      const { body } = await office.ask(office.people.reviewer, 'GET', `${office.items}?mine=todo`);
      expect(body.items[0]).toMatchObject({ id: made.id, urgent: true });
      expect((await office.step(office.people.reviewer, submitted, 'urgent-release')).body.code).toBe(
        'reason',
      );
      const out = await office.done(office.people.reviewer, submitted, 'urgent-release', {
        reason: '气象预警',
      });
      expect(out).toMatchObject({ standing: 'published', publishedNo: 1 });
    });

    it('two reviewers at once: one passes it, the other is told', async () => {
      const submitted = await office.done(office.people.clerk, await office.draft(), 'submit');
      const both = await Promise.all([
        office.step(office.people.reviewer, submitted, 'content-pass'),
        office.step(office.people.second, submitted, 'content-pass'),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      const { events } = await office.detail(submitted.id);
      expect(events.map(({ action }: { action: string }) => action)).toEqual([
        'create',
        'submit',
        'content-pass',
      ]);
    });
  });

  describe('what is published', () => {
    it('is revised beside what readers see: a new version, the same number, the old one kept and compared', async () => {
      const published = await office.publish(
        await office.draft({ title: '要修订的通知', body: '<p>报名截至6月30日。</p>' }),
      );
      const revised = await office.done(office.people.colleague, published, 'revise');
      expect(revised).toMatchObject({
        standing: 'published',
        work: 'draft',
        stateName: '已发布，修订稿起草中',
        drafters: [office.people.colleague.id],
        draft: { title: '要修订的通知' },
      });
      const { body: written } = await office.ask(
        office.people.colleague,
        'PUT',
        `${office.items}/${published.id}`,
        { version: revised.version, content: { body: '<p>报名截至7月15日。</p>', summary: '时间有变。' } },
      );
      const during = await office.detail(published.id);
      expect(during.published.body).toContain('6月30日');
      const submitted = await office.done(office.people.colleague, written, 'submit');
      const content = await office.done(office.people.second, submitted, 'content-pass');
      const secrecy = await office.done(office.people.reviewer, content, 'secrecy-pass');
      const again = await office.done(office.people.head, secrecy, 'sign');
      expect(again).toMatchObject({
        publishedNo: 2,
        indexNo: published.indexNo,
        firstPublishedAt: published.firstPublishedAt,
      });
      const compared = await office.ask(
        office.people.head,
        'GET',
        `${office.items}/${published.id}/compare?from=1&to=2`,
      );
      expect(compared.body.fields).toMatchObject([
        { field: 'summary', name: '内容概述', after: '时间有变。' },
      ]);
      expect(compared.body.body).toMatchObject([{ kind: 'changed' }]);
      const old = await office.ask(office.people.head, 'GET', `${office.items}/${published.id}/versions/1`);
      expect(old.body.body).toContain('6月30日');
    });

    it('keeps the files of each version when the draft of another is discarded', async () => {
      const made = await office.draft({ title: '带附件的通知' });
      const up = await office.ask(
        office.people.clerk,
        'POST',
        `${office.items}/${made.id}/files`,
        formWith('表.txt', '表', 1),
      );
      const published = await office.publish(up.body);
      const revised = await office.done(office.people.clerk, published, 'revise');
      expect((await office.detail(made.id)).files).toMatchObject([{ name: '表.txt', nos: [0, 1] }]);
      const discarded = await office.done(office.people.clerk, revised, 'discard-draft');
      expect(discarded).toMatchObject({ stateName: '已发布', draft: null });
      expect((await office.detail(made.id)).files).toMatchObject([{ name: '表.txt', nos: [1] }]);
    });

    it('is withdrawn with a reason, all of it kept, and restored as it was', async () => {
      const published = await office.publish(await office.draft({ title: '要撤下的通知' }));
      expect((await office.step(office.people.clerk, published, 'withdraw', { reason: '有误' })).status).toBe(
        403,
      );
      expect((await office.step(office.people.reviewer, published, 'withdraw')).body.code).toBe('reason');
      const withdrawn = await office.done(office.people.reviewer, published, 'withdraw', {
        reason: '含个人信息',
      });
      expect(withdrawn).toMatchObject({
        standing: 'withdrawn',
        withdrawnReason: '含个人信息',
        publishedNo: 1,
      });
      expect(office.changes.applied.at(-1)?.itemIds).toContain(published.id);
      expect(office.waiting.at(-1)).toEqual({ regionId: region, itemId: published.id });
      expect((await office.detail(published.id)).published.title).toBe('要撤下的通知');
      expect(
        (await office.step(office.people.reviewer, withdrawn, 'restore', { reason: '已核' })).status,
      ).toBe(403);
      const restored = await office.done(office.people.head, withdrawn, 'restore', { reason: '已核实无误' });
      expect(restored).toMatchObject({
        standing: 'published',
        withdrawnAt: null,
        indexNo: published.indexNo,
      });
    });

    it('is moved to another column at once, told in both', async () => {
      const published = await office.publish(await office.draft({ title: '要换栏目的通知' }));
      const column = await addColumn(office.db, '政策文件', {}, office.root);
      const path = `${office.items}/${published.id}/move`;
      const wish = { version: published.version, columnId: column.id, reason: '归类有误' };
      expect((await office.ask(office.people.clerk, 'POST', path, wish)).status).toBe(403);
      const { body } = await office.ask(office.people.head, 'POST', path, wish);
      expect(body.columnId).toBe(column.id);
      expect(office.changes.applied.at(-1)?.columnIds.toSorted()).toEqual(
        [column.id, office.column.id, office.root.id].sort(),
      );
      const revised = await office.done(office.people.clerk, body, 'revise');
      const refused = await office.ask(office.people.clerk, 'PUT', `${office.items}/${published.id}`, {
        version: revised.version,
        columnId: office.column.id,
      });
      expect(refused.body.code).toBe('move-published');
    });
  });

  describe('links and validity', () => {
    const document = (title: string, more: object = {}) => ({
      title,
      kind: 'normative',
      documentNo: '云商发〔2024〕5号',
      validFrom: '2024-06-01',
      formedOn: '2024-05-30',
      ...more,
    });

    it('an interpretation is stale when its source has a newer version, until it is looked at again', async () => {
      const source = await office.publish(await office.draft(document('云溪县家电补贴办法')));
      const { body: made } = await office.ask(office.people.clerk, 'POST', office.items, {
        unitId: office.unit.id,
        columnId: office.column.id,
        content: { ...good, title: '《云溪县家电补贴办法》解读', form: 'faq' },
        source: { toId: source.id, kind: 'interprets' },
      });
      const linkOf = async () => (await office.detail(made.id)).links.to[0];
      expect(await linkOf()).toMatchObject({ id: source.id, kind: 'interprets', sourceNo: 1, stale: false });
      const revised = await office.done(office.people.clerk, source, 'revise');
      await office.publish(revised);
      expect(await linkOf()).toMatchObject({ sourceNo: 1, currentNo: 2, stale: true });
      expect((await office.detail(source.id)).links.from).toMatchObject([{ id: made.id, stale: true }]);
      const { body } = await office.ask(office.people.clerk, 'POST', `${office.items}/${made.id}/links/add`, {
        version: made.version,
        toId: source.id,
        kind: 'interprets',
      });
      expect(await linkOf()).toMatchObject({ sourceNo: 2, stale: false });
      const removed = await office.ask(
        office.people.clerk,
        'POST',
        `${office.items}/${made.id}/links/remove`,
        {
          version: body.version,
          toId: source.id,
          kind: 'interprets',
        },
      );
      expect(removed.status).toBe(200);
      expect(await linkOf()).toBeUndefined();
      expect(office.changes.applied.at(-1)?.itemIds).toContain(source.id);
    });

    it('a document that repeals another ends it on its day, once it is published', async () => {
      const old = await office.publish(await office.draft(document('云溪县旧办法')));
      const fresh = await office.draft(document('云溪县新办法', { validFrom: '2024-07-01' }));
      const { body: linked } = await office.ask(
        office.people.clerk,
        'POST',
        `${office.items}/${fresh.id}/links/add`,
        {
          version: fresh.version,
          toId: old.id,
          kind: 'repeals',
        },
      );
      expect((await office.detail(old.id)).validity).toMatchObject({
        state: 'in-force',
        events: [{ kind: 'issue' }],
      });
      const published = await office.publish(linked);
      const { validity, item } = await office.detail(old.id);
      expect(validity.events).toMatchObject([
        { kind: 'issue', day: '2024-05-30', byItemId: null },
        { kind: 'repeal', day: '2024-07-01', byItemId: fresh.id },
      ]);
      expect(validity.stateName).toBe('现行有效');
      office.clock.now = new Date('2024-07-01T02:00:00Z');
      expect((await office.detail(old.id)).validity.stateName).toBe('已废止');
      office.clock.now = new Date('2024-06-03T02:00:00Z');
      const row = await office.db
        .selectFrom('item')
        .select('valid_to')
        .where('id', '=', old.id)
        .executeTakeFirstOrThrow();
      expect(row.valid_to).toBe('2024-07-01');
      expect(office.changes.applied.at(-1)?.itemIds).toEqual(expect.arrayContaining([old.id, fresh.id]));
      const kept = await office.ask(office.people.clerk, 'POST', `${office.items}/${fresh.id}/links/remove`, {
        version: published.version,
        toId: old.id,
        kind: 'repeals',
      });
      expect(kept.body.code).toBe('took-effect');
      const late = await office.ask(office.people.head, 'POST', `${office.items}/${old.id}/validity`, {
        version: item.version,
        kind: 'amend',
        day: '2024-08-01',
        note: '见会议纪要',
      });
      expect(late.body.code).toBe('ended-already');
    });

    it.each<[string, object, string]>([
      ['of what is no document', { kind: 'information' }, 'no-validity'],
      [
        'before it was issued',
        { kind: 'normative', documentNo: '云商发〔2024〕6号', validFrom: '2024-06-01' },
        'before-issue',
      ],
    ])('an event %s is refused', async (_, content, code) => {
      const published = await office.publish(await office.draft({ title: `有效性${code}`, ...content }));
      const { body } = await office.ask(
        office.people.head,
        'POST',
        `${office.items}/${published.id}/validity`,
        {
          version: published.version,
          kind: 'repeal',
          day: '2024-05-01',
          note: '清理结果',
        },
      );
      expect(body.code).toBe(code);
    });

    it.each<[string, string, string]>([
      ['to itself', 'derived', 'to-itself'],
      ['that repeals what is no document', 'repeals', 'not-a-document'],
    ])('a link %s is refused', async (_, kind, code) => {
      const made = await office.draft();
      const toId =
        code === 'to-itself'
          ? made.id
          : (await office.publish(await office.draft({ title: '一条普通信息' }))).id;
      const { body } = await office.ask(office.people.clerk, 'POST', `${office.items}/${made.id}/links/add`, {
        version: made.version,
        toId,
        kind,
      });
      expect(body.code).toBe(code);
    });
  });

  describe('the lists of the console', () => {
    it('show to each what they reach', async () => {
      const total = async (as: (typeof office.people)['clerk']) =>
        (await office.ask(as, 'GET', `${office.items}?pageSize=1`)).body.total;
      const all = await total(office.people.office);
      expect(all).toBeGreaterThan(20);
      expect(await total(office.people.clerk)).toBe(all);
      expect(await total(office.people.stranger)).toBe(0);
      expect(await total(worker('reviewer', office.section.id))).toBe(0);
      expect((await office.ask({ ...office.people.clerk, roles: [] }, 'GET', office.items)).status).toBe(403);
    });

    it('are narrowed by everything that there is', async () => {
      const find = async (query: string, as = office.people.clerk) =>
        (await office.ask(as, 'GET', `${office.items}?pageSize=100&${query}`)).body.items;
      expect((await find('standing=withdrawn')).length).toBe(0);
      for (const { work } of await find('work=content')) expect(work).toBe('content');
      expect((await find(`column=${office.root.id}`)).length).toBe((await find('')).length);
      const marked = await office.draft({ title: '百分之100%的_标题' });
      expect(await find(`text=${encodeURIComponent('100%的_')}`)).toMatchObject([{ id: marked.id }]);
      expect(await find(`text=${encodeURIComponent('100_的')}`)).toEqual([]);
      const overdue = await find('overdue=true');
      expect(overdue.length).toBeGreaterThan(0);
      for (const { limit } of overdue) expect(limit.left).toBeLessThan(0);
      for (const item of await find('mine=todo', office.people.reviewer))
        expect(['content', 'secrecy']).toContain(item.work);
      for (const item of await find('mine=todo')) expect(item.work).toBe('draft');
      const counts = (await office.ask(office.people.clerk, 'GET', `/item-counts/${region}`)).body;
      expect(counts.drafts).toBe((await find('mine=drafts')).length);
      expect(counts.todo).toBe((await find('mine=todo')).length);
      expect(counts.overdue).toBe(overdue.length);
      expect(counts.works.content).toBe((await find('work=content')).length);
    });

    it('say which share of its documents a unit has disclosed (Art. 17)', async () => {
      await office.draft({
        title: '关于某事项的请示',
        kind: 'document',
        attribute: 'withheld',
        attributeReason: '条例第十六条，过程性信息',
      });
      const { body } = await office.ask(office.people.office, 'GET', `/document-share/${region}?year=2024`);
      const [own] = body.items;
      expect(own).toMatchObject({ unitId: office.unit.id, withheld: 1, onRequest: 0 });
      expect(own.documents).toBe(own.proactive + 1);
      expect(own.share).toBeCloseTo(own.published / own.documents);
      const none = await office.ask(office.people.office, 'GET', `/document-share/${region}?year=2019`);
      expect(none.body.items).toEqual([]);
    });
  });

  it('every change of it is in the audit log, whose chain holds', async () => {
    expect(await verifyAudit(office.db)).toMatchObject({ broken: [] });
    const actions = await office.db.selectFrom('audit_entry').select('action').distinct().execute();
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'item.create',
        'item.write',
        'item.publish',
        'item.withdraw',
        'item.attach',
        'item.answer',
      ]),
    );
  });
});
