import { once } from 'node:events';
import type { Knowledge } from '../../knowledge/knowledge';
import { createHttpServer } from '../../server/http-server';
import { createMetrics } from '../../server/metrics';
import { createOrigins } from '../../server/origins/origins';
import { type Settings, serverSettings } from '../../settings/settings';
import { mountWeb } from '../../web/mount';
import { type Finding, findings } from './finding';
import { messageOf } from './local';

const ignore = () => undefined;
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** Serves the page on a port of this machine that nobody knows, and looks at what a browser would get. */
export async function checkPage(settings: Settings, knowledge: Knowledge, webFolder: string): Promise<Finding[]> {
  const { ok, problem } = findings('page');
  const http = serverSettings(settings);
  const origins = createOrigins(http);
  const server = createHttpServer({
    settings: http,
    origins,
    logger: SILENT,
    metrics: createMetrics(),
    monotonic: () => 0,
    newNonce: () => 'doctor',
  });
  try {
    mountWeb(server, {
      dir: webFolder,
      knowledge,
      publicUrl: settings.PUBLIC_URL,
      allowsOrigin: origins.allowsOrigin,
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const url = `http://127.0.0.1:${server.address().port}`;
    const pages = await Promise.all(['/', '/privacy', '/terms'].map((path) => fetch(url + path)));
    const missing = pages.filter(({ status }) => status !== 200).map((page) => new URL(page.url).pathname);
    const wrong = faultsIn(pages[0]?.headers ?? new Headers(), settings);
    await Promise.all(pages.map((page) => page.arrayBuffer()));
    return [
      ...missing.map((path) => problem(`${path} does not answer: run "npm run build".`)),
      ...wrong.map(problem),
      ...(missing.length + wrong.length === 0 ? [ok('served, with its content security policy')] : []),
    ];
  } catch (error) {
    return [problem(messageOf(error))];
  } finally {
    server.close();
    server.server.closeAllConnections();
  }
}

function faultsIn(headers: Headers, { ALLOWED_ORIGINS, PUBLIC_URL }: Settings): string[] {
  const policy = headers.get('content-security-policy') ?? '';
  const frames = /frame-ancestors ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? [];
  const demands: readonly (readonly [boolean, string])[] = [
    [policy.includes("default-src 'none'"), 'The content security policy does not begin from nothing.'],
    [!/unsafe-(inline|eval)/.test(policy), 'The content security policy allows scripts or styles of anybody.'],
    [
      ALLOWED_ORIGINS.every((origin) => frames.includes(origin)),
      'Not every origin of ALLOWED_ORIGINS may show the chat.',
    ],
    [headers.get('x-content-type-options') === 'nosniff', 'X-Content-Type-Options is missing.'],
    [
      !PUBLIC_URL?.startsWith('https:') || headers.has('strict-transport-security'),
      'Strict-Transport-Security is missing.',
    ],
  ];
  return demands.filter(([met]) => !met).map(([, text]) => `${text} Install the program again: this is a fault of it.`);
}
