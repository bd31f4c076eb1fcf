import { describe, expect, test } from 'vitest';
import { cardNumber, creditCode, identityNumber } from '../../../testing/numbers.ts';
import type { Word } from './model.ts';
import { scanText } from './scan.ts';
import { starterWords } from './starter-words.ts';

const zhang = identityNumber('430421', '19850312', '001');
const li = identityNumber('430481', '19991105', '254');
const child = identityNumber('430421', '20180304', '012');
/** Ends in X. */
const withX = identityNumber('430421', '19850312', '003');
const card = cardNumber('621700295000123456');
const spaced = (number: string, ...at: number[]) =>
  at.map((from, index) => number.slice(from, at[index + 1])).join(' ');
const wide = (text: string) =>
  text.replace(/[\dX]/g, sign => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** A passage and what is found in it: rule, severity where it is no must, excerpt. */
type Case = readonly [text: string, ...findings: string[]];

const numbers: Case[] = [
  [`申请人张某，身份证号：${zhang}。`, 'IDENTITY-NUMBER 4304************13'],
  [`（${withX}）`, 'IDENTITY-NUMBER 4304************3X'],
  [`${withX.toLowerCase()}李某`, 'IDENTITY-NUMBER 4304************3X'],
  [withX.replace('X', '×'), 'IDENTITY-NUMBER 4304************3X'],
  [wide(zhang), 'IDENTITY-NUMBER 4304************13'],
  [wide(withX), 'IDENTITY-NUMBER 4304************3X'],
  [spaced(zhang, 0, 6, 14), 'IDENTITY-NUMBER 4304************13'],
  [[...zhang].join(' '), 'IDENTITY-NUMBER 4304************13'],
  [`${zhang.slice(0, 9)}\u200b${zhang.slice(9)}`, 'IDENTITY-NUMBER 4304************13'],
  [`${zhang}、${li}`, 'IDENTITY-NUMBER 4304************13', 'IDENTITY-NUMBER 4304************40'],
  [`1 ${zhang} ${li} 2`, 'IDENTITY-NUMBER 4304************13', 'IDENTITY-NUMBER 4304************40'],
  [
    `序号\t姓名\t身份证号码\n1\t张某\t${zhang}\n2\t李某\t${li}`,
    'IDENTITY-NUMBER 4304************13',
    'IDENTITY-NUMBER 4304************40',
  ],
  [`纳税人识别号：${zhang}`, 'IDENTITY-NUMBER 4304************13'],
  [`资助学生名单\n姓名\t证件号码\n小某\t${child}`, 'IDENTITY-NUMBER 4304************24'],
  [`施工许可证编号：${child}`, 'IDENTITY-NUMBER note 4304************24'],
  [`许可证编号：${zhang}`, 'IDENTITY-NUMBER 4304************13'],
  [`${zhang}，再次写到${zhang}`, 'IDENTITY-NUMBER ×2 4304************13'],
  ['身份证号430421850312001', 'OLD-IDENTITY-NUMBER 4304*********01'],
  ['姓名\t公民身份号码\n张某\t430421850312001', 'OLD-IDENTITY-NUMBER 4304*********01'],
  ['其号码为430421850312001', 'OLD-IDENTITY-NUMBER note 4304*********01'],
  ['护照号码：E12345678', 'PASSPORT E1*****78'],
  ['持港澳居民来往内地通行证H1234567800', 'PASSPORT H1*******00'],
  ['姓名\t护照号\nJOHN DOE\tG12345678', 'PASSPORT G1*****78'],
  ['护照EA1234567', 'PASSPORT EA*****67'],
];

const contacts: Case[] = [
  ['联系人：李明，电话13812345678。', 'MOBILE 138******78'],
  ['联系方式：138-1234-5678', 'MOBILE 138******78'],
  ['手机：138 1234 5678', 'MOBILE 138******78'],
  ['手机：１３８１２３４５６７８', 'MOBILE 138******78'],
  ['+86 13812345678', 'MOBILE 861********78'],
  ['Tel:13812345678', 'MOBILE 138******78'],
  ['Tel 0734-5550123/13812345678', 'MOBILE 138******78'],
  ['办公电话0734-5550123，13812345678（李）', 'MOBILE 138******78'],
  ['李明13812345678、王芳13912345679', 'MOBILE 138******78', 'MOBILE 139******79'],
  ['姓名\t职务\t联系电话\n李明\t站长\t13812345678', 'MOBILE 138******78'],
  ['村名\t责任人\t手机\t备注\n新华村\t王某\t13812345678\t', 'MOBILE 138******78'],
  ['订单已由李明（电话13812345678）签收', 'MOBILE 138******78'],
  ['值班电话：13812345678', 'MOBILE note 138******78'],
  ['监督举报电话13812345678', 'MOBILE note 138******78'],
  ['乡镇\t应急值班电话\n城关镇\t13812345678', 'MOBILE note 138******78'],
  ['2024-05-06 13812345678', 'MOBILE 138******78'],
  [`卡号：${card}`, 'BANK-CARD 6217***********4564'],
  [`开户行：云溪农商行，账号${spaced(card, 0, 4, 8, 12, 16)}`, 'BANK-CARD 6217***********4564'],
  [`姓名\t一卡通账号\t金额\n王某\t${card}\t1200.00`, 'BANK-CARD 6217***********4564'],
  [`补贴打入${card}`, 'BANK-CARD 6217***********4564'],
  ['信用卡卡号4111111111111111', 'BANK-CARD 4111********1111'],
  ['邮箱：liming@163.com', 'PERSONAL-EMAIL note l***@163.com'],
  ['请发送至 12345678@qq.com，', 'PERSONAL-EMAIL note 1***@qq.com'],
  ['13812345678@139.com', 'MOBILE 138******78', 'PERSONAL-EMAIL note 1***@139.com'],
];

const addresses: Case[] = [
  ['张某，男，1985年生，住云溪县城关镇新华村5组。', 'HOME-ADDRESS 云溪县城关镇新华村*组'],
  ['李某（住临河市翠湖小区3栋2单元501室）', 'HOME-ADDRESS 临河市翠湖小区*栋*单元***室'],
  ['家庭住址：云溪县石桥镇石桥村十二组', 'HOME-ADDRESS 云溪县石桥镇石桥村**组'],
  ['户籍地址：云溪县解放路12号附3号', 'HOME-ADDRESS 云溪县解放路**号附*号'],
  ['被处罚人王某，幸福家园2栋1单元302室', 'HOME-ADDRESS 幸福家园*栋*单元***室'],
  [
    '姓名\t家庭住址\n王某\t城关镇新华村5组12号\n赵某\t翠湖小区3栋101室',
    'HOME-ADDRESS 城关镇新华村*组**号',
    'HOME-ADDRESS 翠湖小区*栋***室',
  ],
  ['现住址：云溪县翠湖小区3栋', 'HOME-ADDRESS 云溪县翠湖小区*栋'],
];

const marks: Case[] = [
  ['秘密★10年', 'SECRECY-MARK 秘密★10年'],
  ['机密★', 'SECRECY-MARK 机密★'],
  ['绝密★长期\n特急', 'SECRECY-MARK 绝密★长期'],
  ['机 密 ★ 一年', 'SECRECY-MARK 机 密 ★ 一年'],
  ['000012\n秘密\n特急\n云溪县人民政府文件', 'SECRECY-MARK 秘密'],
  ['【机密】关于某项工作的报告', 'SECRECY-MARK 【机密】'],
  ['密级：秘密', 'SECRECY-MARK 密级:秘密'],
  ['份号：000012', 'SECRECY-MARK 份号:000012'],
  ['内部资料 注意保存', 'INTERNAL-MARK 内部资料 注意保存'],
  ['内部文件，注意保存', 'INTERNAL-MARK 内部文件,注意保存'],
  ['内部资料，不得外传', 'INTERNAL-MARK 内部资料,不得外传'],
  ['（内部资料）', 'INTERNAL-MARK (内部资料)'],
  ['内部资料\n2024年第5期', 'INTERNAL-MARK 内部资料'],
  ['工作秘密★5年', 'INTERNAL-MARK 工作秘密★'],
  ['工作秘密 5年\n云溪县商务局', 'INTERNAL-MARK 工作秘密'],
  ['仅供内部使用', 'INTERNAL-MARK 仅供内部使用'],
  ['严禁外传', 'INTERNAL-MARK 严禁外传'],
  [
    '会议要求与会人员妥善保管讨论材料，会上发放的材料一律不得外传并在会后交回。',
    'INTERNAL-MARK note 不得外传',
  ],
  ['（此件不公开）', 'INTERNAL-MARK (此件不公开)'],
  ['（此件依申请公开）', 'INTERNAL-MARK note (此件依申请公开)'],
];

const words: Case[] = [
  ['请汇入以下帐户。', 'WORD note 帐户→账户'],
  ['截止2024年12月31日，共有3户。', 'WORD note 截止2024年→截至2024年'],
  ['截止目前', 'WORD note 截止目前→截至目前'],
  ['县国土资源局负责', 'WORD note 国土资源局→自然资源局'],
  ['国家税务局与地方税务局', 'WORD note 国家税务局→税务局', 'WORD note 地方税务局→税务局'],
  ['云溪县人力资源与社会保障局', 'WORD note 人力资源与社会保障→人力资源和社会保障'],
  ['农业部文件', 'WORD note 农业部→农业农村部'],
  ['国务院扶贫开发办公室', 'WORD note 扶贫开发办公室→农业农村局'],
  ['香港、澳门、台湾等国家的客商', 'WORD 香港、澳门、台湾等国家→香港、澳门、台湾等地区'],
  ['台湾政府', 'WORD 台湾政府→台湾当局'],
  ['学习习近平新时代特色社会主义思想', 'WORD 新时代特色社会主义思想→新时代中国特色社会主义思想'],
  ['“一带一路”战略', 'WORD note “一带一路”战略→“一带一路”倡议'],
  ['不在两岸三地范围', 'WORD note 两岸三地'],
  ['国籍：台湾', 'WORD 国籍:台湾→国籍:中国'],
  ['法人代表：王某', 'WORD note 法人代表→法定代表人'],
];

const mixed: Case[] = [
  [`${creditCode('91430421MA4L12345')}，经营者身份证${zhang}`, 'IDENTITY-NUMBER 4304************13'],
  [
    `姓名\t身份证号\t手机\t卡号\n王某\t${zhang}\t13812345678\t${card}`,
    'IDENTITY-NUMBER 4304************13',
    'BANK-CARD 6217***********4564',
    'MOBILE 138******78',
  ],
  [`王某 ${zhang} 13812345678`, 'IDENTITY-NUMBER 4304************13', 'MOBILE 138******78'],
];

const said = (text: string, list: readonly Word[] = starterWords): string[] =>
  scanText([{ place: 'body', text }], list, { today: '2026-06-30' }).map(
    ({ rule, severity, excerpt, suggestion, times }) =>
      [
        rule,
        severity === 'note' && severity,
        times > 1 && `×${times}`,
        `${excerpt}${suggestion === null ? '' : `→${suggestion}`}`,
      ]
        .filter(Boolean)
        .join(' '),
  );

describe('what is found, under Art. 14 and 15', () => {
  test.each([...numbers, ...contacts, ...addresses, ...marks, ...words, ...mixed])(
    '%s',
    (text, ...findings) => {
      expect(said(text)).toEqual(findings);
    },
  );
});

describe('a list of words of one’s own', () => {
  test.each<[string, Word, string[]]>([
    ['甲乙丙', { word: '乙', severity: 'must', suggestion: '丁' }, ['WORD 乙→丁']],
    ['甲乙丙', { word: '乙', severity: 'must', except: ['甲乙丙'] }, []],
    ['甲乙', { word: '乙', severity: 'must', except: ['乙丙', '不含'] }, ['WORD 乙']],
    [
      '第3条第12款',
      { word: '第#条第#款', severity: 'note', suggestion: '#.#' },
      ['WORD note 第3条第12款→3.12'],
    ],
    ['第三条', { word: '第#条', severity: 'note' }, []],
    ['甲', { word: '', severity: 'must' }, []],
    ['第3', { word: '#', severity: 'must' }, []],
    ['（一）', { word: '（一）', severity: 'note' }, ['WORD note (一)']],
  ])('%s', (text, word, findings) => {
    expect(said(text, [word])).toEqual(findings);
  });

  test('of two words at one place the longer counts', () => {
    const list: Word[] = ['甲', '甲乙', '乙丙'].map(word => ({ word, severity: 'note' }));
    expect(said('甲乙丙', list)).toEqual(['WORD note 甲乙']);
  });

  test('the list to begin with says of every word what to do, and no word is right by its own suggestion', () => {
    expect(starterWords.length).toBeGreaterThan(150);
    expect(new Set(starterWords.map(({ word }) => word)).size).toBe(starterWords.length);
    for (const { word, suggestion, except = [], reason } of starterWords) {
      expect(suggestion ?? reason, word).toBeTruthy();
      for (const phrase of except) expect(phrase, word).toContain(word);
      if (suggestion !== undefined)
        expect(said(suggestion.replace(/#/g, '2024'), starterWords), word).toEqual([]);
    }
  });
});
