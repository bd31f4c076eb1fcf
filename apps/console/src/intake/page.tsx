import { PlusOutlined } from '@ant-design/icons';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { answerOf, api } from '../api/client.ts';
import type { IntakeSource } from '../api/words.ts';
import { Confirm } from '../app/confirm.tsx';
import { type Column, DataList } from '../app/data-list.tsx';
import { Dialog } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { TextField } from '../app/fields.tsx';
import { momentOf } from '../app/format.ts';
import { Loaded, Nothing } from '../app/notice.tsx';
import { Page, Panel } from '../app/page.tsx';
import { NoRegion, RegionChoice } from '../app/region.tsx';
import { UnitField, useUnitNames } from '../app/units.tsx';
import { useOwnRegions } from '../session/use-me.ts';
import { HowTo } from './how-to.tsx';
import { type Made, TokenDialog } from './token-dialog.tsx';

const sourcesQuery = (region: string) =>
  queryOptions({
    queryKey: ['intake-sources', region],
    queryFn: () => answerOf(api.GET('/intake-sources/{region}', { params: { path: { region } } })),
  });

const useRefresh = (region: string) => {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['intake-sources', region] });
};

interface NewSourceProps {
  region: string;
  close: () => void;
  done: (made: Made) => void;
}

const NewSource = ({ region, close, done }: NewSourceProps) => {
  const refresh = useRefresh(region);
  return (
    <Dialog title="新建来源" close={close}>
      <EditForm
        draft={`intake.new.${region}`}
        initial={{ unitId: '', name: '' }}
        action="新建"
        cancel={close}
        submit={async body => {
          const made = await answerOf(
            api.POST('/intake-sources/{region}', { params: { path: { region } }, body }),
          );
          await refresh();
          return made;
        }}
        done={done}
      >
        <TextField name="name" label="名称" help="如：协同办公系统" required />
        <UnitField region={region} name="unitId" label="移交到的单位" required />
      </EditForm>
    </Dialog>
  );
};

interface EndProps {
  region: string;
  source: IntakeSource;
  close: () => void;
}

const End = ({ region, source: { id, name, version }, close }: EndProps) => {
  const refresh = useRefresh(region);
  return (
    <Confirm
      title={`停用“${name}”`}
      action="停用"
      danger
      done="已停用"
      submit={() =>
        answerOf(
          api.POST('/intake-sources/{region}/{id}/end', {
            params: { path: { region, id } },
            body: { version },
          }),
        ).finally(refresh)
      }
      close={close}
    >
      <p>令牌立即失效，办公系统不能再移交；已经移交的信息不变。停用后不能恢复，要用时另建一个。</p>
    </Confirm>
  );
};

const columnsOf = (
  unitName: (id: string) => string,
  end: (source: IntakeSource) => void,
): readonly Column<IntakeSource>[] => [
  { title: '来源', render: ({ name }) => name },
  { title: '移交到', render: ({ unitId }) => unitName(unitId) },
  { title: '新建于', tight: true, render: ({ createdAt }) => momentOf(createdAt) },
  {
    title: '状态',
    tight: true,
    render: ({ endedAt }) => (endedAt === null ? '在用' : `${momentOf(endedAt)}停用`),
  },
  {
    title: '操作',
    tight: true,
    render: source =>
      source.endedAt === null ? (
        <Button size="small" aria-label={`停用${source.name}`} onClick={() => end(source)}>
          停用
        </Button>
      ) : null,
  },
];

const Sources = ({ region }: { region: string }) => {
  const sources = useQuery(sourcesQuery(region));
  const unitName = useUnitNames(region);
  const [ending, setEnding] = useState<IntakeSource | null>(null);
  return (
    <Panel title="来源">
      <Loaded query={sources}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title="还没有来源">
              <p>用“新建来源”为每个要移交公文的系统建一个，各有自己的令牌。</p>
            </Nothing>
          ) : (
            <DataList
              label="来源"
              rows={items}
              rowKey={({ id }) => id}
              columns={columnsOf(unitName, setEnding)}
            />
          )
        }
      </Loaded>
      {ending && <End region={region} source={ending} close={() => setEnding(null)} />}
    </Panel>
  );
};

/** 公文交换: the systems that may hand over documents, and how they do it. */
export const Component = () => {
  const own = useOwnRegions();
  const { region = own[0] ?? '' } = useParams();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  if (region === '') return <NoRegion title="公文交换" />;
  return (
    <Page
      title="公文交换"
      lead={<RegionChoice region={region} to={id => `/intake/${id}`} />}
      actions={
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setMaking(true)}>
          新建来源
        </Button>
      }
    >
      <Sources key={region} region={region} />
      <HowTo />
      {making && (
        <NewSource
          region={region}
          close={() => setMaking(false)}
          done={result => {
            setMaking(false);
            setMade(result);
          }}
        />
      )}
      {made && <TokenDialog made={made} close={() => setMade(null)} />}
    </Page>
  );
};
