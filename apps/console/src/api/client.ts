import createClient from 'openapi-fetch';
import { Refusal, unreachable } from './problem.ts';
import type { paths } from './schema.d.ts';

/**
 * The API of the server, typed by its own OpenAPI document. The type is said also where nothing is sent along: the
 * server takes no change without it, so that no foreign form can make one.
 */
export const api = createClient<paths>({ baseUrl: '/api', headers: { 'Content-Type': 'application/json' } });

interface Answer {
  data?: unknown;
  error?: unknown;
  response: Response;
}

/** The answer of a call, or its refusal thrown. */
export const answerOf = async <A extends Answer>(asked: Promise<A>): Promise<NonNullable<A['data']>> => {
  const { data, error, response } = await asked.catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw new Refusal(response.status, (error ?? {}) as object);
  return data as NonNullable<A['data']>;
};

const sent = async <T>(path: string, init: RequestInit): Promise<T> => {
  const response = await fetch(`/api${path}`, init).catch(() => {
    throw unreachable();
  });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(response.status, body);
  return body as T;
};

/** Asks something of /api/auth, which is no part of the OpenAPI document. */
export const askAuth = <T>(path: string, body: object = {}): Promise<T> =>
  sent<T>(`/auth${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Whether anyone is signed in, and whether single sign-on is offered. */
export const readAuth = (): Promise<{ person: { id: string } | null; sso: boolean }> =>
  sent('/auth/get-session', {});

/** Hands in a file as a form, which the OpenAPI document does not describe. */
export const sendFile = <T>(
  path: string,
  file: File,
  fields: Readonly<Record<string, string>> = {},
): Promise<T> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  return sent<T>(path, { method: 'POST', body: form });
};
