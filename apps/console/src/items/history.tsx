import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { answerOf, api } from '../api/client.ts';
import type { ItemDetail } from '../api/words.ts';
import { Dialog } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { LongField } from '../app/fields.tsx';
import { exactOf, momentOf } from '../app/format.ts';
import { useRefreshItems } from './queries.ts';

/** 办理记录: who did what when, and why; the newest first. */
export const History = ({ events }: { events: ItemDetail['events'] }) => (
  <ol className="history">
    {[...events].reverse().map(({ seq, name, reason, actorName, at }) => (
      <li key={seq}>
        <b>{name}</b> <span className="muted">{actorName}</span>
        <div className="muted">
          <time dateTime={at} title={exactOf(at)}>
            {momentOf(at)}
          </time>
        </div>
        {reason && <p>{reason}</p>}
      </li>
    ))}
  </ol>
);

type Version = ItemDetail['versions'][number];

/** Takes an old version from readers' eyes, or gives it back: for what must not stay public, such as personal data. */
const HideVersion = ({
  detail: { item },
  version: { no, hiddenReason },
  close,
}: {
  detail: ItemDetail;
  version: Version;
  close: () => void;
}) => {
  const refresh = useRefreshItems(item.regionId);
  const act = hiddenReason === null ? 'hide' : 'show';
  const name = hiddenReason === null ? '隐去' : '恢复';
  return (
    <Dialog title={`${name}第${no}版`} close={close}>
      <p className="step-help">
        {hiddenReason === null
          ? '读者打开这一版时只看到说明和理由，现在的版本不受影响。工作人员仍能查看。'
          : '恢复后读者又能查看这一版。'}
      </p>
      <EditForm
        draft={`item.${act}.${item.regionId}.${item.id}.${no}`}
        initial={{ reason: '' }}
        version={item.version}
        action={name}
        danger={hiddenReason === null}
        cancel={close}
        submit={async ({ reason }, seen) => {
          await answerOf(
            api.POST(`/items/{region}/{id}/versions/{no}/${act}`, {
              params: { path: { region: item.regionId, id: item.id, no } },
              body: { version: seen, reason },
            }),
          );
          await refresh();
        }}
        done={close}
      >
        <LongField name="reason" label="理由" required help="读者看得到，请不要写个人信息" />
      </EditForm>
    </Dialog>
  );
};

interface VersionsProps {
  detail: ItemDetail;
  /** Whether the person may hide and show old versions. */
  mayHide: boolean;
}

/** 版本, each to be compared with the one before it; a draft with what stands published. */
export const Versions = ({ detail, mayHide }: VersionsProps) => {
  const { item, versions } = detail;
  const [chosen, setChosen] = useState<Version | null>(null);
  const base = `/items/${item.regionId}/${item.id}`;
  const compare = (from: number, to: number) => `${base}?from=${from}&to=${to}`;
  if (versions.length === 0) return <p className="muted">还没有发布过。</p>;
  return (
    <>
      <ul className="versions">
        {item.draft && item.publishedNo !== null && (
          <li>
            <span>修订稿</span>
            <Link to={compare(item.publishedNo, 0)}>与第{item.publishedNo}版对照</Link>
          </li>
        )}
        {versions.map(version => {
          const { no, publishedAt, actorName, note, hiddenReason } = version;
          return (
            <li key={no}>
              <span>
                第{no}版
                <span className="muted">
                  {' '}
                  {momentOf(publishedAt)} {actorName}
                </span>
                {note && <div className="muted">{note}</div>}
                {hiddenReason !== null && <div className="muted">已隐去：{hiddenReason}</div>}
              </span>
              {no > 1 && <Link to={compare(no - 1, no)}>与第{no - 1}版对照</Link>}
              {mayHide && no !== item.publishedNo && (
                <Button
                  size="small"
                  aria-label={`${hiddenReason === null ? '隐去' : '恢复'}第${no}版`}
                  onClick={() => setChosen(version)}
                >
                  {hiddenReason === null ? '隐去' : '恢复'}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {chosen && <HideVersion detail={detail} version={chosen} close={() => setChosen(null)} />}
    </>
  );
};
