import './platform/runtime.ts';
import { readConfig } from './platform/config.ts';
import { createHttp } from './platform/http.ts';
import { loadAssets } from './platform/http-assets.ts';
import { logToOutput } from './platform/http-log.ts';
import { listen, stop, whyNotStarted } from './platform/http-server.ts';
import { createReportRoutes } from './report/index.ts';

/** How long requests under way may take to finish once the server is told to stop. */
const patience = 10_000;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const refuse = (text: string): never => {
  process.stderr.write(`${text}\n`);
  process.exit(2);
};

const configured = readConfig(process.env);
if ('faults' in configured) refuse(`环境变量有误，服务没有启动。\n${configured.faults.join('\n')}`);
else {
  const { config } = configured;
  const folder = new URL('./assets/', import.meta.url);
  const assets = loadAssets(folder);
  const { routes, close } = createReportRoutes({ assets, folder, threads: config.threads, log: logToOutput });
  const app = createHttp(routes, assets, logToOutput);
  const { server, url } = await listen(app, config).catch(error => refuse(whyNotStarted(error, config)));
  let stopping = false;
  const shutDown = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say('正在停止，等待处理中的请求完成……');
    await stop(server, patience);
    await close();
    say('已停止。');
    process.exit(0);
  };
  process.on('SIGTERM', shutDown);
  process.on('SIGINT', shutDown);
  say(`年报体检已启动：${url}`);
}
