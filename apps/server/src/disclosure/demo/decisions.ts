import { creditCheckSign } from '@gongkai/law';
import { Problem } from '../../platform/api/problem.ts';
import type { Tx } from '../../platform/database/open.ts';
import type { Seal } from '../../platform/identity/index.ts';
import type { Actor } from '../../platform/permissions/index.ts';
import { newDecision } from '../decisions/changes.ts';
import { checkDecision, type DecisionTexts } from '../decisions/check.ts';
import { sealParty } from '../decisions/sealing.ts';
import { type DecisionChange, writeDecisions } from '../decisions/store.ts';
import { putFigure } from '../figures/index.ts';
import { between, type Chance, pick } from './chance.ts';
import { commerceName } from './commerce.ts';
import { workday } from './entry.ts';

type Kind = 'licence' | 'penalty';

/** How many decisions a unit made in a year; the commerce bureau's of 2024 as its annual report counts them. */
const counts: readonly (readonly [unit: string, kind: Kind, year: number, count: number])[] = [
  [commerceName, 'licence', 2023, 9],
  [commerceName, 'licence', 2024, 11],
  ['衡山县市场监督管理局', 'licence', 2023, 14],
  ['衡山县市场监督管理局', 'licence', 2024, 18],
  ['衡山县市场监督管理局', 'penalty', 2023, 6],
  ['衡山县市场监督管理局', 'penalty', 2024, 8],
  ['衡山县应急管理局', 'licence', 2024, 7],
  ['衡山县应急管理局', 'penalty', 2024, 3],
  ['衡山县城市管理和综合执法局', 'penalty', 2024, 5],
  ['衡山县住房和城乡建设局', 'licence', 2024, 6],
];

const companies = ['云开', '衡岳', '金龙', '湘衡', '祝融', '萱洲', '紫盖', '东湖'];
const trades = ['商贸', '能源', '食品', '建材', '物流', '餐饮管理'];

const codeOf = (chance: Chance): string => {
  const body = `91430423MA${String(between(chance, 1_000_000, 9_999_999))}`;
  return body + (creditCheckSign(body) ?? '');
};

const marks: Readonly<Record<string, string>> = {
  [commerceName]: '山商',
  衡山县市场监督管理局: '山市监',
  衡山县应急管理局: '山应急',
  衡山县城市管理和综合执法局: '山城管',
  衡山县住房和城乡建设局: '山建',
};

const licenceNames: Readonly<Record<string, string>> = {
  [commerceName]: '成品油零售经营',
  衡山县市场监督管理局: '食品经营',
  衡山县应急管理局: '烟花爆竹零售',
  衡山县住房和城乡建设局: '建筑工程施工',
};

const persons = ['郑山', '罗平', '谢云', '曾立', '邓远'];

const common = (chance: Chance, unit: string, year: number) => {
  const day = workday(year, between(chance, 1, 12), between(chance, 2, 20));
  return {
    day,
    party: `衡山县${pick(chance, companies)}${pick(chance, trades)}有限公司`,
    partyClass: '法人及非法人组织',
    creditCode: codeOf(chance),
    decidedOn: day,
    organ: unit,
  };
};

const licence = (chance: Chance, unit: string, year: number, number: number): DecisionTexts => {
  const { day, ...texts } = common(chance, unit, year);
  const name = licenceNames[unit] ?? '经营';
  return {
    ...texts,
    name: `${name}许可决定书`,
    documentNo: `${marks[unit]}许决字〔${year}〕${number}号`,
    category: '普通',
    certificateName: `${name}许可证`,
    content: `准予从事${name}活动`,
    basis: '《中华人民共和国行政许可法》第三十八条',
    validFrom: day,
    validTo: `${year + 5}${day.slice(4)}`.replace('02-29', '02-28'),
    state: '有效',
  };
};

const penalty = (chance: Chance, unit: string, year: number, number: number): DecisionTexts => {
  const { day: _day, ...texts } = common(chance, unit, year);
  const person = number % 3 === 0;
  const amount = (between(chance, 1, 20) / 10).toFixed(1);
  return {
    ...texts,
    ...(person && { party: pick(chance, persons), partyClass: '自然人', creditCode: '' }),
    name: pick(chance, ['未按规定建立台账', '经营过期商品', '占用城市道路经营', '未落实安全管理制度']),
    documentNo: `${marks[unit]}罚决字〔${year}〕${number}号`,
    facts: '检查中发现当事人存在违法行为，有现场笔录和照片为证。',
    basis: '有关法律、法规的规定',
    category: '罚款',
    content: `罚款${amount}万元，责令限期改正`,
    amount,
  };
};

const makers = { licence, penalty };

const changeOf = (
  seal: Seal,
  { regionId, unitId, kind }: { regionId: string; unitId: string; kind: Kind },
  texts: DecisionTexts,
  today: string,
): DecisionChange => {
  const checked = checkDecision(kind, texts, today);
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults));
  const decision = newDecision(regionId, unitId, sealParty(seal, checked.values));
  const published = new Date(`${checked.values.decidedOn}T08:00:00Z`);
  return { action: 'decision.create', before: null, after: { ...decision, publishedAt: published } };
};

interface Records {
  regionId: string;
  units: ReadonlyMap<string, string>;
  seal: Seal;
  chance: Chance;
  today: string;
}

const figureYears = [2023, 2024] as const;
const figureUnits = [commerceName, '衡山县市场监督管理局', '衡山县自然资源局'];
const figureSources = { coercive: '行政执法年度台账', fees: '非税收入年度报表' } as const;

/** 行政强制 and 行政事业性收费; the commerce bureau has none, as its annual report says. */
const demoFigures = async (
  tx: Tx,
  actor: Actor,
  { regionId, units, chance }: Pick<Records, 'regionId' | 'units' | 'chance'>,
): Promise<void> => {
  const kinds = Object.keys(figureSources) as (keyof typeof figureSources)[];
  const wanted = figureUnits.flatMap(unit =>
    figureYears.flatMap(year => kinds.map(kind => ({ unit, year, kind }))),
  );
  for (const { unit, year, kind } of wanted) {
    const amount = between(chance, 1, 9) * (kind === 'fees' ? 1_000_000 : 1);
    const ref = { regionId, unitId: units.get(unit) ?? '', year, kind };
    const value = unit === commerceName ? 0 : amount;
    const put = await putFigure(tx, actor, ref, { value, source: figureSources[kind], version: 0 });
    if (put instanceof Problem) throw new Error(put.message);
  }
};

/** 双公示 and the yearly figures that the annual report takes. */
export const demoRecords = async (
  tx: Tx,
  actor: Actor,
  { regionId, units, seal, chance, today }: Records,
): Promise<void> => {
  const changes = counts.flatMap(([unit, kind, year, count]) =>
    Array.from({ length: count }, (_, index) =>
      changeOf(
        seal,
        { regionId, unitId: units.get(unit) ?? '', kind },
        makers[kind](chance, unit, year, index + 1),
        today,
      ),
    ),
  );
  await writeDecisions(tx, actor, regionId, changes);
  await demoFigures(tx, actor, { regionId, units, chance });
};
