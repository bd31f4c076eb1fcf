import { queryOptions, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { answerOf, api } from '../api/client.ts';
import { useOwnRegions } from '../session/use-me.ts';
import { Choice } from './fields.tsx';
import { Nothing } from './notice.tsx';
import { Page } from './page.tsx';

export const regionsQuery = queryOptions({
  queryKey: ['regions'],
  queryFn: () => answerOf(api.GET('/regions')),
  staleTime: 600_000,
});

/** The region of the page; who works in several chooses. */
export const RegionChoice = ({ region, to }: { region: string; to: (region: string) => string }) => {
  const own = useOwnRegions();
  const navigate = useNavigate();
  const { data } = useQuery(regionsQuery);
  const nameOf = (id: string) => data?.items.find(each => each.id === id)?.name ?? id;
  if (own.length < 2) return <>{nameOf(region)}</>;
  return (
    <Choice
      aria-label="区域"
      value={region}
      choices={own.map(id => ({ value: id, label: nameOf(id) }))}
      onChange={({ target }) => void navigate(to(target.value))}
    />
  );
};

/** A page for someone who works in no region. */
export const NoRegion = ({ title }: { title: string }) => (
  <Page title={title}>
    <Nothing title="您还没有所属的区域">
      <p>请联系系统管理员授予角色。</p>
    </Nothing>
  </Page>
);
