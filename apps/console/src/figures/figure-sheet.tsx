import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import { isConflict, Refusal } from '../api/problem.ts';
import { type Figure, figureKinds } from '../api/words.ts';
import { Sheet } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { TextField, TypedField } from '../app/fields.tsx';
import { momentOf } from '../app/format.ts';
import '../app/history.css';
import { Loaded, Nothing } from '../app/notice.tsx';
import { Facts } from '../app/page.tsx';
import { measures, shownOf, typedValue } from './amount.ts';
import { historyQuery, type Place, useRefreshFigures } from './queries.ts';

/** The figure that stands there now, as the form has it. */
const asTyped = (error: unknown, kind: Figure['kind']): unknown => {
  if (!isConflict(error)) return error;
  const current = error.current as Figure;
  const { status, code, message } = error;
  return new Refusal(status, {
    code: code as never,
    message,
    current: { ...current, value: measures[kind].write(current.value) } as never,
  });
};

interface FigureFormProps {
  place: Place;
  figure: Figure | undefined;
  done: () => void;
}

const FigureForm = ({ place, figure, done }: FigureFormProps) => {
  const { region, unit, year, kind } = place;
  const refresh = useRefreshFigures(place);
  const { unit: measure, advice, write } = measures[kind];
  const label = `${figureKinds[kind]}（${measure}）`;
  return (
    <EditForm
      draft={`figure.${region}.${unit}.${year}.${kind}`}
      initial={{ value: figure ? write(figure.value) : '', source: figure?.source ?? '' }}
      version={figure?.version ?? 0}
      action={figure ? '更正' : '填报'}
      cancel={done}
      comparing={{ labels: { value: label, source: '来源' } }}
      submit={async ({ value, source }, version) => {
        await answerOf(
          api.PUT('/figures/{region}/{unit}/{year}/{kind}', {
            params: { path: { region, unit, year: Number(year), kind } },
            body: { value: typedValue(kind, value) ?? 0, source, version },
          }),
        ).catch(error => {
          throw asTyped(error, kind);
        });
        await refresh();
      }}
      done={done}
    >
      <TypedField
        name="value"
        label={label}
        required
        help={advice}
        input={{ inputMode: 'decimal', autoComplete: 'off' }}
        rules={[
          {
            validator: (_rule, text: string) =>
              text === '' || typedValue(kind, text) !== undefined
                ? Promise.resolve()
                : Promise.reject(new Error(`应为${measure === '元' ? '金额，如1234.56' : '0以上的整数'}`)),
          },
        ]}
      />
      <TextField name="source" label="来源" required help="如“非税收入年度报表”，将来核对时找得到" />
    </EditForm>
  );
};

const History = ({ place }: { place: Place }) => (
  <section className="group">
    <h3>填报经过</h3>
    <Loaded query={useQuery(historyQuery(place))}>
      {({ items }) =>
        items.length === 0 ? (
          <Nothing title="还没有填报过" />
        ) : (
          <ol className="history">
            {items.map(({ at, actorName, before, after }) => (
              <li key={at}>
                <p>
                  {before && (
                    <>
                      <del>{shownOf(place.kind, before.value)}</del> 改为{' '}
                    </>
                  )}
                  <ins>{shownOf(place.kind, after.value)}</ins>
                </p>
                <p>来源：{after.source}</p>
                <p className="muted">
                  {actorName}记于{momentOf(at)}
                </p>
              </li>
            ))}
          </ol>
        )
      }
    </Loaded>
  </section>
);

interface FigureSheetProps {
  place: Place;
  unitName: string;
  figure: Figure | undefined;
  editable: boolean;
  close: () => void;
}

/** One figure of a unit and a year: its source, how it came about, and the form that changes it. */
export const FigureSheet = ({ place, unitName, figure, editable, close }: FigureSheetProps) => (
  <Sheet title={`${unitName} ${place.year}年${figureKinds[place.kind]}`} close={close}>
    {editable ? (
      <FigureForm place={place} figure={figure} done={close} />
    ) : (
      <Facts
        items={[
          ['数字', figure ? shownOf(place.kind, figure.value) : '还没有填报'],
          ['来源', figure?.source ?? ''],
        ]}
      />
    )}
    <History place={place} />
  </Sheet>
);
