import type { Platform, Subject } from '../../platform/platform.ts';
import { type ItemDeps, openItemContext } from '../items/index.ts';
import { watchFolders } from './folder.ts';
import { intakeRoutes } from './routes.ts';
import '../tables.ts';

/** Milliseconds between looks into the watched folders. */
const lookEvery = 5000;

/** 公文交换: documents that other systems hand over, by the API or in a watched folder, become drafts. */
export const createIntake = (
  platform: Platform,
  { interval = lookEvery, ...deps }: ItemDeps & { interval?: number },
): Subject => {
  const { context, close } = openItemContext(platform, deps);
  let watch: ReturnType<typeof watchFolders> | undefined;
  return {
    routes: intakeRoutes(context),
    resume: async () => {
      watch ??= watchFolders(context, interval);
    },
    close: async () => {
      await watch?.close();
      await close();
    },
  };
};
