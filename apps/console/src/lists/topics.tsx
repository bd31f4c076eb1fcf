import { ArrowDownOutlined, ArrowUpOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { Topic } from '../api/words.ts';
import { Confirm } from '../app/confirm.tsx';
import { Dialog } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { TextField } from '../app/fields.tsx';
import { ErrorNotice, Loaded, Nothing } from '../app/notice.tsx';
import { swapped } from '../app/order.ts';
import { Panel } from '../app/page.tsx';
import { topicsQuery, useRefreshList } from './queries.ts';
import { StarterButton } from './starter.tsx';

type Doing = { what: 'add' } | { what: 'rename' | 'end' | 'reopen'; topic: Topic } | null;

const at = (region: string, { id }: Topic) => ({ params: { path: { region, id } } });

interface NameDialogProps {
  region: string;
  /** The topic to rename; none for a new one. */
  topic?: Topic;
  close: () => void;
}

const NameDialog = ({ region, topic, close }: NameDialogProps) => {
  const refresh = useRefreshList('topics', region);
  const send = (name: string, version: number) =>
    topic
      ? answerOf(api.PUT('/topics/{region}/{id}', { ...at(region, topic), body: { name, version } }))
      : answerOf(api.POST('/topics/{region}', { params: { path: { region } }, body: { name } }));
  return (
    <Dialog title={topic ? `修改“${topic.name}”` : '添加重点领域'} close={close}>
      <EditForm
        draft={topic ? `topic.${region}.${topic.id}` : `topic.new.${region}`}
        initial={{ name: topic?.name ?? '' }}
        {...(topic && { version: topic.version })}
        action={topic ? '保存' : '添加'}
        cancel={close}
        comparing={{ labels: { name: '名称' } }}
        submit={async ({ name }, version) => {
          await send(name, version);
          await refresh();
        }}
        done={close}
      >
        <TextField name="name" label="名称" required />
      </EditForm>
    </Dialog>
  );
};

const questions = {
  end: {
    title: '停用',
    danger: true,
    done: '已停用',
    text: '以后不能再选它；已归入的信息不变。可以恢复。',
    path: '/topics/{region}/{id}/end',
  },
  reopen: {
    title: '恢复',
    danger: false,
    done: '已恢复',
    text: '恢复后起草信息时又可以选它。',
    path: '/topics/{region}/{id}/reopen',
  },
} as const;

interface AskProps {
  region: string;
  topic: Topic;
  what: keyof typeof questions;
  close: () => void;
}

const Ask = ({ region, topic, what, close }: AskProps) => {
  const refresh = useRefreshList('topics', region);
  const { title, danger, done, text, path } = questions[what];
  return (
    <Confirm
      title={`${title}“${topic.name}”`}
      action={title}
      danger={danger}
      done={done}
      submit={() =>
        answerOf(api.POST(path, { ...at(region, topic), body: { version: topic.version } })).finally(refresh)
      }
      close={close}
    >
      <p>{text}</p>
    </Confirm>
  );
};

interface LineProps {
  topic: Topic;
  act: (doing: Doing) => void;
  /** Moves it before or after its neighbour; none where it has no place among others. */
  move: ((by: -1 | 1) => void) | undefined;
}

const Buttons = ({ topic, act, move }: LineProps) => (
  <span className="actions">
    {move && (
      <>
        <Button
          size="small"
          icon={<ArrowUpOutlined aria-hidden />}
          aria-label={`上移${topic.name}`}
          onClick={() => move(-1)}
        />
        <Button
          size="small"
          icon={<ArrowDownOutlined aria-hidden />}
          aria-label={`下移${topic.name}`}
          onClick={() => move(1)}
        />
      </>
    )}
    {topic.toDay === null ? (
      <>
        <Button size="small" aria-label={`修改${topic.name}`} onClick={() => act({ what: 'rename', topic })}>
          修改
        </Button>
        <Button
          size="small"
          danger
          aria-label={`停用${topic.name}`}
          onClick={() => act({ what: 'end', topic })}
        >
          停用
        </Button>
      </>
    ) : (
      <Button size="small" aria-label={`恢复${topic.name}`} onClick={() => act({ what: 'reopen', topic })}>
        恢复
      </Button>
    )}
  </span>
);

const Line = ({ editable, ...props }: LineProps & { editable: boolean }) => (
  <li>
    <span className="duty-name">
      <b>{props.topic.name}</b>
      {props.topic.toDay !== null && <small className="mark">已于{props.topic.toDay}停用</small>}
    </span>
    {editable && <Buttons {...props} />}
  </li>
);

interface ListProps {
  region: string;
  topics: readonly Topic[];
  editable: boolean;
  act: (doing: Doing) => void;
}

const List = ({ region, topics, editable, act }: ListProps) => {
  const refresh = useRefreshList('topics', region);
  const now = topics.filter(({ toDay }) => toDay === null);
  const ended = topics.filter(({ toDay }) => toDay !== null);
  const ordering = useMutation({
    mutationFn: (ids: string[]) =>
      answerOf(api.PUT('/topics/{region}/order', { params: { path: { region } }, body: { ids } })),
    onSettled: refresh,
  });
  const ids = now.map(({ id }) => id);
  return (
    <>
      <ErrorNotice error={ordering.error} />
      <ul className="duties">
        {now.map(topic => (
          <Line
            key={topic.id}
            topic={topic}
            editable={editable}
            act={act}
            move={now.length > 1 ? by => ordering.mutate(swapped(ids, topic.id, by)) : undefined}
          />
        ))}
      </ul>
      {ended.length > 0 && (
        <details>
          <summary>已停用的（{ended.length}）</summary>
          <ul className="duties">
            {ended.map(topic => (
              <Line key={topic.id} topic={topic} editable={editable} act={act} move={undefined} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
};

/** 重点领域: what items are gathered under beside their columns. */
export const Topics = ({ region, editable }: { region: string; editable: boolean }) => {
  const topics = useQuery(topicsQuery(region));
  const refresh = useRefreshList('topics', region);
  const [doing, setDoing] = useState<Doing>(null);
  const stop = () => setDoing(null);
  return (
    <Panel
      title="重点领域"
      actions={
        editable && (
          <>
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => setDoing({ what: 'add' })}>
              添加重点领域
            </Button>
            <StarterButton
              title="补齐起步的重点领域"
              text="把系统附带的重点领域中还没有的加进来；已有的不动。"
              submit={() =>
                answerOf(api.POST('/topics/{region}/starter', { params: { path: { region } } })).finally(
                  refresh,
                )
              }
            />
          </>
        )
      }
    >
      <Loaded query={topics}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title="还没有重点领域">
              <p>请用“补齐起步的重点领域”开始。</p>
            </Nothing>
          ) : (
            <List region={region} topics={items} editable={editable} act={setDoing} />
          )
        }
      </Loaded>
      {doing?.what === 'add' && <NameDialog region={region} close={stop} />}
      {doing?.what === 'rename' && <NameDialog region={region} topic={doing.topic} close={stop} />}
      {(doing?.what === 'end' || doing?.what === 'reopen') && (
        <Ask region={region} topic={doing.topic} what={doing.what} close={stop} />
      )}
    </Panel>
  );
};
