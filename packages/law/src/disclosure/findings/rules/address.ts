import { apart } from '../apart.ts';
import { maskAddress } from '../mask.ts';
import type { Hit } from '../model.ts';
import type { Reading } from '../reading.ts';
import { basis, type TextRule } from '../rule.ts';

const numeral = '[\\d一二三四五六七八九十百零〇]{1,5}';
const stretch = '[^,。;:()\\t\\n、]';
/** Down to the group of a village, the house of a street or the flat of a housing estate. */
const dwelling = new RegExp(
  `(?:${numeral}(?:村民小组|组|号院|号|栋|幢|单元|室|户)|(?:村|社区|小区|花园|公寓|家园|新村|宿舍|家属院))`,
);
const houseNumbered = new RegExp(`${numeral}-?\\d{0,4}(?:村民小组|组|号|栋|幢|单元|室)`);

/** Words after which only a person's own address follows. */
const homeLabel = new RegExp(
  `(?:家庭(?:住址|地址|详细地址)|现?住址|现住地?|户籍(?:地址|所在地|地)?|居住(?:地址|地)|常住地址)(?:为|是|在)?[:： ]{0,3}(${stretch}{4,60})`,
  'g',
);
/** 「张某，男，1980年生，住云溪县…」「（住…）」: a person lives there. */
const lives = new RegExp(
  `(?<=[,(。; ])(?:现|家)?住(?:在|于)?(?!所|房|院|宅|户|建|宿|址)(${stretch}{4,60})`,
  'g',
);
/** A flat: block, unit and room; what stands before it is the housing estate. */
const flat = new RegExp(`${numeral}[号栋幢]楼?${numeral}单元${numeral}(?:室|号|户)?`, 'g');
const estate = new RegExp(`${stretch}{0,24}$`);
/** People in general who live somewhere: no one's address. */
const general = /的|群众|居民|农户|用户/;

/** Near a flat: words that go with a person. */
const person =
  /姓名|先生|女士|身份证|业主|户主|申请人|当事人|被执行人|被处罚人|村民|居民|户籍|[,、( ](?:男|女)[,、) ]/;
const personHeader = /住址|家庭|户籍|居住|住户|详细地址/;
const office = /办公|单位地址|公司|营业|经营|注册地|项目|工程|地点|坐落|建设|门店|场所|邮编/;

const shown = 40;

const hitAt = (from: number, text: string): Hit => ({ from, to: from + Math.min(text.length, shown) });

function* labelled({ text }: Reading, pattern: RegExp): Generator<Hit> {
  for (const match of text.matchAll(pattern)) {
    const address = (match[1] ?? '').trimEnd();
    if (dwelling.test(address) && houseNumbered.test(address) && !general.test(address))
      yield hitAt(match.index + match[0].indexOf(address), address);
  }
}

function* flats(reading: Reading): Generator<Hit> {
  for (const { 0: found, index } of reading.text.matchAll(flat)) {
    const around = reading.before(index, 40);
    const isPersons = person.test(around) || personHeader.test(reading.header(index));
    if (!isPersons || office.test(around)) continue;
    const before = estate.exec(around)?.[0] ?? '';
    yield hitAt(index - before.length, `${before}${found}`);
  }
}

/** Cells of a column that is headed as people's addresses; every row has its own. */
function* cells(reading: Reading): Generator<Hit> {
  const { text } = reading;
  if (!text.includes('\t')) return;
  for (const { 0: cell, index } of text.matchAll(/[^\t\n]{6,60}/g))
    if (
      houseNumbered.test(cell) &&
      /(?:家庭|户籍|居住|现住|住址)/.test(reading.header(index)) &&
      dwelling.test(cell)
    )
      yield hitAt(index, cell);
}

/** Addresses of private persons; those of offices, companies and building sites are meant to be known. */
export const homeAddress: TextRule = {
  code: 'HOME-ADDRESS',
  severity: 'must',
  title: '个人住址',
  basis: basis.privacy,
  message: '这里像是个人住址。请删去门牌、组别等，只保留到乡镇或街道；确需公开的，请说明理由。',
  mask: maskAddress,
  find: reading =>
    apart([
      ...labelled(reading, homeLabel),
      ...labelled(reading, lives),
      ...flats(reading),
      ...cells(reading),
    ]),
};
