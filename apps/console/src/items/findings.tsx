import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { findingPlaces, findingSeverities, type ItemDetail, type ItemFinding } from '../api/words.ts';
import { Dialog } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { LongField } from '../app/fields.tsx';
import { momentOf } from '../app/format.ts';
import { Nothing, Notice } from '../app/notice.tsx';
import { itemQuery } from './queries.ts';

type Check = ItemDetail['check'];

const isOpen = ({ severity, answer }: ItemFinding): boolean => severity === 'must' && !answer;

/** What must be mended first, then what was answered, then what is worth a look. */
const rank = (finding: ItemFinding): number => (isOpen(finding) ? 0 : finding.severity === 'note' ? 1 : 2);

interface AcceptProps {
  item: ItemDetail['item'];
  finding: ItemFinding;
  close: () => void;
}

/** Accepts a finding with the reason why it may stay. */
const Accept = ({ item: { regionId: region, id }, finding, close }: AcceptProps) => {
  const queries = useQueryClient();
  return (
    <Dialog title="说明理由后接受" close={close}>
      <p>{finding.message}</p>
      <EditForm
        draft={`item.answer.${region}.${id}.${finding.key.slice(0, 100)}`}
        initial={{ reason: finding.answer?.reason ?? '' }}
        action="接受"
        cancel={close}
        submit={({ reason }) =>
          answerOf(
            api.POST('/items/{region}/{id}/answers', {
              params: { path: { region, id } },
              body: { key: finding.key, reason },
            }),
          )
        }
        done={check => {
          queries.setQueryData<ItemDetail>(
            itemQuery(region, id).queryKey,
            known => known && { ...known, check },
          );
          close();
        }}
      >
        <LongField name="reason" label="理由" required help="为什么可以保留；审核人看得到" />
      </EditForm>
    </Dialog>
  );
};

const One = ({ finding, accept }: { finding: ItemFinding; accept: (() => void) | undefined }) => {
  const { severity, place, name, times, excerpt, message, suggestion, answer } = finding;
  return (
    <li className={isOpen(finding) ? 'finding open' : 'finding'}>
      <p>
        <span className={`mark ${isOpen(finding) ? 'bad' : 'warn'}`}>
          {answer ? '已说明' : findingSeverities[severity]}
        </span>{' '}
        <span className="muted">
          {findingPlaces[place]}
          {name && `“${name}”`}
          {times > 1 && `，${times}处`}
        </span>
      </p>
      {excerpt && <blockquote className="excerpt">{excerpt}</blockquote>}
      <p>{message}</p>
      {suggestion && <p>建议写作：{suggestion}</p>}
      {answer && (
        <p className="muted">
          {answer.actorName}（{momentOf(answer.at)}）：{answer.reason}
        </p>
      )}
      {accept && (
        <Button size="small" onClick={accept}>
          {answer ? '改写理由' : '说明理由后接受'}
        </Button>
      )}
    </li>
  );
};

const said = ({ checkedAt, open, findings, stale }: Check): string => {
  if (checkedAt === null) return '还没有检查过。';
  const when = `${momentOf(checkedAt)}检查`;
  if (findings.length === 0) return `${when}，没有发现问题。`;
  return `${when}：${open > 0 ? `${open}处必须处理，` : ''}共${findings.length}处。${stale ? '稿子此后改过，结果可能已不符。' : ''}`;
};

interface FindingsProps {
  detail: ItemDetail;
  /** Whether the one who looks may answer for them. */
  answerable: boolean;
}

/** 审前检查: what was found, where, and what to do about it. */
export const Findings = ({ detail: { item, check }, answerable }: FindingsProps) => {
  const [accepting, setAccepting] = useState<ItemFinding | null>(null);
  const findings = [...check.findings].sort((one, other) => rank(one) - rank(other));
  return (
    <>
      {check.stale && check.checkedAt !== null && findings.length > 0 ? (
        <Notice title={said(check)} />
      ) : (
        <p className="muted" role="status">
          {said(check)}
        </p>
      )}
      {check.checkedAt === null && (
        <Nothing title="送审时会自动检查">
          <p>看个人信息、涉密字样、错别字、附件里隐藏的内容、打不开的链接。</p>
        </Nothing>
      )}
      <ul className="findings">
        {findings.map(finding => (
          <One
            key={finding.key}
            finding={finding}
            accept={answerable && finding.severity === 'must' ? () => setAccepting(finding) : undefined}
          />
        ))}
      </ul>
      {accepting && <Accept item={item} finding={accepting} close={() => setAccepting(null)} />}
    </>
  );
};
