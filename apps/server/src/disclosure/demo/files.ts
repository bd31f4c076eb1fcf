import { inspectFile, writeReport, writeSheets } from '@gongkai/documents';
import { blankReport, cellsOf, type Report, withFigure } from '@gongkai/law';
import { Problem } from '../../platform/api/problem.ts';
import type { Platform, StoredFile } from '../../platform/platform.ts';
import type { FileInspection } from '../items/index.ts';
import { type Chance, createChance } from './chance.ts';
import { commerceName } from './commerce.ts';
import { budgetRows } from './words.ts';

/** A file of the demonstration as it is stored, before any row names it. */
export interface DemoFile {
  file: StoredFile;
  read: FileInspection;
}

const budgetBook = (chance: Chance, year: number): Uint8Array =>
  writeSheets({
    title: `${commerceName}${year}年部门预算表`,
    creator: commerceName,
    sheets: [
      {
        name: '部门预算表',
        columns: [
          { title: '项目', width: 30 },
          { title: '预算数（万元）', width: 18 },
        ],
        rows: budgetRows(chance),
      },
      {
        name: '编制说明',
        lines: ['编制说明', '一、本表包括全部收支。', '二、“三公”经费按照只减不增的要求安排。'],
      },
    ],
  });

const applicationBook = (): Uint8Array =>
  writeSheets({
    title: '消费品以旧换新补贴申报表',
    creator: commerceName,
    sheets: [
      {
        name: '申报表',
        columns: ['申报单位或者申报人', '换购商品', '成交价格（元）', '发票号码', '申请补贴（元）'].map(
          title => ({ title, width: 22 }),
        ),
        rows: [],
      },
      {
        name: '填表说明',
        lines: ['填表说明', '一、每件商品填一行。', '二、发票号码与发票一致。', '三、不收取任何费用。'],
      },
    ],
  });

const licences = 11;

/** The annual report of the commerce bureau for 2024, as far as the demonstration needs one. */
const annualReport = (): Report => {
  const zeros = cellsOf(2021).reduce((report, { path }) => withFigure(report, path, 0), blankReport(2021));
  return {
    ...withFigure(zeros, 'table2.licences', licences),
    authority: commerceName,
    year: 2024,
    published: '2025-01-16',
    preamble:
      '本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自2024年1月1日起至2024年12月31日止。',
    overview:
      '2024年，在县政府门户网站主动公开信息58条，其中财政预决算和“三公”经费等信息6条，政策文件及通知13条，机构领导、机构设置及规划计划信息4条，办事服务事项信息12条，招商服务及招商项目信息23条。没有收到政府信息公开申请。',
    problems:
      '存在的主要问题是政策解读的形式不够丰富，信息更新不够及时。下一步将增加图解、问答等形式，并按月检查栏目。',
    other: '2024年没有收取信息处理费。',
  };
};

const once = async function* (bytes: Uint8Array) {
  yield bytes;
};

const store = async (
  { files }: Pick<Platform, 'files'>,
  name: string,
  bytes: Uint8Array,
): Promise<DemoFile> => {
  const file = await files.store(once(bytes), name);
  if (file instanceof Problem) throw new Error(`${name}: ${file.message}`);
  const found = await inspectFile(bytes);
  if ('error' in found) throw new Error(`${name}: ${found.error.message}`);
  const { text, ...inspection } = found;
  return { file, read: { text, inspection } };
};

/** Makes, stores and reads the files that items of the demonstration show, by the names that entries call them. */
export const demoFiles = async (
  platform: Pick<Platform, 'files'>,
  seed: number,
): Promise<Map<string, DemoFile>> => {
  const chance = createChance(seed + 1);
  const report = annualReport();
  const made: [key: string, name: string, bytes: Uint8Array][] = [
    ['预算表2023', `${commerceName}2023年部门预算表.xlsx`, budgetBook(chance, 2023)],
    ['预算表2024', `${commerceName}2024年部门预算表.xlsx`, budgetBook(chance, 2024)],
    ['申报表', '消费品以旧换新补贴申报表.xlsx', applicationBook()],
    ['年报docx', `${commerceName}2024年政府信息公开工作年度报告.docx`, await writeReport(report, 'docx')],
    ['年报pdf', `${commerceName}2024年政府信息公开工作年度报告.pdf`, await writeReport(report, 'pdf')],
  ];
  const stored = new Map<string, DemoFile>();
  for (const [key, name, bytes] of made) stored.set(key, await store(platform, name, bytes));
  return stored;
};
