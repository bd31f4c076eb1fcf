import { Button } from 'antd';
import { Notice } from './notice.tsx';

/** One field in which the two differ. */
export interface Difference {
  name: string;
  label: string;
  /** In words: what stands there now, and what the person typed. */
  now: string;
  mine: string;
}

interface ConflictProps {
  differences: readonly Difference[];
  /** Puts what stands there now into the field. */
  take: (name: string) => void;
  /** Goes on from what stands there now, with the input as it is. */
  proceed: () => void;
}

const shown = (text: string) => (text === '' ? <span className="muted">（空）</span> : text);

/** Someone else changed the record: both states side by side, nothing overwritten, nothing lost. */
export const Conflict = ({ differences, take, proceed }: ConflictProps) => (
  <div className="conflict" role="alert">
    <Notice type="warning" title="这条记录刚被别人修改过，您的修改还没有保存">
      {differences.length === 0
        ? '被改的是别的内容，您填的各项与现在一致。请看过背后的现状再继续。'
        : '您没有动过的项目已换成现在的内容。下面是您改过、与现在不一致的；您填的还在表单里，需要时逐项改用现在的。'}
    </Notice>
    {differences.length > 0 && (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      <section className="scroll" aria-label="不一致的地方" tabIndex={0}>
        <table className="list">
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">现在的内容</th>
              <th scope="col">您填的内容</th>
              <th scope="col">选用</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ name, label, now, mine }) => (
              <tr key={name}>
                <th scope="row">{label}</th>
                <td>{shown(now)}</td>
                <td>{shown(mine)}</td>
                <td>
                  <Button size="small" aria-label={`${label}用现在的内容`} onClick={() => take(name)}>
                    用现在的
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    )}
    <Button type="primary" ghost onClick={proceed}>
      已对照，按表单里的内容继续
    </Button>
  </div>
);
