import { AsyncLocalStorage } from 'node:async_hooks';
import type { Db, Tx } from '../database/open.ts';
import type { SignInMethod } from './tables.ts';

/** What a call of better-auth is made within. */
export interface Scope {
  /** The transaction that its statements join, so that what it changes and the audit entry stand or fall together. */
  tx?: Tx;
  /** How a session made now begins. */
  method?: SignInMethod;
  /** A password found right before the transaction: argon2 takes its time outside of it. */
  checked?: { password: string; hash: string };
  /** A new password with its hash, made before the transaction for the same reason. */
  hashed?: { password: string; hash: string };
  /** The session that was made. */
  made?: { personId: string };
  /** The letter for a forgotten password that is to go out. */
  letter?: { personId: string; email: string; name: string; token: string };
}

const scopes = new AsyncLocalStorage<Scope>();

export const currentScope = (): Scope => scopes.getStore() ?? {};

export const within = <T>(scope: Scope, work: () => Promise<T>): Promise<T> => scopes.run(scope, work);

/** The database as better-auth sees it: the scope's transaction where there is one. */
export const scopedDatabase = (db: Db): Db =>
  new Proxy(db, {
    get: (target, name) => {
      const at = currentScope().tx ?? target;
      const value: unknown = Reflect.get(at, name, at);
      return typeof value === 'function' ? value.bind(at) : value;
    },
  });
