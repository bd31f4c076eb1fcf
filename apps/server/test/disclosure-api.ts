/** The API of some subjects on a real platform with its jobs, each request by whom it is made. */
import { Hono } from 'hono';
import { createKeep } from '../src/platform/api/kept.ts';
import { createApi } from '../src/platform/api/route.ts';
import type { Actor } from '../src/platform/permissions/index.ts';
import type { Platform, Subject } from '../src/platform/platform.ts';

export type Ask = ReturnType<typeof apiOf>;

export const apiOf = (platform: Platform, subjects: readonly Subject[]) => {
  const app = (actor: Actor) =>
    new Hono().route(
      '/',
      createApi(
        subjects.flatMap(({ routes }) => routes ?? []),
        async () => actor,
        createKeep(platform.database),
      ),
    );
  return async (
    as: Actor,
    method: string,
    path: string,
    body?: object | FormData,
    headers: Record<string, string> = {},
  ) => {
    const isForm = body instanceof FormData;
    const server = app(as);
    server.onError(error => Response.json({ code: 'broken', message: String(error.stack) }, { status: 500 }));
    const response = await server.request(path, {
      method,
      headers: { ...(body !== undefined && !isForm && { 'Content-Type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
    const answer: any = isJson ? await response.json() : new Uint8Array(await response.arrayBuffer());
    return { status: response.status, body: answer, headers: response.headers };
  };
};

export const formWith = (
  files: readonly { name: string; bytes: Uint8Array; field?: string }[],
  fields: Record<string, string> = {},
): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const { name, bytes, field = 'file' } of files)
    form.append(field, new File([Buffer.from(bytes)], name));
  return form;
};
