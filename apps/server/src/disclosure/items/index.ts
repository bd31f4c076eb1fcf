import type { Platform, Subject } from '../../platform/platform.ts';
import { linksJob } from './check.ts';
import { publishJob, resumePublications } from './publish.ts';
import { bodyRoutes } from './routes-body.ts';
import { mediaRoutes } from './routes-media.ts';
import { readRoutes } from './routes-read.ts';
import { uploadRoutes } from './routes-upload.ts';
import { writeRoutes } from './routes-write.ts';
import { type ItemDeps, openItemContext } from './tools.ts';

export { type PublishedRow, writePublished } from './bulk.ts';
export { countCommand, countItems } from './count.ts';
export { createItem, Refused, transaction } from './draft.ts';
export { keepInspection, receiveFile } from './files.ts';
export type { FileInspection } from './inspect.ts';
export { createInspector } from './inspector.ts';
export { type ItemContext, type ItemDeps, openItemContext } from './tools.ts';

/** Items (信息): drafts, files, check, the flow, versions, links, validity, publication and its count. */
export const createItems = (platform: Platform, deps: ItemDeps): Subject => {
  const { context, close } = openItemContext(platform, deps);
  return {
    routes: [readRoutes, mediaRoutes, bodyRoutes, writeRoutes, uploadRoutes].flatMap(routes =>
      routes(context),
    ),
    jobs: [publishJob(context), linksJob(context)],
    resume: () => resumePublications(context),
    close,
  };
};
