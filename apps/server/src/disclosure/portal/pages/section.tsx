import { type Article, articles } from '@gongkai/law';
import { addressesOf } from '../address.ts';
import { Layout, type Surroundings, siteName } from '../layout.tsx';
import { countText, DataLinks, ItemList, Pager } from '../parts.tsx';
import type { ListPage, StatutoryColumn, UnitPage } from '../reads.ts';
import { ColumnTree, Contact } from './unit.tsx';

const parts = [
  {
    href: 'guide',
    name: '政府信息公开指南',
    hint: '公开的信息怎样分类、编排，怎样获取，找谁办（条例第十二条）',
  },
  { href: 'rules', name: '政府信息公开制度', hint: '条例、配套规定和各机关的公开制度' },
  { href: 'statutory', name: '法定主动公开内容', hint: '按条例第二十条、第二十一条的各项查找' },
  { href: 'reports', name: '政府信息公开年报', hint: '各机关历年的公开工作年度报告' },
  { href: 'request', name: '依申请公开', hint: '没有主动公开的，可以申请获取' },
] as const;

/** 政府信息公开: the section with its five parts. */
export const SectionPage = ({ around }: { around: Surroundings }) => {
  const to = addressesOf(around.frame.region.id);
  return (
    <Layout around={around} title="政府信息公开" crumbs={[{ name: '政府信息公开' }]} under="section">
      <div class="wrap page">
        <h1>政府信息公开</h1>
        <ul class="cards">
          {parts.map(({ href, name, hint }) => (
            <li>
              <a href={to[href]}>
                <b>{name}</b>
                <small>{hint}</small>
              </a>
            </li>
          ))}
        </ul>
        {around.frame.columns.length > 0 && (
          <nav class="tree columns" aria-labelledby="all-columns">
            <h2 id="all-columns">全部栏目</h2>
            <ColumnTree columns={around.frame.columns} parentId={null} href={to.column} />
          </nav>
        )}
      </div>
    </Layout>
  );
};

interface GuideProps {
  around: Surroundings;
  /** Whose guide it is; the competent office's for the region's own. */
  found: UnitPage | undefined;
  /** Whether it is the guide of this unit alone. */
  own: boolean;
}

/** 政府信息公开指南: classification, arrangement, ways to obtain, and the office with its contacts (Art. 12). */
export const GuidePage = ({ around, found, own }: GuideProps) => {
  const to = addressesOf(around.frame.region.id);
  const unit = found?.unit;
  const whose = own && unit ? unit.name : around.frame.region.name;
  const title = own ? `${whose}政府信息公开指南` : '政府信息公开指南';
  return (
    <Layout
      around={around}
      title={title}
      crumbs={[
        { name: '政府信息公开', href: to.section },
        ...(own && unit ? [{ name: unit.name, href: to.unit(unit.id) }] : []),
        { name: '政府信息公开指南' },
      ]}
      under="section"
    >
      <article class="wrap page prose">
        <h1>{title}</h1>
        <p>
          {whose}
          依照《中华人民共和国政府信息公开条例》公开政府信息。这份指南说明信息怎样分类和编排、怎样获取，以及公开工作机构的联系方式。
        </p>
        <h2>公开的信息怎样分类</h2>
        <p>
          主动公开的信息按栏目编排，每个栏目写明它对应条例第二十条、第二十一条的哪一项。每条信息有索引号、标题、发文机关、成文日期和发布日期；规范性文件另有发文字号和有效性。
        </p>
        <h2>主动公开的信息怎样获取</h2>
        <ul>
          <li>
            在<a href={to.home}>{siteName(around)}</a>浏览栏目或<a href={to.search}>搜索</a>
            ，标题、正文、文号和附件里的字都可以搜到。
          </li>
          <li>
            按<a href={to.statutory}>法定主动公开内容</a>、<a href={to.units}>机构窗口</a>或
            <a href={to.library}>政策文件库</a>查找。
          </li>
          <li>
            <a href={to.openData}>订阅或下载数据</a>：每个栏目和机构都有订阅源和数据文件。
          </li>
          <li>到国家档案馆、公共图书馆、政务服务场所查阅（条例第二十五条）。</li>
        </ul>
        <p>属于主动公开的，自信息形成或者变更之日起二十个工作日内公开（条例第二十六条）。</p>
        <h2>没有主动公开的怎样获取</h2>
        <p>
          可以申请获取，办法见<a href={to.request}>依申请公开</a>。
        </p>
        <h2>公开工作机构</h2>
        {found ? (
          <>
            <p>
              <a href={to.unit(found.unit.id)}>{found.unit.name}</a>
            </p>
            <Contact unit={found.unit} />
          </>
        ) : (
          <p class="empty">还没有登记公开工作机构。</p>
        )}
        {!own && around.frame.units.length > 0 && (
          <>
            <h2>各机关的指南</h2>
            <ul class="grid">
              {around.frame.units.map(({ id, name }) => (
                <li>
                  <a href={to.unitGuide(id)}>{name}</a>
                </li>
              ))}
            </ul>
          </>
        )}
      </article>
    </Layout>
  );
};

/** 依申请公开: who may ask, what a request says, where it goes, how long it takes. */
export const RequestPage = ({ around, office }: { around: Surroundings; office: UnitPage | undefined }) => {
  const to = addressesOf(around.frame.region.id);
  return (
    <Layout
      around={around}
      title="依申请公开"
      crumbs={[{ name: '政府信息公开', href: to.section }, { name: '依申请公开' }]}
      under="request"
    >
      <article class="wrap page prose">
        <h1>依申请公开</h1>
        <p>公民、法人或者其他组织可以向行政机关申请获取没有主动公开的政府信息（条例第二十七条）。</p>
        <h2>先查一查</h2>
        <p>
          已经主动公开的不用申请。请先<a href={to.search}>搜索</a>，或看
          <a href={to.statutory}>法定主动公开内容</a>。
        </p>
        <h2>向谁申请</h2>
        <p>
          谁制作的信息，向谁申请；从公民、法人或者其他组织获取的信息，向保存它的机关申请；几个机关共同制作的，向牵头的机关申请（条例第十条、第十一条）。各机关的地址和电话见
          <a href={to.units}>机构窗口</a>。
        </p>
        <h2>申请写什么</h2>
        <p>申请包括下列内容（条例第二十九条）：</p>
        <ol>
          <li>申请人的姓名或者名称、身份证明、联系方式；</li>
          <li>申请公开的信息的名称、文号，或者便于机关查询的其他特征；</li>
          <li>申请公开的信息的形式要求，包括获取信息的方式、途径。</li>
        </ol>
        <p>申请采用书面形式，信件、数据电文都可以；书写确有困难的，可以口头提出，由受理的机关代为填写。</p>
        <h2>多久答复</h2>
        <p>
          能够当场答复的当场答复；不能的，自收到申请之日起二十个工作日内答复，需要延长的，经负责人同意并告知申请人，最长再延二十个工作日（条例第三十三条）。
        </p>
        <h2>收费</h2>
        <p>
          提供政府信息不收取费用；申请的数量、频次明显超过合理范围的，可以收取信息处理费（条例第四十二条）。
        </p>
        <h2>送到哪里</h2>
        {office ? (
          <>
            <p>
              <a href={to.unit(office.unit.id)}>{office.unit.name}</a>
            </p>
            <Contact unit={office.unit} />
          </>
        ) : (
          <p class="empty">还没有登记受理机构。请向所申请信息的制作机关提出。</p>
        )}
      </article>
    </Layout>
  );
};

const ArticleLine = ({
  article,
  columns,
  href,
}: {
  article: Article;
  columns: readonly StatutoryColumn[];
  href: (slug: string) => string;
}) => (
  <li>
    <h3>{article.name}</h3>
    <p class="count">{article.source}</p>
    {columns.length === 0 ? (
      <p class="empty">还没有对应的栏目。</p>
    ) : (
      <ul class="chips">
        {columns.map(({ name, slug, unitName, filled }) => (
          <li class={filled ? undefined : 'hollow'}>
            <a href={href(slug)}>{unitName ? `${unitName}：${name}` : name}</a>
          </li>
        ))}
      </ul>
    )}
  </li>
);

/** 法定主动公开内容: every item of Art. 20 and 21 with the columns that serve it. */
export const StatutoryPage = ({
  around,
  columns,
}: {
  around: Surroundings;
  columns: readonly StatutoryColumn[];
}) => {
  const to = addressesOf(around.frame.region.id);
  const isTownship = around.frame.region.level === 'township';
  const shown = articles.filter(({ reach }) => reach === 'all' || (reach === 'township') === isTownship);
  const groups = [
    { id: '20', name: '第二十条：行政机关应当主动公开的' },
    { id: '21', name: `第二十一条：${isTownship ? '乡镇' : '市县'}还应当主动公开的` },
  ];
  return (
    <Layout
      around={around}
      title="法定主动公开内容"
      crumbs={[{ name: '政府信息公开', href: to.section }, { name: '法定主动公开内容' }]}
      under="section"
    >
      <div class="wrap page">
        <h1>法定主动公开内容</h1>
        <p class="lead">按《中华人民共和国政府信息公开条例》的各项列出栏目。虚线框的栏目里还没有信息。</p>
        {groups.map(({ id, name }) => (
          <section aria-labelledby={`article-${id}`}>
            <h2 id={`article-${id}`}>{name}</h2>
            <ol class="articles">
              {shown
                .filter(article => article.id.startsWith(`${id}.`))
                .map(article => (
                  <ArticleLine
                    article={article}
                    href={to.column}
                    columns={columns
                      .filter(column => column.articles.includes(article.id))
                      .slice(0, around.elder ? 8 : 60)}
                  />
                ))}
            </ol>
          </section>
        ))}
      </div>
    </Layout>
  );
};

/** 制度 or 年报: what stands in the columns of that name. */
export const NamedPage = ({
  around,
  list,
  page,
  which,
}: {
  around: Surroundings;
  list: ListPage;
  page: number;
  which: 'rules' | 'reports';
}) => {
  const to = addressesOf(around.frame.region.id);
  const name = which === 'rules' ? '政府信息公开制度' : '政府信息公开年报';
  return (
    <Layout
      around={around}
      title={name}
      crumbs={[{ name: '政府信息公开', href: to.section }, { name }]}
      under="section"
    >
      <div class="wrap page">
        <h1>{name}</h1>
        <p class="count">{countText(list.total)}</p>
        <ItemList items={list.items} to={to} day={around.day} unit />
        <Pager page={page} total={list.total} address={to[which]} />
        <DataLinks address={to[which]} />
      </div>
    </Layout>
  );
};
