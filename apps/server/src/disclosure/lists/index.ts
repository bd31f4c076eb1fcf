import type { Platform, Subject } from '../../platform/platform.ts';
import type { RegionNews } from '../changes.ts';
import { topicRoutes } from './routes-topics.ts';
import { wordRoutes } from './routes-words.ts';
import '../tables.ts';

export { wordsToCheck } from './words.ts';

/** Lists that a region keeps itself: words to look for in what is to be published, and key topics. */
export const createLists = (platform: Platform, news: RegionNews): Subject => ({
  routes: [...wordRoutes(platform), ...topicRoutes(platform, news)],
});
