import { cleanBody, startPicture, startQuestions } from '@gongkai/documents';

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, sign => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '<br>');

const list = (title: string, entries: readonly string[]): string =>
  entries.length === 0
    ? ''
    : `<h2>${title}</h2><ul>${entries.map(entry => `<li>${escaped(entry)}</li>`).join('')}</ul>`;

const questions = (html: string): string =>
  startQuestions(html)
    .map(({ question, source: { quote } }) => `<h3>${escaped(question)}</h3><p>${escaped(quote)}</p>`)
    .join('');

const picture = (html: string): string => {
  const { figures, dates, conditions, steps } = startPicture(html);
  return [
    list('数字', [...new Set(figures.map(({ value, unit, about }) => `${value}${unit}：${about}`))]),
    list('时间', [...new Set(dates.map(({ text, about }) => `${text}：${about}`))]),
    list('条件', conditions),
    list(
      '步骤',
      steps.map(({ name, text }) => (name ? `${name}：${text}` : text)),
    ),
  ].join('');
};

/** What a text in another form begins with, by that form: for its writer to finish. All of it stands in the text. */
const starts = { faq: questions, picture } as const;

export type StartForm = keyof typeof starts;
export const startForms = Object.keys(starts) as [StartForm, ...StartForm[]];

/** 问答、图解 begun out of a body; a body again. */
export const startOf = (form: StartForm, html: string): string => cleanBody(starts[form](html)).html;
