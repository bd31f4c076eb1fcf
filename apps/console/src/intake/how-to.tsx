import { Panel } from '../app/page.tsx';
import './intake.css';

/** A call that hands over one document, as an administrator of the other system can try it. */
const exampleOf = (origin: string): string =>
  `curl ${origin}/api/intake/documents \\
  -H "Authorization: Bearer 令牌" \\
  --form-string 'metadata={
    "key": "OA-2024-0001",
    "column": "通知公告",
    "title": "关于开展家电以旧换新活动的通知",
    "formedOn": "2024-05-30",
    "attribute": "主动公开",
    "body": "<p>各有关单位：……</p>"
  }' \\
  -F 'file=@附件.pdf'`;

/** How an office system hands over its documents. */
export const HowTo = () => (
  <Panel title="办公系统怎样移交公文">
    <ol className="advice">
      <li>为每个办公系统新建一个来源，把令牌交给它的管理员。令牌只显示一次，要像口令一样保管。</li>
      <li>公文办结时，办公系统用令牌提交公文的要素和附件，如下例。</li>
      <li>移交的公文成为该单位的草稿，由信息员核对后送审；移交本身不会公开任何内容。</li>
      <li>
        <code>key</code>
        是公文在办公系统中的编号。同一编号再次移交不会重复；内容有变的，只更新还没有人动过的草稿。
      </li>
      <li>
        <code>attribute</code>写“主动公开”“依申请公开”或“不予公开”；后两种要在<code>attributeReason</code>
        中写明理由。
      </li>
    </ol>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
    <section className="scroll" aria-label="移交一份公文的例子" tabIndex={0}>
      <pre className="example">
        <code>{exampleOf(window.location.origin)}</code>
      </pre>
    </section>
  </Panel>
);
