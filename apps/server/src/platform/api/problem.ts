import { z } from '@hono/zod-openapi';

/** What people can cause: a status, a code for programs, a Chinese sentence that says what to do. */
export class Problem {
  readonly status: ProblemStatus;
  readonly code: string;
  readonly message: string;
  /** Faults by field, for forms: `{ name: '名称已被使用……' }`. */
  readonly fields: Readonly<Record<string, string>>;
  /** The state that is stored now, where a change met a newer one. */
  readonly current: unknown;

  constructor(
    status: ProblemStatus,
    code: string,
    message: string,
    more: { fields?: Readonly<Record<string, string>>; current?: unknown } = {},
  ) {
    this.status = status;
    this.code = code;
    this.message = message;
    this.fields = more.fields ?? {};
    this.current = more.current ?? null;
  }
}

export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503;

/** A problem as the API tells it. */
export const problemSchema = z
  .object({
    code: z.string(),
    message: z.string(),
    fields: z.record(z.string(), z.string()),
    current: z.unknown(),
  })
  .openapi('Problem');

export const bodyOf = ({ code, message, fields, current }: Problem) => ({ code, message, fields, current });

export const notFound = (what: string) =>
  new Problem(404, 'not-found', `没有找到${what}，可能已被移走。请刷新后再试。`);
export const forbidden = (what: string) =>
  new Problem(403, 'forbidden', `您的角色不能“${what}”。需要时请联系系统管理员。`);
export const signInFirst = () => new Problem(401, 'sign-in-first', '请先登录，再继续操作。');

/** Someone else changed the thing meanwhile: nothing was overwritten, and what stands there now is shown. */
export const changedMeanwhile = (current: unknown) =>
  new Problem(409, 'changed-meanwhile', '这条记录刚被别人修改过，您的修改没有保存。请对照现在的内容再改。', {
    current,
  });
