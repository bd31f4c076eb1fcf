import { addressesOf } from '../address.ts';
import { type Crumb, Layout, type Surroundings } from '../layout.tsx';
import { feedsOf, listName } from '../lists.ts';
import { countText, DataLinks, ItemList, Pager } from '../parts.tsx';
import type { ColumnPage as Column, ListPage as List } from '../reads.ts';

interface Paged {
  around: Surroundings;
  page: number;
}

/** 「第2页」, for titles that would else be the same. */
const pageWord = (page: number): string => (page > 1 ? `（第${page}页）` : '');

/** A list over the whole region: the newest, or what stands in columns of a kind. */
export const RegionListPage = ({ around, page, list, id }: Paged & { list: List; id: string }) => {
  const to = addressesOf(around.frame.region.id);
  const name = listName(id);
  const address = to.list(id);
  return (
    <Layout
      around={around}
      title={`${name}${pageWord(page)}`}
      meta={[
        { name: 'ColumnName', content: name },
        { name: 'ColumnDescription', content: `${around.frame.region.name}各机关的${name}` },
        { name: 'ColumnKeywords', content: `${around.frame.region.name},${name}` },
        { name: 'ColumnType', content: name },
      ]}
      crumbs={[{ name }]}
      feeds={feedsOf(address, name)}
    >
      <div class="wrap page">
        <h1>{name}</h1>
        <p class="count">{countText(list.total)}</p>
        <ItemList items={list.items} to={to} day={around.day} unit column />
        <Pager page={page} total={list.total} address={address} />
        <DataLinks address={address} />
      </div>
    </Layout>
  );
};

const crumbsOf = (around: Surroundings, { column, above }: Column): Crumb[] => {
  const to = addressesOf(around.frame.region.id);
  return [
    ...(column.unitId && column.unitName
      ? [
          { name: '机构窗口', href: to.units },
          { name: column.unitName, href: to.unit(column.unitId) },
        ]
      : []),
    ...above.map(({ name, slug }) => ({ name, href: to.column(slug) })),
    { name: column.name },
  ];
};

/** A column with what was published in it and below it. */
export const ColumnPage = ({ around, page, found }: Paged & { found: Column }) => {
  const { column, below, items, total } = found;
  const to = addressesOf(around.frame.region.id);
  const address = to.column(column.slug);
  const full = column.unitName ? `${column.unitName}${column.name}` : column.name;
  return (
    <Layout
      around={around}
      title={`${full}${pageWord(page)}`}
      description={column.description || undefined}
      meta={[
        { name: 'ColumnName', content: column.name },
        { name: 'ColumnDescription', content: column.description || full },
        { name: 'ColumnKeywords', content: column.keywords || full },
        { name: 'ColumnType', content: column.name },
      ]}
      crumbs={crumbsOf(around, found)}
      under={column.unitId ? 'units' : 'section'}
      feeds={feedsOf(address, full)}
    >
      <div class="wrap page">
        <h1>{column.name}</h1>
        {column.description && <p class="lead">{column.description}</p>}
        {column.dutyUnitName && <p class="count">责任单位：{column.dutyUnitName}</p>}
        {below.length > 0 && (
          <nav class="chips" aria-label={`${column.name}的下级栏目`}>
            <ul>
              {below.map(({ name, slug }) => (
                <li>
                  <a href={to.column(slug)}>{name}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <p class="count">{countText(total)}</p>
        <ItemList
          items={items}
          to={to}
          day={around.day}
          unit={column.unitId === null}
          column={below.length > 0}
        />
        <Pager page={page} total={total} address={address} />
        <DataLinks address={address} />
      </div>
    </Layout>
  );
};
