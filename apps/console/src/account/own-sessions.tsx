import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.d.ts';
import { type Column, DataList } from '../app/data-list.tsx';
import { Dialog } from '../app/dialog.tsx';
import { momentOf } from '../app/format.ts';
import { ErrorNotice, Loaded } from '../app/notice.tsx';
import { Panel } from '../app/page.tsx';
import { programOf } from './program.ts';

type Session = components['schemas']['OwnSession'];

const columnsOf = (end: (session: Session) => void): readonly Column<Session>[] => [
  {
    title: '设备',
    render: ({ program, current }) => (
      <>
        {programOf(program)} {current && <small className="mark">本次登录</small>}
      </>
    ),
  },
  { title: '地址', tight: true, render: ({ address }) => address },
  { title: '方式', tight: true, render: ({ method }) => (method === 'oidc' ? '单点登录' : '口令') },
  { title: '登录于', render: ({ begunAt }) => momentOf(begunAt) },
  { title: '最近使用', render: ({ usedAt }) => momentOf(usedAt) },
  {
    title: '操作',
    tight: true,
    render: session =>
      session.current ? null : (
        <Button
          size="small"
          aria-label={`退出${programOf(session.program)}的登录`}
          onClick={() => end(session)}
        >
          退出
        </Button>
      ),
  },
];

/** 登录情况: where one is signed in, each to be ended. */
export const OwnSessions = () => {
  const [leaving, setLeaving] = useState<Session | null>(null);
  const queries = useQueryClient();
  const sessions = useQuery({
    queryKey: ['me', 'sessions'],
    queryFn: () => answerOf(api.GET('/me/sessions')),
  });
  const ending = useMutation({
    mutationFn: (id: string) => answerOf(api.DELETE('/me/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => setLeaving(null),
    onSettled: () => queries.invalidateQueries({ queryKey: ['me', 'sessions'] }),
  });
  return (
    <Panel title="登录情况">
      <Loaded query={sessions}>
        {({ items }) => (
          <DataList
            label="登录情况"
            rows={items}
            rowKey={({ id }) => id}
            columns={columnsOf(session => {
              ending.reset();
              setLeaving(session);
            })}
          />
        )}
      </Loaded>
      {leaving && (
        <Dialog title="退出这处登录" close={() => setLeaving(null)}>
          <p>
            {programOf(leaving.program)}（{leaving.address}）将立即退出，没有提交的内容留在那台设备上。
          </p>
          <ErrorNotice error={ending.error} />
          <div className="form-actions">
            <Button
              type="primary"
              danger
              loading={ending.isPending}
              onClick={() => ending.mutate(leaving.id)}
            >
              退出
            </Button>
            <Button onClick={() => setLeaving(null)}>取消</Button>
          </div>
        </Dialog>
      )}
    </Panel>
  );
};
