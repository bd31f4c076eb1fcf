import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { choicesOf, type Figure, figureKinds } from '../api/words.ts';
import { type Column, DataList, Pager } from '../app/data-list.tsx';
import { Choice } from '../app/fields.tsx';
import { yearsSince } from '../app/format.ts';
import { Loaded, Nothing } from '../app/notice.tsx';
import { Page, Panel } from '../app/page.tsx';
import { NoRegion, RegionChoice } from '../app/region.tsx';
import { SearchBox } from '../app/search-box.tsx';
import { treeQuery, usePlaces } from '../app/units.tsx';
import { useAddress } from '../app/use-address.ts';
import { useMay, useOwnRegions } from '../session/use-me.ts';
import { shownOf } from './amount.ts';
import { FigureSheet } from './figure-sheet.tsx';
import { figuresQuery, firstYear } from './queries.ts';

const pageSize = 20;
const years = yearsSince(firstYear);

/** A unit with its figures of the year. */
interface Line {
  id: string;
  name: string;
  figures: Partial<Record<Figure['kind'], Figure>>;
  editable: boolean;
}

type Opened = { line: Line; kind: Figure['kind'] };

const columnsOf = (open: (opened: Opened) => void): readonly Column<Line>[] => [
  { title: '单位', render: ({ name }) => name },
  ...choicesOf(figureKinds).map(({ value: kind, label }) => ({
    title: label,
    render: (line: Line) => {
      const figure = line.figures[kind];
      return (
        <>
          <Button
            type="link"
            className="inline"
            aria-label={`${line.name}${label}：${figure ? shownOf(kind, figure.value) : '未填报'}`}
            onClick={() => open({ line, kind })}
          >
            {figure ? shownOf(kind, figure.value) : line.editable ? '填报' : '未填报'}
          </Button>
          {figure && <div className="muted">{figure.source}</div>}
        </>
      );
    },
  })),
];

/** The units that report, each with its figures: one's own first. */
const useLines = (region: string, year: string) => {
  const units = useQuery(treeQuery(region, false));
  const figures = useQuery(figuresQuery(region, year));
  const may = useMay();
  const placeOf = usePlaces(region);
  const data =
    units.data &&
    figures.data &&
    units.data.items
      .filter(({ kind }) => kind !== 'internal')
      .map(
        ({ id, name }): Line => ({
          id,
          name,
          figures: Object.fromEntries(
            figures.data.items.filter(({ unitId }) => unitId === id).map(figure => [figure.kind, figure]),
          ),
          editable: may('figure.change', placeOf(id)),
        }),
      )
      .sort((a, b) => Number(b.editable) - Number(a.editable));
  return {
    data,
    error: units.error ?? figures.error,
    refetch: () => Promise.all([units.refetch(), figures.refetch()]),
  };
};

const isWhole = ({ figures }: Line): boolean =>
  choicesOf(figureKinds).every(({ value }) => figures[value] !== undefined);

/** 年度数据: the figures of a year behind which no single record stands, by unit. */
export const Component = () => {
  const own = useOwnRegions();
  const { region = own[0] ?? '' } = useParams();
  const { query, page, put } = useAddress();
  const [opened, setOpened] = useState<Opened | null>(null);
  const year = query.get('year') ?? years[0]?.value ?? '';
  const search = query.get('search') ?? '';
  const missing = query.get('only') === 'missing';
  const lines = useLines(region, year);
  if (region === '') return <NoRegion title="年度数据" />;
  return (
    <Page title="年度数据" lead={<RegionChoice region={region} to={id => `/figures/${id}`} />}>
      <Panel title={`${year}年行政强制和行政事业性收费`}>
        <p className="muted">年报第二部分的这两项没有逐条记录，由各单位按年填报，写明来源。</p>
        <SearchBox label="单位名称" value={search} search={text => put({ search: text })}>
          <label htmlFor="list-year">
            年份
            <Choice
              id="list-year"
              value={year}
              choices={years}
              onChange={({ target }) => put({ year: target.value })}
            />
          </label>
          <Checkbox
            checked={missing}
            onChange={({ target }) => put({ only: target.checked ? 'missing' : '' })}
          >
            只看没有填全的
          </Checkbox>
        </SearchBox>
        <Loaded query={lines}>
          {all => {
            const wanted = all.filter(line => line.name.includes(search) && !(missing && isWhole(line)));
            const shown = wanted.slice((page - 1) * pageSize, page * pageSize);
            return shown.length === 0 ? (
              <Nothing title="没有这样的单位">
                <p>请换一个词，或去掉上面的条件。</p>
              </Nothing>
            ) : (
              <>
                <DataList
                  label="年度数据"
                  rows={shown}
                  rowKey={({ id }) => id}
                  columns={columnsOf(setOpened)}
                />
                <Pager
                  page={page}
                  pageSize={pageSize}
                  total={wanted.length}
                  go={to => put({ page: String(to) })}
                />
              </>
            );
          }}
        </Loaded>
      </Panel>
      {opened && (
        <FigureSheet
          place={{ region, unit: opened.line.id, year, kind: opened.kind }}
          unitName={opened.line.name}
          figure={opened.line.figures[opened.kind]}
          editable={opened.line.editable}
          close={() => setOpened(null)}
        />
      )}
    </Page>
  );
};
