import { type Article, articlesOf } from './outline.ts';

/** What a clause of a policy is about. */
type Cue =
  | 'applicant'
  | 'scope'
  | 'condition'
  | 'standard'
  | 'procedure'
  | 'material'
  | 'time'
  | 'way'
  | 'meaning'
  | 'penalty'
  | 'force'
  | 'purpose';

/** A question that a policy answers, for an editor to finish. */
export interface StartQuestion {
  question: string;
  /** Null where the clause is about none of the usual matters. */
  cue: Cue | null;
  /** Where the answer stands. */
  source: {
    /** 「第三条」「二、」, or ''. */
    number: string;
    heading: string;
    /** The headings above it. */
    path: string[];
    /** What it says, a block a line. */
    quote: string;
    /** Which blocks of the body it is: from `from` up to, not including, `to`. */
    from: number;
    to: number;
  };
}

interface CueForm {
  cue: Cue;
  heading: RegExp;
  /** In the text of a clause without a heading. */
  text: RegExp;
  /** `{verb}` is 申请, 申报 or 办理, as the policy says. */
  question: string;
}

/** Cue words, the first that fits wins: 对象、条件、标准、程序、材料、期限、时间 and what else people ask. */
const forms: readonly CueForm[] = [
  {
    cue: 'material',
    heading: /材料|资料|提交.{0,6}(?:文件|证明)/,
    text: /(?:提交|提供|报送|携带).{0,12}(?:材料|资料|证明|文件)/,
    question: '{verb}需要提交哪些材料？',
  },
  {
    cue: 'condition',
    heading: /条件|资格|要求$/,
    text: /(?:符合|具备|满足).{0,12}条件/,
    question: '{verb}需要符合哪些条件？',
  },
  {
    cue: 'applicant',
    heading: /(?:补贴|补助|奖励|支持|扶持|救助|申报|申请|服务|保障)(?:对象|范围|主体)|申请人|申报人|^对象/,
    text: /可以(?:依法)?(?:向.{1,20})?(?:提出)?(?:申请|申报)/,
    question: '谁可以{verb}？',
  },
  {
    cue: 'standard',
    heading: /标准|金额|额度|(?:补贴|补助|奖励|收费)(?:办法|方式|项目|内容)$|奖励$|补贴$|补助$/,
    text: /(?:给予|奖励|补贴|补助|发放|收取).{0,30}\d+(?:\.\d+)?(?:万?元|%|％)/,
    question: '标准是多少？',
  },
  {
    cue: 'procedure',
    heading: /程序|流程|步骤|(?:申请|申报|审批|审核|办理)(?:与|和|、)|^(?:申请|申报|办理)(?:办法|方法)?$/,
    text: /按(?:照)?(?:下列|以下)(?:程序|步骤|流程)/,
    question: '怎样{verb}？',
  },
  {
    cue: 'time',
    heading: /期限|时限|时间|日期|进度/,
    text: /\d+个?(?:工作日|日|天)内|(?:期限|时限|时间)为|截止/,
    question: '有什么时间要求？',
  },
  {
    cue: 'way',
    heading: /方式|渠道|地点|途径|联系|咨询|受理(?:机构|部门|单位)/,
    text: /(?:咨询|联系|监督|举报)电话|(?:办理|受理)地点/,
    question: '到哪里办理、怎样咨询？',
  },
  {
    cue: 'meaning',
    heading: /定义|含义|^概念/,
    text: /(?:所称|所指|称为).{0,40}(?:是指|指|包括)/,
    question: '{term}是什么意思？',
  },
  {
    cue: 'penalty',
    heading: /法律责任|罚则|责任追究|违规|监督(?:检查|管理)/,
    text: /(?:骗取|虚报|弄虚作假|违反本).{0,60}(?:追回|责令|处罚|处分|罚款|追究|取消)/,
    question: '违反规定会有什么后果？',
  },
  {
    cue: 'force',
    heading: /施行|生效|有效期/,
    text: /自.{2,24}起(?:施行|实施|执行|生效)|有效期/,
    question: '什么时候起施行、有效期到什么时候？',
  },
  {
    cue: 'scope',
    heading: /适用范围|适用对象|实施范围|范围$/,
    text: /适用(?:于)?本|本.{1,6}适用于/,
    question: '适用于哪些人、哪些情形？',
  },
  {
    cue: 'purpose',
    heading: /目的|背景|依据|总体要求|指导思想/,
    text: /^为(?:了)?.{2,120}(?:制定|特制定|结合)/,
    question: '为什么制定这项政策？依据是什么？',
  },
];

const byHeading = (heading: string): CueForm | undefined =>
  heading === '' ? undefined : forms.find(form => form.heading.test(heading));

/** What a clause without a telling heading is about: the cue that its text names first. */
const byText = (text: string): CueForm | undefined =>
  forms
    .map(form => ({ form, at: text.search(form.text) }))
    .filter(({ at }) => at >= 0)
    .toSorted((one, other) => one.at - other.at)[0]?.form;

const verbs = ['申报', '申请', '办理'] as const;

/** How the policy itself calls what people do: the verb that it uses most. */
const verbOf = (text: string): string =>
  verbs
    .map(verb => ({ verb, count: text.split(verb).length }))
    .reduce((best, each) => (each.count > best.count ? each : best), { verb: '申请', count: 1 }).verb;

const termOf = (text: string): string =>
  /(?:所称|所指的?)(?:的)?[“"]?([^，,。”"]{1,30}?)[”"]?[，,]?\s*(?:是指|指|包括)/.exec(text)?.[1] ?? '';

/** Clauses under one heading that says what they are about answer one question together. */
const grouped = (articles: readonly Article[]): Article[] => {
  const groups: Article[] = [];
  for (const article of articles) {
    const above = article.path.at(-1) ?? '';
    const last = groups.at(-1);
    const joins = article.kind === 'second' && byHeading(above) !== undefined;
    const line = [article.number, article.heading && `${article.heading}。`, article.text].join('');
    if (
      joins &&
      last?.kind === 'first' &&
      last.path.length === article.path.length - 1 &&
      isName(above, last)
    )
      groups[groups.length - 1] = {
        ...last,
        text: [last.text, line].filter(Boolean).join('\n'),
        to: article.to,
      };
    else if (joins) groups.push(parentOf(article, above, line));
    else groups.push(article);
  }
  return groups;
};

const isName = (above: string, { number, heading }: Article): boolean => above === `${number}${heading}`;

const parentOf = (article: Article, above: string, line: string): Article => {
  const number = /^[一二三四五六七八九十百]+[、．.]/.exec(above)?.[0] ?? '';
  const heading = above.slice(number.length);
  return { ...article, kind: 'first', number, heading, path: article.path.slice(0, -1), text: line };
};

const generic = ({ number, heading }: Article): string =>
  heading === '' ? `${number}是怎样规定的？` : `关于“${heading}”是怎样规定的？`;

const asked = (article: Article, form: CueForm | undefined, verb: string): string => {
  const term = termOf(article.text);
  if (form === undefined || (form.cue === 'meaning' && term === '')) return generic(article);
  return form.question.replace('{verb}', verb).replace('{term}', `“${term}”`);
};

/** Questions that came out the same are told apart by where their answers stand. */
const toldApart = (questions: readonly StartQuestion[]): StartQuestion[] => {
  const counts = Map.groupBy(questions, ({ question }) => question);
  return questions.map(each => {
    const { number, heading } = each.source;
    const name = heading || number.replace(/[、．.]$/, '');
    return (counts.get(each.question)?.length ?? 0) > 1 && name !== ''
      ? { ...each, question: `${each.question.slice(0, -1)}（${name}）？` }
      : each;
  });
};

/**
 * A skeleton of 问答 from a policy's text: a question for each article or numbered clause, after its heading and cue
 * words, with what the clause says. Questions are in the order of the text; an editor words the answers.
 */
export const startQuestions = (html: string): StartQuestion[] => {
  const articles = grouped(articlesOf(html));
  const verb = verbOf(articles.map(({ text, heading }) => heading + text).join('\n'));
  return toldApart(
    articles
      .filter(({ text }) => text !== '')
      .map(article => {
        const form = byHeading(article.heading) ?? byText(article.text);
        const { number, heading, path, text: quote, from, to } = article;
        return {
          question: asked(article, form, verb),
          cue: form?.cue ?? null,
          source: { number, heading, path, quote, from, to },
        };
      }),
  );
};
