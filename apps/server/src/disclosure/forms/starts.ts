import { type StartPicture, startPicture, startQuestions } from '@gongkai/documents';
import type { Benefit, Form, ItemContent } from '../content.ts';

/** Forms that a policy can be given besides its own text (解读形式). */
export const startForms = ['faq', 'picture', 'large-type', 'leaflet'] as const satisfies readonly Form[];
export type StartForm = (typeof startForms)[number];

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, sign => escapes[sign] ?? sign);

const p = (text: string): string => `<p>${escaped(text)}</p>`;
const h2 = (text: string): string => `<h2>${escaped(text)}</h2>`;
const h3 = (text: string): string => `<h3>${escaped(text)}</h3>`;
const list = (tag: 'ul' | 'ol', texts: readonly string[]): string =>
  `<${tag}>${texts.map(text => `<li>${escaped(text)}</li>`).join('')}</${tag}>`;

const lines = (text: string): string[] => text.split('\n').filter(line => line.trim() !== '');
const quote = (text: string): string => `<blockquote>${lines(text).map(p).join('')}</blockquote>`;

/** A part with its heading; nothing where there is nothing to say. */
const part = (heading: string, texts: readonly string[], tag: 'ul' | 'ol' = 'ul'): string =>
  texts.length === 0 ? '' : h2(heading) + list(tag, texts);

/** Each clause as a question with what the text says, for an editor to put into plain words. */
const faqBody = ({ body }: ItemContent): string =>
  startQuestions(body)
    .map(({ question, source: { number, heading, quote: text } }) => {
      const where = [number, heading].filter(Boolean).join('');
      return h3(question) + quote(text) + (where === '' ? '' : p(`（原文：${where}）`));
    })
    .join('');

const datesOf = ({ dates }: StartPicture): string[] => dates.map(({ text, about }) => `${text}：${about}`);
const stepsOf = ({ steps }: StartPicture): string[] =>
  steps.map(({ name, text }) => (name === '' ? text : `${name}：${text}`));

/** The outline of a 一图读懂: figures large, then days, conditions and steps. */
const pictureBody = ({ body }: ItemContent): string => {
  const picture = startPicture(body);
  const figures = picture.figures.map(({ value, unit, about }) => `${value}${unit}　${about}`);
  return [
    part('关键数字', figures),
    part('重要日期', datesOf(picture)),
    part('条件', picture.conditions),
    part('流程', stepsOf(picture), 'ol'),
  ].join('');
};

const most = 6;

const benefitText = ({ text, clause }: Benefit): string => (clause === '' ? text : `${text}（${clause}）`);

/** 折页: what one holds in the hand — what it is, what one gets, how, and when. */
const leafletBody = (content: ItemContent): string => {
  const picture = startPicture(content.body);
  const gets = content.benefits.filter(({ kind }) => kind === 'subsidy').map(benefitText);
  const figures = picture.figures.map(({ about }) => about);
  return [
    content.summary === '' ? '' : h2('这项政策是什么') + p(content.summary),
    part('能得到什么', (gets.length > 0 ? gets : [...new Set(figures)]).slice(0, most)),
    part('要符合什么条件', picture.conditions.slice(0, most)),
    part('怎么办', stepsOf(picture).slice(0, most), 'ol'),
    part('什么时候办', datesOf(picture).slice(0, most)),
    content.documentNo === '' ? '' : p(`依据：《${content.title}》（${content.documentNo}）`),
  ].join('');
};

const makers: Readonly<Record<StartForm, { body: (content: ItemContent) => string; titled: string }>> = {
  faq: { body: faqBody, titled: '《{title}》问答' },
  picture: { body: pictureBody, titled: '一图读懂《{title}》' },
  'large-type': { body: ({ body }) => body, titled: '{title}（大字版）' },
  leaflet: { body: leafletBody, titled: '《{title}》宣传折页' },
};

const longestTitle = 200;

/**
 * The start of a form of a policy. All of it stands in the policy's text.
 * @returns undefined where the text gives nothing to start from
 */
export const startOf = (
  form: StartForm,
  content: ItemContent,
): Pick<ItemContent, 'title' | 'body'> | undefined => {
  const { body, titled } = makers[form];
  const made = body(content);
  if (made === '') return undefined;
  const bare = content.title.replace(/^《(.+)》$/, '$1');
  const title = titled.replace('{title}', () => bare);
  return { title: title.length > longestTitle ? `${title.slice(0, longestTitle - 1)}…` : title, body: made };
};
