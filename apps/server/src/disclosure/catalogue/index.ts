import type { Platform, Subject } from '../../platform/platform.ts';
import type { RegionNews } from '../changes.ts';
import { movedJob } from './moved.ts';
import { columnRoutes } from './routes.ts';
import { templateRoutes } from './routes-template.ts';
import '../tables.ts';

export { createColumn } from './changes.ts';
export { applyTemplate, applyTemplates, suggestedFor } from './template.ts';

/** 公开目录: columns in their tree, standard templates, responsible units, and how current each column is. */
export const createCatalogue = (platform: Platform, news: RegionNews): Subject => ({
  routes: [...columnRoutes(platform, news), ...templateRoutes(platform, news)],
  jobs: [movedJob],
});
