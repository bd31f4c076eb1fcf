import { addressesOf } from '../address.ts';
import { Layout, type Surroundings } from '../layout.tsx';
import { countText, DataLinks, Day, Pager, Scroll } from '../parts.tsx';
import type { DecisionKind, ShownDecision } from '../read-more.ts';
import { mostTurned } from '../rows.ts';

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
        <p class="count">{countText(list.total, mostTurned)}</p>
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
                    <td>{decision.validTo && <Day day={decision.validTo} />}</td>
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
