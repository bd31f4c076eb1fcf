import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { type Person, roles } from '../api/words.ts';
import { type Column, DataList, Pager } from '../app/data-list.tsx';
import { Choice } from '../app/fields.tsx';
import { Loaded, Nothing } from '../app/notice.tsx';
import { Page, Panel } from '../app/page.tsx';
import { SearchBox } from '../app/search-box.tsx';
import { useAddress } from '../app/use-address.ts';
import { useMay, useOwnRegions } from '../session/use-me.ts';
import { Invite } from './invite.tsx';
import { PersonSheet } from './person-sheet.tsx';
import { PersonState } from './person-state.tsx';
import { Policies } from './policies.tsx';
import { pageSize, usePeople } from './queries.ts';

const columnsOf = (open: (person: Person) => void): readonly Column<Person>[] => [
  {
    title: '姓名',
    render: person => (
      <Button type="link" className="inline" onClick={() => open(person)}>
        {person.name}
      </Button>
    ),
  },
  { title: '邮箱', render: ({ email }) => email },
  {
    title: '角色',
    render: ({ roles: held }) =>
      held
        .filter(({ inForce }) => inForce)
        .map(({ role, unitName }) => (unitName ? `${unitName} ${roles[role]}` : roles[role]))
        .join('、') || <span className="muted">现在没有角色</span>,
  },
  { title: '两步验证', tight: true, render: ({ hasTotp }) => (hasTotp ? '已启用' : '未启用') },
  { title: '状态', tight: true, render: person => <PersonState person={person} /> },
];

/** 用户与角色: the people of a region, page by page, and what may be done to them. */
export const Component = () => {
  const regions = useOwnRegions();
  const { query, page, put } = useAddress();
  const [chosen, setChosen] = useState<string | null>(null);
  const [inviting, setInviting] = useState(false);
  const may = useMay();
  const region = query.get('region') ?? regions[0] ?? '';
  const search = query.get('search') ?? '';
  const people = usePeople(region, search, page);
  const person = people.data?.items.find(({ id }) => id === chosen);
  return (
    <Page
      title="用户与角色"
      lead={
        regions.length > 1 ? (
          <Choice
            aria-label="区域"
            value={region}
            choices={regions.map(id => ({ value: id, label: id }))}
            onChange={({ target }) => put({ region: target.value })}
          />
        ) : undefined
      }
      actions={
        may('person.invite', { regionId: region }) && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setInviting(true)}>
            邀请用户
          </Button>
        )
      }
    >
      <Panel title="用户">
        <SearchBox label="姓名或邮箱" value={search} search={text => put({ search: text })} />
        <Loaded query={people}>
          {({ items, total }) =>
            items.length === 0 ? (
              <Nothing title={search ? '没有找到这样的用户' : '还没有用户'}>
                <p>{search ? '请换一个词再找。' : '请用“邀请用户”开始。'}</p>
              </Nothing>
            ) : (
              <>
                <DataList
                  label="用户列表"
                  rows={items}
                  rowKey={({ id }) => id}
                  columns={columnsOf(({ id }) => setChosen(id))}
                  stale={people.isPlaceholderData}
                />
                <Pager page={page} pageSize={pageSize} total={total} go={to => put({ page: String(to) })} />
              </>
            )
          }
        </Loaded>
      </Panel>
      {may('role.policy', { regionId: region }) && <Policies region={region} />}
      {inviting && <Invite region={region} close={() => setInviting(false)} />}
      {person && <PersonSheet region={region} person={person} close={() => setChosen(null)} />}
    </Page>
  );
};
