import type { Benefit } from '../content.ts';
import { paragraph } from './entry.ts';

export const governmentName = '衡山县人民政府';
export const officeName = '衡山县人民政府办公室';

export const benefit = (
  audience: string,
  kind: Benefit['kind'],
  text: string,
  clause: string,
  days: Partial<Pick<Benefit, 'fromDay' | 'toDay'>> = {},
): Benefit => ({ audience, kind, text, clause, fromDay: null, toDay: null, ...days });

/** Numbered articles as a body: 第一条 and so on. */
export const articles = (texts: readonly string[]): string =>
  texts.map((text, index) => paragraph(`第${numerals[index] ?? ''}条　${text}`)).join('');

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
