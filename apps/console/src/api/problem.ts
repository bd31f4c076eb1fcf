import type { components } from './schema.d.ts';

type Told = components['schemas']['Problem'];

/** What the server refused, in its own words; `fields` by the names of the form, `current` what stands there now. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly current: unknown;

  constructor(status: number, told: Partial<Told>) {
    super(told.message ?? '服务器没有说明原因。请稍后再试；仍不行时，请联系系统管理员。');
    this.status = status;
    this.code = told.code ?? 'unknown';
    this.fields = told.fields ?? {};
    this.current = told.current ?? null;
  }
}

/** The network failed: nothing is known of what the server did. */
export const unreachable = (): Refusal =>
  new Refusal(0, { code: 'unreachable', message: '连不上服务器。请检查网络后再试，您填的内容还在。' });

export const isConflict = (error: unknown): error is Refusal =>
  error instanceof Refusal && error.code === 'changed-meanwhile';

/** What to tell people of any error. */
export const sentenceOf = (error: unknown): string =>
  error instanceof Refusal ? error.message : '页面出了故障。请刷新后再试；仍不行时，请联系系统管理员。';

/** The faults by field of any error. */
export const fieldsOf = (error: unknown): Readonly<Record<string, string>> =>
  error instanceof Refusal ? error.fields : {};
