/** 云溪县 as the portal shows it in tests: units, columns, items of every kind. */

import { writeDuties } from '../src/organization/duty-store.ts';
import {
  addColumn,
  addDecision,
  addFile,
  contentOf,
  index,
  type Portal,
  publish,
  withdraw,
} from './disclosure-portal.ts';
import { addRegions, addUnit, dutyOf, inTransaction, neighbour, region, system } from './organization.ts';

export interface County {
  office: string;
  commerce: string;
  /** Ids of what was published, by what it is. */
  notice: string;
  document: string;
  repealed: string;
  interpretation: string;
  withdrawn: string;
  draft: string;
  foreign: string;
  file: string;
  oldFile: string;
}

const longBody = [
  '<h2>一、总体要求</h2>',
  '<p>为优化营商环境，支持个体工商户和中小企业发展，根据《中华人民共和国政府信息公开条例》等规定，结合本县实际，制定本办法。各乡镇人民政府、县直各单位应当明确责任，按时完成。</p>',
  '<h2>二、补贴标准</h2>',
  '<p>对符合条件的个体工商户给予一次性补贴，标准如下表。</p>',
  '<table><caption>补贴标准</caption><thead><tr><th>对象</th><th>条件</th><th>金额（元）</th><th>办理单位</th><th>期限</th></tr></thead><tbody><tr><td>个体工商户</td><td>登记满一年，正常经营</td><td>5000</td><td>县商务局</td><td>2024年12月31日前</td></tr><tr><td>小微企业</td><td>吸纳就业三人以上</td><td>20000</td><td>县人力资源和社会保障局</td><td>2024年12月31日前</td></tr></tbody></table>',
  '<h3>（一）申请材料</h3>',
  '<ol><li>申请表；</li><li>营业执照复印件；</li><li>银行账户信息。</li></ol>',
  '<blockquote><p>材料齐全的，五个工作日内办结。</p></blockquote>',
  '<p>本办法自2024年4月1日起施行，有效期五年。</p>',
  '<p class="right">云溪县商务局</p>',
].join('');

const columnsOf = [
  { id: 'news', name: '工作动态', kind: 'news' },
  { id: 'disclosure', name: '政府信息公开', kind: 'group' },
  { id: 'policies', name: '政策文件', kind: 'group', parentPath: ['disclosure'], articles: ['20.1'] },
  {
    id: 'normative',
    name: '行政规范性文件',
    kind: 'policy',
    parentPath: ['policies', 'disclosure'],
    articles: ['20.1'],
    description: '标明文号、成文日期和有效性的规范性文件',
  },
  { id: 'interpretations', name: '政策解读', kind: 'interpretation', parentPath: ['policies', 'disclosure'] },
  { id: 'rules', name: '政府信息公开制度', kind: 'guide', parentPath: ['disclosure'] },
  { id: 'annual-reports', name: '政府信息公开年报', kind: 'guide', parentPath: ['disclosure'] },
];

/** Fills the portal's store. */
export const fillCounty = async (portal: Portal): Promise<County> => {
  const { db } = portal;
  await addRegions(db);
  const office = await addUnit(db, '云溪县人民政府办公室', {
    kind: 'office',
    address: '云溪县柳林镇人民路1号',
    hours: '工作日8:30至12:00，14:30至17:30',
    telephone: '0700-5000001',
    sort: 1,
  });
  const commerce = await addUnit(db, '云溪县商务局', {
    shortName: '县商务局',
    address: '云溪县柳林镇建设路8号',
    hours: '工作日8:30至12:00，14:30至17:30',
    telephone: '0700-5000002',
    sort: 2,
  });
  await inTransaction(db, tx =>
    writeDuties(tx, system, region, [
      {
        action: 'duty.create',
        before: null,
        after: {
          ...dutyOf(),
          regionId: region,
          id: 'd1',
          unitId: commerce.id,
          toDay: null,
          sort: 1,
          version: 1,
        },
      },
    ]),
  );
  for (const name of ['教育局', '民政局', '财政局', '农业农村局', '卫生健康局', '市场监督管理局'])
    await addUnit(db, `云溪县${name}`, { shortName: `县${name}`, sort: 3 });
  const stranger = await addUnit(db, '临河县商务局', {}, '2010-01-01', neighbour);
  for (const column of columnsOf) await addColumn(db, column);
  await addColumn(db, { id: 'sw-notices', name: '通知公告', unitId: commerce.id, articles: ['20.15'] });
  await addColumn(db, { id: 'lh-notices', name: '通知公告', regionId: neighbour });
  await db
    .insertInto('topic')
    .values([
      { region_id: region, id: 'consume', name: '促消费', sort: 1, to_day: null },
      { region_id: region, id: 'business', name: '优化营商环境', sort: 2, to_day: null },
    ])
    .execute();

  const file = await addFile(
    portal,
    '补贴申请表.txt',
    '申请表：姓名、营业执照、鹦鹉螺号。',
    '申请表：姓名、营业执照、鹦鹉螺号。',
  );
  const oldFile = await addFile(portal, '旧表.txt', '旧表，已作废，玳瑁。', '旧表，已作废，玳瑁。');
  const where = { unitId: commerce.id };
  const document = await publish(
    db,
    contentOf('云溪县支持个体工商户发展办法（试行）', {
      attachments: [{ fileId: oldFile, name: '旧表.txt' }],
    }),
    { ...where, columnId: 'normative', at: '2024-03-02T01:00:00Z' },
  );
  await publish(
    db,
    contentOf('云溪县支持个体工商户发展办法', {
      body: longBody,
      kind: 'normative',
      documentNo: '云商发〔2024〕3号',
      validFrom: '2024-04-01',
      validTo: '2029-03-31',
      keywords: ['个体工商户', '补贴'],
      topics: ['consume', 'business'],
      attachments: [{ fileId: file, name: '补贴申请表.txt' }],
      benefits: [
        {
          audience: 'shop',
          kind: 'subsidy',
          text: '登记满一年的个体工商户，可以得到5000元一次性补贴',
          clause: '第二条',
          fromDay: null,
          toDay: null,
        },
        {
          audience: 'shop',
          kind: 'date',
          text: '补贴申请截止',
          clause: '第二条',
          fromDay: '2024-04-01',
          toDay: '2098-12-31',
        },
      ],
    }),
    { ...where, id: document, columnId: 'normative', at: '2024-03-10T01:00:00Z', endsOn: '2099-04-01' },
  );
  const repealed = await publish(
    db,
    contentOf('云溪县集市管理办法', {
      kind: 'normative',
      documentNo: '云商发〔2015〕1号',
      formedOn: '2015-01-05',
      validFrom: '2015-02-01',
    }),
    { ...where, columnId: 'normative', at: '2015-01-10T01:00:00Z', endsOn: '2024-04-01' },
  );
  await db
    .insertInto('validity_event')
    .values([
      {
        region_id: region,
        item_id: document,
        seq: 1,
        kind: 'issue',
        day: '2024-03-01',
        by_item_id: null,
        note: '',
        actor_name: '何宁',
      },
      {
        region_id: region,
        item_id: repealed,
        seq: 1,
        kind: 'issue',
        day: '2015-01-05',
        by_item_id: null,
        note: '',
        actor_name: '何宁',
      },
      {
        region_id: region,
        item_id: repealed,
        seq: 2,
        kind: 'repeal',
        day: '2024-04-01',
        by_item_id: document,
        note: '',
        actor_name: '何宁',
      },
    ])
    .execute();
  const interpretation = await publish(
    db,
    contentOf('一图读懂：支持个体工商户发展办法', { form: 'picture' }),
    {
      ...where,
      columnId: 'interpretations',
      at: '2024-03-11T01:00:00Z',
    },
  );
  await db
    .insertInto('item_link')
    .values([
      { region_id: region, from_id: interpretation, to_id: document, kind: 'interprets', source_no: null },
      { region_id: region, from_id: document, to_id: repealed, kind: 'repeals', source_no: null },
    ])
    .execute();
  const notice = await publish(db, contentOf('关于开展消费券发放活动的通知', { topics: ['consume'] }), {
    ...where,
    columnId: 'sw-notices',
    at: '2024-03-12T01:00:00Z',
  });
  const withdrawn = await publish(db, contentOf('已撤下的琥珀公告'), {
    ...where,
    columnId: 'sw-notices',
    at: '2024-03-13T01:00:00Z',
  });
  const draft = 'draft-of-nobody';
  await db
    .insertInto('item')
    .values({
      region_id: region,
      id: draft,
      unit_id: commerce.id,
      column_id: 'sw-notices',
      work: 'draft',
      draft: JSON.stringify(contentOf('未发布的珊瑚草稿')),
      drafters: [],
      topics: [],
      urgent: false,
    } as never)
    .execute();
  const foreign = await publish(db, contentOf('邻县的砗磲通知'), {
    unitId: stranger.id,
    columnId: 'lh-notices',
    regionId: neighbour,
    at: '2024-03-14T01:00:00Z',
  });
  const lists = [];
  for (let n = 1; n <= 45; n++)
    lists.push(
      await publish(db, contentOf(`云溪县商务工作动态第${n}期`), {
        ...where,
        columnId: 'news',
        at: new Date(Date.UTC(2024, 0, 1, n)).toISOString(),
      }),
    );
  for (const [slug, title] of [
    ['rules', '云溪县政府信息公开工作制度'],
    ['annual-reports', '云溪县2023年政府信息公开工作年度报告'],
  ] as const)
    await publish(db, contentOf(title), { unitId: office.id, columnId: slug, at: '2024-01-20T01:00:00Z' });
  const all = await db.selectFrom('item').select('id').where('region_id', '=', region).execute();
  await index(
    portal,
    all.map(({ id }) => id),
  );
  await index(portal, [foreign], neighbour);
  await withdraw(db, withdrawn);
  for (const row of [
    {
      documentNo: '云商许〔2024〕1号',
      name: '成品油零售经营许可',
      party: '云溪县柳林加油站',
      partyShown: '云溪县柳林加油站',
    },
    {
      documentNo: '云商许〔2024〕2号',
      name: '酒类经营许可',
      party: '封存的密文',
      partyShown: '许*',
      person: true,
    },
    {
      documentNo: '云商许〔2024〕3号',
      name: '未公示的水晶许可',
      party: 'x',
      partyShown: 'x',
      published: false,
    },
    {
      documentNo: '云商许〔2024〕4号',
      name: '已撤下的玛瑙许可',
      party: 'x',
      partyShown: 'x',
      withdrawn: true,
    },
    {
      documentNo: '云商罚〔2024〕1号',
      name: '未明码标价处罚',
      party: '某店',
      partyShown: '某店',
      kind: 'penalty' as const,
    },
  ])
    await addDecision(db, { ...row, unitId: commerce.id });
  portal.publications.applyRegion(region);
  return {
    office: office.id,
    commerce: commerce.id,
    notice,
    document,
    repealed,
    interpretation,
    withdrawn,
    draft,
    foreign,
    file,
    oldFile,
  };
};
