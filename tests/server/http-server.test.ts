import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { pino } from 'pino';
import type { Request, Response, Server } from 'restify';
import { mountStatic, StaticFilesError } from '../../src/server/content/static-files';
import { mountHealth } from '../../src/server/health';
import { createHttpServer } from '../../src/server/http-server';
import { createMetrics } from '../../src/server/metrics';
import { createOrigins, type Origins } from '../../src/server/origins/origins';
import { nonceOf } from '../../src/server/origins/security-headers';
import { sameSecret } from '../../src/server/same-secret';
import type { RouteLimits, ServerSettings } from '../../src/server/server-settings';
import { stopServer } from '../../src/server/stop-server';
import { sendRaw, statusOf } from '../support/raw-request';

const FRIEND = 'https://friend.example';
const EMPTY: ServerSettings = { allowedOrigins: [], trustProxy: false };

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(
    servers
      .splice(0)
      .map((server) =>
        stopServer({ server, disconnect: () => undefined, idle: async () => undefined, timeoutMs: 1000 }),
      ),
  );
});

/** A server with a few routes of its own, and what it logs. */
async function start(
  settings: Partial<ServerSettings> = {},
  mount: (server: Server) => void = () => undefined,
  origins: Partial<Origins> = {},
  limits: readonly RouteLimits[] = [],
) {
  const lines: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const metrics = createMetrics();
  const all = { ...EMPTY, ...settings };
  let nonce = 0;
  const server = createHttpServer({
    settings: all,
    limits,
    origins: { ...createOrigins(all), ...origins },
    logger,
    metrics,
    monotonic: () => performance.now(),
    newNonce: () => {
      nonce += 1;
      return `nonce${nonce}`;
    },
  });
  server.post('/echo', async (req: Request, res: Response) => res.json(200, { got: req.body ?? null }));
  server.get('/throw', async () => {
    throw new Error('secret: the password is 1234');
  });
  server.get('/nonce', async (req: Request, res: Response) => res.json(200, nonceOf(req)));
  mount(server);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return { server, url, lines, metrics, logs: () => lines.map((line) => JSON.parse(line)) };
}

const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

describe('errors', () => {
  it.each([
    ['an unknown address', 'GET', '/nowhere', undefined, 404],
    ['an address that cannot be decoded', 'GET', '/%E0%A4%A', undefined, 404],
    ['a wrong method', 'GET', '/echo', undefined, 405],
    ['malformed JSON', 'POST', '/echo', '{"password": 1234', 400],
    ['too large a body', 'POST', '/echo', JSON.stringify('x'.repeat(300_000)), 413],
    ['a fault of the server', 'GET', '/throw', undefined, 500],
  ])('%s has a fixed answer that tells nothing of the inside', async (_, method, path, body, status) => {
    const { url } = await start();
    for (const accept of ['application/json', 'text/html', '*/*']) {
      const response = await fetch(url + path, {
        method,
        headers: { accept, 'content-type': 'application/json' },
        ...(body !== undefined && { body }),
      });
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      const text = await response.text();
      expect(JSON.parse(text)).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
      expect(text).not.toMatch(/1234|password|Unexpected| {4}at |node_modules|nowhere/);
    }
  });

  it('a fault in what every request passes is an answer too, not the end', async () => {
    const clientAddress = () => {
      throw new Error('secret: the password is 1234');
    };
    const { url, logs, lines } = await start({}, undefined, { clientAddress });
    for (let i = 0; i < 2; i += 1) {
      const response = await fetch(`${url}/nonce`);
      expect([response.status, await response.json()]).toMatchObject([500, { error: { code: 'ServiceError' } }]);
    }
    expect(logs().filter(({ msg }) => msg === 'request failed')).toHaveLength(2);
    expect(lines.join('')).not.toContain('1234');
  });

  it('a fault is logged with its place and without its message', async () => {
    const { url, lines, logs } = await start();
    await fetch(`${url}/throw`);
    expect(logs().find(({ msg }) => msg === 'request failed')).toMatchObject({
      route: '/throw',
      name: 'Error',
      frames: expect.arrayContaining([expect.stringContaining('at ')]),
    });
    expect(lines.join('')).not.toContain('1234');
  });

  it('a body that grows too large without saying so is refused as well', async () => {
    const { url } = await start();
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = request(
        `${url}/echo`,
        { method: 'POST', headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      sent.on('error', reject);
      for (let i = 0; i < 30; i += 1) {
        sent.write('x'.repeat(10_000));
      }
      sent.end();
    });
    expect(status).toBe(413);
  });

  it('compressed bodies are refused unread', async () => {
    const { url } = await start();
    expect(
      (
        await fetch(`${url}/echo`, {
          method: 'POST',
          body: gzipSync('{}'),
          headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
        })
      ).status,
    ).toBe(415);
    expect((await post(`${url}/echo`, '{"a":1}', { 'content-encoding': 'identity' })).status).toBe(200);
  });

  it('files are not read', async () => {
    const { url } = await start();
    const form = new FormData();
    form.append('file', new Blob(['x']), 'a.txt');
    expect(await (await fetch(`${url}/echo`, { method: 'POST', body: form })).json()).toEqual({ got: null });
  });
});

describe('headers', () => {
  it('carry a fresh nonce each time, which the handlers know', async () => {
    const { url } = await start();
    const seen = await Promise.all(
      [1, 2].map(async () => {
        const response = await fetch(`${url}/nonce`);
        const nonce = await response.json();
        expect(response.headers.get('content-security-policy')).toContain(
          `script-src 'nonce-${nonce}' 'strict-dynamic'`,
        );
        return nonce;
      }),
    );
    expect(new Set(seen).size).toBe(2);
  });

  it('let allowed origins and no others show the pages in a frame', async () => {
    const { url } = await start({ allowedOrigins: [FRIEND] });
    const { headers } = await fetch(`${url}/nonce`);
    expect(headers.get('content-security-policy')).toContain(`frame-ancestors 'self' ${FRIEND}`);
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('server')).toBeNull();
  });

  it('ask for HTTPS only where the server is known to have it', async () => {
    const plain = await start();
    const secure = await start({ publicUrl: 'https://bot.example' });
    expect((await fetch(`${plain.url}/nonce`)).headers.get('strict-transport-security')).toBeNull();
    expect((await fetch(`${secure.url}/nonce`)).headers.get('strict-transport-security')).toContain('max-age');
    expect((await fetch(`${secure.url}/nonce`)).headers.get('content-security-policy')).toContain('wss://bot.example');
  });
});

describe('limits', () => {
  it('make an address that floods wait, but not channels and monitors', async () => {
    const mount = (server: Server) => {
      server.post('/api/messages', async (_req: Request, res: Response) => res.send(200));
    };
    const { url, lines } = await start({ requestsPerMinute: 5 }, mount, {}, [{ uncounted: ['/api/messages'] }]);
    const statuses = async (path: string) =>
      Promise.all(Array.from({ length: 8 }, async () => (await post(url + path, '{}')).status));
    expect((await statuses('/echo')).filter((status) => status === 429)).toHaveLength(3);
    expect(new Set(await statuses('/api/messages'))).toEqual(new Set([200]));
    expect(new Set(await statuses('/healthz'))).not.toContain(429);
    const refused = await post(`${url}/echo`, '{}');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(lines.join('')).not.toContain('127.0.0.1');
  });

  it.each(['Host: a/readyz#', 'Host: a/readyz?', 'Host: a|b', 'Host: a\r\nHost: b'])(
    'hold for requests that cannot be read: %j',
    async (host) => {
      const { server } = await start({ requestsPerMinute: 5 });
      const { port } = server.server.address() as AddressInfo;
      const statuses = [];
      for (let i = 0; i < 7; i += 1) {
        statuses.push(statusOf(await sendRaw(port, `GET / HTTP/1.1\r\n${host}\r\nConnection: close\r\n\r\n`)));
      }
      expect(statuses).toEqual([400, 400, 400, 400, 400, 429, 429]);
    },
  );

  it('survive garbage on the wire', async () => {
    const { server, url } = await start();
    const { port } = server.server.address() as AddressInfo;
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.end('\u0000\u0001 GET nothing\r\n\r\n'));
      socket.on('close', () => resolve());
      socket.on('error', () => undefined);
      socket.resume();
    });
    expect((await fetch(`${url}/nonce`)).status).toBe(200);
  });
});

describe('the request log', () => {
  it('holds method, route, status and time, and nothing of what was sent', async () => {
    const { url, lines, logs } = await start({}, (server) => {
      server.get('/rooms/:id', async (_req: Request, res: Response) => res.send(204));
    });
    await fetch(`${url}/rooms/private-room?t=secret-token&token=another`, {
      headers: { authorization: 'Bearer my-token' },
    });
    await post(`${url}/echo`, '{"text":"my leg hurts"}');
    await fetch(`${url}/secret-path`);
    const requests = logs().filter(({ msg }) => msg === 'request');
    expect(requests).toMatchObject([
      { method: 'GET', route: '/rooms/:id', status: 204 },
      { method: 'POST', route: '/echo', status: 200 },
      { method: 'GET', route: 'none', status: 404 },
    ]);
    expect(requests.every(({ ms }) => typeof ms === 'number' && ms >= 0)).toBe(true);
    expect(lines.join('')).not.toMatch(/private-room|secret|another|my-token|leg/);
  });
});

describe('health', () => {
  const health = (over: Partial<Parameters<typeof mountHealth>[1]> = {}) => {
    const metrics = createMetrics();
    return start({}, (server) =>
      mountHealth(server, { checks: {}, isStopping: () => false, metrics, sameSecret, ...over }),
    );
  };

  it('says that the process runs', async () => {
    const { url } = await health({ checks: { store: () => Promise.reject(new Error('gone')) } });
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' });
  });

  it.each([
    ['all is well', {}, false, 200, { status: 'ready' }],
    [
      'a part fails',
      { store: () => Promise.reject(new Error('/secret/path')) },
      false,
      503,
      { status: 'unavailable', failing: ['store'] },
    ],
    ['it is stopping', {}, true, 503, { status: 'stopping', failing: [] }],
  ])('is ready or not: %s', async (_, checks, stopping, status, body) => {
    const { url } = await health({ checks: { knowledge: async () => true, ...checks }, isStopping: () => stopping });
    const response = await fetch(`${url}/readyz`);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual(body);
  });

  it('shows metrics on this machine, but not through a proxy', async () => {
    const { url } = await health();
    const here = await fetch(`${url}/metrics`);
    expect(await here.text()).toContain('process_cpu_seconds_total');
    expect((await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '127.0.0.1' } })).status).toBe(404);
  });

  it('shows metrics to whoever has the token', async () => {
    const { url } = await health({ metricsToken: 'a-long-metrics-token' });
    const get = async (authorization?: string) =>
      (await fetch(`${url}/metrics`, { headers: authorization ? { authorization } : {} })).status;
    expect([await get(), await get('Bearer wrong'), await get('Bearer a-long-metrics-token')]).toEqual([404, 404, 200]);
  });

  it('counts turns, replies, requests and sockets', async () => {
    const { url, metrics } = await start();
    await post(`${url}/echo`, '{}');
    metrics.turn('committed', 3);
    metrics.send('direct-line', 'taken', 2);
    metrics.sockets('direct-line', 4);
    metrics.conflict();
    const text = await metrics.registry.metrics();
    for (const line of [
      'bot_turns_total{result="committed"} 1',
      'bot_sends_total{channel="direct-line",result="taken"} 2',
      'bot_open_sockets{channel="direct-line"} 4',
      'bot_turn_conflicts_total 1',
      'http_request_seconds_count{method="POST",route="/echo",status="200"} 1',
    ]) {
      expect(text).toContain(line);
    }
  });
});

describe('files', () => {
  const dir = mkdtempSync(join(tmpdir(), 'static-'));
  const script = 'console.log("hello");'.repeat(50);
  mkdirSync(join(dir, 'assets'));
  writeFileSync(join(dir, 'widget.js'), script);
  writeFileSync(join(dir, 'widget.js.br'), brotliCompressSync(script));
  writeFileSync(join(dir, 'widget.js.gz'), gzipSync(script));
  writeFileSync(join(dir, 'assets', 'chat-0123456789abcdef.js'), script);
  writeFileSync(join(dir, 'notes.md'), 'not for the web');
  afterAll(() => rmSync(dir, { recursive: true }));

  const open = () => start({}, (server) => mountStatic(server, dir));
  const get = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<{ status: number; headers: Record<string, unknown>; bytes: number }>((resolve, reject) => {
      request(url, { headers, method }, (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes }));
      })
        .on('error', reject)
        .end();
    });

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['gzip, br;q=0', 'gzip'],
    ['identity', undefined],
    ['', undefined],
  ])('are sent compressed to who takes it: %j', async (accepted, encoding) => {
    const { url } = await open();
    const { status, headers, bytes } = await get(`${url}/widget.js`, { 'accept-encoding': accepted });
    expect(status).toBe(200);
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-length']).toBe(String(bytes));
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers.vary).toContain('Accept-Encoding');
    expect(bytes < script.length).toBe(encoding !== undefined);
  });

  it('are kept for ever when their name holds a hash, else checked again soon', async () => {
    const { url } = await open();
    const hashed = await get(`${url}/assets/chat-0123456789abcdef.js`);
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const plain = await get(`${url}/widget.js`);
    expect(plain.headers['cache-control']).toBe('public, max-age=300');
    expect(plain.headers['cross-origin-resource-policy']).toBe('cross-origin');
    const again = await get(`${url}/widget.js`, { 'if-none-match': `"other", ${String(plain.headers.etag)}` });
    expect([again.status, again.bytes]).toEqual([304, 0]);
    expect((await get(`${url}/widget.js`, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('answer HEAD without a body', async () => {
    const { url } = await open();
    const { status, headers, bytes } = await get(`${url}/widget.js`, {}, 'HEAD');
    expect([status, headers['content-length'], bytes]).toEqual([200, String(script.length), 0]);
  });

  it.each([
    '/notes.md',
    '/widget.js.br',
    '/assets',
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
  ])('%s is not there', async (path) => {
    const { url } = await open();
    expect((await get(url + path)).status).toBe(404);
  });

  it('that were never built are reported with the remedy', async () => {
    await expect(start({}, (server) => mountStatic(server, join(dir, 'missing')))).rejects.toThrow(StaticFilesError);
    await expect(start({}, (server) => mountStatic(server, join(dir, 'missing')))).rejects.toThrow('npm run build');
  });
});

describe('stopping', () => {
  it('finishes what is under way, then waits for the turns', async () => {
    let finish: () => void = () => undefined;
    const order: string[] = [];
    const { server, url } = await start({}, (one) => {
      one.get('/slow', async (_req: Request, res: Response) => {
        order.push('started');
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        res.send(200);
        order.push('answered');
      });
    });
    const answer = fetch(`${url}/slow`);
    while (order.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const stopped = stopServer({
      server,
      disconnect: () => order.push('sockets'),
      idle: async () => void order.push('idle'),
      timeoutMs: 5000,
    });
    finish();
    expect((await answer).status).toBe(200);
    expect(await stopped).toBe(true);
    expect(order).toEqual(['started', 'sockets', 'answered', 'idle']);
    await expect(fetch(`${url}/nonce`)).rejects.toThrow();
  });

  it('cuts off what takes too long', async () => {
    const { server, url } = await start({}, (one) => {
      one.get('/stuck', async () => new Promise<void>(() => undefined));
    });
    const answer = fetch(`${url}/stuck`).catch(() => 'cut off');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await stopServer({ server, disconnect: () => undefined, idle: async () => undefined, timeoutMs: 100 })).toBe(
      false,
    );
    expect(await answer).toBe('cut off');
  });
});
