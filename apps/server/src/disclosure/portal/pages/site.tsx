import { addressesOf } from '../address.ts';
import { Layout, type Surroundings } from '../layout.tsx';
import { Scroll } from '../parts.tsx';
import { perMinute } from '../rate.ts';
import type { MapColumn } from '../read-more.ts';
import { ColumnTree } from './unit.tsx';

/** 网站地图. */
export const MapPage = ({ around, columns }: { around: Surroundings; columns: readonly MapColumn[] }) => {
  const to = addressesOf(around.frame.region.id);
  const byUnit = Map.groupBy(columns, ({ unitId }) => unitId);
  return (
    <Layout around={around} title="网站地图" crumbs={[{ name: '网站地图' }]}>
      <div class="wrap page">
        <h1>网站地图</h1>
        <section class="tree columns" aria-labelledby="map-own">
          <h2 id="map-own">栏目</h2>
          <ColumnTree columns={byUnit.get(null) ?? []} parentId={null} href={to.column} />
        </section>
        <section aria-labelledby="map-units">
          <h2 id="map-units">机构</h2>
          {around.frame.units.map(({ id, name }) => (
            <details class="map-unit">
              <summary>{name}</summary>
              <p>
                <a href={to.unit(id)}>{name}窗口</a>
              </p>
              <div class="tree">
                <ColumnTree columns={byUnit.get(id) ?? []} parentId={null} href={to.column} />
              </div>
            </details>
          ))}
        </section>
      </div>
    </Layout>
  );
};

/** 开放数据: what programs may read, and how. */
export const OpenDataPage = ({ around }: { around: Surroundings }) => {
  const to = addressesOf(around.frame.region.id);
  const base = around.site.base;
  const lists = [
    { name: '最新公开', address: to.list('all') },
    { name: '一个栏目', address: `${to.column('')}栏目地址` },
    { name: '一个机构', address: `${to.unit('')}机构编号` },
    { name: '行政许可决定（没有rss、atom）', address: to.decisions('licence') },
    { name: '行政处罚决定（没有rss、atom）', address: to.decisions('penalty') },
  ];
  return (
    <Layout around={around} title="开放数据和订阅" crumbs={[{ name: '开放数据和订阅' }]}>
      <article class="wrap page prose">
        <h1>开放数据和订阅</h1>
        <p>
          每个列表都可以订阅或作为数据下载：在它的地址后面加上 .rss、.atom、.json 或
          .csv。数据只读，不需要登记；每个网络地址每分钟最多取{perMinute}
          次，超过时答复429，并写明多少秒后再取。
        </p>
        <Scroll label="各列表的地址">
          <table class="plain">
            <caption class="hidden">各列表的地址</caption>
            <thead>
              <tr>
                <th scope="col">列表</th>
                <th scope="col" class="left">
                  地址
                </th>
              </tr>
            </thead>
            <tbody>
              {lists.map(({ name, address }) => (
                <tr>
                  <th scope="row">{name}</th>
                  <td class="left">
                    <code>
                      {base}
                      {address}.json
                    </code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
        <h2>翻页</h2>
        <p>
          JSON和CSV每次最多100条。还有更多时，JSON里的next、答复的Link标头写着下一段的地址；没有next就是取完了。
        </p>
        <h2>JSON的字段</h2>
        <p>
          id、url、title、summary、unit（发文机关）、column（栏目）、indexNo（索引号）、documentNo（发文字号）、formedOn（成文日期）、publishedAt（发布时间，UTC）、updatedAt（更新时间）、kind、form、subjectClass、validity（有效性）、validFrom、validTo。
        </p>
        <h2>搜索</h2>
        <p>
          搜索的结果也可以作为JSON读取：<code>{`${base}${to.search}.json?q=低保`}</code>
        </p>
      </article>
    </Layout>
  );
};
