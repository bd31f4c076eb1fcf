import { dutyKinds, labelOf, unitKinds } from '../../../organization/index.ts';
import { addressesOf } from '../address.ts';
import { Layout, type Surroundings } from '../layout.tsx';
import { feedsOf } from '../lists.ts';
import { countText, DataLinks, ItemList, Pager, Scroll } from '../parts.tsx';
import type { Person, UnitPage as Unit, UnitColumn } from '../reads.ts';

/** Lines of what is known of a unit; what is not known is no line. */
export const Contact = ({ unit }: { unit: Unit['unit'] }) => {
  const lines = [
    ['办公地址', unit.address],
    ['办公时间', unit.hours],
    ['联系电话', unit.telephone],
    ['传真', unit.fax],
    ['电子邮箱', unit.email],
    ['网址', unit.website],
  ].filter(([, text]) => text);
  return lines.length === 0 ? (
    <p class="empty">还没有登记联系方式。</p>
  ) : (
    <dl class="facts">
      {lines.map(([name, text]) => (
        <div>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
};

const Roster = ({ roster }: { roster: readonly Person[] }) => (
  <Scroll label="政府信息公开责任分工">
    <table class="plain">
      <caption class="hidden">政府信息公开责任分工</caption>
      <thead>
        <tr>
          {['分工', '姓名', '职务', '科室', '电话', '职责'].map(name => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {roster.map(({ kind, name, post, section, telephone, duties }) => (
          <tr>
            <th scope="row">{labelOf(dutyKinds, kind)}</th>
            <td>{name}</td>
            <td>{post}</td>
            <td>{section}</td>
            <td>{telephone}</td>
            <td class="left">{duties}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
);

/** Columns as a tree, each below the one that it belongs to. */
export const ColumnTree = ({
  columns,
  parentId,
  href,
}: {
  columns: readonly Pick<UnitColumn, 'id' | 'parentId' | 'name' | 'slug'>[];
  parentId: string | null;
  href: (slug: string) => string;
}) => {
  const here = columns.filter(column => column.parentId === parentId);
  return here.length === 0 ? null : (
    <ul>
      {here.map(({ id, name, slug }) => (
        <li>
          <a href={href(slug)}>{name}</a>
          <ColumnTree columns={columns} parentId={id} href={href} />
        </li>
      ))}
    </ul>
  );
};

interface UnitPageProps {
  around: Surroundings;
  page: number;
  found: Unit;
}

/** A unit's window: what it is, its columns, what it published. */
export const UnitPage = ({ around, page, found }: UnitPageProps) => {
  const { unit, predecessors, roster, columns, items, total } = found;
  const to = addressesOf(around.frame.region.id);
  const address = to.unit(unit.id);
  return (
    <Layout
      around={around}
      title={page > 1 ? `${unit.name}（第${page}页）` : unit.name}
      description={`${unit.name}公开的信息、职责和联系方式`}
      meta={[
        { name: 'ColumnName', content: unit.name },
        { name: 'ColumnDescription', content: `${unit.name}公开的信息` },
        { name: 'ColumnKeywords', content: [unit.name, unit.shortName].filter(Boolean).join(',') },
        { name: 'ColumnType', content: '机构窗口' },
      ]}
      crumbs={[{ name: '机构窗口', href: to.units }, { name: unit.name }]}
      under="units"
      feeds={feedsOf(address, unit.name)}
      data={{
        '@context': 'https://schema.org',
        '@type': 'GovernmentOrganization',
        name: unit.name,
        url: around.site.base + address,
        ...(unit.address && { address: unit.address }),
        ...(unit.telephone && { telephone: unit.telephone }),
      }}
    >
      <div class="wrap page with-side">
        <div>
          <h1>{unit.name}</h1>
          {unit.status !== 'active' && (
            <p class="notice">这个机构已于{unit.toDay}撤销。它公开的信息保留在这里。</p>
          )}
          {predecessors.length > 0 && <p class="count">包括已并入的{predecessors.join('、')}公开的信息。</p>}
          <section aria-labelledby="published">
            <div class="head">
              <h2 id="published">公开的信息</h2>
              <span class="count">{countText(total)}</span>
            </div>
            <ItemList items={items} to={to} day={around.day} column />
            <Pager page={page} total={total} address={address} />
            <DataLinks address={address} />
          </section>
          {roster.length > 0 && !around.elder && (
            <section aria-labelledby="roster">
              <h2 id="roster">责任分工</h2>
              <Roster roster={roster} />
            </section>
          )}
        </div>
        <div class="side">
          <section aria-labelledby="contact">
            <h2 id="contact">{labelOf(unitKinds, unit.kind)}</h2>
            <Contact unit={unit} />
            <p>
              <a href={to.unitGuide(unit.id)}>本机关公开指南</a>
            </p>
          </section>
          {columns.length > 0 && (
            <nav class="tree" aria-labelledby="unit-columns">
              <h2 id="unit-columns">栏目</h2>
              <ColumnTree columns={columns} parentId={null} href={to.column} />
            </nav>
          )}
        </div>
      </div>
    </Layout>
  );
};

/** All units, by what they are. */
export const UnitsPage = ({ around }: { around: Surroundings }) => {
  const to = addressesOf(around.frame.region.id);
  const groups = unitKinds
    .map(({ id, label }) => ({ id, label, units: around.frame.units.filter(({ kind }) => kind === id) }))
    .filter(({ units }) => units.length > 0);
  return (
    <Layout around={around} title="机构窗口" crumbs={[{ name: '机构窗口' }]} under="units">
      <div class="wrap page">
        <h1>机构窗口</h1>
        {groups.length === 0 && <p class="empty">这个区域还没有登记机构。</p>}
        {groups.map(({ id, label, units }) => (
          <section aria-labelledby={`kind-${id}`}>
            <h2 id={`kind-${id}`}>{label}</h2>
            <ul class="grid">
              {units.map(unit => (
                <li>
                  <a href={to.unit(unit.id)}>{unit.name}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Layout>
  );
};
