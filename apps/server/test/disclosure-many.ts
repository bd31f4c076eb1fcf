/** A county with many published items, the same in every run: some are indexed, the rest are their copies. */
import { sql } from 'kysely';
import { indexMany } from '../src/disclosure/search/index.ts';
import type { Db } from '../src/platform/database/open.ts';

export const benchRegion = '430423';

const topics = [
  '稳岗返还', '城乡居民医疗保险', '高标准农田建设', '政府采购', '食品安全监督抽检', '农村危房改造', '义务教育招生',
  '营商环境优化', '安全生产检查', '最低生活保障', '招商引资项目', '部门预算', '部门决算', '三公经费', '公务员招录',
  '生态环境保护', '道路交通管制', '森林防火', '防汛抗旱', '社会救助', '外贸出口奖补', '电子商务', '加油站规划',
  '家电以旧换新', '成品油市场管理', '乡村振兴', '土地征收', '国有资产处置', '住房公积金缴存', '退役军人优抚',
]; // biome-ignore format: a list of words
const kinds = [
  '通知',
  '公告',
  '实施方案',
  '工作要点',
  '情况说明',
  '公示',
  '实施细则',
  '管理办法',
  '解读',
  '工作报告',
];
const sentences = [
  '为深入贯彻落实党中央、国务院决策部署，按照省、市有关要求，结合我县实际，制定本方案。',
  '各乡镇人民政府、县直各单位要高度重视，明确责任分工，按时限要求完成各项任务。',
  '申请人应当提交身份证明、营业执照复印件及相关材料，材料齐全的，五个工作日内办结。',
  '县财政局会同有关部门加强资金监管，确保专款专用，任何单位和个人不得截留、挪用。',
  '本办法自发布之日起施行，有效期五年；此前规定与本办法不一致的，以本办法为准。',
  '对符合条件的个体工商户给予一次性补贴，每户不超过五千元，通过银行账户发放。',
  '全年共受理群众咨询投诉一千二百余件，办结率百分之九十九，群众满意度明显提升。',
  '严格落实安全生产责任制，对重点行业、重点领域开展拉网式排查，发现隐患立即整改。',
  '加快推进项目前期工作，完善用地、环评、施工许可手续，力争年底前开工建设。',
  '请于本月底前将自查情况和整改台账报送至县人民政府办公室，逾期不报的予以通报。',
];

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

const titleOf = (n: number): string =>
  `${n % 3 === 0 ? '衡山县人民政府办公室' : '衡山县商务局'}关于${2020 + (n % 6)}年${pick(topics, n * 7)}${n % 2 ? '' : `和${pick(topics, n * 11 + 3)}`}的${pick(kinds, n * 3)}`;

const bodyOf = (n: number): string =>
  Array.from(
    { length: 12 },
    (_, at) =>
      `<p>${pick(sentences, n * 13 + at * (1 + (n % 7)))}${pick(topics, n + at * 5)}工作由第${(n * 31 + at) % 997}组承担。</p>`,
  ).join('');

/** Items that are written and indexed one by one; the others are copies of them. */
const distinct = 2000;
const unitCount = 60;
const columnCount = 90;

const places = async (db: Db): Promise<void> => {
  await db
    .insertInto('region')
    .values({ id: benchRegion, parent_id: null, name: '衡山县', level: 'county' })
    .execute();
  await sql`insert into unit (region_id, id, name, short_name, kind, from_day, path, sort, address, hours, telephone)
    select ${benchRegion}, 'u' || n, case n when 1 then '衡山县人民政府办公室' else '衡山县第' || n || '局' end, '',
      case n when 1 then 'office' else 'department' end, '2019-01-01', array['u' || n], n, '衡山县开云镇人民中路' || n || '号',
      '工作日8:30至12:00，14:30至17:30', '0734-5800000' from generate_series(1, ${unitCount}::int) n`.execute(
    db,
  );
  await sql`insert into catalogue_column (region_id, id, unit_id, path, name, slug, articles, kind, sort)
    select ${benchRegion}, 'c' || n, case when n > 30 then 'u' || (1 + n % ${unitCount}::int) end, array['c' || n], '栏目' || n,
      'column-' || n, array['20.' || (1 + n % 15)], 'other', n from generate_series(1, ${columnCount}::int) n`.execute(
    db,
  );
};

const write = async (db: Db, from: number, to: number): Promise<void> => {
  const rows = Array.from({ length: to - from }, (_, at) => {
    const n = from + at;
    return { id: `i${n}`, n, title: titleOf(n), body: bodyOf(n), topic: pick(topics, n * 7) };
  });
  await sql`
    with x as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id text, n int, title text, body text, topic text)),
    made as (insert into item (region_id, id, unit_id, column_id, standing, published_no, index_no, title, summary, source,
      document_no, formed_on, kind, form, attribute, subject_class, first_published_at, published_at, valid_from)
    select ${benchRegion}, id, 'u' || (1 + n % ${unitCount}::int), 'c' || (1 + n % ${columnCount}::int), 'published', 1, 'No' || n, title, '',
      '衡山县商务局', case when n % 4 = 0 then '山政办发〔2024〕' || n || '号' end, '2024-03-01',
      case when n % 8 = 0 then 'normative' else 'information' end, 'text', 'proactive', topic,
      timestamptz '2024-01-01' + n * interval '10 minutes', timestamptz '2024-01-01' + n * interval '10 minutes', '2024-03-01' from x)
    insert into item_version (region_id, item_id, no, content, actor_name, published_at)
    select ${benchRegion}, id, 1, jsonb_build_object('title', title, 'body', body, 'summary', '', 'source', '衡山县商务局', 'author', '',
      'formedOn', '2024-03-01', 'kind', 'information', 'form', 'text', 'attribute', 'proactive', 'attributeReason', '', 'subjectClass', topic,
      'documentNo', '', 'validFrom', null, 'validTo', null, 'keywords', jsonb_build_array(topic), 'topics', '[]'::jsonb, 'attachments', '[]'::jsonb,
      'benefits', '[]'::jsonb), '甲', timestamptz '2024-01-01' + n * interval '10 minutes' from x`.execute(
    db,
  );
};

const copyAll = async (db: Db, round: number): Promise<void> => {
  const id = sql`${`r${round}-`}::text ||`;
  const later = sql`+ ${round} * interval '7 hours 13 minutes'`;
  await sql`insert into item (region_id, id, unit_id, column_id, standing, published_no, index_no, title, summary, source, document_no,
      formed_on, kind, form, attribute, subject_class, first_published_at, published_at, valid_from)
    select region_id, ${id} id, unit_id, column_id, standing, published_no, ${id} index_no, title, summary, source, document_no, formed_on,
      kind, form, attribute, subject_class, first_published_at ${later}, published_at ${later}, valid_from from item where id like 'i%'`.execute(
    db,
  );
  await sql`insert into item_version (region_id, item_id, no, content, actor_name, published_at)
    select region_id, ${id} item_id, no, content, actor_name, published_at ${later} from item_version where item_id like 'i%'`.execute(
    db,
  );
  await sql`insert into search_entry (region_id, item_id, unit_id, column_path, title, published_at, year, form, kind, valid_from, tokens, text)
    select region_id, ${id} item_id, unit_id, column_path, title, published_at ${later}, year, form, kind, valid_from, tokens, text
    from search_entry where item_id like 'i%'`.execute(db);
};

/** Fills an empty database with so many published items. */
export const fillPortal = async (db: Db, count: number): Promise<void> => {
  await places(db);
  for (let from = 0; from < Math.min(count, distinct); from += 500)
    await write(db, from, Math.min(from + 500, distinct));
  await indexMany(
    db,
    benchRegion,
    Array.from({ length: distinct }, (_, n) => `i${n}`),
  );
  for (let round = 1; round < count / distinct; round++) await copyAll(db, round);
  await sql`update search_word set count = count * ${Math.ceil(count / distinct)}::int`.execute(db);
  for (const table of ['item', 'item_version', 'search_entry', 'search_word'])
    await sql`vacuum analyze ${sql.table(table)}`.execute(db);
};
