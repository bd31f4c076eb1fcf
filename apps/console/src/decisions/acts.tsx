import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import type { Decision } from '../api/words.ts';
import { Confirm } from '../app/confirm.tsx';
import { Dialog } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { ChoiceField, LongField } from '../app/fields.tsx';
import { formsQuery, useRefreshDecisions } from './queries.ts';

interface PublishProps {
  region: string;
  unitId: string;
  decisions: readonly Decision[];
  close: () => void;
}

/** 公示: what readers will see of each is shown first. */
export const Publish = ({ region, unitId, decisions, close }: PublishProps) => {
  const refresh = useRefreshDecisions(region);
  const count = decisions.length;
  return (
    <Confirm
      title={count === 1 ? `公示 ${decisions[0]?.documentNo}` : `公示${count}条记录`}
      action="公示"
      done="已公示"
      submit={() =>
        answerOf(
          api.POST('/decisions/{region}/publish', {
            params: { path: { region } },
            body: { unitId, items: decisions.map(({ id, version }) => ({ id, version })) },
          }),
        ).finally(refresh)
      }
      close={close}
    >
      <p>公示后在门户上立即可以查到。请核对相对人的显示：自然人的姓名只显示姓氏。</p>
      <ul className="duties">
        {decisions.map(({ id, documentNo, name, partyShown }) => (
          <li key={id}>
            <span className="duty-name">
              <b>{documentNo}</b>
              <span>{name}</span>
            </span>
            <span>{partyShown}</span>
          </li>
        ))}
      </ul>
    </Confirm>
  );
};

interface ActProps {
  decision: Decision;
  close: () => void;
}

const at = ({ regionId: region, id }: Decision) => ({ params: { path: { region, id } } });

interface WithdrawForm extends Record<string, unknown> {
  kind: NonNullable<Decision['withdrawnKind']> | undefined;
  reason: string;
}

/** 撤下, with the reason. */
export const Withdraw = ({ decision, close }: ActProps) => {
  const { regionId: region, id } = decision;
  const refresh = useRefreshDecisions(region);
  const { data } = useQuery(formsQuery(region));
  const initial: WithdrawForm = { kind: undefined, reason: '' };
  return (
    <Dialog title={`撤下 ${decision.documentNo}`} close={close}>
      <p>门户上不再显示，记录和经过保留。因录入错误撤下的不计入年报，文书号可以重新录入。</p>
      <EditForm
        draft={`decision.withdraw.${region}.${id}`}
        initial={initial}
        version={decision.version}
        action="撤下"
        danger
        cancel={close}
        submit={async ({ kind, reason }, version) => {
          await answerOf(
            api.POST('/decisions/{region}/{id}/withdraw', {
              ...at(decision),
              body: { kind: kind ?? 'other', reason, version },
            }),
          );
          await refresh();
        }}
        done={close}
      >
        <ChoiceField
          name="kind"
          label="原因"
          required
          none="请选择"
          choices={(data?.withdrawals ?? []).map(each => ({ value: each.id, label: each.name }))}
        />
        <LongField name="reason" label="理由" required help="如依据的文书名称和文号" />
      </EditForm>
    </Dialog>
  );
};

/** 恢复, after a withdrawal. */
export const Restore = ({ decision, close }: ActProps) => {
  const refresh = useRefreshDecisions(decision.regionId);
  return (
    <Confirm
      title={`恢复 ${decision.documentNo}`}
      action="恢复"
      done="已恢复"
      submit={() =>
        answerOf(
          api.POST('/decisions/{region}/{id}/restore', {
            ...at(decision),
            body: { version: decision.version },
          }),
        ).finally(refresh)
      }
      close={close}
    >
      <p>{decision.publishedAt === null ? '恢复为待公示。' : '恢复后门户上又可以查到。'}</p>
    </Confirm>
  );
};
