import { addressesOf, withQuery } from '../address.ts';
import { kindLists } from '../labels.ts';
import { Layout, type Surroundings, siteName } from '../layout.tsx';
import { feedsOf, listName } from '../lists.ts';
import { ItemList } from '../parts.tsx';
import type { HomePage as Home } from '../reads.ts';

const Figures = ({ home }: { home: Home }) => {
  const figures = [
    { count: home.published, most: Number.POSITIVE_INFINITY, unit: '条', name: '公开的信息' },
    { count: home.inForce, most: Number.POSITIVE_INFINITY, unit: '件', name: '现行有效的规章和规范性文件' },
    { count: home.decisions, most: 10_000, unit: '件', name: '许可和处罚决定' },
  ];
  return (
    <dl class="figures">
      {figures.map(({ count, most, unit, name }) => (
        <div>
          <dt>{name}</dt>
          <dd>
            <b>{count > most ? `${most.toLocaleString('en')}+` : count.toLocaleString('en')}</b> {unit}
          </dd>
        </div>
      ))}
    </dl>
  );
};

const Hero = ({ around, home }: { around: Surroundings; home: Home }) => {
  const to = addressesOf(around.frame.region.id);
  return (
    <div class="home-hero">
      <div class="wrap">
        <h1>{siteName(around)}</h1>
        <form class="find large" action={to.search} method="get">
          <search>
            <label for="home-find">找一件公开的信息</label>
            <div>
              <input id="home-find" name="q" type="search" maxlength={100} autocomplete="off" />
              <button class="button primary" type="submit">
                搜索
              </button>
            </div>
          </search>
        </form>
        {around.frame.topics.length > 0 && (
          <nav class="topics" aria-label="重点领域">
            <ul>
              {around.frame.topics.slice(0, around.elder ? 4 : 12).map(({ id, name }) => (
                <li>
                  <a href={withQuery(to.search, { topic: id, sort: 'newest' })}>{name}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <Figures home={home} />
      </div>
    </div>
  );
};

const entries = [
  { name: '公开指南', hint: '公开什么、怎样获取、找谁', href: 'guide' },
  { name: '法定主动公开内容', hint: '按条例第二十、二十一条查', href: 'statutory' },
  { name: '公开制度', hint: '条例和本地规定', href: 'rules' },
  { name: '公开年报', hint: '历年工作报告', href: 'reports' },
  { name: '依申请公开', hint: '没有公开的，可以申请', href: 'request' },
  { name: '政策与我', hint: '我能得到什么、该做什么', href: 'audiences' },
] as const;

/** The home page of a region. */
export const HomePage = ({ around, home }: { around: Surroundings; home: Home }) => {
  const { frame, day, elder } = around;
  const to = addressesOf(frame.region.id);
  const groups = kindLists.flatMap(list => {
    const items = home.groups.find(({ id }) => id === list.id)?.items ?? [];
    return items.length > 0 ? [{ ...list, items }] : [];
  });
  return (
    <Layout
      around={around}
      title={siteName(around)}
      description={`${frame.region.name}依照《中华人民共和国政府信息公开条例》公开的信息`}
      under="home"
      canonical={to.home}
      feeds={feedsOf(to.list('all'), listName('all'))}
    >
      <Hero around={around} home={home} />
      <div class="wrap home">
        <section class="newest" aria-labelledby="newest">
          <div class="head">
            <h2 id="newest">最新公开</h2>
            <a href={to.list('all')} aria-label="最新公开：全部">
              全部
            </a>
          </div>
          <ItemList items={home.newest} to={to} day={day} unit column={!elder} />
        </section>
        <nav class="entries" aria-labelledby="entries">
          <h2 id="entries">政府信息公开</h2>
          <ul>
            {entries.map(({ name, hint, href }) => (
              <li>
                <a href={to[href]}>
                  <b>{name}</b>
                  <small>{hint}</small>
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {groups.slice(0, elder ? 2 : undefined).map(({ id, name, items }) => (
          <section class="group" aria-labelledby={`group-${id}`}>
            <div class="head">
              <h2 id={`group-${id}`}>{name}</h2>
              <a href={to.list(id)} aria-label={`${name}：更多`}>
                更多
              </a>
            </div>
            <ItemList items={items} to={to} day={day} unit />
          </section>
        ))}
        {!elder && frame.units.length > 0 && (
          <nav class="windows" aria-labelledby="windows">
            <div class="head">
              <h2 id="windows">机构窗口</h2>
              <a href={to.units} aria-label="机构窗口：全部">
                全部
              </a>
            </div>
            <ul>
              {frame.units.slice(0, 36).map(({ id, name, shortName }) => (
                <li>
                  <a href={to.unit(id)}>{shortName || name}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </Layout>
  );
};
