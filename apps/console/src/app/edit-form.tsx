import { useMutation } from '@tanstack/react-query';
import { Button, Form, type FormInstance } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { fieldsOf, isConflict } from '../api/problem.ts';
import { Conflict, type Difference } from './conflict.tsx';
import { momentOf } from './format.ts';
import { ErrorNotice, Notice } from './notice.tsx';
import { type Based, type Draft, useDraft } from './use-draft.ts';

type Values = Record<string, unknown>;

/** How the record that stands there now is set beside what was typed. */
interface Comparing<V> {
  /** The fields compared, with their labels. */
  labels: Partial<Record<keyof V & string, string>>;
  /** A value in words, where it is not text. */
  words?: (name: string, value: unknown) => string;
}

interface EditFormProps<V extends Values, R> {
  /** Names the draft: the form and what it changes. */
  draft: string;
  initial: V;
  /** The version of the record that the form shows; none for what is new. */
  version?: number;
  submit: (values: V, version: number) => Promise<R>;
  done: (result: R) => void;
  cancel?: () => void;
  /** What the button says. */
  action: string;
  danger?: boolean;
  comparing?: Comparing<V>;
  children: ReactNode;
}

const plainWords = (_name: string, value: unknown): string => (value == null ? '' : String(value));

/** The server's name of a field, `roles.0.unitId`, as the form has it. */
const pathOf = (name: string) => name.split('.').map(part => (/^\d+$/.test(part) ? Number(part) : part));

/** The record that stands there now, as a refusal brings it. */
type Current = Values & { version: number };

/** Submits; faults go to their fields, the first of which is gone to. */
const useSaving = <V extends Values, R>(
  form: FormInstance<V>,
  send: (values: V) => Promise<R>,
  ended: { done: (result: R) => void; conflict: (current: Current) => void },
) =>
  useMutation({
    mutationFn: send,
    onSuccess: ended.done,
    onError: error => {
      if (isConflict(error)) ended.conflict(error.current as Current);
      const faults = Object.entries(fieldsOf(error)).map(([name, message]) => ({
        name: pathOf(name) as never,
        errors: [message],
      }));
      form.setFields(faults);
      const [first] = faults;
      if (first) form.scrollToField(first.name, { focus: true });
    },
  });

/** What concerns no single field is said beside the buttons, and brought before the eyes. */
const Outcome = ({ error, children }: { error: unknown; children: ReactNode }) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!error || Object.keys(fieldsOf(error)).length > 0) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  return (
    <div ref={place} tabIndex={-1} className="outcome">
      {children}
    </div>
  );
};

interface OfferProps {
  draft: Draft<unknown>;
  restore: () => void;
  forget: () => void;
}

/** What was left behind the last time: to go on with, or to throw away. */
const Offer = ({ draft: { at }, restore, forget }: OfferProps) => (
  <Notice
    title={`您在${momentOf(at)}填的内容没有提交`}
    action={
      <span className="actions">
        <Button size="small" type="primary" onClick={restore}>
          接着填
        </Button>
        <Button size="small" onClick={forget}>
          丢弃
        </Button>
      </span>
    }
  />
);

/** Where the record now and the form differ, in words. */
const differencesOf = <V extends Values>(
  { labels, words = plainWords }: Comparing<V>,
  current: Current,
  form: FormInstance<V>,
): Difference[] =>
  Object.entries(labels).flatMap(([name, label]) => {
    const now = words(name, current[name]);
    const mine = words(name, form.getFieldValue(name as never));
    return now === mine ? [] : [{ name, label: String(label), now, mine }];
  });

/** Fields that stand as they did when the form was opened: they follow what stands there now. */
const untouched = <V extends Values>(
  initial: V,
  { labels, words = plainWords }: Comparing<V> = { labels: {} },
  form: FormInstance<V>,
): string[] =>
  Object.keys(labels).filter(
    name => words(name, initial[name]) === words(name, form.getFieldValue(name as never)),
  );

interface ButtonsProps extends Pick<EditFormProps<Values, unknown>, 'action' | 'danger' | 'cancel'> {
  busy: boolean;
  held: boolean;
}

const Buttons = ({ action, danger = false, cancel, busy, held }: ButtonsProps) => (
  <div className="form-actions">
    <Button type="primary" htmlType="submit" danger={danger} loading={busy} disabled={held}>
      {action}
    </Button>
    {cancel && <Button onClick={cancel}>取消</Button>}
  </div>
);

/** The state of a form for one record: what is typed, its draft, the version that it is based on, the conflict. */
const useEditing = <V extends Values, R>(props: EditFormProps<V, R>) => {
  const { draft, version: begun, submit, done, initial, comparing } = props;
  const [form] = Form.useForm<V>();
  // As the form was opened: the record behind it may be read anew meanwhile, and what is typed was typed against this.
  const [based, setBased] = useState<Based<V>>({ initial, version: begun ?? null });
  const [current, setCurrent] = useState<Current | null>(null);
  const { offered, take, keep, forget } = useDraft<V>(draft);
  const typed = (on = based): void => keep(form.getFieldsValue(true), on);
  const saving = useSaving<V, R>(form, values => submit(values, based.version ?? 0), {
    done: result => {
      forget();
      done(result);
    },
    conflict: found => {
      for (const name of untouched(based.initial, comparing, form))
        form.setFieldValue(name as never, found[name] as never);
      setCurrent(found);
    },
  });
  const restore = (): void => {
    if (!offered) return;
    form.setFieldsValue(offered.values as never);
    // What was typed goes on from what it was typed against, so that changes meanwhile come to light.
    setBased(offered.based);
    take();
  };
  const takeOver = (name: string): void => {
    form.setFieldValue(name as never, current?.[name] as never);
    typed();
  };
  const proceed = (): void => {
    if (!current) return;
    const now = { initial: { ...based.initial, ...current }, version: current.version };
    setBased(now);
    setCurrent(null);
    saving.reset();
    typed(now);
  };
  return { form, current, offered, forget, typed, saving, restore, takeOver, proceed };
};

/** A form for one record: drafts are kept, the server's faults stand at their fields, conflicts side by side. */
export const EditForm = <V extends Values, R>(props: EditFormProps<V, R>) => {
  const { initial, cancel, action, danger = false, comparing = { labels: {} }, children } = props;
  const { form, current, offered, saving, ...editing } = useEditing(props);
  // Drawn anew with each key, so that the comparison follows.
  Form.useWatch([], form);
  const leave = (): void => {
    editing.forget();
    cancel?.();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      scrollToFirstError={{ focus: true }}
      onValuesChange={() => editing.typed()}
      onFinish={() => saving.mutate(form.getFieldsValue(true))}
    >
      {offered && <Offer draft={offered} restore={editing.restore} forget={editing.forget} />}
      {children}
      <Outcome error={saving.error}>
        {current ? (
          <Conflict
            differences={differencesOf(comparing, current, form)}
            take={editing.takeOver}
            proceed={editing.proceed}
          />
        ) : (
          <ErrorNotice error={saving.error} />
        )}
      </Outcome>
      <Buttons
        action={action}
        danger={danger}
        {...(cancel && { cancel: leave })}
        busy={saving.isPending}
        held={current !== null}
      />
    </Form>
  );
};
