import { validityNames } from '@gongkai/law';
import { raw } from 'hono/html';
import { plainText } from '../../search/index.ts';
import type { LinkKind } from '../../tables.ts';
import { type Addresses, addressesOf, withQuery } from '../address.ts';
import { dayOf, fileTypeOf, forms, itemKinds, minuteOf, sizeText, validityOf } from '../labels.ts';
import { Layout, type Meta, type Surroundings, siteName } from '../layout.tsx';
import { Day } from '../parts.tsx';
import type { ItemPage as Item, ShownLink } from '../read-item.ts';

/** The body as the page shows it: pictures from the region's files, tables within what scrolls. */
const shownBody = (body: string, regionId: string): string =>
  body
    .replaceAll('src="/files/', `src="/${regionId}/files/`)
    .replaceAll(
      /<table\b[^>]*>/g,
      '<div class="scroll" role="group" tabindex="0" aria-label="表格，可左右滚动">$&',
    )
    .replaceAll('</table>', '</table></div>');

const Facts = ({ around, found }: { around: Surroundings; found: Item }) => {
  const { item, content, columns } = found;
  const to = addressesOf(around.frame.region.id);
  const state = validityOf(item, around.day);
  const topics = around.frame.topics.filter(({ id }) => item.topics.includes(id));
  const own = columns.at(-1);
  const facts: [string, string | undefined][] = [
    ['索引号', item.indexNo],
    ['主题分类', content.subjectClass],
    ['发文机关', item.unitName],
    ['成文日期', content.formedOn],
    ['标题', content.title],
    ['发文字号', content.documentNo],
    ['发布日期', dayOf(item.firstPublishedAt)],
    ['有效性', state && validityNames[state]],
    ['类别', item.kind === 'information' ? undefined : itemKinds[item.kind]],
    ['施行日期', state && (item.validFrom ?? undefined)],
    ['来源', content.source],
  ];
  return (
    <dl class="facts item-facts">
      {facts.map(([name, text]) =>
        text ? (
          <div class={name === '标题' ? 'wide' : undefined}>
            <dt>{name}</dt>
            <dd class={name === '有效性' ? `validity ${state}` : undefined}>{text}</dd>
          </div>
        ) : null,
      )}
      {own && (
        <div>
          <dt>栏目</dt>
          <dd>
            <a href={to.column(own.slug)}>{own.name}</a>
          </dd>
        </div>
      )}
      {topics.length > 0 && (
        <div>
          <dt>重点领域</dt>
          <dd class="several">
            {topics.map(({ id, name }) => (
              <a href={withQuery(to.search, { topic: id, sort: 'newest' })}>{name}</a>
            ))}
          </dd>
        </div>
      )}
    </dl>
  );
};

const Attachments = ({ found, to, open }: { found: Item; to: Addresses; open: boolean }) =>
  found.files.length === 0 ? null : (
    <section class="attachments" aria-labelledby="attachments">
      <h2 id="attachments">附件</h2>
      <ul>
        {found.files.map(({ id, name: stored, size, text }) => {
          const name = found.content.attachments.find(({ fileId }) => fileId === id)?.name ?? stored;
          return (
            <li>
              {open ? <a href={to.file(id, name)}>{name}</a> : <span>{name}</span>}
              <span class="about">
                <span>
                  {fileTypeOf(name)}，{sizeText(size)}
                </span>
                {open && text && (
                  <a href={to.preview(id)} aria-label={`预览：${name}`}>
                    预览
                  </a>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );

/** What a link is called from the side on which it is read. */
const linkNames: Readonly<Record<LinkKind, { away: string; here: string }>> = {
  interprets: { away: '解读的文件', here: '政策解读' },
  amends: { away: '修改的文件', here: '被以下文件修改' },
  repeals: { away: '废止的文件', here: '被以下文件废止' },
  derived: { away: '原文', here: '其他形式' },
};

const linkGroups = (links: readonly ShownLink[]): Map<string, ShownLink[]> =>
  Map.groupBy(links, ({ kind, away }) => linkNames[kind][away ? 'away' : 'here']);

const Links = ({ links, to }: { links: readonly ShownLink[]; to: Addresses }) => (
  <>
    {[...linkGroups(links)].map(([name, group], index) => (
      <section class="links-of" aria-labelledby={`links-${index}`}>
        <h2 id={`links-${index}`}>{name}</h2>
        <ul class="items">
          {group.map(({ id, title, form, outdated }) => (
            <li>
              <a href={to.item(id)}>{title}</a>
              <span class="about">
                {form !== 'text' && <span class="tag">{forms[form as keyof typeof forms]}</span>}
                {outdated && <span class="tag late">原文已修订，尚未跟上</span>}
              </span>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </>
);

const Versions = ({ found, to }: { found: Item; to: Addresses }) =>
  found.versions.length < 2 ? null : (
    <details class="versions">
      <summary>历次版本（{found.versions.length}）</summary>
      <ol>
        {found.versions.map(({ no, publishedAt, note, hiddenReason }) => (
          <li>
            {hiddenReason === null ? (
              <a href={no === found.versions[0]?.no ? to.item(found.item.id) : to.version(found.item.id, no)}>
                第{no}版
              </a>
            ) : (
              <span>第{no}版</span>
            )}{' '}
            <Day day={dayOf(publishedAt)} />
            {note && <span> {note}</span>}
            {hiddenReason !== null && <span> 该版本已隐去：{hiddenReason}</span>}
          </li>
        ))}
      </ol>
    </details>
  );

/** Characters of an excerpt, and of the HTML that holds more than that in all but freakish texts. */
const excerpt = { text: 120, html: 2000 };

const excerptOf = ({ content: { summary, body } }: Item): string => {
  if (summary) return summary;
  const end = body.length > excerpt.html ? body.lastIndexOf('<', excerpt.html) : body.length;
  return plainText(body.slice(0, end)).replaceAll('\n', ' ').slice(0, excerpt.text);
};

/** Of the first picture of the body. */
const imageOf = (body: string): string | undefined => /<img src="(\/[^"]+)"/.exec(body)?.[1];

const metaOf = (around: Surroundings, found: Item, address: string, body: string): Meta[] => {
  const { item, content, columns } = found;
  const own = columns.at(-1);
  const image = imageOf(body);
  return [
    { name: 'ColumnName', content: own?.name ?? '' },
    { name: 'ColumnType', content: own?.name ?? '' },
    { name: 'ArticleTitle', content: content.title },
    { name: 'PubDate', content: minuteOf(item.firstPublishedAt) },
    { name: 'ContentSource', content: content.source || item.unitName },
    { name: 'Keywords', content: content.keywords.join(',') || content.title },
    { name: 'Author', content: content.author || item.unitName },
    { name: 'Image', content: image ? around.site.base + image : '' },
    { name: 'Url', content: around.site.base + address },
  ];
};

const dataOf = (around: Surroundings, { item, content }: Item, address: string): object => ({
  '@context': 'https://schema.org',
  '@type': item.kind === 'normative' || item.kind === 'rule' ? 'Legislation' : 'Article',
  headline: content.title,
  name: content.title,
  url: around.site.base + address,
  datePublished: item.firstPublishedAt,
  dateModified: item.publishedAt,
  inLanguage: 'zh-CN',
  identifier: item.indexNo,
  publisher: { '@type': 'GovernmentOrganization', name: item.unitName },
  isPartOf: { '@type': 'WebSite', name: siteName(around), url: around.site.base },
});

interface ItemPageProps {
  around: Surroundings;
  found: Item;
}

/** A published item: its facts, text, files, what belongs to it, its versions. */
export const ItemPage = ({ around, found }: ItemPageProps) => {
  const { item, content, columns, no, versions } = found;
  const to = addressesOf(around.frame.region.id);
  const address = to.item(item.id);
  const isNewest = versions.length === 0 || no === versions[0]?.no;
  const body = shownBody(content.body, around.frame.region.id);
  return (
    <Layout
      around={around}
      title={isNewest ? content.title : `${content.title}（第${no}版）`}
      description={excerptOf(found)}
      meta={metaOf(around, found, address, body)}
      crumbs={[...columns.map(({ name, slug }) => ({ name, href: to.column(slug) })), { name: '正文' }]}
      data={isNewest ? dataOf(around, found, address) : undefined}
      canonical={address}
      hidden={!isNewest}
    >
      <article class="wrap page item">
        {!isNewest && (
          <p class="notice" role="note">
            这是第{no}版，已经修订。<a href={address}>看现在的版本</a>
          </p>
        )}
        <h1>{content.title}</h1>
        <p class="byline">
          <span>{item.unitName}</span>
          <span>
            发布：
            <Day day={dayOf(item.firstPublishedAt)} />
          </span>
          {dayOf(item.publishedAt) !== dayOf(item.firstPublishedAt) && (
            <span>
              更新：
              <Day day={dayOf(item.publishedAt)} />
            </span>
          )}
          <span class="tools" data-tools />
        </p>
        <Facts around={around} found={found} />
        <div class="body" data-speak>
          {raw(body)}
        </div>
        <Attachments found={found} to={to} open={isNewest} />
        <Links links={found.links} to={to} />
        <Versions found={found} to={to} />
      </article>
    </Layout>
  );
};
