import { beforeAll, expect, it } from 'vitest';
import { openItems } from './disclosure-office.ts';
import { region } from './organization.ts';
import { describeStores } from './stores.ts';

type Office = Awaited<ReturnType<typeof openItems>>;

const formWith = (name: string, version: number): FormData => {
  const form = new FormData();
  form.set('version', String(version));
  form.set('file', new File([`内容：${name}`], name, { type: 'text/plain' }));
  return form;
};

describeStores('the media library', open => {
  let office: Office;
  let first: { id: string; version: number };
  const list = async (query = '', as = office.people.clerk) =>
    (await office.ask(as, 'GET', `/media/${region}${query}`)).body;
  const namesOf = ({ items }: { items: { name: string }[] }) => items.map(({ name }) => name);
  const attach = async (item: { id: string; version: number }, name: string) => {
    const { status, body } = await office.ask(
      office.people.clerk,
      'POST',
      `${office.items}/${item.id}/files`,
      formWith(name, item.version),
    );
    if (status !== 200) throw new Error(`${status} ${body.message}`);
    return body as { id: string; version: number };
  };

  beforeAll(async () => {
    office = await openItems(await open());
    first = await attach(await office.draft({ title: '家电以旧换新的通知' }), '申报表_2024.txt');
    first = await attach(first, '流程图.txt');
    await attach(await office.draft({ title: '农贸市场改造的通知' }), '改造100%完成.txt');
  });

  it('lists each file once with the items that show it, and the file can be fetched there', async () => {
    const { items, total } = await list();
    expect(total).toBe(3);
    expect(new Set(namesOf({ items }))).toEqual(
      new Set(['申报表_2024.txt', '流程图.txt', '改造100%完成.txt']),
    );
    const file = items.find(({ name }: { name: string }) => name === '流程图.txt');
    expect(file).toMatchObject({
      size: new TextEncoder().encode('内容：流程图.txt').length,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      items: [{ id: first.id, title: '家电以旧换新的通知', unitName: '云溪县商务局' }],
    });
  });

  it('lists a file that a draft and a version show once', async () => {
    const signed = await office.publish(first);
    await office.done(office.people.clerk, signed, 'revise');
    const { items, total } = await list('?search=流程图');
    expect(total).toBe(1);
    expect(items[0].items).toHaveLength(1);
  });

  it.each([
    ['a part of the name', '?search=申报', ['申报表_2024.txt']],
    ['the title of an item', '?search=农贸市场', ['改造100%完成.txt']],
    [
      'signs that are patterns in SQL, as they stand',
      `?search=${encodeURIComponent('0%')}`,
      ['改造100%完成.txt'],
    ],
    ['an underscore as it stands', '?search=表_2', ['申报表_2024.txt']],
    ['nothing that there is', '?search=无此文件', []],
  ])('finds by %s', async (_, query, names) => {
    expect(namesOf(await list(query))).toEqual(names);
  });

  it('narrows to a unit', async () => {
    expect((await list(`?unit=${office.unit.id}`)).total).toBe(3);
    expect((await list(`?unit=${office.other.id}`, office.people.office)).total).toBe(0);
  });

  it('hands out page by page, each file on one of them', async () => {
    const pages = [await list('?page=1&pageSize=2'), await list('?page=2&pageSize=2')];
    expect(pages.map(({ items, total }) => [items.length, total])).toEqual([
      [2, 3],
      [1, 3],
    ]);
    expect(new Set(pages.flatMap(namesOf)).size).toBe(3);
  });

  it('shows nothing of units that one does not reach', async () => {
    expect(await list('', office.people.stranger)).toEqual({ items: [], total: 0 });
    expect((await list('', office.people.office)).total).toBe(3);
  });
});
