/** Words of government that mean the same to someone who searches: whoever asks for one finds the others too. */
const groups: readonly (readonly string[])[] = [
  ['三公经费', '公务接待费', '因公出国费', '公务用车购置及运行费'],
  ['低保', '最低生活保障'],
  ['补贴', '补助'],
  ['营商环境', '放管服', '优化服务'],
  ['年报', '年度报告'],
  ['医保', '医疗保险', '医疗保障'],
  ['社保', '社会保险', '社会保障'],
  ['公积金', '住房公积金'],
  ['个体户', '个体工商户'],
  ['五保', '特困供养', '特困人员救助供养'],
  ['拆迁', '征收', '征地'],
  ['招考', '招聘', '招录'],
  ['预决算', '预算', '决算'],
  ['行政审批', '行政许可'],
  ['罚款', '行政处罚'],
  ['招商', '招商引资'],
  ['学位', '入学', '招生'],
  ['农机', '农业机械'],
  ['危房', '危旧房', '危房改造'],
  ['退伍', '退役', '退役军人'],
  ['身份证', '居民身份证'],
  ['二胎', '二孩', '生育登记'],
];

export const synonymWords: readonly string[] = groups.flat();

const others = new Map(groups.flatMap(group => group.map(word => [word, group] as const)));

/** The longest first: 住房公积金 before 公积金. */
const byLength = synonymWords.toSorted((a, b) => b.length - a.length);

/** A part of a question: the words by any of which it may be said. */
export interface Part {
  alternatives: readonly string[];
}

/** Splits a question into parts, each with what means the same; a part without synonyms stands alone. */
export const partsOf = (question: string): Part[] => {
  const word = byLength.find(each => question.includes(each));
  if (word === undefined) return question.trim() === '' ? [] : [{ alternatives: [question] }];
  const at = question.indexOf(word);
  return [
    ...partsOf(question.slice(0, at)),
    { alternatives: [word, ...(others.get(word) ?? []).filter(other => other !== word)] },
    ...partsOf(question.slice(at + word.length)),
  ];
};
