import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type DecisionDetail, decisionKinds } from '../api/words.ts';
import { Sheet } from '../app/dialog.tsx';
import { momentOf } from '../app/format.ts';
import { Loaded, Notice } from '../app/notice.tsx';
import { Facts } from '../app/page.tsx';
import { useUnitNames } from '../app/units.tsx';
import { Publish, Restore, Withdraw } from './acts.tsx';
import { DecisionSheet } from './decision-form.tsx';
import { decisionQuery, type Forms, formsQuery } from './queries.ts';
import { StandingMarks } from './standing.tsx';

type Doing = 'publish' | 'change' | 'withdraw' | 'restore';

const acts: Readonly<Record<Doing, { label: string; danger: boolean }>> = {
  publish: { label: '公示', danger: false },
  change: { label: '更正', danger: false },
  withdraw: { label: '撤下', danger: true },
  restore: { label: '恢复', danger: false },
};

/** What fits the status. */
const fitting: Readonly<Record<DecisionDetail['status'], readonly Doing[]>> = {
  entered: ['publish', 'change', 'withdraw'],
  published: ['change', 'withdraw'],
  withdrawn: ['restore'],
};

const party = ({ partyKind, partyShown, fields, mayChange }: DecisionDetail): ReactNode =>
  partyKind === 'organization' ? (
    partyShown
  ) : (
    <>
      {mayChange && `${fields.party}，`}门户显示为<b>{partyShown}</b>
    </>
  );

const DecisionFacts = ({ decision, forms }: { decision: DecisionDetail; forms: Forms }) => {
  const unitName = useUnitNames(decision.regionId);
  const fields = forms.kinds.find(({ id }) => id === decision.kind)?.fields ?? [];
  const told = fields.filter(({ id }) => id !== 'party' && decision.fields[id]);
  return (
    <Facts
      items={[
        ['状态', <StandingMarks key="standing" decision={decision} />],
        ['公示期限', decision.dueDay ?? '这一年的工作日历还没有'],
        ...(decision.publishedAt ? [['公示于', momentOf(decision.publishedAt)] as const] : []),
        ['种类', decisionKinds[decision.kind]],
        ['所在单位', unitName(decision.unitId)],
        ['相对人', party(decision)],
        ...told.map(({ id, title }) => [title, decision.fields[id]] as const),
      ]}
    />
  );
};

const Withdrawn = ({ decision, forms }: { decision: DecisionDetail; forms: Forms }) =>
  decision.withdrawnAt === null ? null : (
    <Notice
      type="warning"
      title={`${momentOf(decision.withdrawnAt)}撤下：${forms.withdrawals.find(({ id }) => id === decision.withdrawnKind)?.name ?? ''}`}
    >
      {decision.withdrawnReason}
    </Notice>
  );

interface ShownProps {
  decision: DecisionDetail;
  forms: Forms;
}

const Shown = ({ decision, forms }: ShownProps) => {
  const [doing, setDoing] = useState<Doing | null>(null);
  const { regionId: region, unitId } = decision;
  const stop = () => setDoing(null);
  return (
    <>
      <Withdrawn decision={decision} forms={forms} />
      {decision.mayChange && (
        <div className="actions">
          {fitting[decision.status].map((act, index) => (
            <Button
              key={act}
              type={index === 0 && act === 'publish' ? 'primary' : 'default'}
              danger={acts[act].danger}
              onClick={() => setDoing(act)}
            >
              {acts[act].label}
            </Button>
          ))}
        </div>
      )}
      <DecisionFacts decision={decision} forms={forms} />
      {doing === 'publish' && <Publish region={region} unitId={unitId} decisions={[decision]} close={stop} />}
      {doing === 'change' && <DecisionSheet region={region} decision={decision} close={stop} done={stop} />}
      {doing === 'withdraw' && <Withdraw decision={decision} close={stop} />}
      {doing === 'restore' && <Restore decision={decision} close={stop} />}
    </>
  );
};

interface DetailProps {
  region: string;
  id: string;
  close: () => void;
}

/** One decision: how it stands, all its fields, and what may be done to it. */
export const Detail = ({ region, id, close }: DetailProps) => {
  const decision = useQuery(decisionQuery(region, id));
  const forms = useQuery(formsQuery(region));
  return (
    <Sheet title={decision.data?.documentNo ?? '许可或处罚'} close={close}>
      <Loaded query={decision}>
        {found => <Loaded query={forms}>{known => <Shown decision={found} forms={known} />}</Loaded>}
      </Loaded>
    </Sheet>
  );
};
