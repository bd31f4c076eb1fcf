import type { Assets } from '../../../platform/http-assets.ts';
import { MessagePage } from '../../../platform/http-page.tsx';
import { addressesOf } from '../address.ts';
import { Layout, type Surroundings } from '../layout.tsx';

interface NoticeProps {
  around: Surroundings;
  title: string;
  /** What happened and what to do, a sentence a paragraph. */
  sentences: readonly string[];
  /** The item whose present version is shown instead. */
  newest?: string;
}

/** A page that says why what was asked for is not here. */
export const NoticePage = ({ around, title, sentences, newest }: NoticeProps) => {
  const to = addressesOf(around.frame.region.id);
  return (
    <Layout around={around} title={title} hidden>
      <div class="wrap page prose">
        <h1>{title}</h1>
        {sentences.map(sentence => (
          <p>{sentence}</p>
        ))}
        <p>
          {newest !== undefined && (
            <>
              <a class="button" href={to.item(newest)}>
                看现在的版本
              </a>{' '}
            </>
          )}
          <a class="button" href={to.home}>
            回到首页
          </a>{' '}
          <a class="button" href={to.search}>
            搜索
          </a>
        </p>
      </div>
    </Layout>
  );
};

/** A file's text as a page, for whoever does not want to open the file. */
export const PreviewPage = ({
  around,
  file,
}: {
  around: Surroundings;
  file: { name: string; itemId: string; itemTitle: string; text: string; cut: boolean; href: string };
}) => {
  const to = addressesOf(around.frame.region.id);
  return (
    <Layout
      around={around}
      title={`预览：${file.name}`}
      crumbs={[{ name: file.itemTitle, href: to.item(file.itemId) }, { name: file.name }]}
      hidden
    >
      <article class="wrap page item">
        <h1>{file.name}</h1>
        <p class="byline">
          <span>这里是文件的文字，没有版式和图片。</span>
          <a href={file.href}>打开原文件</a>
        </p>
        <div class="body preview">
          {file.text
            .split('\n')
            .filter(line => line.trim() !== '')
            .map(line => (
              <p>{line}</p>
            ))}
        </div>
        {file.cut && <p class="notice">后面还有内容，请打开原文件查看。</p>}
      </article>
    </Layout>
  );
};

/** The home of a site that has no region with units yet. */
export const EmptyPage = ({ assets }: { assets: Assets }) =>
  MessagePage({
    assets,
    title: '门户还没有内容',
    sentences: [
      '这里还没有设立区域和机构。请管理员用命令行建立区域，在工作台录入机构和栏目，或者不带--empty启动演示县。',
      '核对年度报告不用等：请打开“年报体检”（/report）。',
    ],
  });
