import { ArrowDownOutlined, ArrowUpOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { type Duty, dutyKinds, type Unit, type UnitDetail } from '../api/words.ts';
import { ErrorNotice, Nothing, Notice } from '../app/notice.tsx';
import { Panel } from '../app/page.tsx';
import { DutyDialog } from './duty-dialog.tsx';
import { EndDuty } from './end-duty.tsx';
import { useRefresh } from './queries.ts';
import { gapsOf, moved } from './roster-model.ts';

interface RosterProps {
  detail: UnitDetail;
  editable: boolean;
}

type Doing = { what: 'add'; kind: Duty['kind'] } | { what: 'change' | 'end'; duty: Duty } | null;

const groups: readonly { title: string; kinds: readonly Duty['kind'][]; nothing: string }[] = [
  { title: '领导小组', kinds: ['group-leader', 'group-deputy', 'group-member'], nothing: '还没有领导小组' },
  { title: '责任分工', kinds: ['in-charge', 'section', 'officer'], nothing: '还没有责任分工' },
];

interface EntryProps {
  duty: Duty;
  editable: boolean;
  act: (doing: Doing) => void;
  move: ((by: -1 | 1) => void) | undefined;
}

const nameOf = ({ name, section, kind }: Duty): string => name || section || dutyKinds[kind];

const Buttons = ({ duty, act, move }: EntryProps) => (
  <span className="actions">
    {move && (
      <>
        <Button
          size="small"
          aria-label={`把${nameOf(duty)}上移`}
          icon={<ArrowUpOutlined aria-hidden />}
          onClick={() => move(-1)}
        />
        <Button
          size="small"
          aria-label={`把${nameOf(duty)}下移`}
          icon={<ArrowDownOutlined aria-hidden />}
          onClick={() => move(1)}
        />
      </>
    )}
    <Button size="small" aria-label={`更正${nameOf(duty)}`} onClick={() => act({ what: 'change', duty })}>
      更正
    </Button>
    <Button size="small" aria-label={`结束${nameOf(duty)}`} onClick={() => act({ what: 'end', duty })}>
      结束
    </Button>
  </span>
);

const Entry = (props: EntryProps) => {
  const { duty, editable } = props;
  const { kind, name, section, post, telephone, duties, fromDay, toDay } = duty;
  return (
    <li className="duty">
      <div>
        <p className="duty-name">
          <small className="mark">{dutyKinds[kind]}</small>
          <b>{name || section}</b>
          {name && section && <span>{section}</span>}
          {post && <span>{post}</span>}
          {telephone && <span>{telephone}</span>}
        </p>
        {duties && <p>{duties}</p>}
        <p className="muted">
          {fromDay}起{toDay && `，${toDay}止`}
        </p>
      </div>
      {editable && <Buttons {...props} />}
    </li>
  );
};

/** Moves an entry among its neighbours. */
const useOrdering = ({ regionId: region, id }: Unit) => {
  const { message } = App.useApp();
  const refresh = useRefresh(region);
  return useMutation({
    mutationFn: (ids: string[]) =>
      answerOf(
        api.PUT('/units/{region}/{id}/duties/order', { params: { path: { region, id } }, body: { ids } }),
      ),
    onSuccess: () => message.success('已调整次序'),
    onSettled: refresh,
  });
};

interface GroupProps {
  group: (typeof groups)[number];
  /** All entries in force, of this group and the others. */
  now: readonly Duty[];
  /** The kind that a new entry begins with. */
  begin: Duty['kind'];
  editable: boolean;
  act: (doing: Doing) => void;
  order: (ids: string[]) => void;
}

const Group = ({ group: { title, kinds, nothing }, now, begin, editable, act, order }: GroupProps) => {
  const entries = now.filter(({ kind }) => kinds.includes(kind));
  const mover = (duty: Duty) =>
    entries.length > 1 ? (by: -1 | 1) => order(moved(now, entries, duty, by)) : undefined;
  return (
    <section className="group">
      <header className="panel-head">
        <h3>{title}</h3>
        {editable && (
          <Button
            size="small"
            icon={<PlusOutlined aria-hidden />}
            aria-label={`在${title}中新增`}
            onClick={() => act({ what: 'add', kind: begin })}
          >
            新增
          </Button>
        )}
      </header>
      {entries.length === 0 ? (
        <Nothing title={nothing} />
      ) : (
        <ul className="duties">
          {entries.map(duty => (
            <Entry key={duty.id} duty={duty} editable={editable} act={act} move={mover(duty)} />
          ))}
        </ul>
      )}
    </section>
  );
};

const Ended = ({ entries }: { entries: readonly Duty[] }) =>
  entries.length === 0 ? null : (
    <details>
      <summary>已结束的（{entries.length}）</summary>
      <ul className="duties">
        {entries.map(duty => (
          <Entry key={duty.id} duty={duty} editable={false} act={() => undefined} move={undefined} />
        ))}
      </ul>
    </details>
  );

const Dialogs = ({ unit, doing, close }: { unit: Unit; doing: Doing; close: () => void }) => {
  if (doing === null) return null;
  if (doing.what === 'add') return <DutyDialog unit={unit} kind={doing.kind} close={close} />;
  const { what, duty } = doing;
  return what === 'end' ? (
    <EndDuty duty={duty} close={close} />
  ) : (
    <DutyDialog unit={unit} kind={duty.kind} duty={duty} close={close} />
  );
};

/** What a new entry of a group is likely to be: the first kind of an empty group, else what is missing. */
const beginningOf = (
  { kinds }: (typeof groups)[number],
  now: readonly Duty[],
  gaps: readonly Duty['kind'][],
): Duty['kind'] => {
  const held = now.some(({ kind }) => kinds.includes(kind));
  const missing = kinds.find(kind => gaps.includes(kind));
  return (held ? (missing ?? kinds.at(-1)) : kinds[0]) ?? 'officer';
};

/** 领导小组 and 责任分工: who is in charge, in order; what is missing is said. */
export const Roster = ({ detail: { unit, roster }, editable }: RosterProps) => {
  const [doing, setDoing] = useState<Doing>(null);
  const ordering = useOrdering(unit);
  const now = roster.filter(({ toDay }) => toDay === null);
  const gaps = gapsOf(unit, now);
  return (
    <Panel title="领导小组和责任分工">
      {gaps.length > 0 && unit.status === 'active' && (
        <Notice type="warning" title={`还缺${gaps.map(kind => dutyKinds[kind]).join('、')}`}>
          谁主管谁负责：每个机构都应当明确分管领导、责任股室和专人。
        </Notice>
      )}
      <ErrorNotice error={ordering.error} />
      {groups.map(group => (
        <Group
          key={group.title}
          group={group}
          now={now}
          begin={beginningOf(group, now, gaps)}
          editable={editable}
          act={setDoing}
          order={ordering.mutate}
        />
      ))}
      <Ended entries={roster.filter(({ toDay }) => toDay !== null)} />
      <Dialogs unit={unit} doing={doing} close={() => setDoing(null)} />
    </Panel>
  );
};
