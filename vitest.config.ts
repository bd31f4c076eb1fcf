import { defineConfig } from 'vitest/config';

/** Journeys through a real browser: one at a time and after all else, for two browsers on a small machine only wait. */
const journeys = [
  'apps/server/test/page-browser.test.ts',
  'apps/server/test/disclosure-portal-browser.test.ts',
  'apps/server/test/console{,-pages,-items,-catalogue,-bulk}.test.ts',
  'apps/server/test/office-journey.test.ts',
  'apps/server/test/publishing-journey.test.ts',
];

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    globalSetup: ['scripts/test-setup.ts', 'apps/server/test/stores-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'threads',
    // Suites with databases and processes of their own mostly wait.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          name: 'rules-and-server',
          include: [
            'packages/*/{src,test}/**/*.test.{ts,tsx}',
            'apps/*/{src,test}/**/*.test.{ts,tsx}',
            'scripts/**/*.test.ts',
          ],
          exclude: journeys,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: journeys,
          fileParallelism: false,
          testTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
