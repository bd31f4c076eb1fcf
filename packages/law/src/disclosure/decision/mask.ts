/** 复姓: surnames of two characters. */
const compoundSurnames = new Set(
  (
    '欧阳 上官 司马 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 长孙 宇文 轩辕 端木 百里 ' +
    '南宫 西门 独孤 呼延 申屠 钟离 闻人 濮阳 淳于 单于 太叔 公冶 澹台 赫连 鲜于 闾丘 万俟 拓跋 ' +
    '东郭 南门 羊舌 梁丘 左丘 东门 谷梁 第五 公羊 公良 漆雕 乐正 壤驷 宗政 亓官 仲孙 司寇 纳兰 完颜'
  ).split(' '),
);

const dots = /[·•‧・．.∙⋅]/;
const spaces = /[\s\u3000]+/g;
const stand = '某';

/** A person's name without the spaces by which tables widen short names. */
export const plainName = (name: string): string =>
  /\p{Script=Han}/u.test(name) ? name.replace(spaces, '') : name.trim().replace(spaces, ' ');

/**
 * 姓名的隐去: the surname stays and 某 stands for each character of the given name; of a name with · the first
 * character stays, of a foreign name in letters the first letter alone (after the rules by which courts mask names
 * in judgments that they publish, 法释〔2016〕19号第九条).
 */
export const maskName = (name: string): string => {
  const plain = plainName(name);
  const characters = [...plain];
  const [first = ''] = characters;
  if (!/\p{Script=Han}/u.test(plain)) return first.toUpperCase();
  if (dots.test(plain)) return `${first}${stand}${stand}`;
  const surname = characters.slice(0, 2).join('');
  const kept = characters.length > 2 && compoundSurnames.has(surname) ? surname : first;
  const hidden = Math.max(1, characters.length - [...kept].length);
  return kept + stand.repeat(hidden);
};

/** A text in which the person's name, where it occurs, is masked. */
export const maskIn = (text: string, name: string): string => {
  const plain = plainName(name);
  if ([...plain].length < 2) return text;
  const escaped = [...plain].map(sign => sign.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return text.replace(new RegExp(escaped.join('[\\s\\u3000]*'), 'gu'), maskName(plain));
};
