import type { OpenAPIHono } from '@hono/zod-openapi';
import { raw } from 'hono/html';
import type { Route } from '../http.ts';
import type { Assets } from '../http-assets.ts';
import { type Document, type Field, fieldsOf, type Operation, operationsOf } from './document.ts';

interface FieldsProps {
  caption: string;
  /** What they are the fields of. */
  of: string;
  fields: readonly Field[];
}

const Fields = ({ caption, of, fields }: FieldsProps) =>
  fields.length === 0 ? null : (
    <section class="scroll" tabindex={0} aria-label={`${of} ${caption}`}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">名称</th>
            <th scope="col">类型</th>
            <th scope="col">必填</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, type, link, required, note }) => (
            <tr>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{link ? <a href={`#schema-${link}`}>{type}</a> : <code>{type}</code>}</td>
              <td>{required ? '是' : '否'}</td>
              <td>{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );

const OperationPart = ({ id, method, path, summary, parameters, body, answer }: Operation) => (
  <article class="operation" id={id}>
    <h3>
      <span class={`method ${method}`}>{method.toUpperCase()}</span> <code>/api{path}</code>
    </h3>
    <p>{summary}</p>
    <Fields caption="参数" of={id} fields={parameters} />
    <Fields caption="提交的内容（JSON）" of={id} fields={body} />
    <Fields caption="成功时的答复（JSON）" of={id} fields={answer} />
  </article>
);

const Contents = ({ groups }: { groups: ReadonlyMap<string, readonly Operation[]> }) => (
  <nav aria-label="目录">
    {[...groups].map(([tag, operations]) => (
      <section>
        <h2>{tag}</h2>
        <ul>
          {operations.map(({ id, method, summary }) => (
            <li>
              <a href={`#${id}`}>{summary}</a> <small>{method.toUpperCase()}</small>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </nav>
);

const ApiPage = ({ document, assets }: { document: Document; assets: Assets }) => {
  const groups = Map.groupBy(operationsOf(document), ({ tag }) => tag);
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="zh-CN">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>接口 · 公开</title>
          <link rel="icon" href={assets.url('favicon.svg')} type="image/svg+xml" />
          <link rel="stylesheet" href={assets.url('base.css')} />
          <link rel="stylesheet" href={assets.url('api.css')} />
        </head>
        <body>
          <a class="skip" href="#main">
            跳到正文
          </a>
          <header class="top">
            <div class="wrap">
              <a class="brand" href="/">
                <span>
                  <b>公开</b>
                  <small>接口</small>
                </span>
              </a>
            </div>
          </header>
          <main id="main" tabindex={-1} class="wrap api">
            <h1>接口</h1>
            <p>
              工作台用的就是这些接口。机器可读的说明：<a href="/api/openapi.json">openapi.json</a>
              （OpenAPI 3.1）。请求和答复都是JSON；没有成功时，答复
              <a href="#schema-Problem">Problem</a>
              ，其中message说明原因和办法，fields按字段指出填得不对的地方，current是记录现在的内容。
            </p>
            <Contents groups={groups} />
            {[...groups].map(([tag, operations]) => (
              <section>
                <h2>{tag}</h2>
                {operations.map(operation => (
                  <OperationPart {...operation} />
                ))}
              </section>
            ))}
            <h2>结构</h2>
            {Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => (
              <article class="operation" id={`schema-${name}`}>
                <h3>
                  <code>{name}</code>
                </h3>
                <Fields caption="字段" of={name} fields={fieldsOf(schema)} />
              </article>
            ))}
          </main>
        </body>
      </html>
    </>
  );
};

/** The readable page of the API at /api: made of the OpenAPI document once, when it is first asked for. */
export const apiPage = (api: OpenAPIHono, assets: Assets): Route => {
  let page: Promise<string> | undefined;
  const make = async (): Promise<string> => {
    const response = await api.request('/openapi.json');
    const document = (await response.json()) as Document;
    return String(await (<ApiPage document={document} assets={assets} />));
  };
  return {
    path: '/api',
    get: async c => {
      page ??= make();
      return c.html(await page);
    },
  };
};
