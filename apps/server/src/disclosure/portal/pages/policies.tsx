import { type Audience, audiences, validityNames } from '@gongkai/law';
import { type Addresses, addressesOf } from '../address.ts';
import { benefitKinds, type ShownValidity } from '../labels.ts';
import { Layout, type Surroundings } from '../layout.tsx';
import { countText, ItemList, Pager } from '../parts.tsx';
import type { LibraryFilter, ShownBenefit } from '../read-more.ts';
import type { ListPage } from '../reads.ts';
import { mostTurned } from '../rows.ts';

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
        <p class="count">{countText(list.total, mostTurned)}</p>
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
  audience: Audience;
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
