import { kindLists } from './labels.ts';
import type { Feed } from './layout.tsx';

/** What a list over the region is called; undefined where there is no such list. */
export const listName = (id: string): string =>
  id === 'all' ? '最新公开' : (kindLists.find(list => list.id === id)?.name ?? '');

/** The feeds of a list, for the head of its page. */
export const feedsOf = (address: string, title: string): Feed[] => [
  { title, href: `${address}.rss`, type: 'application/rss+xml' },
  { title, href: `${address}.atom`, type: 'application/atom+xml' },
];
