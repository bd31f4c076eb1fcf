import { validityNames } from '@gongkai/law';
import type { Form } from '../../content.ts';
import type { Facet, SearchResult, ValidityFilter } from '../../search/index.ts';
import { addressesOf, withQuery } from '../address.ts';
import { dayOf, forms, itemKinds } from '../labels.ts';
import { Layout, type Surroundings } from '../layout.tsx';
import { countText, Day, Marked, Pager } from '../parts.tsx';

/** What the search page was asked, as its address says it. */
export interface Asked {
  q: string;
  unit: string | undefined;
  column: string | undefined;
  topic: string | undefined;
  year: number | undefined;
  form: Form | undefined;
  validity: ValidityFilter | undefined;
  day: string | undefined;
  sort: 'relevance' | 'newest';
}

export interface SearchPageProps {
  around: Surroundings;
  asked: Asked;
  /** The name of the column that narrows it. */
  columnName: string | undefined;
  page: number;
  /** Null where nothing was asked. */
  result: SearchResult | null;
  marks: readonly string[];
  suggestion: string | undefined;
}

/** The most that a search counts. */
const mostCounted = 5000;

const validities: Readonly<Record<ValidityFilter, string>> = {
  'in-force': '现行有效',
  ended: '已废止或失效',
  future: validityNames.pending,
};

interface Option {
  value: string;
  name: string;
}

const Choice = ({
  name,
  label,
  any,
  value,
  options,
}: {
  name: string;
  label: string;
  any: string;
  value: string | undefined;
  options: readonly Option[];
}) => (
  <div class="field">
    <label for={`by-${name}`}>{label}</label>
    <select id={`by-${name}`} name={name}>
      <option value="">{any}</option>
      {options.map(option => (
        <option value={option.value} selected={option.value === value}>
          {option.name}
        </option>
      ))}
    </select>
  </div>
);

const countsOf = (facets: readonly Facet[], by: Facet['by']): Map<string, number> =>
  new Map(facets.filter(facet => facet.by === by).map(({ value, count }) => [value, count]));

const counted = (name: string, count: number | undefined): string => (count ? `${name}（${count}）` : name);

const yearsUpTo = (day: string): number[] =>
  Array.from({ length: 12 }, (_, index) => Number(day.slice(0, 4)) - index);

/** Whether the question says more than words. */
const isNarrowed = ({ q: _q, ...conditions }: Asked): boolean =>
  Object.values(conditions).some(value => value !== undefined && value !== 'relevance');

const SearchForm = ({ around, asked, columnName, result }: SearchPageProps) => {
  const { frame, day } = around;
  const to = addressesOf(frame.region.id);
  const facets = result?.facets ?? [];
  const [units, years, formCounts] = [
    countsOf(facets, 'unit'),
    countsOf(facets, 'year'),
    countsOf(facets, 'form'),
  ];
  return (
    <form class="search-form" action={to.search} method="get">
      <search>
        <div class="field grow">
          <label for="q">要找的词，几个词之间空一格，整句加引号</label>
          <input id="q" name="q" type="search" value={asked.q} maxlength={100} autocomplete="off" />
        </div>
        <button class="button primary" type="submit">
          搜索
        </button>
        <details class="conditions" open={isNarrowed(asked)}>
          <summary>更多条件</summary>
          <div class="filters">
            <Choice
              name="unit"
              label="机构"
              any="全部机构"
              value={asked.unit}
              options={frame.units.map(({ id, name }) => ({ value: id, name: counted(name, units.get(id)) }))}
            />
            <Choice
              name="topic"
              label="重点领域"
              any="不限"
              value={asked.topic}
              options={frame.topics.map(({ id, name }) => ({ value: id, name }))}
            />
            <Choice
              name="year"
              label="发布年份"
              any="不限"
              value={asked.year?.toString()}
              options={yearsUpTo(day).map(year => ({
                value: String(year),
                name: counted(`${year}年`, years.get(String(year))),
              }))}
            />
            <Choice
              name="form"
              label="形式"
              any="不限"
              value={asked.form}
              options={Object.entries(forms).map(([value, name]) => ({
                value,
                name: counted(name, formCounts.get(value)),
              }))}
            />
            <Choice
              name="validity"
              label="有效性"
              any="不限"
              value={asked.validity}
              options={Object.entries(validities).map(([value, name]) => ({ value, name }))}
            />
            <div class="field">
              <label for="by-day">在哪一天（有效性）</label>
              <input id="by-day" name="day" type="date" value={asked.day} />
            </div>
            <div class="field">
              <label for="by-sort">排序</label>
              <select id="by-sort" name="sort">
                <option value="">最相关的在前</option>
                <option value="newest" selected={asked.sort === 'newest'}>
                  最新的在前
                </option>
              </select>
            </div>
            {asked.column && columnName && (
              <label class="check">
                <input type="checkbox" name="column" value={asked.column} checked /> 只在“{columnName}”里找
              </label>
            )}
          </div>
        </details>
      </search>
    </form>
  );
};

const Results = ({ around, result, marks }: SearchPageProps & { result: SearchResult }) => {
  const to = addressesOf(around.frame.region.id);
  const names = new Map(around.frame.units.map(({ id, name }) => [id, name]));
  return (
    <ol class="results">
      {result.found.map(({ id, title, excerpt, unitId, publishedAt, form, kind }) => (
        <li>
          <h2>
            <a href={to.item(id)}>
              <Marked text={title} marks={marks} />
            </a>
          </h2>
          <p>
            <Marked text={excerpt.replaceAll(/\s+/g, ' ')} marks={marks} />
          </p>
          <p class="about">
            {kind !== 'information' && <span class="tag">{itemKinds[kind]}</span>}
            {form !== 'text' && <span class="tag">{forms[form]}</span>}
            {names.has(unitId) && <span>{names.get(unitId)}</span>}
            <Day day={dayOf(publishedAt)} />
          </p>
        </li>
      ))}
    </ol>
  );
};

const Nothing = ({ around, asked }: SearchPageProps) => {
  const to = addressesOf(around.frame.region.id);
  return (
    <div class="empty">
      <p>没有找到。可以少写几个词，或者放宽机构、年份等条件再试。</p>
      {asked.q && (
        <p>
          没有公开的信息可以申请：<a href={to.request}>依申请公开</a>
        </p>
      )}
    </div>
  );
};

/** The search page: the question with its filters, and what was found. */
export const SearchPage = (props: SearchPageProps) => {
  const { around, asked, result, page, suggestion } = props;
  const to = addressesOf(around.frame.region.id);
  return (
    <Layout
      around={around}
      title={asked.q ? `搜索“${asked.q}”` : '搜索'}
      crumbs={[{ name: '搜索' }]}
      under="search"
      hidden
    >
      <div class="wrap page">
        <h1>搜索公开的信息</h1>
        <SearchForm {...props} />
        {suggestion && (
          <p class="suggestion">
            您是不是要找：<a href={withQuery(to.search, { q: suggestion })}>{suggestion}</a>
          </p>
        )}
        {result && result.total > 0 && (
          <>
            <p class="count" role="status">
              {countText(result.total, mostCounted)}
            </p>
            <Results {...props} result={result} />
            <Pager
              page={page}
              total={result.total}
              most={mostCounted}
              address={to.search}
              query={{ ...asked, sort: asked.sort === 'newest' ? 'newest' : undefined }}
            />
          </>
        )}
        {result && result.total === 0 && <Nothing {...props} />}
      </div>
    </Layout>
  );
};
