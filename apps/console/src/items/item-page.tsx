import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import {
  type ItemContent,
  type ItemDetail,
  itemAttributes,
  itemForms,
  itemKinds,
  itemStandings,
} from '../api/words.ts';
import { momentOf } from '../app/format.ts';
import { Loaded, Notice } from '../app/notice.tsx';
import { Facts, Page, Panel } from '../app/page.tsx';
import { useMay } from '../session/use-me.ts';
import { Compare } from './compare.tsx';
import { FileList } from './files.tsx';
import { Findings } from './findings.tsx';
import { History, Versions } from './history.tsx';
import { Links } from './links.tsx';
import { itemQuery, topicsQuery, useKnowItem, useRefreshItems } from './queries.ts';
import { BenefitList, Body } from './shown.tsx';
import { LimitMark, StateMarks } from './state.tsx';
import { StepButtons } from './steps.tsx';
import { MoveItem, useMaySign, Validity } from './validity.tsx';
import './items.css';
import '../app/history.css';

/** What is said of the text beside the text. */
const Metadata = ({ region, content }: { region: string; content: ItemContent }) => {
  const { data } = useQuery(topicsQuery(region));
  const names = new Map((data?.items ?? []).map(({ id, name }) => [id, name]));
  const { kind, attribute } = content;
  return (
    <Facts
      items={[
        ['来源', content.source],
        ['成文日期', content.formedOn],
        ['公开属性', itemAttributes[attribute]],
        ...(attribute === 'proactive' ? [] : [['理由', content.attributeReason] as const]),
        ['类型', itemKinds[kind]],
        ['公开形式', itemForms[content.form]],
        ['发文字号', content.documentNo],
        ['发布机构', content.author],
        ['主题分类', content.subjectClass],
        ...(kind === 'normative' || kind === 'rule'
          ? [
              ['施行日期', content.validFrom ?? '制发之日'] as const,
              ['有效期至', content.validTo ?? '文件没有写明'] as const,
            ]
          : []),
        ['关键词', content.keywords.join('、')],
        ['重点领域', content.topics.map(id => names.get(id) ?? id).join('、')],
      ]}
    />
  );
};

/** The text that is worked on, or what readers see; where there are both, one at a time. */
const Text = ({ detail }: { detail: ItemDetail }) => {
  const { item, published } = detail;
  const draft = item.draft as ItemContent | null;
  const known = published as ItemContent | null;
  const [side, setSide] = useState<'draft' | 'published'>(draft ? 'draft' : 'published');
  const content = (side === 'draft' ? draft : known) ?? known ?? draft;
  if (!content) return null;
  return (
    <>
      <Panel
        title="正文"
        actions={
          draft &&
          known && (
            <>
              <Button aria-pressed={side === 'draft'} onClick={() => setSide('draft')}>
                修订稿
              </Button>
              <Button aria-pressed={side === 'published'} onClick={() => setSide('published')}>
                {item.standing === 'withdrawn' ? '撤下的版本' : '现在公开的'}
              </Button>
            </>
          )
        }
      >
        {draft && known && <h3 className="shown-title">{content.title}</h3>}
        {content.summary && <p className="summary">{content.summary}</p>}
        {content.body ? <Body item={item} html={content.body} /> : <p className="muted">没有正文。</p>}
      </Panel>
      {content.attachments.length > 0 && (
        <Panel title="附件">
          <FileList item={item} attachments={content.attachments} files={detail.files} />
        </Panel>
      )}
      <Panel title="要素">
        <Metadata region={item.regionId} content={content} />
      </Panel>
      {content.benefits.length > 0 && (
        <Panel title="政策与我">
          <BenefitList benefits={content.benefits} />
        </Panel>
      )}
    </>
  );
};

/** How it came that readers do not see it, or see it at a time to come. */
const Standing = ({ detail: { item } }: { detail: ItemDetail }) => (
  <>
    {item.standing === 'withdrawn' && (
      <Notice type="warning" title={`${item.withdrawnAt ? momentOf(item.withdrawnAt) : ''}撤下，读者看不到`}>
        {item.withdrawnReason}
      </Notice>
    )}
    {item.work === 'scheduled' && item.publishAt !== null && (
      <Notice title={`定于${momentOf(item.publishAt)}发布`}>
        到时由系统自动发布；要停下，请“取消定时”。
      </Notice>
    )}
  </>
);

const Steps = ({ detail, changed }: { detail: ItemDetail; changed: () => void }) => {
  const { item, actions } = detail;
  const know = useKnowItem(item.regionId, item.id);
  if (actions.length === 0)
    return (
      <p className="muted">现在没有要您办的。{item.work !== null && '起草人不能审核或签发自己的稿子。'}</p>
    );
  return (
    <>
      <div className="actions">
        <StepButtons
          item={item}
          steps={actions}
          done={next => {
            know(next);
            changed();
          }}
        />
      </div>
      <dl className="steps-help">
        {actions.map(({ id, name, help, article }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd>
              {help}
              {article && <span className="article">{article}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
};

interface SideProps {
  detail: ItemDetail;
  changed: () => void;
}

/** What is to be done, and what was found that bears on it. */
const ToDo = ({ detail, changed }: SideProps) => {
  const { item, check, actions } = detail;
  const writing = item.work === 'draft' && actions.some(({ id }) => id === 'discard-draft');
  return (
    <div className="to-do">
      <Panel title="办理">
        <Standing detail={detail} />
        <Steps detail={detail} changed={changed} />
      </Panel>
      {item.work !== null && (
        <Panel title={check.open > 0 ? `审前检查（${check.open}处必须处理）` : '审前检查'}>
          <Findings detail={detail} answerable={writing} />
        </Panel>
      )}
    </div>
  );
};

/** What belongs to it, and what has been. */
const Around = ({ detail, changed }: SideProps) => {
  const { item, validity, actions } = detail;
  const writable = actions.some(({ id }) => id === 'discard-draft' || id === 'revise');
  const maySign = useMaySign(item.regionId, item.unitId);
  return (
    <div className="around">
      {validity && (
        <Panel title="有效性">
          <Validity detail={detail} done={changed} />
        </Panel>
      )}
      <Panel title="关联">
        <Links detail={detail} change={writable ? work => work(item.version) : null} done={changed} />
      </Panel>
      <Panel title="版本">
        <Versions detail={detail} mayHide={maySign} />
      </Panel>
      <Panel title="办理记录">
        <History events={detail.events} />
      </Panel>
    </div>
  );
};

const numberOf = (text: string | null): number | null =>
  text !== null && /^\d+$/.test(text) ? Number(text) : null;

const Shown = ({ detail }: { detail: ItemDetail }) => {
  const { item, unitName, columnName, limit } = detail;
  const { regionId: region, id } = item;
  const [query] = useSearchParams();
  const refresh = useRefreshItems(region);
  const [moving, setMoving] = useState(false);
  const may = useMay();
  const maySign = useMaySign(region, item.unitId);
  const changed = (): void => void refresh();
  const [from, to] = [numberOf(query.get('from')), numberOf(query.get('to'))];
  const content = (item.draft ?? detail.published) as ItemContent | null;
  const editable = item.work === 'draft' && detail.actions.some(each => each.id === 'discard-draft');
  return (
    <Page
      title={content?.title || '（还没有标题）'}
      lead={
        <span className="marks">
          {unitName} · {columnName} <StateMarks item={item} /> <LimitMark limit={limit} />
          {item.indexNo && <span>索引号 {item.indexNo}</span>}
        </span>
      }
      actions={
        <>
          {editable && may('item.write') && (
            <Link className="button primary" to={`/items/${region}/${id}/edit`}>
              编辑
            </Link>
          )}
          {item.standing === 'published' && maySign && (
            <Button onClick={() => setMoving(true)}>调整栏目</Button>
          )}
          {item.standing === 'published' && (
            <a className="button" href={`/${region}/info/${id}`} target="_blank" rel="noreferrer">
              门户上的样子<span className="sr-only">（{itemStandings.published}，在新窗口打开）</span>
            </a>
          )}
        </>
      }
    >
      <div className="item-columns">
        <ToDo detail={detail} changed={changed} />
        <div className="text-side">
          {from !== null && to !== null ? (
            <Compare region={region} id={id} from={from} to={to} />
          ) : (
            <Text key={`${item.work === null}${item.publishedNo}`} detail={detail} />
          )}
        </div>
        <Around detail={detail} changed={changed} />
      </div>
      {moving && <MoveItem item={item} done={changed} close={() => setMoving(false)} />}
    </Page>
  );
};

/** While it waits for its time, the page looks whether it came. */
const waitMs = 5_000;

/** 一条信息: everything that one needs who reviews, signs or looks after it. */
export const Component = () => {
  const { region = '', id = '' } = useParams();
  const found = useQuery({
    ...itemQuery(region, id),
    refetchInterval: ({ state }) => (state.data?.item.work === 'scheduled' ? waitMs : false),
  });
  return <Loaded query={found}>{detail => <Shown key={id} detail={detail} />}</Loaded>;
};
