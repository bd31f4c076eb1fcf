import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { components } from '../api/schema.d.ts';
import {
  audiences,
  benefitKinds,
  type ItemBenefit,
  itemAttributes,
  itemForms,
  itemKinds,
} from '../api/words.ts';
import { Loaded, Nothing } from '../app/notice.tsx';
import { Panel } from '../app/page.tsx';
import { comparisonQuery, topicsQuery } from './queries.ts';
import { Body, type Place } from './shown.tsx';

type Comparison = components['schemas']['ItemComparison'];
type Part = Comparison['body'][number];

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: itemKinds,
  form: itemForms,
  attribute: itemAttributes,
};

const listOf = (value: readonly unknown[], topics: ReadonlyMap<string, string>): string =>
  value
    .map(each => {
      if (typeof each === 'string') return topics.get(each) ?? each;
      const { name, audience, kind, text, clause } = each as { name?: string } & Partial<ItemBenefit>;
      return (
        name ??
        [audiences[audience as keyof typeof audiences], kind && benefitKinds[kind], text, clause]
          .filter(Boolean)
          .join(' ')
      );
    })
    .join('\n');

const textOf = (field: string, value: unknown, topics: ReadonlyMap<string, string>): string => {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return listOf(value, topics);
  return words[field]?.[String(value)] ?? String(value);
};

const shown = (text: string) => (text === '' ? <span className="muted">（空）</span> : text);

interface SideProps {
  item: Place;
  part: Part;
  side: 'before' | 'after';
}

/** One side of a part: as readers see it where it is whole; of a changed one its words, those of this side alone marked. */
const Side = ({ item, part, side }: SideProps) => {
  const html = part[side];
  if (html === null) return null;
  if (part.kind !== 'changed') return <Body item={item} html={html} />;
  const other = side === 'before' ? 'added' : 'removed';
  return (
    <>
      {part.spans
        .filter(({ kind }) => kind !== other)
        .map(({ kind, text: piece }, at) => {
          const key = `${at}${kind}`;
          if (kind === 'removed') return <del key={key}>{piece}</del>;
          return kind === 'added' ? <ins key={key}>{piece}</ins> : <span key={key}>{piece}</span>;
        })}
    </>
  );
};

const partNames: Readonly<Record<Part['kind'], string>> = {
  same: '不变',
  added: '新增',
  removed: '删去',
  changed: '改动',
};

/** Parts that are the same are shown only next to what differs, so that the changes of a long text are found. */
const nearChanges = (parts: readonly Part[]): { part: Part; at: number }[] =>
  parts
    .map((part, at) => ({ part, at }))
    .filter(({ at }) =>
      [at - 1, at, at + 1].some(near => parts[near] !== undefined && parts[near]?.kind !== 'same'),
    );

const Bodies = ({ item, parts }: { item: Place; parts: readonly Part[] }) => {
  const near = nearChanges(parts);
  if (near.length === 0) return <p className="muted">正文没有改动。</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="scroll" aria-label="正文的改动" tabIndex={0}>
      <table className="list sides-table">
        <thead>
          <tr>
            <th scope="col">改动</th>
            <th scope="col">原来</th>
            <th scope="col">现在</th>
          </tr>
        </thead>
        <tbody>
          {near.map(({ part, at }) => (
            <tr key={at} className={part.kind}>
              <th scope="row">{partNames[part.kind]}</th>
              <td>
                <Side item={item} part={part} side="before" />
              </td>
              <td>
                <Side item={item} part={part} side="after" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const nameOf = (no: number): string => (no === 0 ? '草稿' : `第${no}版`);

interface CompareProps {
  region: string;
  id: string;
  from: number;
  to: number;
}

/** Two versions side by side: the fields that differ, and the texts part by part. */
export const Compare = ({ region, id, from, to }: CompareProps) => {
  const found = useQuery(comparisonQuery(region, id, from, to));
  const topics = useQuery(topicsQuery(region));
  const names = new Map((topics.data?.items ?? []).map(topic => [topic.id, topic.name]));
  return (
    <Panel
      title={`${nameOf(from)}与${nameOf(to)}对照`}
      actions={<Link to={`/items/${region}/${id}`}>回到正文</Link>}
    >
      <Loaded query={found}>
        {({ fields, body }) =>
          fields.length === 0 && body.every(({ kind }) => kind === 'same') ? (
            <Nothing title="两个版本完全一样" />
          ) : (
            <>
              {fields.length > 0 && (
                // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
                <section className="scroll" aria-label="要素的改动" tabIndex={0}>
                  <table className="list sides-table">
                    <thead>
                      <tr>
                        <th scope="col">要素</th>
                        <th scope="col">原来</th>
                        <th scope="col">现在</th>
                      </tr>
                    </thead>
                    <tbody>
                      {fields.map(({ field, name, before, after }) => (
                        <tr key={field}>
                          <th scope="row">{name}</th>
                          <td>{shown(textOf(field, before, names))}</td>
                          <td>{shown(textOf(field, after, names))}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </section>
              )}
              <Bodies item={{ regionId: region, id }} parts={body} />
            </>
          )
        }
      </Loaded>
    </Panel>
  );
};
