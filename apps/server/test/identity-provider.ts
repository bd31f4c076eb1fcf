/** A small OpenID Connect provider on the loopback: discovery, authorization, token, keys. */
import { createHash, createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const base64url = (value: object | Buffer): string =>
  (Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value))).toString('base64url');

const signed = (key: KeyObject, claims: object): string => {
  const content = `${base64url({ alg: 'RS256', typ: 'JWT', kid: 'k1' })}.${base64url(claims)}`;
  return `${content}.${createSign('RSA-SHA256').update(content).sign(key).toString('base64url')}`;
};

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let text = '';
  for await (const piece of request) text += piece;
  return new URLSearchParams(text);
};

const json = (response: ServerResponse, value: object, status = 200): void => {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
};

/** Whom the provider vouches for, and how honestly. */
export interface Vouched {
  sub: string;
  email: string;
  email_verified: boolean;
  /** Claims that are not as they should be. */
  claims?: object;
  /** Signs with a key that it does not publish. */
  forged?: boolean;
}

export interface Provider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who is at the browser. */
  vouched: Vouched;
  /** What was handed out, to be looked for in the database. */
  handedOut: string[];
  close(): Promise<void>;
}

interface Grant {
  nonce: string;
  challenge: string;
  redirectUri: string;
}

const closing = (server: Server) => () =>
  new Promise<void>(resolve => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

/** Starts the provider on a free port. */
export const startProvider = async (): Promise<Provider> => {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const grants = new Map<string, Grant>();
  const provider: Provider = {
    issuer: '',
    clientId: 'gongkai',
    clientSecret: randomUUID(),
    vouched: { sub: '', email: '', email_verified: true },
    handedOut: [],
    close: async () => undefined,
  };
  const tokensFor = ({ nonce }: Grant) => {
    const { sub, email, email_verified, claims, forged } = provider.vouched;
    const now = Math.floor(Date.now() / 1000);
    const times = { iat: now, exp: now + 300 };
    const content = {
      iss: provider.issuer,
      aud: provider.clientId,
      sub,
      email,
      email_verified,
      nonce,
      ...times,
    };
    const id_token = signed(forged ? other.privateKey : own.privateKey, { ...content, ...claims });
    const tokens = { access_token: randomUUID(), refresh_token: randomUUID(), id_token };
    provider.handedOut.push(...Object.values(tokens));
    return { ...tokens, token_type: 'Bearer', expires_in: 300 };
  };
  const authorize = (query: URLSearchParams, response: ServerResponse): void => {
    const code = randomUUID();
    const redirectUri = query.get('redirect_uri') ?? '';
    grants.set(code, {
      nonce: query.get('nonce') ?? '',
      challenge: query.get('code_challenge') ?? '',
      redirectUri,
    });
    const back = new URL(redirectUri);
    back.searchParams.set('code', code);
    back.searchParams.set('state', query.get('state') ?? '');
    response.writeHead(302, { Location: back.href }).end();
  };
  const token = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = await bodyOf(request);
    const basic = Buffer.from(
      request.headers.authorization?.replace('Basic ', '') ?? '',
      'base64',
    ).toString();
    const secret = form.get('client_secret') ?? basic.split(':')[1];
    const grant = grants.get(form.get('code') ?? '');
    grants.delete(form.get('code') ?? '');
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const fits =
      grant &&
      proof === grant.challenge &&
      form.get('redirect_uri') === grant.redirectUri &&
      secret === provider.clientSecret;
    if (fits) json(response, tokensFor(grant));
    else json(response, { error: 'invalid_grant' }, 400);
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', provider.issuer);
    if (pathname === '/.well-known/openid-configuration')
      json(response, {
        issuer: provider.issuer,
        authorization_endpoint: `${provider.issuer}/authorize`,
        token_endpoint: `${provider.issuer}/token`,
        jwks_uri: `${provider.issuer}/jwks`,
        id_token_signing_alg_values_supported: ['RS256'],
      });
    else if (pathname === '/jwks')
      json(response, {
        keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }],
      });
    else if (pathname === '/authorize') authorize(searchParams, response);
    else if (pathname === '/token') void token(request, response);
    else json(response, {}, 404);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  provider.close = closing(server);
  return provider;
};
