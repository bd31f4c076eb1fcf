/** Pages that are no lists: home, items, the section, library, 政策与我. */
import { type CalendarEvent, writeCalendar } from '@gongkai/documents';
import { audiences } from '@gongkai/law';
import type { Route } from '../../platform/http.ts';
import { addressesOf } from './address.ts';
import { made } from './cache.ts';
import type { Call, Engine, Make } from './engine.ts';
import { dayOf, type ShownValidity } from './labels.ts';
import { HomePage } from './pages/home.tsx';
import { ItemPage } from './pages/item.tsx';
import { NoticePage, PreviewPage } from './pages/message.tsx';
import { AudiencePage, AudiencesPage, LibraryPage } from './pages/policies.tsx';
import { GuidePage, RequestPage, SectionPage, StatutoryPage } from './pages/section.tsx';
import { MapPage, OpenDataPage } from './pages/site.tsx';
import { UnitsPage } from './pages/unit.tsx';
import type { Rate } from './rate.ts';
import { type ItemPage as Item, readItem, readPreview } from './read-item.ts';
import { readBenefits, readLibrary, readMap } from './read-more.ts';
import { readHome, readStatutory, readUnitPage, type UnitPage } from './reads.ts';
import { idPattern, limited, pageOf, region } from './routes-lists.ts';

const homePage: Make = async call => {
  const { regionId, around } = call;
  const home = await readHome(call, around.day);
  return { page: HomePage({ around, home }), tags: [made.lists(regionId)] };
};

/** 410: that it was here and is withdrawn, and nothing of what it said. */
const withdrawn = ({ around, regionId }: Call, { item, withdrawnAt }: Item) => ({
  status: 410 as const,
  page: NoticePage({
    around,
    title: '这条信息已经撤下',
    sentences: [
      `索引号${item.indexNo}的信息${withdrawnAt ? `已于${dayOf(withdrawnAt)}` : '已经'}由${item.unitName}撤下，不再公开。`,
      '需要了解原因的，请与发布机关联系；需要获取的，可以申请公开。',
    ],
  }),
  tags: [made.item(regionId, item.id)],
});

/** 410: of a version that was replaced and is hidden since, with the reason alone. */
const hidden = ({ around, regionId }: Call, { item, no, hiddenReason }: Item) => ({
  status: 410 as const,
  page: NoticePage({
    around,
    title: '这个版本已经隐去',
    sentences: [
      `索引号${item.indexNo}的信息已经修订，第${no}版由${item.unitName}隐去，不再公开：${hiddenReason}`,
      '现在的版本仍在原来的地址。',
    ],
    newest: item.id,
  }),
  tags: [made.item(regionId, item.id)],
});

const itemPage: Make = async call => {
  const { regionId, around, params } = call;
  const no = params.no === undefined ? null : Number(params.no);
  const found = await readItem(call, params.id ?? '', no);
  if (!found) return undefined;
  if (found.standing === 'withdrawn') return withdrawn(call, found);
  if (found.hiddenReason !== null) return hidden(call, found);
  return { page: ItemPage({ around, found }), tags: [made.item(regionId, found.item.id)] };
};

const previewPage: Make = async ({ db, regionId, around, params }) => {
  const { id = '' } = params;
  const file = await readPreview(db, regionId, id);
  return (
    file && {
      page: PreviewPage({ around, file: { ...file, href: addressesOf(regionId).file(id, file.name) } }),
      // A file may be shown by several items: any change of one makes the page anew.
      tags: [made.lists(regionId), made.item(regionId, file.itemId)],
    }
  );
};

/** The competent office, or the unit of the address. */
const officeOf = async (call: Call): Promise<UnitPage | undefined> => {
  const id = call.params.id ?? call.around.frame.officeId;
  return id ? readUnitPage(call, id, 1) : undefined;
};

const guidePage: Make = async call => {
  const found = await officeOf(call);
  const own = call.params.id !== undefined;
  if (own && !found) return undefined;
  return { page: GuidePage({ around: call.around, found, own }), tags: [] };
};

const requestPage: Make = async call => ({
  page: RequestPage({ around: call.around, office: await officeOf(call) }),
  tags: [],
});

const statutoryPage: Make = async ({ db, regionId, around }) => ({
  page: StatutoryPage({ around, columns: await readStatutory(db, regionId) }),
  tags: [made.lists(regionId)],
});

const states: readonly string[] = [
  'in-force',
  'amended',
  'repealed',
  'expired',
  'pending',
] satisfies ShownValidity[];

const yearOf = (text: string | undefined): number | undefined =>
  text && /^(?:19|20)\d\d$/.test(text) ? Number(text) : undefined;

const libraryPage: Make = async ({ db, regionId, around, query }) => {
  const filter = {
    validity: states.find(state => state === query.validity) as ShownValidity | undefined,
    year: yearOf(query.year),
    unitId: query.unit,
    page: pageOf(query),
  };
  const list = await readLibrary(db, regionId, around.day, filter);
  return { page: LibraryPage({ around, filter, list }), tags: [made.lists(regionId)] };
};

const audiencePage: Make = async ({ db, regionId, around, params }) => {
  const audience = audiences.find(({ id }) => id === params.id);
  if (!audience) return undefined;
  const benefits = await readBenefits(db, regionId, audience.id, around.day);
  return { page: AudiencePage({ around, audience, benefits }), tags: [made.lists(regionId)] };
};

/** The days of an audience, for its calendar. */
const audienceCalendar: Make = async ({ db, regionId, around, params }) => {
  const audience = audiences.find(({ id }) => `${id}.ics` === params.file);
  if (!audience) return undefined;
  const benefits = await readBenefits(db, regionId, audience.id, around.day);
  const to = addressesOf(regionId);
  const events = benefits.flatMap(({ fromDay, toDay, text, clause, itemId, itemTitle }, index) => {
    const from = fromDay ?? toDay;
    if (!from) return [];
    const event = {
      uid: `${itemId}-${audience.id}-${index}@${new URL(around.site.base).hostname}`,
      title: text.slice(0, 80),
      from,
      ...(toDay && { to: toDay }),
      description: `${text}\n${itemTitle}${clause}`,
      url: around.site.base + to.item(itemId),
      remindDays: 3,
      changedAt: new Date(`${around.day}T00:00:00Z`),
    };
    return [event as CalendarEvent];
  });
  return {
    text: writeCalendar(`政策与我：${audience.name}`, events),
    type: 'text/calendar; charset=utf-8',
    tags: [made.lists(regionId)],
  };
};

const mapPage: Make = async ({ db, regionId, around }) => ({
  page: MapPage({ around, columns: await readMap(db, regionId) }),
  tags: [],
});

export const pageRoutes = (engine: Engine, rate: Rate): Route[] => {
  const page = (make: Make, ...names: string[]) => engine.handler(names, make);
  const still = (show: (around: Call['around']) => ReturnType<typeof SectionPage>) =>
    page(({ around }) => ({ page: show(around), tags: [] }));
  return [
    { path: '/', get: page(homePage) },
    { path: `/${region}/`, get: page(homePage) },
    { path: `/${region}/info/:id${idPattern}`, get: page(itemPage) },
    { path: `/${region}/info/:id${idPattern}/versions/:no{[0-9]{1,6}}`, get: page(itemPage) },
    { path: `/${region}/preview/:id${idPattern}`, get: page(previewPage) },
    { path: `/${region}/units`, get: still(around => UnitsPage({ around })) },
    { path: `/${region}/units/:id${idPattern}/guide`, get: page(guidePage) },
    { path: `/${region}/disclosure`, get: still(around => SectionPage({ around })) },
    { path: `/${region}/guide`, get: page(guidePage) },
    { path: `/${region}/request`, get: page(requestPage) },
    { path: `/${region}/statutory`, get: page(statutoryPage) },
    { path: `/${region}/documents`, get: page(libraryPage, 'validity', 'year', 'unit', 'page') },
    { path: `/${region}/for-you`, get: still(around => AudiencesPage({ around })) },
    { path: `/${region}/for-you/:file{[a-z]+\\.ics}`, get: limited(engine, rate, [], audienceCalendar) },
    { path: `/${region}/for-you/:id${idPattern}`, get: page(audiencePage) },
    { path: `/${region}/map`, get: page(mapPage) },
    { path: `/${region}/open-data`, get: still(around => OpenDataPage({ around })) },
  ];
};
