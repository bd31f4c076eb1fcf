import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { type Decision, decisionKinds } from '../api/words.ts';
import { type Column, DataList, Pager } from '../app/data-list.tsx';
import { Loaded, Nothing } from '../app/notice.tsx';
import { usePlaces, useUnitNames } from '../app/units.tsx';
import { useMay } from '../session/use-me.ts';
import { Publish } from './acts.tsx';
import { type Narrowing, pageSize, useDecisions } from './queries.ts';
import { StandingMarks } from './standing.tsx';

interface ListProps {
  region: string;
  wanted: Narrowing;
  page: number;
  open: (id: string) => void;
  put: (changes: Record<string, string>) => void;
}

interface Choosing {
  chosen: ReadonlySet<string>;
  choose: (id: string, taken: boolean) => void;
}

const columnsOf = (
  open: (id: string) => void,
  unitName: ((id: string) => string) | undefined,
  choosing: Choosing | undefined,
): readonly Column<Decision>[] => [
  {
    title: '文书号',
    render: ({ id, documentNo, status }) => (
      <span className="marks">
        {choosing && status === 'entered' && (
          <Checkbox
            aria-label={`选中${documentNo}`}
            checked={choosing.chosen.has(id)}
            onChange={({ target }) => choosing.choose(id, target.checked)}
          />
        )}
        <Button type="link" className="inline" onClick={() => open(id)}>
          {documentNo}
        </Button>
      </span>
    ),
  },
  { title: '种类', tight: true, render: ({ kind }) => decisionKinds[kind] },
  { title: '事项', render: ({ name }) => name },
  { title: '相对人', render: ({ partyShown }) => partyShown },
  ...(unitName ? [{ title: '单位', render: ({ unitId }: Decision) => unitName(unitId) }] : []),
  { title: '决定日期', tight: true, render: ({ decidedOn }) => decidedOn },
  { title: '状态', tight: true, render: decision => <StandingMarks decision={decision} /> },
];

/** The decisions page by page; of one unit, those that wait can be chosen and published together. */
export const List = ({ region, wanted, page, open, put }: ListProps) => {
  const decisions = useDecisions(region, wanted, page);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [publishing, setPublishing] = useState(false);
  const unitName = useUnitNames(region);
  const may = useMay();
  const { unit } = wanted;
  const editable = may('decision.change', usePlaces(region)(unit || null)) && unit !== '';
  const choose = (id: string, taken: boolean): void => {
    const next = new Set(chosen);
    if (taken) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const columns = columnsOf(
    open,
    unit === '' ? unitName : undefined,
    editable ? { chosen, choose } : undefined,
  );
  return (
    <Loaded query={decisions}>
      {({ items, total }) => {
        // What is no more on the page, or no more waits, is not published unseen.
        const waiting = items.filter(({ id, status }) => status === 'entered' && chosen.has(id));
        return items.length === 0 ? (
          <Nothing title="没有这样的记录">
            <p>请换一个条件，或用“录入”“导入”添加。</p>
          </Nothing>
        ) : (
          <>
            {editable && items.some(({ status }) => status === 'entered') && (
              <p className="actions">
                <Button disabled={waiting.length === 0} onClick={() => setPublishing(true)}>
                  公示选中的{waiting.length}条
                </Button>
              </p>
            )}
            <DataList
              label="许可和处罚"
              rows={items}
              rowKey={({ id }) => id}
              columns={columns}
              stale={decisions.isPlaceholderData}
            />
            <Pager page={page} pageSize={pageSize} total={total} go={to => put({ page: String(to) })} />
            {publishing && (
              <Publish region={region} unitId={unit} decisions={waiting} close={() => setPublishing(false)} />
            )}
          </>
        );
      }}
    </Loaded>
  );
};
