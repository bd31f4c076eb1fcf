import { createHash, createHmac } from 'node:crypto';

export interface S3Keys {
  id: string;
  secret: string;
  region: string;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** As AWS escapes: all but letters, digits and `-._~`, and in a path the slash. */
const escapeText = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const escapePath = (path: string): string =>
  path
    .split('/')
    .map(segment => escapeText(decodeURIComponent(segment)))
    .join('/');

const escapeQuery = (query: URLSearchParams): string =>
  [...query]
    .map(([name, value]) => `${escapeText(name)}=${escapeText(value)}`)
    .sort()
    .join('&');

/**
 * The headers of a request signed by AWS Signature Version 4 for S3.
 * Source: docs.aws.amazon.com, "Authenticating Requests: Using the Authorization Header".
 * @param contentHash sha-256 of the body, hex.
 */
export const signedHeaders = (
  method: string,
  url: URL,
  contentHash: string,
  { id, secret, region }: S3Keys,
  now: Date,
): Record<string, string> => {
  const time = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const day = time.slice(0, 8);
  const scope = `${day}/${region}/s3/aws4_request`;
  const signed = { host: url.host, 'x-amz-content-sha256': contentHash, 'x-amz-date': time };
  const names = Object.keys(signed).join(';');
  const lines = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`);
  const request = [
    method,
    escapePath(url.pathname),
    escapeQuery(url.searchParams),
    lines.join(''),
    names,
    contentHash,
  ];
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(request.join('\n'))].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  const signature = hmac(key, text).toString('hex');
  const { host: _, ...headers } = signed;
  return {
    ...headers,
    Authorization: `AWS4-HMAC-SHA256 Credential=${id}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
};
