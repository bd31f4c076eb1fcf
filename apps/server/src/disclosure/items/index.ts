import type { Platform, Subject } from '../../platform/platform.ts';
import type { PublicChanges } from '../changes.ts';
import { linksJob } from './check.ts';
import { createInspector } from './inspector.ts';
import { probeLinks } from './probe.ts';
import { publishJob, resumePublications } from './publish.ts';
import { bodyRoutes } from './routes-body.ts';
import { mediaRoutes } from './routes-media.ts';
import { readRoutes } from './routes-read.ts';
import { uploadRoutes } from './routes-upload.ts';
import { writeRoutes } from './routes-write.ts';
import type { ItemContext } from './tools.ts';

export { type PublishedRow, writePublished } from './bulk.ts';
export { countCommand, countItems } from './count.ts';
export { createItem, Refused, transaction } from './draft.ts';
export { keepInspection, receiveFile } from './files.ts';
export type { FileInspection } from './inspect.ts';
export type { ItemContext } from './tools.ts';

export interface ItemDeps {
  /** Tells what shows items of every change that readers see. */
  changes: PublicChanges;
}

/** Items (信息): drafts, files, check, the flow, versions, links, validity, publication and its count. */
export const createItems = (
  platform: Platform,
  { changes, ...others }: ItemDeps & Partial<ItemContext>,
): Subject => {
  const inspector = createInspector(platform);
  const context: ItemContext = {
    platform,
    changes,
    inspect: inspector.inspect,
    probe: probeLinks,
    now: () => new Date(),
    ...others,
  };
  return {
    routes: [readRoutes, mediaRoutes, bodyRoutes, writeRoutes, uploadRoutes].flatMap(routes =>
      routes(context),
    ),
    jobs: [publishJob(context), linksJob(context)],
    resume: () => resumePublications(context),
    close: inspector.close,
  };
};
