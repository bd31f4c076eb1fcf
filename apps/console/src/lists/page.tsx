import { useParams } from 'react-router';
import { Page } from '../app/page.tsx';
import { NoRegion, RegionChoice } from '../app/region.tsx';
import { useMay, useOwnRegions } from '../session/use-me.ts';
import { Topics } from './topics.tsx';
import { Words } from './words.tsx';

/** 词库和重点领域: the lists that a region keeps for all who draft. */
export const Component = () => {
  const own = useOwnRegions();
  const { region = own[0] ?? '' } = useParams();
  const may = useMay();
  if (region === '') return <NoRegion title="词库和重点领域" />;
  const editable = may('list.change', { regionId: region });
  return (
    <Page title="词库和重点领域" lead={<RegionChoice region={region} to={id => `/lists/${id}`} />}>
      <Words region={region} editable={editable} />
      <Topics region={region} editable={editable} />
    </Page>
  );
};
