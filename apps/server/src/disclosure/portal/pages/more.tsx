import { validityNames } from '@gongkai/law';
import { type Addresses, addressesOf } from '../address.ts';
import { audiences, benefitKinds, type ShownValidity } from '../labels.ts';
import { Layout, type Surroundings } from '../layout.tsx';
import { countText, DataLinks, Day, ItemList, Pager, Scroll } from '../parts.tsx';
import type { DecisionKind, LibraryFilter, MapColumn, ShownBenefit, ShownDecision } from '../read-more.ts';
import type { ListPage } from '../reads.ts';
import { ColumnTree } from './unit.tsx';

interface LibraryProps {
  around: Surroundings;
  filter: LibraryFilter;
  list: ListPage & { years: readonly number[] };
}

const states = Object.entries(validityNames) as [ShownValidity, string][];

/** The library of rules and normative documents with their validity today. */
export const LibraryPage = ({ around, filter, list }: LibraryProps) => {
  const to = addressesOf(around.frame.region.id);
  return (
    <Layout around={around} title="政策文件库" crumbs={[{ name: '政策文件库' }]} under="library">
      <div class="wrap page">
        <h1>政策文件库</h1>
        <p class="lead">规章和行政规范性文件，有效性按今天（{around.day}）计算。</p>
        <form class="search-form" action={to.library} method="get">
          <div class="filters">
            <div class="field">
              <label for="validity">有效性</label>
              <select id="validity" name="validity">
                <option value="">全部</option>
                {states.map(([id, name]) => (
                  <option value={id} selected={id === filter.validity}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
            <div class="field">
              <label for="year">成文年份</label>
              <select id="year" name="year">
                <option value="">全部</option>
                {list.years.map(year => (
                  <option value={year} selected={year === filter.year}>
                    {year}年
                  </option>
                ))}
              </select>
            </div>
            <div class="field">
              <label for="unit">发文机关</label>
              <select id="unit" name="unit">
                <option value="">全部</option>
                {around.frame.units.map(({ id, name }) => (
                  <option value={id} selected={id === filter.unitId}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
            <button class="button" type="submit">
              筛选
            </button>
          </div>
        </form>
        <p class="count">{countText(list.total)}</p>
        <ItemList items={list.items} to={to} day={around.day} unit empty="没有符合条件的文件。" />
        <Pager
          page={filter.page}
          total={list.total}
          address={to.library}
          query={{ validity: filter.validity, year: filter.year, unit: filter.unitId }}
        />
      </div>
    </Layout>
  );
};

/** 政策与我: who one is. */
export const AudiencesPage = ({ around }: { around: Surroundings }) => {
  const to = addressesOf(around.frame.region.id);
  return (
    <Layout around={around} title="政策与我" crumbs={[{ name: '政策与我' }]} under="audiences">
      <div class="wrap page">
        <h1>政策与我</h1>
        <p class="lead">选您是谁，看现行有效的文件里您能得到什么、该做什么、哪些日子不要错过。</p>
        <ul class="cards">
          {audiences.map(({ id, name, hint }) => (
            <li>
              <a href={to.audience(id)}>
                <b>{name}</b>
                <small>{hint}</small>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Layout>
  );
};

const daysOf = ({ fromDay, toDay }: ShownBenefit): string => {
  if (fromDay && toDay) return fromDay === toDay ? toDay : `${fromDay}至${toDay}`;
  if (toDay) return `${toDay}以前`;
  return fromDay ? `${fromDay}起` : '';
};

const BenefitLine = ({ benefit, to }: { benefit: ShownBenefit; to: Addresses }) => (
  <li>
    <p>{benefit.text}</p>
    <p class="about">
      {daysOf(benefit) && <span class="tag">{daysOf(benefit)}</span>}
      <span>
        <a href={to.item(benefit.itemId)}>{benefit.itemTitle}</a>
        {benefit.clause}
      </span>
      <span>{benefit.unitName}</span>
    </p>
  </li>
);

interface AudienceProps {
  around: Surroundings;
  audience: (typeof audiences)[number];
  benefits: readonly ShownBenefit[];
}

/** What someone of an audience gets, must do, or must not miss. */
export const AudiencePage = ({ around, audience, benefits }: AudienceProps) => {
  const to = addressesOf(around.frame.region.id);
  const kinds = Object.entries(benefitKinds).map(([kind, name]) => ({
    kind,
    name,
    of: benefits.filter(benefit => benefit.kind === kind),
  }));
  return (
    <Layout
      around={around}
      title={`政策与我：${audience.name}`}
      crumbs={[{ name: '政策与我', href: to.audiences }, { name: audience.name }]}
      under="audiences"
    >
      <div class="wrap page">
        <h1>{audience.name}</h1>
        <p class="lead">只列现行有效的文件（{around.day}），每一条都注明出自哪个文件的哪一条。</p>
        {benefits.length === 0 && <p class="empty">还没有整理出与{audience.name}有关的内容。</p>}
        {kinds
          .filter(({ of }) => of.length > 0)
          .map(({ kind, name, of }) => (
            <section aria-labelledby={`kind-${kind}`}>
              <h2 id={`kind-${kind}`}>{name}</h2>
              <ul class="benefits">
                {of.map(benefit => (
                  <BenefitLine benefit={benefit} to={to} />
                ))}
              </ul>
            </section>
          ))}
        {benefits.some(({ fromDay, toDay }) => fromDay || toDay) && (
          <p class="data-links">
            <a href={`${to.audience(audience.id)}.ics`}>把这些日子加入日历（ics）</a>
          </p>
        )}
      </div>
    </Layout>
  );
};

export const decisionKinds: readonly { id: DecisionKind; name: string }[] = [
  { id: 'licence', name: '行政许可' },
  { id: 'penalty', name: '行政处罚' },
];

interface DecisionsProps {
  around: Surroundings;
  kind: (typeof decisionKinds)[number];
  unitId: string | undefined;
  page: number;
  list: { decisions: readonly ShownDecision[]; total: number };
}

/** 双公示: decisions on licences or penalties. */
export const DecisionsPage = ({ around, kind, unitId, page, list }: DecisionsProps) => {
  const to = addressesOf(around.frame.region.id);
  const address = to.decisions(kind.id);
  return (
    <Layout around={around} title={`${kind.name}决定`} crumbs={[{ name: '双公示' }]} under="decisions">
      <div class="wrap page">
        <h1>{kind.name}决定</h1>
        <p class="lead">自作出决定之日起七个工作日内公示。相对人是个人的，不显示全名。</p>
        <nav class="chips" aria-label="许可或处罚">
          <ul>
            {decisionKinds.map(({ id, name }) => (
              <li>
                <a href={to.decisions(id)} aria-current={id === kind.id ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p class="count">{countText(list.total)}</p>
        {list.decisions.length === 0 ? (
          <p class="empty">还没有公示的决定。</p>
        ) : (
          <Scroll label={`${kind.name}决定`}>
            <table class="plain decisions">
              <caption class="hidden">{kind.name}决定</caption>
              <thead>
                <tr>
                  {['决定文书号', '名称', '相对人', '类别', '内容', '机关', '决定日期', '有效期至'].map(
                    name => (
                      <th scope="col">{name}</th>
                    ),
                  )}
                </tr>
              </thead>
              <tbody>
                {list.decisions.map(decision => (
                  <tr>
                    <th scope="row">{decision.documentNo}</th>
                    <td class="left">{decision.name}</td>
                    <td>{decision.party}</td>
                    <td>{decision.category}</td>
                    <td class="left">{decision.content}</td>
                    <td>{decision.organ}</td>
                    <td>
                      <Day day={decision.decidedOn} />
                    </td>
                    <td>{decision.validTo ?? ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
        <Pager page={page} total={list.total} address={address} query={{ unit: unitId }} />
        <DataLinks address={address} feeds={false} />
      </div>
    </Layout>
  );
};

/** 网站地图. */
export const MapPage = ({ around, columns }: { around: Surroundings; columns: readonly MapColumn[] }) => {
  const to = addressesOf(around.frame.region.id);
  const byUnit = Map.groupBy(columns, ({ unitId }) => unitId);
  return (
    <Layout around={around} title="网站地图" crumbs={[{ name: '网站地图' }]}>
      <div class="wrap page">
        <h1>网站地图</h1>
        <section class="tree columns" aria-labelledby="map-own">
          <h2 id="map-own">栏目</h2>
          <ColumnTree columns={byUnit.get(null) ?? []} parentId={null} href={to.column} />
        </section>
        <section aria-labelledby="map-units">
          <h2 id="map-units">机构</h2>
          {around.frame.units.map(({ id, name }) => (
            <details class="map-unit">
              <summary>{name}</summary>
              <p>
                <a href={to.unit(id)}>{name}窗口</a>
              </p>
              <div class="tree">
                <ColumnTree columns={byUnit.get(id) ?? []} parentId={null} href={to.column} />
              </div>
            </details>
          ))}
        </section>
      </div>
    </Layout>
  );
};

/** 开放数据: what programs may read, and how. */
export const OpenDataPage = ({ around }: { around: Surroundings }) => {
  const to = addressesOf(around.frame.region.id);
  const base = around.site.base;
  const lists = [
    { name: '最新公开', address: to.list('all') },
    { name: '一个栏目', address: `${to.column('')}栏目地址` },
    { name: '一个机构', address: `${to.unit('')}机构编号` },
    { name: '行政许可决定（没有rss、atom）', address: to.decisions('licence') },
    { name: '行政处罚决定（没有rss、atom）', address: to.decisions('penalty') },
  ];
  return (
    <Layout around={around} title="开放数据和订阅" crumbs={[{ name: '开放数据和订阅' }]}>
      <article class="wrap page prose">
        <h1>开放数据和订阅</h1>
        <p>
          每个列表都可以订阅或作为数据下载：在它的地址后面加上 .rss、.atom、.json 或
          .csv。数据只读，不需要登记；每个网络地址每分钟最多取120次，超过时答复429，并写明多少秒后再取。
        </p>
        <Scroll label="各列表的地址">
          <table class="plain">
            <caption class="hidden">各列表的地址</caption>
            <thead>
              <tr>
                <th scope="col">列表</th>
                <th scope="col" class="left">
                  地址
                </th>
              </tr>
            </thead>
            <tbody>
              {lists.map(({ name, address }) => (
                <tr>
                  <th scope="row">{name}</th>
                  <td class="left">
                    <code>
                      {base}
                      {address}.json
                    </code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
        <h2>翻页</h2>
        <p>
          JSON和CSV每次最多100条。还有更多时，JSON里的next、答复的Link标头写着下一段的地址；没有next就是取完了。
        </p>
        <h2>JSON的字段</h2>
        <p>
          id、url、title、summary、unit（发文机关）、column（栏目）、indexNo（索引号）、documentNo（发文字号）、formedOn（成文日期）、publishedAt（发布时间，UTC）、updatedAt（更新时间）、kind、form、subjectClass、validity（有效性）、validFrom、validTo。
        </p>
        <h2>搜索</h2>
        <p>
          搜索的结果也可以作为JSON读取：<code>{`${base}${to.search}.json?q=低保`}</code>
        </p>
      </article>
    </Layout>
  );
};
