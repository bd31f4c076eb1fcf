import { randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Config } from '../config.ts';
import type { Db } from '../database/open.ts';
import { hashPassword, isPassword, passwordLength } from './password.ts';
import { currentScope, scopedDatabase } from './scope.ts';
import { linkLife, pages, sessionLife } from './settings.ts';

/** The header in which a client's address is handed to better-auth; one that came from outside is overwritten. */
export const addressHeader = 'x-gongkai-address';

/** The name of the single sign-on provider in addresses and in the account table. */
export const ssoProvider = 'oidc';

/** Where people reach this server. */
export const publicUrl = ({ PUBLIC_URL, HOST, PORT }: Config): string =>
  PUBLIC_URL?.replace(/\/+$/, '') ?? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`;

const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

const columns = {
  person: { emailVerified: 'email_verified', ...times },
  session: {
    expiresAt: 'expires_at',
    ipAddress: 'ip_address',
    userAgent: 'user_agent',
    userId: 'person_id',
    ...times,
  },
  account: {
    accountId: 'account_id',
    providerId: 'provider_id',
    userId: 'person_id',
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    accessTokenExpiresAt: 'access_token_expires_at',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
    ...times,
  },
  verification: { expiresAt: 'expires_at', ...times },
  twoFactor: {
    userId: 'person_id',
    backupCodes: 'backup_codes',
    failedVerificationCount: 'failed_verification_count',
    lockedUntil: 'locked_until',
  },
} as const;

const totp = () =>
  twoFactor({
    issuer: '公开',
    schema: {
      user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
      twoFactor: { modelName: 'two_factor', fields: columns.twoFactor },
    },
  });

/** Single sign-on at the provider that is configured; who has no account here is not given one. */
const sso = ({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: Config) => {
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined || OIDC_CLIENT_SECRET === undefined)
    return [];
  const discoveryUrl = `${OIDC_ISSUER.replace(/\/+$/, '')}/.well-known/openid-configuration`;
  return [
    genericOAuth({
      config: [
        {
          providerId: ssoProvider,
          discoveryUrl,
          clientId: OIDC_CLIENT_ID,
          clientSecret: OIDC_CLIENT_SECRET,
          scopes: ['openid', 'email', 'profile'],
          pkce: true,
          disableSignUp: true,
          requireIdTokenVerification: true,
        },
      ],
    }),
  ];
};

/** The tokens of a provider are of no use here once it has said who someone is: none is kept. */
const withoutTokens = async () => ({
  data: { accessToken: null, refreshToken: null, idToken: null },
});

const hooks = (db: Db) => ({
  session: {
    create: {
      before: async (session: { userId: string; method?: unknown }) => {
        const scope = currentScope();
        const person = await (scope.tx ?? db)
          .selectFrom('person')
          .where('id', '=', session.userId)
          .select('disabled_at')
          .executeTakeFirst();
        if (!person || person.disabled_at !== null) return false;
        scope.made = { personId: session.userId };
        return {
          data: {
            method: session.method ?? scope.method ?? 'password',
            expiresAt: new Date(Date.now() + sessionLife.idle * 1000),
          },
        };
      },
    },
  },
  account: { create: { before: withoutTokens }, update: { before: withoutTokens } },
});

/** better-auth as this system uses it: our tables, our rules, nothing that we do not need. */
export const createAuth = (config: Config, db: Db, secret: string) =>
  betterAuth({
    appName: '公开',
    baseURL: publicUrl(config),
    basePath: '/api/auth',
    secret,
    database: { db: scopedDatabase(db), type: 'postgres' },
    user: { modelName: 'person', fields: columns.person },
    session: {
      fields: columns.session,
      additionalFields: { method: { type: 'string', required: true, input: false } },
      // For the cookie alone: how long the session itself lasts, its row says.
      expiresIn: sessionLife.absolute,
      // Use is noted by our own reading of the session.
      disableSessionRefresh: true,
    },
    account: {
      fields: columns.account,
      accountLinking: { enabled: true, trustedProviders: [] },
      updateAccountOnSignIn: false,
    },
    verification: { fields: columns.verification, storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most * 2,
      resetPasswordTokenExpiresIn: linkLife.reset,
      revokeSessionsOnPasswordReset: true,
      password: {
        hash: async password => {
          const { hashed } = currentScope();
          return hashed?.password === password ? hashed.hash : hashPassword(password);
        },
        verify: async ({ hash, password }) => {
          const { checked } = currentScope();
          return checked?.hash === hash && checked.password === password ? true : isPassword(hash, password);
        },
      },
      sendResetPassword: async ({ user, token }) => {
        currentScope().letter = { personId: user.id, email: user.email, name: user.name, token };
      },
    },
    databaseHooks: hooks(db),
    plugins: [totp(), ...sso(config)],
    advanced: {
      cookiePrefix: 'gongkai',
      useSecureCookies: publicUrl(config).startsWith('https:'),
      // Our own migrations make its tables; the tests prove that nothing is amiss.
      database: { generateId: () => randomUUID(), validateSchema: false },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    onAPIError: { throw: true, errorURL: pages.signIn },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });

export type Auth = ReturnType<typeof createAuth>;
