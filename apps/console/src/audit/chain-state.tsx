import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { answerOf, api } from '../api/client.ts';
import type { AuditState } from '../api/words.ts';
import { exactOf } from '../app/format.ts';
import { Loaded, Notice } from '../app/notice.tsx';
import { Panel } from '../app/page.tsx';

type Broken = AuditState['broken'][number];

const faults: Readonly<Record<Broken['fault'], (seq: number) => string>> = {
  altered: seq => `第${seq}条与记下时不同，已被改动`,
  missing: seq => `第${seq}条之前缺少记录`,
  cut: seq => (seq === 0 ? '全部记录已被删去' : `第${seq}条之后缺少记录，或者这一条连同散列被换过`),
};

const BrokenLinks = ({ broken }: { broken: readonly Broken[] }) => (
  <ul>
    {broken.map(({ regionId, seq, fault, entry }) => (
      <li key={regionId}>
        区域{regionId}：{faults[fault](seq)}
        {entry && `（动作${entry.action}，对象${entry.subject} ${entry.subjectId}）`}
      </li>
    ))}
  </ul>
);

/** Whether the chain holds, proven by the server at the moment that is shown. */
export const ChainState = () => {
  const state = useQuery({
    queryKey: ['audit', 'state'],
    queryFn: () => answerOf(api.GET('/audit/state')),
    staleTime: 60_000,
  });
  return (
    <Panel
      title="审计链"
      actions={
        <Button loading={state.isFetching} onClick={() => void state.refetch()}>
          现在验证
        </Button>
      }
    >
      <Loaded query={state}>
        {({ entries, broken, heads }) => (
          <>
            {broken.length === 0 ? (
              <Notice type="success" title={`审计链完整，共${entries}条记录`} />
            ) : (
              <Notice type="warning" title={`审计链有${broken.length}处断裂，共${entries}条记录`}>
                <BrokenLinks broken={broken} />
                请保全数据库现状，与最近的备份对照，查明是谁、何时改动。
              </Notice>
            )}
            <p className="muted">验证于{exactOf(new Date(state.dataUpdatedAt).toISOString())}。</p>
            <details>
              <summary>链头</summary>
              <p className="muted">抄在别处，以后可以证明整条链没有被换过。</p>
              <ul>
                {heads.map(({ regionId, seq, hash }) => (
                  <li key={regionId}>
                    区域{regionId} 第{seq}条：<code>{hash}</code>
                  </li>
                ))}
              </ul>
            </details>
          </>
        )}
      </Loaded>
    </Panel>
  );
};
