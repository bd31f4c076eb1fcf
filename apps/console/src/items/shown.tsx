import { useMemo } from 'react';
import { audiences, benefitKinds, type Item, type ItemContent, itemForms, itemKinds } from '../api/words.ts';
import { pictureAddress } from './files.tsx';
import './body.css';

/** The item that a text is of. */
export type Place = Pick<Item, 'regionId' | 'id'>;

/** The body for the page: pictures from where the console has them, tables within what scrolls. */
const shownBody = (html: string, item: Place): string => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const image of page.querySelectorAll('img'))
    image.setAttribute('src', pictureAddress(item, image.getAttribute('src') ?? ''));
  for (const table of page.querySelectorAll('table')) {
    const scroll = page.createElement('div');
    scroll.className = 'scroll';
    scroll.tabIndex = 0;
    scroll.setAttribute('role', 'group');
    scroll.setAttribute('aria-label', '表格，可左右滚动');
    table.replaceWith(scroll);
    scroll.append(table);
  }
  return page.body.innerHTML;
};

/** The text as the portal shows it. */
export const Body = ({ item, html }: { item: Place; html: string }) => {
  const shown = useMemo(() => shownBody(html, item), [html, item]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a body is of the closed vocabulary that the server or the editor leaves
  return <div className="body" dangerouslySetInnerHTML={{ __html: shown }} />;
};

const benefitOrder = ['subsidy', 'duty', 'date'] as const;

/** 政策与我 as readers find it. */
export const BenefitList = ({ benefits }: { benefits: ItemContent['benefits'] }) => (
  <>
    {benefitOrder.map(kind => {
      const rows = benefits.filter(benefit => benefit.kind === kind);
      return rows.length === 0 ? null : (
        <section key={kind} className="group">
          <h3>{benefitKinds[kind]}</h3>
          <ul className="bullets">
            {rows.map(({ audience, text, clause, fromDay, toDay }) => (
              <li key={`${audience}${text}`}>
                <b>{audiences[audience as keyof typeof audiences] ?? audience}</b>：{text}
                {clause && `（${clause}）`}
                {(fromDay || toDay) && (
                  <span className="muted">
                    {' '}
                    {fromDay ?? ''}至{toDay ?? ''}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      );
    })}
  </>
);

interface PreviewProps {
  item: Pick<Item, 'regionId' | 'id' | 'indexNo'>;
  unitName: string;
  content: ItemContent;
}

/** An item as the portal will show it. */
export const Preview = ({ item, unitName, content }: PreviewProps) => {
  const facts = [
    ['索引号', item.indexNo ?? '发布时取得'],
    ['发文机关', unitName],
    ['成文日期', content.formedOn],
    ['发文字号', content.documentNo],
    ['主题分类', content.subjectClass],
    ['类别', content.kind === 'information' ? '' : itemKinds[content.kind]],
    ['公开形式', content.form === 'text' ? '' : itemForms[content.form]],
    ['施行日期', content.validFrom ?? ''],
    ['有效期至', content.validTo ?? ''],
    ['来源', content.source],
  ] as const;
  return (
    <article className="as-shown">
      <h2>{content.title || '（还没有标题）'}</h2>
      <p className="byline">
        <span>{unitName}</span>
      </p>
      <dl className="facts">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {content.body ? <Body item={item} html={content.body} /> : <p className="muted">（还没有正文）</p>}
      {content.attachments.length > 0 && (
        <>
          <h3>附件</h3>
          <ul className="bullets">
            {content.attachments.map(({ fileId, name }) => (
              <li key={fileId}>{name}</li>
            ))}
          </ul>
        </>
      )}
      <BenefitList benefits={content.benefits} />
    </article>
  );
};
