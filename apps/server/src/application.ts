/** The whole server on one open platform: pages, API, sign-in, console, jobs and the control socket. */
import { commands } from './commands.ts';
import { isEmpty, makeDemo } from './demo.ts';
import { createPublications } from './disclosure/index.ts';
import { createPortal } from './disclosure/portal/index.ts';
import { migrations } from './migrations.ts';
import { createKeep } from './platform/api/kept.ts';
import { apiPage } from './platform/api/page.tsx';
import { createApi } from './platform/api/route.ts';
import type { Config } from './platform/config.ts';
import { openControl } from './platform/control/index.ts';
import { createHttp } from './platform/http.ts';
import { loadAssets } from './platform/http-assets.ts';
import { createConsole } from './platform/http-console.ts';
import type { Log } from './platform/http-log.ts';
import { listen, stop } from './platform/http-server.ts';
import { createIdentity, type Identity, sameOrigin } from './platform/identity/index.ts';
import { observabilityRoutes } from './platform/observability/index.ts';
import { openPlatform } from './platform/open.ts';
import { createReportRoutes } from './report/index.ts';
import { createSubjects } from './subjects.ts';

export interface Application {
  /** Where it answers. */
  url: string;
  /** The demo accounts in words, where the demonstration county was made at this start. */
  demo: string | undefined;
  /** Ends it: requests and jobs under way may finish for at most `patience` ms. */
  close(patience: number): Promise<void>;
}

export interface ApplicationOptions {
  log: Log;
  /** Makes the demonstration county where the database is empty. */
  demo: boolean;
}

/**
 * Starts everything that one process of the server does.
 * @throws what `openPlatform` and `listen` throw
 */
export const startApplication = async (
  config: Config,
  { log, demo }: ApplicationOptions,
): Promise<Application> => {
  const folder = new URL('./assets/', import.meta.url);
  const assets = loadAssets(folder);
  let identity: Identity | undefined;
  const opened = await openPlatform(config, {
    migrations,
    log,
    works: true,
    subjects: platform => {
      identity = createIdentity(platform);
      const publications = createPublications(platform.database.source);
      return [
        ...createSubjects(platform, identity, publications),
        createPortal(platform, { assets, publications }),
      ];
    },
  });
  const { platform, subjects, metrics } = opened;
  const closers: (() => Promise<void>)[] = [() => opened.close()];
  try {
    if (!identity) throw new Error('the subjects were not made');
    closers.unshift(await openControl(platform, commands));
    const accounts = demo && (await isEmpty(platform.database.db)) ? await makeDemo(platform) : undefined;
    // The demonstration has something that waits for its time.
    if (accounts !== undefined) for (const subject of subjects) await subject.resume?.();
    const reports = createReportRoutes({ assets, folder, threads: config.THREADS, log });
    closers.unshift(reports.close);
    const api = createApi(
      subjects.flatMap(({ routes }) => routes ?? []),
      identity.actorOf,
      createKeep(platform.database),
    );
    const app = createHttp({
      routes: [
        ...reports.routes,
        apiPage(api, assets),
        ...observabilityRoutes(platform.database, migrations, metrics),
        ...subjects.flatMap(({ pages }) => pages ?? []),
      ],
      assets,
      log,
      api,
      sameOrigin: sameOrigin(config.PUBLIC_URL),
      auth: identity.handler,
      console: createConsole(new URL('./console/', import.meta.url)),
      measure: metrics.measure,
      answered: metrics.answered,
      ready: subjects.flatMap(({ ready }) => (ready ? [ready] : [])),
    });
    const { server, url } = await listen(app, config);
    return {
      url,
      demo: accounts,
      close: async patience => {
        await stop(server, patience);
        for (const close of closers) await close();
      },
    };
  } catch (error) {
    for (const close of closers) await close();
    throw error;
  }
};
