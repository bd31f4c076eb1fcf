import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form } from 'antd';
import { answerOf, api } from '../api/client.ts';
import { isConflict, Refusal } from '../api/problem.ts';
import { choicesOf, type Decision, type DecisionDetail, decisionKinds } from '../api/words.ts';
import { Sheet } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { ChoiceField, DayField, LongField, TextField, TypedField } from '../app/fields.tsx';
import { Loaded } from '../app/notice.tsx';
import { UnitField } from '../app/units.tsx';
import { type Field, type Forms, formsQuery, readDecision, useRefreshDecisions } from './queries.ts';

type Texts = Record<string, string>;

/** The fields of the standard by their ids, beside the unit and the kind. */
interface DecisionForm extends Record<string, unknown> {
  unitId: string | undefined;
  kind: Decision['kind'];
}

interface CategoriesProps {
  choices: readonly string[];
  label: string;
  /** Given by the form: the categories with ； between them. */
  value?: string;
  onChange?: (value: string) => void;
}

const CategoriesInput = ({ choices, label, value = '', onChange }: CategoriesProps) => (
  <Checkbox.Group
    className="checks"
    aria-label={label}
    value={value.split('；').filter(each => each !== '')}
    options={[...choices]}
    onChange={chosen => onChange?.(choices.filter(each => chosen.includes(each)).join('；'))}
  />
);

interface StandardFieldProps {
  field: Field;
  forms: Forms;
  categories: readonly string[];
}

/** A field of the standard, as its type asks for. */
const StandardField = ({ field, forms, categories }: StandardFieldProps) => {
  const { id, title, type, required, advice } = field;
  const common = { name: id, label: title, required, help: advice || undefined };
  if (type === 'long') return <LongField {...common} />;
  if (type === 'day') return <DayField {...common} past={id === 'decidedOn'} />;
  if (type === 'money') return <TypedField {...common} input={{ inputMode: 'decimal' }} />;
  if (type === 'party')
    return (
      <ChoiceField
        {...common}
        none="请选择"
        choices={forms.partyClasses.map(name => ({ value: name, label: name }))}
      />
    );
  if (type === 'categories')
    return (
      <Form.Item name={id} label={title} rules={[{ required: true, message: `请选择${title}` }]}>
        <CategoriesInput choices={categories} label={title} />
      </Form.Item>
    );
  return <TextField {...common} />;
};

const StandardFields = ({ forms, kind }: { forms: Forms; kind: Decision['kind'] }) => {
  const asked = forms.kinds.find(({ id }) => id === kind);
  return asked?.fields.map(field => (
    <StandardField key={field.id} field={field} forms={forms} categories={asked.categories} />
  ));
};

const textsIn = (values: DecisionForm, { kinds }: Forms): Texts =>
  Object.fromEntries(
    (kinds.find(({ id }) => id === values.kind)?.fields ?? []).map(({ id }) => [
      id,
      String(values[id] ?? ''),
    ]),
  );

/** The server's faults by the fields of the form: `fields.name` is its `name`. */
const withFields = (error: Refusal, current: unknown): Refusal => {
  const fields = Object.fromEntries(
    Object.entries(error.fields).map(([name, message]) => [name.replace(/^fields\./, ''), message]),
  );
  const { status, code, message } = error;
  return new Refusal(status, { code: code as never, message, fields, current: current as never });
};

/** A refusal as the form reads it; where the record was changed meanwhile, with its texts as they are now. */
const refusalOf = async (error: unknown, region: string, id: string | undefined): Promise<unknown> => {
  if (!(error instanceof Refusal)) return error;
  if (!isConflict(error) || id === undefined) return withFields(error, error.current);
  const { fields, version } = await readDecision(region, id);
  return withFields(error, { ...fields, version });
};

interface DecisionFormProps {
  region: string;
  /** The decision to correct; none for a new one. */
  decision?: DecisionDetail;
  /** Chosen beforehand for a new one. */
  unit?: { id: string; name: string } | undefined;
  close: () => void;
  done: (decision: DecisionDetail) => void;
}

const initialOf = (decision: DecisionDetail | undefined, unit: DecisionFormProps['unit']): DecisionForm =>
  decision
    ? { ...decision.fields, unitId: decision.unitId, kind: decision.kind }
    : { unitId: unit?.id, kind: 'licence', organ: unit?.name ?? '' };

const send = (region: string, decision: DecisionDetail | undefined, values: DecisionForm, forms: Forms) => {
  const fields = textsIn(values, forms);
  return (version: number) =>
    decision
      ? answerOf(
          api.PUT('/decisions/{region}/{id}', {
            params: { path: { region, id: decision.id } },
            body: { fields, version },
          }),
        )
      : answerOf(
          api.POST('/decisions/{region}', {
            params: { path: { region } },
            body: { unitId: values.unitId ?? '', kind: values.kind, fields },
          }),
        );
};

const Body = ({ region, decision, unit, close, done, forms }: DecisionFormProps & { forms: Forms }) => {
  const refresh = useRefreshDecisions(region);
  const labels = Object.fromEntries(
    (forms.kinds.find(({ id }) => id === decision?.kind)?.fields ?? []).map(({ id, title }) => [id, title]),
  );
  return (
    <EditForm
      draft={decision ? `decision.${region}.${decision.id}` : `decision.new.${region}`}
      initial={initialOf(decision, unit)}
      {...(decision && { version: decision.version })}
      action={decision ? '保存' : '录入'}
      cancel={close}
      comparing={{ labels }}
      submit={async (values, version) => {
        const saved = await send(
          region,
          decision,
          values,
          forms,
        )(version).catch(async error => {
          throw await refusalOf(error, region, decision?.id);
        });
        await refresh();
        return saved;
      }}
      done={done}
    >
      {!decision && (
        <>
          <UnitField region={region} name="unitId" label="决定机关所在单位" required />
          <ChoiceField name="kind" label="种类" required choices={choicesOf(decisionKinds)} />
        </>
      )}
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) => <StandardFields forms={forms} kind={getFieldValue('kind')} />}
      </Form.Item>
    </EditForm>
  );
};

/** A new decision, or the correction of one. */
export const DecisionSheet = (props: DecisionFormProps) => (
  <Sheet title={props.decision ? `更正 ${props.decision.documentNo}` : '录入许可或处罚'} close={props.close}>
    <Loaded query={useQuery(formsQuery(props.region))}>{forms => <Body {...props} forms={forms} />}</Loaded>
  </Sheet>
);
