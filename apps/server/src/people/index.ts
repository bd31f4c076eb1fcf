import type { Identity } from '../platform/identity/index.ts';
import type { Platform, Subject } from '../platform/platform.ts';
import { myRoutes } from './me.ts';
import { recorded } from './recorded.ts';
import { personRoutes, roleRoutes } from './routes.ts';

export { type AdministratorOptions, createAdministrator, readAdministrator } from './commands.ts';
export { type DemoAccount, demoPassword, demoPeople } from './demo.ts';

/** The people who work with the system, their accounts and roles. */
export const createPeople = (platform: Platform, identity: Identity): Subject => ({
  recorded,
  routes: [
    ...myRoutes(platform, identity),
    ...personRoutes(platform, identity),
    ...roleRoutes(platform, identity),
  ],
});
