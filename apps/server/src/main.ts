import './platform/runtime.ts';
import { startApplication } from './application.ts';
import { printableConfig, readConfig } from './platform/config.ts';
import { FolderInUse } from './platform/database/lock.ts';
import { NewerSchema } from './platform/database/migrate.ts';
import { whyNotStarted } from './platform/http-server.ts';
import { createLog } from './platform/observability/index.ts';

/** How long requests and jobs under way may take to finish once the server is told to stop, in ms. */
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
  let stop: () => void = () => process.exit(0);
  let stopping = false;
  const shutDown = (): void => {
    if (stopping) return;
    stopping = true;
    stop();
  };
  process.on('SIGTERM', shutDown);
  process.on('SIGINT', shutDown);
  const log = createLog(config.LOG_LEVEL);
  const application = await startApplication(config, { log, demo: !process.argv.includes('--empty') }).catch(
    (error: unknown) =>
      refuse(
        error instanceof FolderInUse || error instanceof NewerSchema
          ? error.message
          : whyNotStarted(error, config),
      ),
  );
  if (application.demo) say(application.demo.trimEnd());
  say(`门户：${application.url}`);
  say(`年报体检：${application.url}/report`);
  say(`工作台：${application.url}/console`);
  if (config.LOG_LEVEL === 'debug') say(JSON.stringify(printableConfig(config), null, 2));
  stop = () => {
    say('正在停止，等待处理中的请求完成……');
    application.close(patience).then(
      () => {
        say('已停止。');
        process.exit(0);
      },
      (error: unknown) => refuse(`没有正常停止：${error instanceof Error ? error.message : String(error)}`),
    );
  };
  if (stopping) stop();
}
