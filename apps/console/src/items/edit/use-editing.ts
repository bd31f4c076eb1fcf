import { Form } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { fieldsOf, isConflict } from '../../api/problem.ts';
import type { Item, ItemDetail } from '../../api/words.ts';
import { useDraft } from '../../app/use-draft.ts';
import { useKnowItem } from '../queries.ts';
import { changesOf, type Sent, sentOf, type Values, valuesOf } from './values.ts';

/** The draft as the server last said it stands. */
interface Base {
  sent: Sent;
  version: number;
}

/** Where the saving stands, for the line that says so. */
export type Saving = 'same' | 'changed' | 'saving' | 'failed';

/** After this much rest the draft is saved, and after the longer time even while one goes on typing. */
const restMs = 8_000;
const longestMs = 40_000;
const keepMs = 500;

const baseOf = ({ item }: Pick<ItemDetail, 'item'>): Base => ({
  sent: { ...(item.draft as Sent), columnId: item.columnId },
  version: item.version,
});

type Current = { version: number; draft: Item['draft'] };

/** One change of the draft at a time, for each is made upon the version that the one before it left. */
const useTurns = () => {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback(<T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.current.then(work, work);
    last.current = turn.catch(() => undefined);
    return turn;
  }, []);
};

/** Runs `save` when the typing rests, or has gone on for long. */
const useTimer = (save: () => void) => {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const since = useRef<number | null>(null);
  const latest = useRef(save);
  latest.current = save;
  const stop = useCallback(() => {
    clearTimeout(timer.current);
    since.current = null;
  }, []);
  const start = useCallback(() => {
    clearTimeout(timer.current);
    since.current ??= Date.now();
    const wait = Math.max(0, Math.min(restMs, since.current + longestMs - Date.now()));
    timer.current = setTimeout(() => {
      since.current = null;
      latest.current();
    }, wait);
  }, []);
  useEffect(() => stop, [stop]);
  return { start, stop };
};

/**
 * The state of the editor of one draft: what is typed, what the server has of it, what this browser keeps, and the
 * conflict where someone else wrote meanwhile.
 */
export const useEditing = (detail: ItemDetail) => {
  const { regionId: region, id } = detail.item;
  const [form] = Form.useForm<Values>();
  const base = useRef(baseOf(detail));
  const [saving, setSaving] = useState<Saving>('same');
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [notes, setNotes] = useState<readonly string[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [conflict, setConflict] = useState<Base | null>(null);
  // Counts up where the text in the editor is to be replaced from outside.
  const [edition, setEdition] = useState(0);
  const { offered, take, keep, forget } = useDraft<Sent>(`item.${region}.${id}`);
  const know = useKnowItem(region, id);
  const inTurn = useTurns();
  const keeping = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const valuesNow = (): Sent => sentOf({ ...valuesOf(base.current.sent), ...form.getFieldsValue(true) });

  const meet = (found: Current): void => {
    const now: Base = {
      sent: { ...(found.draft ?? base.current.sent), columnId: base.current.sent.columnId } as Sent,
      version: found.version,
    };
    const typed = changesOf(base.current.sent, valuesNow());
    const follow = Object.fromEntries(
      Object.entries(valuesOf(now.sent)).filter(([name]) => !(name in typed)),
    );
    form.setFieldsValue(follow as never);
    if (!('body' in typed) && now.sent.body !== base.current.sent.body) setEdition(count => count + 1);
    setConflict(now);
  };

  const failed = (fault: unknown): void => {
    setSaving('failed');
    if (isConflict(fault)) {
      meet(fault.current as Current);
      return;
    }
    setError(fault);
    form.setFields(
      Object.entries(fieldsOf(fault)).map(([name, message]) => ({
        name: name.split('.').map(part => (/^\d+$/.test(part) ? Number(part) : part)) as never,
        errors: [message],
      })),
    );
  };

  /** What a change of the draft answered, with what was sent of it. */
  const settle = (item: Item, sent: Partial<Sent>): void => {
    base.current = { sent: { ...base.current.sent, ...sent }, version: item.version };
    know(item);
  };

  const write = async (): Promise<boolean> => {
    const values = valuesNow();
    const { columnId, ...content } = changesOf(base.current.sent, values);
    if (columnId === undefined && Object.keys(content).length === 0) {
      setSaving('same');
      return true;
    }
    setSaving('saving');
    const item = await answerOf(
      api.PUT('/items/{region}/{id}', {
        params: { path: { region, id } },
        body: { version: base.current.version, content, ...(columnId !== undefined && { columnId }) },
      }),
    );
    settle(item, { ...content, ...(columnId !== undefined && { columnId }) });
    setError(null);
    if (item.notes.length > 0) setNotes(item.notes);
    setSavedAt(new Date());
    const more = Object.keys(changesOf(base.current.sent, valuesNow())).length > 0;
    setSaving(more ? 'changed' : 'same');
    clearTimeout(keeping.current);
    if (more) keep(valuesNow(), { initial: base.current.sent, version: base.current.version });
    else forget();
    return true;
  };

  /** Saves what has changed. @returns whether the server has it all */
  const save = (): Promise<boolean> => {
    timer.stop();
    if (conflict) return Promise.resolve(false);
    return inTurn(() =>
      write().catch(fault => {
        failed(fault);
        return false;
      }),
    );
  };
  const timer = useTimer(() => void save());

  /** Another change of the draft, such as an attachment: upon the version that stands when its turn comes. */
  const change = (work: (version: number) => Promise<Item>): Promise<Item> =>
    inTurn(async () => {
      const item = await work(base.current.version).catch(fault => {
        if (isConflict(fault)) meet(fault.current as Current);
        throw fault;
      });
      const attachments = item.draft?.attachments ?? base.current.sent.attachments;
      settle(item, { attachments });
      form.setFieldValue('attachments', attachments);
      setSavedAt(new Date());
      return item;
    });

  const touched = (): void => {
    setSaving(known => (known === 'saving' ? known : 'changed'));
    if (!conflict) timer.start();
    clearTimeout(keeping.current);
    keeping.current = setTimeout(
      () => keep(valuesNow(), { initial: base.current.sent, version: base.current.version }),
      keepMs,
    );
  };

  const restore = (): void => {
    if (!offered) return;
    // What was typed goes on from what it was typed against, so that changes meanwhile come to light.
    base.current = { sent: offered.based.initial, version: offered.based.version ?? base.current.version };
    form.setFieldsValue(valuesOf(offered.values) as never);
    setEdition(count => count + 1);
    take();
    setSaving('changed');
    timer.start();
  };

  const takeNow = (name: keyof Sent): void => {
    if (!conflict) return;
    form.setFieldValue(name as never, valuesOf(conflict.sent)[name] as never);
    if (name === 'body') setEdition(count => count + 1);
  };

  const proceed = (): void => {
    if (!conflict) return;
    base.current = conflict;
    setConflict(null);
    setError(null);
    setSaving('changed');
    timer.start();
  };

  const last = useRef<(() => void) | null>(null);
  last.current = save;
  const given = useRef(false);
  // Who leaves the page leaves nothing behind unsaved, unless the draft was handed on.
  useEffect(() => () => (given.current ? undefined : last.current?.()), []);
  const handOn = (): void => {
    given.current = true;
    timer.stop();
    clearTimeout(keeping.current);
    forget();
  };

  return {
    form,
    initial: valuesOf(base.current.sent),
    version: () => base.current.version,
    saving,
    savedAt,
    notes,
    note: setNotes,
    error,
    conflict,
    edition,
    offered,
    forget,
    valuesNow,
    save,
    change,
    touched,
    restore,
    takeNow,
    proceed,
    handOn,
  };
};

export type Editing = ReturnType<typeof useEditing>;
