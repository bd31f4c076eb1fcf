import type { QueryClient } from '@tanstack/react-query';
import { createBrowserRouter, Navigate } from 'react-router';
import { Refusal } from '../api/problem.ts';
import { Broken, Missing } from './broken.tsx';
import { Shell } from './shell.tsx';

/** Every page is fetched when it is first gone to. */
const pages = [
  { index: true, lazy: () => import('../work/page.tsx') },
  { path: 'items/:region?', lazy: () => import('../items/page.tsx') },
  { path: 'items/:region/:id', lazy: () => import('../items/item-page.tsx') },
  { path: 'items/:region/:id/edit', lazy: () => import('../items/edit/page.tsx') },
  { path: 'media/:region?', lazy: () => import('../media/page.tsx') },
  { path: 'bulk/:region?', lazy: () => import('../bulk/page.tsx') },
  { path: 'bulk/:region/import/:id?', lazy: () => import('../bulk/import-page.tsx') },
  { path: 'intake/:region?', lazy: () => import('../intake/page.tsx') },
  { path: 'organization/:region?', lazy: () => import('../organization/page.tsx') },
  { path: 'organization/:region/unit/:unit', lazy: () => import('../organization/page.tsx') },
  { path: 'organization/:region/import/:id?', lazy: () => import('../organization/import-page.tsx') },
  { path: 'catalogue/:region?/:owner?', lazy: () => import('../catalogue/page.tsx') },
  { path: 'catalogue/:region/:owner/column/:column', lazy: () => import('../catalogue/page.tsx') },
  { path: 'decisions/:region?', lazy: () => import('../decisions/page.tsx') },
  { path: 'decisions/:region/import/:id?', lazy: () => import('../decisions/import-page.tsx') },
  { path: 'figures/:region?', lazy: () => import('../figures/page.tsx') },
  { path: 'lists/:region?', lazy: () => import('../lists/page.tsx') },
  { path: 'people', lazy: () => import('../people/page.tsx') },
  { path: 'audit', lazy: () => import('../audit/page.tsx') },
  { path: 'account', lazy: () => import('../account/page.tsx') },
  { path: '*', Component: Missing },
];

const outside = [
  { path: '/sign-in', lazy: () => import('../session/sign-in.tsx') },
  { path: '/forgot-password', lazy: () => import('../session/forgot.tsx') },
  { path: '/set-password', lazy: () => import('../session/set-password.tsx') },
];

const opening = <p className="waiting">正在打开……</p>;

/** The pages below /console. A session that has ended leads to the sign-in, and back to where one was. */
export const createRouter = (queries: QueryClient) => {
  const router = createBrowserRouter(
    [
      ...outside.map(route => ({ ...route, errorElement: <Broken />, hydrateFallbackElement: opening })),
      {
        path: '/',
        element: <Shell />,
        errorElement: <Broken />,
        hydrateFallbackElement: opening,
        children: pages.map(page => ({ ...page, errorElement: <Broken /> })),
      },
      { path: '/index.html', element: <Navigate to="/" replace /> },
    ],
    { basename: '/console' },
  );
  const signInAgain = (error: unknown): void => {
    if (!(error instanceof Refusal) || error.code !== 'sign-in-first') return;
    const { pathname, search } = router.state.location;
    if (pathname.endsWith('/sign-in')) return;
    const here = pathname.replace(/^\/console/, '') + search;
    void router.navigate(`/sign-in?to=${encodeURIComponent(here)}`, { replace: true });
  };
  queries.getQueryCache().config.onError = signInAgain;
  queries.getMutationCache().config.onError = signInAgain;
  return router;
};
