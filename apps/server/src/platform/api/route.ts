import { createRoute, OpenAPIHono, type z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type Action, type Actor, actions, allows, type Target } from '../permissions/index.ts';
import type { Keep } from './kept.ts';
import { bodyOf, forbidden, notFound, Problem, problemSchema, signInFirst } from './problem.ts';

/** A value that a route may answer with: its result, or a problem. */
type Answer<T> = T | Problem | Promise<T | Problem>;

type Schema = z.ZodType | undefined;
type Value<S extends Schema> = S extends z.ZodType ? z.infer<S> : undefined;

/** What a route's work is given: who asks, and what they sent, validated. */
interface Call<P extends Schema, Q extends Schema, B extends Schema> {
  actor: Actor;
  params: Value<P>;
  query: Value<Q>;
  body: Value<B>;
  context: Context;
}

export interface RouteSpec<P extends Schema, Q extends Schema, B extends Schema, R extends Schema> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below /api, as OpenAPI writes it: `/units/{id}`. */
  path: string;
  summary: string;
  /** The one action of the permission table that this route performs. */
  action: Action;
  params?: P;
  query?: Q;
  body?: B;
  /**
   * The answer follows from what is recorded in the actor's regions, the day, and who asks: it is kept until something
   * is recorded there.
   */
  kept?: true;
  /** The schema of the answer; none where the route answers a file or nothing. */
  answer?: R;
  /**
   * What the action is done to. Undefined (or no function) where that is for the list itself to narrow: then the
   * actor must be allowed the action somewhere. Null: there is no such thing.
   */
  target?: (call: Call<P, Q, B>) => Promise<Target | null | undefined> | Target | undefined;
  handle: (call: Call<P, Q, B>) => Answer<R extends z.ZodType ? z.input<R> : Response | undefined>;
}

/** A route with its types put away, as the list of all routes keeps it. */
export interface ApiRoute {
  method: RouteSpec<Schema, Schema, Schema, Schema>['method'];
  path: string;
  action: Action;
  mount(api: OpenAPIHono, actorOf: (context: Context) => Promise<Actor>, keep: Keep): void;
}

const responses = (answer: Schema) => ({
  200: answer
    ? { description: '成功', content: { 'application/json': { schema: answer } } }
    : { description: '成功' },
  default: {
    description: '没有成功，说明原因和办法',
    content: { 'application/json': { schema: problemSchema } },
  },
});

const refuse = (context: Context, problem: Problem) => context.json(bodyOf(problem), problem.status);

/** The one place where permissions are asked. @returns a problem where the actor may not. */
const findRefusal = async <P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
  spec: RouteSpec<P, Q, B, R>,
  call: Call<P, Q, B>,
): Promise<Problem | undefined> => {
  const { action } = spec;
  const may = (target?: Target) => allows(call.actor, action, target);
  if (!may()) return call.actor.id === null ? signInFirst() : forbidden(actions[action].label);
  const target = await spec.target?.(call);
  if (target === null) return notFound('这条记录');
  return target === undefined || may(target) ? undefined : forbidden(actions[action].label);
};

/** Declares a route of the API: its schema, its action, and its work. */
export const route = <
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
  R extends Schema = undefined,
>(
  spec: RouteSpec<P, Q, B, R>,
): ApiRoute => ({
  method: spec.method,
  path: spec.path,
  action: spec.action,
  mount: (api, actorOf, keep) => {
    const definition = createRoute({
      method: spec.method,
      path: spec.path,
      summary: spec.summary,
      tags: [spec.path.split('/')[1] ?? ''],
      request: {
        ...(spec.params && { params: spec.params as never }),
        ...(spec.query && { query: spec.query as never }),
        ...(spec.body && {
          body: { required: true, content: { 'application/json': { schema: spec.body } } },
        }),
      },
      responses: responses(spec.answer) as never,
    });
    api.openapi(definition, (async (context: Context) => {
      const valid = (part: 'param' | 'query' | 'json') => context.req.valid(part as never);
      const call = {
        actor: await actorOf(context),
        params: spec.params && valid('param'),
        query: spec.query && valid('query'),
        body: spec.body && valid('json'),
        context,
      } as Call<P, Q, B>;
      const refusal = await findRefusal(spec, call);
      if (refusal) return refuse(context, refusal);
      const handle = () => Promise.resolve(spec.handle(call));
      const answer = await (spec.kept ? keep(context, call.actor, handle) : handle());
      if (answer instanceof Problem) return refuse(context, answer);
      if (answer instanceof Response) return answer;
      return answer === undefined ? context.body(null, 204) : context.json(answer as object);
    }) as never);
  },
});

const fieldFaults = (error: z.ZodError): Record<string, string> =>
  Object.fromEntries(error.issues.map(issue => [issue.path.join('.'), issue.message]));

/** The API with its routes mounted; what is sent wrongly is answered field by field. */
export const createApi = (
  routes: readonly ApiRoute[],
  actorOf: (context: Context) => Promise<Actor>,
  keep: Keep,
): OpenAPIHono => {
  const api = new OpenAPIHono({
    defaultHook: (result, context) => {
      if (result.success) return undefined;
      const fields = fieldFaults(result.error as unknown as z.ZodError);
      return refuse(
        context,
        new Problem(422, 'invalid', '有内容填得不对，请按提示改正后再提交。', { fields }),
      );
    },
  });
  for (const each of routes) each.mount(api, actorOf, keep);
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: '公开（Gongkai）', version: '1', description: '政府信息公开工作系统的接口' },
    servers: [{ url: '/api' }],
  });
  return api;
};
