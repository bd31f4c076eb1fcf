import { between, type Chance, choose, fill, pick } from './chance.ts';
import { paragraph, table } from './entry.ts';

/** Sentences from which a text of a kind is put together: one opening, some from the middle, one closing. */
interface Pool {
  open: readonly string[];
  middle: readonly string[];
  close: readonly string[];
}

const pools = {
  news: {
    open: [
      '{day}，{unit}{topic}工作推进会召开，传达学习上级有关会议精神，研究部署下一步任务。',
      '近日，{unit}有关负责人带队到{place}调研{topic}工作，实地查看现场，听取基层意见。',
      '{day}上午，{unit}组织开展{topic}专题培训，各乡镇、各有关单位{n}人参加。',
      '连日来，{unit}聚焦{topic}，细化措施、压实责任，各项工作有序推进。',
    ],
    middle: [
      '会议指出，今年以来全县{topic}工作取得阶段性成效，完成年度任务的{percent}%，但仍存在进度不平衡、机制不健全等问题。',
      '会议要求，要对照年度目标逐项梳理，建立台账、明确时限，做到事事有人管、件件有着落。',
      '调研组走访了{n}家企业和{m}户群众，现场协调解决用地、用水、交通等具体困难{m}件。',
      '下一步，将坚持问题导向，完善部门联动机制，推动资源向基层下沉、服务向一线延伸。',
      '参训人员表示，培训内容贴近实际，对照政策逐条讲解，回去后将抓好落实。',
      '截至目前，已累计开展宣传活动{m}场次，发放资料{hundreds}余份，接受群众咨询{hundreds}余人次。',
    ],
    close: [
      '{unit}将继续做好跟踪服务，确保各项措施落地见效。',
      '各股室负责人、各乡镇分管负责同志参加。',
      '有关进展情况将及时向社会公布，欢迎监督。',
    ],
  },
  notice: {
    open: [
      '各乡镇人民政府，县直有关单位：为做好{topic}工作，根据上级统一部署，结合我县实际，现将有关事项通知如下。',
      '根据年度工作安排，现就{topic}有关事项公告如下。',
      '为进一步规范{topic}工作，保障群众和企业的合法权益，经研究，现将有关事项公告如下。',
    ],
    middle: [
      '一、时间安排。自{day}起受理，集中办理期限为{n}个工作日，逾期不再受理。',
      '二、办理方式。可以在县政务服务中心窗口现场办理，也可以通过政务服务网网上办理。',
      '三、工作要求。各单位要明确专人负责，认真核对材料，对提供虚假材料的依法取消资格。',
      '四、监督方式。公示期间如有异议，请以书面形式向{unit}反映，单位提出的应加盖公章。',
      '五、其他事项。本次工作不收取任何费用，请勿轻信中介机构的宣传。',
    ],
    close: ['特此公告。', '请遵照执行。执行中的问题请及时向{unit}反映。', '未尽事宜由{unit}负责解释。'],
  },
  service: {
    open: [
      '为方便企业和群众办事，现将{topic}的办理依据、条件、材料、流程和时限公布如下。',
      '{topic}由{unit}负责办理，办理地点为县政务服务中心{m}号窗口。',
    ],
    middle: [
      '一、办理条件。申请人应具有合法的主体资格，经营场所、人员和设施符合国家有关规定。',
      '二、申请材料。（1）申请表；（2）营业执照副本；（3）场所使用证明；（4）法律法规规定的其他材料。',
      '三、办理流程。申请—受理—审查—决定—送达，全程可以网上查询进度。',
      '四、办理时限。法定时限{n}个工作日，承诺时限{m}个工作日。',
      '五、收费标准。不收费。',
    ],
    close: [
      '办理时间为工作日8:30至12:00，14:30至17:30。',
      '对办理结果不服的，可以依法申请行政复议或者提起行政诉讼。',
    ],
  },
  document: {
    open: [
      '为贯彻落实上级关于{topic}的决策部署，推动我县相关工作高质量发展，结合实际，制定本方案。',
      '为加强和改进{topic}工作，根据有关法律法规和上级文件精神，制定本意见。',
    ],
    middle: [
      '一、总体要求。坚持统筹兼顾、突出重点，到{next}年底，{topic}主要指标达到全市平均水平以上。',
      '二、主要任务。（一）健全工作机制，明确牵头单位和责任单位；（二）完善基础数据，做到底数清、情况明；（三）加强督促检查，每季度通报一次进展。',
      '三、保障措施。统筹安排资金，加强队伍建设，对工作成效明显的予以通报表扬。',
      '四、实施步骤。分动员部署、组织实施、总结提升三个阶段进行，{month}月底前完成动员部署。',
    ],
    close: ['本方案自印发之日起实施。', '各单位贯彻落实情况于每年{month}月底前报{unit}。'],
  },
  profile: {
    open: [
      '{unit}是主管全县{topic}工作的部门，贯彻执行国家有关法律法规和方针政策。',
      '根据工作需要，现将{unit}{topic}有关情况公布如下。',
    ],
    middle: [
      '主要职责：拟订全县相关发展规划和政策措施并组织实施；指导、协调、监督相关工作；承担县委、县政府交办的其他事项。',
      '内设办公室、业务股、行政审批股等{m}个股室，核定编制{n}名。',
      '办公地址：衡山县开云镇。办公时间：工作日8:30至12:00，14:30至17:30。',
      '主要负责人主持全面工作；副职协助主要负责人分管业务、安全和政务公开工作。',
    ],
    close: ['职责分工如有调整，将及时更新公布。'],
  },
  livelihood: {
    open: [
      '{year}年，全县{topic}工作扎实推进，现将有关情况公布如下。',
      '为保障群众的知情权，现将{year}年{topic}情况予以公示。',
    ],
    middle: [
      '全年惠及群众{hundreds}人次，落实资金{n}万元，比上年增长{m}%。',
      '资金发放严格按照申报、审核、公示、发放的程序进行，全部通过社会保障卡发放到户。',
      '对排查出的{m}个问题，已全部明确责任人和整改时限，按月调度销号。',
      '各乡镇、各村（社区）设立公示栏，公开对象、标准和金额，接受群众监督。',
    ],
    close: ['群众如有异议，可以在公示期内向{unit}或者所在乡镇反映。', '具体名单见各村（社区）公示栏。'],
  },
} as const satisfies Record<string, Pool>;

export type PoolName = keyof typeof pools;

const places = ['开云镇', '白果镇', '萱洲镇', '东湖镇', '长江镇', '新桥镇', '店门镇', '衡山经济开发区'];

interface About {
  unit: string;
  topic: string;
  day: string;
  year: number;
}

const slots = (chance: Chance, { unit, topic, day, year }: About) => ({
  unit,
  topic,
  day,
  year,
  next: year + 1,
  place: pick(chance, places),
  n: between(chance, 12, 60),
  m: between(chance, 3, 15),
  percent: between(chance, 55, 96),
  hundreds: between(chance, 2, 30) * 100,
  month: between(chance, 3, 11),
});

/** A text of the kind about a topic, another each time. */
export const textFrom = (chance: Chance, name: PoolName, about: About): string => {
  const pool: Pool = pools[name];
  const values = slots(chance, about);
  return [
    pick(chance, pool.open),
    ...choose(chance, pool.middle, Math.min(pool.middle.length, 3 + Math.floor(chance() * 2))),
    pick(chance, pool.close),
  ]
    .map(text => paragraph(fill(text, values)))
    .join('');
};

const wan = (chance: Chance, low: number, high: number): string => (low + chance() * (high - low)).toFixed(2);

const heads = ['基本支出', '项目支出', '“三公”经费', '公务接待费', '公务用车运行维护费', '会议费', '培训费'];

/** Rows of a budget: heads with amounts in 万元. */
export const budgetRows = (chance: Chance): string[][] =>
  heads.map((head, index) => [head, wan(chance, index < 2 ? 200 : 1, index < 2 ? 900 : 12)]);

/** 预算 and 决算: a sentence and the table. */
export const budgetText = (chance: Chance, unit: string, year: number, what: '预算' | '决算'): string =>
  paragraph(
    `根据预算公开的有关规定，现将${unit}${year}年部门${what}（含“三公”经费${what}）予以公开，单位：万元。`,
  ) +
  table(['项目', `${year}年${what}数`], budgetRows(chance), `${unit}${year}年部门${what}表`) +
  paragraph('本单位没有政府性基金收支，也没有国有资本经营收支。“三公”经费按照只减不增的要求安排。');

/** Distribution of a fund, in 万元. */
export const fundText = (chance: Chance, unit: string, name: string, receivers: readonly string[]): string =>
  paragraph(`按照专项资金管理办法，经申报、审核、公示等程序，现将${name}分配情况公布如下，单位：万元。`) +
  table(
    ['序号', '项目单位', '金额'],
    receivers.map((receiver, index) => [index + 1, receiver, wan(chance, 2, 40)]),
  ) +
  paragraph(`公示期为5个工作日。对分配情况有异议的，请向${unit}书面反映。`);
