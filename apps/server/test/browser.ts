/** Chromium for the browser tests: found, or installed where this may be done, or asked for in one sentence. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const aptGet = '/usr/bin/apt-get';

const install = (): void => {
  if (process.getuid?.() !== 0 || !existsSync(aptGet)) return;
  const apt = (...args: string[]) =>
    execFileSync(aptGet, args, {
      stdio: 'ignore',
      timeout: 300_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  try {
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
  } catch {
    // Without a network or a package the sentence below says what to do.
  }
};

const findChromium = (): string => {
  const { CHROMIUM } = process.env;
  if (CHROMIUM) {
    if (existsSync(CHROMIUM)) return CHROMIUM;
    throw new Error(`环境变量CHROMIUM指向的${CHROMIUM}不存在，请改成Chromium或Chrome的位置。`);
  }
  const found = () => usual.find(path => existsSync(path));
  if (!found()) install();
  const path = found();
  if (path) return path;
  throw new Error(
    '浏览器测试找不到Chromium。请运行 apt-get install -y chromium，或用环境变量CHROMIUM写明它的位置。',
  );
};

/** Starts Chromium with a fresh profile and without anything that would use the network of its own accord. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
