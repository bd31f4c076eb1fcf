import { rules } from '@gongkai/law';
import type { Child } from 'hono/jsx';
import type { Assets } from '../../platform/http-assets.ts';
import { Page } from '../../platform/http-page.tsx';
import { checkLimits, inMegabytes } from '../limits.ts';
import { Scroll } from './scroll.tsx';
import { severities } from './words.ts';

const accepted = '.docx,.doc,.pdf,.html,.htm,.txt,.xlsx,.json';

interface PickProps {
  name: string;
  label: string;
  hint: string;
  main?: boolean;
  children?: Child;
}

/** A file field; the script turns it into a drop zone with a list. */
const Pick = ({ name, label, hint, main }: PickProps) => (
  <div class={main ? 'pick main' : 'pick'} data-pick={name}>
    <label for={name}>{label}</label>
    <p id={`${name}-hint`} class="pick-hint">
      {hint}
    </p>
    <input id={name} name={name} type="file" multiple accept={accepted} aria-describedby={`${name}-hint`} />
    <ul class="picked" hidden aria-label={`已选择：${label}`} />
  </div>
);

const Form = ({ fault }: { fault: string | undefined }) => (
  <form
    class="upload"
    method="post"
    action="/check"
    enctype="multipart/form-data"
    data-max-file={checkLimits.file}
    data-max-files={checkLimits.files}
    data-max-total={checkLimits.total}
  >
    <p class="alert" role="alert" id="fault" tabindex={-1} hidden={fault === undefined}>
      {fault}
    </p>
    <Pick
      main
      name="files"
      label="选择年度报告"
      hint={`可选docx、doc、pdf、html、txt、xlsx、json，一次最多${checkLimits.files}份，每份不超过${inMegabytes(checkLimits.file)}，合计不超过${inMegabytes(checkLimits.total)}。`}
    />
    <Pick
      name="previous"
      label="上一年度的报告（可以不选）"
      hint="用来核对上年结转、现行有效件数和正文重复。选了多份时，按机关名称和年度自动对应。"
    />
    <div class="actions">
      <button class="button primary" type="submit">
        开始核对
      </button>
      <a class="button" href="/sample">
        用示例试一试
      </a>
      <p class="progress" role="status" />
    </div>
    <p class="privacy">文件只在内存中核对，出结果后即丢弃，不保存。</p>
  </form>
);

const figures = [
  { x: 196, texts: ['9', '1', '9'] },
  { x: 252, texts: ['3', '0', '3'] },
  { x: 308, texts: ['12', '1', '12'] },
];

/** A table with one cell that does not add up, as an ornament: the page's words say the same. */
const Picture = () => (
  <svg class="picture" viewBox="0 0 420 210" width="420" height="210" aria-hidden="true" focusable="false">
    <rect class="sheet-edge" x="16" y="10" width="330" height="190" rx="8" />
    <path class="words" d="M40 38h120M40 80h92M40 116h76M40 152h100" />
    <path class="rules" d="M40 58h282M40 96h282M40 132h282M40 170h282M168 58v112M224 58v112M280 58v112" />
    <rect class="wrong" x="169" y="133" width="54" height="36" />
    {figures.map(({ x, texts }) =>
      texts.map((text, row) => (
        <text x={x} y={83 + row * 37}>
          {text}
        </text>
      )),
    )}
    <path class="thread" d="M196 171c0 16 20 14 48 14h74" />
    <circle class="wrong-dot" cx="342" cy="185" r="21" />
    <path class="wrong-cross" d="m335 178 14 14m0-14-14 14" />
  </svg>
);

const topics: readonly { title: string; text: string }[] = [
  {
    title: '表内勾稽',
    text: '表三每一列“新收加结转等于办结加结转下年”，每一行、每一组的合计，表四各组的合计。',
  },
  {
    title: '正文与表格',
    text: '正文里的申请、答复、复议诉讼、文件、许可处罚等数字与表格是否一致，列举与合计是否相等。',
  },
  {
    title: '跨年衔接',
    text: '有上一年度报告时，核对上年结转、现行有效件数、未审结案件，以及正文重复的比例。',
  },
  {
    title: '期限与结构',
    text: '公布日期、统计期限、年份是否前后一致；六个部分、三张表是否齐全；有没有留下空格和模板文字。',
  },
];

const Rules = () => (
  <details class="rules">
    <summary>全部{rules.length}条规则</summary>
    <Scroll label="全部规则">
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">规则</th>
            <th scope="col">级别</th>
            <th scope="col">应当成立</th>
            <th scope="col">依据</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(rule => (
            <tr>
              <th scope="row">
                <code>{rule.code}</code>
              </th>
              <td>{rule.severities.map(severity => severities[severity].word).join('、')}</td>
              <td class="left">{rule.title}</td>
              <td class="left">{rule.source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  </details>
);

/** The start page: what it does, the form, and what is checked. A refused form comes back with the reason. */
export const StartPage = ({ assets, fault }: { assets: Assets; fault?: string }) => (
  <Page
    title={fault ? '没有核对 · 年报体检' : '年报体检：政府信息公开工作年度报告核对'}
    assets={assets}
    styles={['table.css', 'start.css']}
    script="check.js"
  >
    <div class="hero">
      <div class="wrap">
        <div>
          <h1>年报体检</h1>
          <p class="lead">选一份政府信息公开工作年度报告，马上看到表格、正文和期限哪里对不上，错在哪一格。</p>
        </div>
        <Picture />
      </div>
    </div>
    <div class="wrap start">
      <Form fault={fault} />
      <section class="topics" aria-labelledby="topics">
        <h2 id="topics">核对什么</h2>
        <ul>
          {topics.map(({ title, text }) => (
            <li>
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ul>
        <p class="aside">
          拿不准的地方不报，空格不当作0。读出的报告可以下载为Word、PDF、Excel等，版式按国务院办公厅的格式。
        </p>
      </section>
      <Rules />
    </div>
  </Page>
);
