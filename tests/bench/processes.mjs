import { execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';

const READY_MS = 60_000;

/** A bot in a process of its own. */
export async function startBot(script, { cwd, env = {} }) {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, [script], {
    cwd,
    env: { ...process.env, MicrosoftAppId: '', PUBLIC_URL: '', HOST: '127.0.0.1', ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const url = `http://127.0.0.1:${port}`;
  const bot = {
    url,
    /** From the start of the process until it was ready, ms. */
    startMs: 0,
    /** Memory the system holds for it, MB; undefined where `ps` does not say. */
    memory() {
      try {
        return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) / 1024;
      } catch {
        return undefined;
      }
    },
    async stop() {
      child.kill();
      await exited;
    },
  };
  while (!(await isReady(`${url}/readyz`))) {
    if (child.exitCode !== null || performance.now() - started > READY_MS) {
      await bot.stop();
      throw new Error(`${script} did not start.`);
    }
    await sleep(5);
  }
  bot.startMs = performance.now() - started;
  return bot;
}

export function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function isReady(url) {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
