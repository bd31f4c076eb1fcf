import type { Platform, Subject } from '../../platform/platform.ts';
import type { PublicChanges } from '../changes.ts';
import type { ItemContext } from '../items/index.ts';
import { createInspector } from '../items/inspector.ts';
import { watchFolders } from './folder.ts';
import { intakeRoutes } from './routes.ts';
import '../tables.ts';

/** Milliseconds between looks into the watched folders. */
const lookEvery = 5000;

/** 公文交换: documents that other systems hand over, by the API or in a watched folder, become drafts. */
export const createIntake = (
  platform: Platform,
  {
    changes,
    interval = lookEvery,
    ...others
  }: { changes: PublicChanges; interval?: number } & Partial<ItemContext>,
): Subject => {
  const inspector = createInspector(platform);
  const context: ItemContext = {
    platform,
    changes,
    inspect: inspector.inspect,
    probe: async () => [],
    now: () => new Date(),
    ...others,
  };
  let watch: ReturnType<typeof watchFolders> | undefined;
  return {
    routes: intakeRoutes(context),
    resume: async () => {
      watch ??= watchFolders(context, interval);
    },
    close: async () => {
      await watch?.close();
      await inspector.close();
    },
  };
};
