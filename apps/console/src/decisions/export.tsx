import { DownloadOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { choicesOf, decisionKinds } from '../api/words.ts';
import { Dialog } from '../app/dialog.tsx';
import { Choice } from '../app/fields.tsx';
import { yearsSince } from '../app/format.ts';
import { UnitSelect } from '../app/units.tsx';
import { firstYear } from './queries.ts';

const years = yearsSince(firstYear);

interface ExportProps {
  region: string;
  /** Chosen beforehand; nothing is the empty text. */
  begin: { unit: string; kind: string; year: string };
  close: () => void;
}

/** 导出: the decisions of a unit and a year as a workbook. */
export const Export = ({ region, begin, close }: ExportProps) => {
  const [unit, setUnit] = useState(begin.unit);
  const [kind, setKind] = useState(begin.kind || 'licence');
  const [year, setYear] = useState(begin.year || (years[0]?.value ?? ''));
  return (
    <Dialog title="导出许可或处罚" close={close}>
      <p>导出一个单位一年内未撤下的记录，自然人姓名已隐去。</p>
      <div className="filters">
        <label htmlFor="export-unit">
          单位
          <UnitSelect
            id="export-unit"
            region={region}
            value={unit || null}
            onChange={(id = '') => setUnit(id)}
          />
        </label>
        <label htmlFor="export-kind">
          种类
          <Choice
            id="export-kind"
            value={kind}
            choices={choicesOf(decisionKinds)}
            onChange={({ target }) => setKind(target.value)}
          />
        </label>
        <label htmlFor="export-year">
          年份
          <Choice
            id="export-year"
            value={year}
            choices={years}
            onChange={({ target }) => setYear(target.value)}
          />
        </label>
      </div>
      {unit === '' ? (
        <p className="muted">请选择单位。</p>
      ) : (
        <a
          className="button primary"
          href={`/api/units/${region}/${unit}/decisions/export?kind=${kind}&year=${year}`}
          download
        >
          <DownloadOutlined aria-hidden /> 下载xlsx
        </a>
      )}
    </Dialog>
  );
};
