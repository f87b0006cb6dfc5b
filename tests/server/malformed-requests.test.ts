import fc from 'fast-check';
import { sendRaw, statusOf } from '../support/raw-request';
import { type ServerProcess, startServer } from '../support/server-process';

let server: ServerProcess;
beforeAll(async () => {
  server = await startServer({ DATABASE_URL: 'memory:', TRUST_PROXY: 'true' });
}, 60_000);
afterAll(() => server?.stop());

const UPGRADE = [
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
];

/** The status that a request of these lines is answered with. */
async function ask(line: string, ...headers: string[]): Promise<number> {
  const connection = headers.some((header) => header.startsWith('Connection:')) ? [] : ['Connection: close'];
  const lines = [`${line} HTTP/1.1`, ...headers, ...connection, '', ''];
  return statusOf(await sendRaw(server.port, lines.join('\r\n')));
}

afterEach(async () => expect((await fetch(`${server.url}/healthz`)).status).toBe(200));

describe('a request whose address cannot be read is answered with 400', () => {
  const hosts = [
    'a|b',
    'a b',
    'a/readyz#',
    'a/readyz?',
    'a\\readyz',
    'user@a',
    'a#',
    'a?',
    'a^',
    'a<b>',
    '[',
    '[]',
    '[::',
  ];
  const more = [
    '[::1',
    '[g::1]',
    '[fe80::1%25eth0]',
    'a:99999',
    'a:port',
    'a:',
    ':',
    '::',
    '%',
    '%00',
    'xn--a',
    'a,b',
    'ü',
  ];
  it.each([...hosts, ...more, '1.2.3.999', '0x1ffffffff', 'a\tb', '{', '"a"', 'http://a', '*'])(
    'Host %j',
    async (host) => {
      for (const target of ['/', '/readyz', '/nowhere', '/v3/directline/conversations', 'http://a/']) {
        expect([target, await ask(`GET ${target}`, `Host: ${host}`)]).toEqual([target, 400]);
      }
      expect([400, 401]).toContain(await ask('GET /v3/directline/conversations/a/stream', `Host: ${host}`, ...UPGRADE));
    },
  );

  const targets = [
    'http://',
    'http://[',
    'http://a|b/',
    'http://a:99999/',
    'http://%/',
    'http://1.2.3.999/',
    'ftp://a/readyz',
  ];
  it.each([...targets, 'foo://a/readyz', 'javascript:0', 'readyz', '*', '', '/a b', '/\0', '/\x01'])(
    'target %j',
    async (target) => {
      expect(await ask(`GET ${target}`, 'Host: a')).toBe(400);
      expect([400, 404]).toContain(await ask(`GET ${target}`, 'Host: a', ...UPGRADE));
    },
  );

  it.each([[['Host: a', 'Host: b']], [['Host: a', 'hOST: a']], [[]]])('hosts %j', async (headers) => {
    expect(await ask('GET /', ...headers)).toBe(400);
  });
});

describe('a request that looks odd has the right answer', () => {
  it.each([
    ['GET http://other.example/readyz', 200],
    ['GET HTTPS://u:p@other.example:8443/readyz?x#y', 200],
    ['GET /readyz?%', 200],
    ['GET /readyz#x', 200],
    ['GET /nowhere/../readyz', 200],
    ['GET //readyz', 404],
    ['GET //a/readyz', 404],
    ['GET /\\readyz', 404],
    ['GET /%', 404],
    ['GET /%00', 404],
    ['GET /[', 404],
    [`GET /${'a'.repeat(15_000)}`, 404],
    [`GET /${'a'.repeat(20_000)}`, 431],
    ['OPTIONS *', 200],
    ['TRACE /', 405],
    ['CONNECT a:80', 405],
    ['CONNECT *', 405],
    ['FOO /', 400],
  ])('%.60s', async (line, status) => {
    expect(await ask(line, 'Host: a')).toBe(status);
  });

  it('a host that is empty, and one that a proxy made up', async () => {
    expect(await ask('GET /', 'Host:')).toBe(200);
    expect(
      await ask('GET /', 'Host: a', 'X-Forwarded-Host: a|b', 'X-Forwarded-For: |::|', 'X-Forwarded-Proto: x'),
    ).toBe(200);
    expect(await ask('GET /widget.json', 'Host: a', 'X-Forwarded-Host: 1.2.3.999', 'Origin: http://[')).toBe(200);
  });
});

it('no request of any shape ends the process or waits for ever', async () => {
  const odd = '|/\\#?%@:[]{}<>^"\' *,;=&$!~\t\0\x01\x7f\x80ü\ud83dA1.-_';
  const text = fc.array(fc.constantFrom(...odd, '//', '..', '%00', '::1', 'xn--', '127.0.0.1', 'readyz', 'a'), {
    maxLength: 8,
  });
  const piece = text.map((parts) => parts.join(''));
  const start = fc.constantFrom(
    '',
    '/',
    '//',
    '*',
    'http://',
    'https://',
    'a:80',
    '/v3/directline/conversations/',
    '/answers/',
  );
  const target = fc.tuple(start, piece, fc.constantFrom('', '/stream?t=', '?q=')).map((parts) => parts.join(''));
  const host = fc.oneof(piece, fc.constantFrom('a', '[::1]', 'localhost:80', ''));
  const name = fc.constantFrom(
    'Origin',
    'X-Forwarded-Host',
    'X-Forwarded-For',
    'Accept',
    'Accept-Encoding',
    'Cookie',
    'Expect',
    'If-None-Match',
    'Content-Type',
    'Authorization',
    'Access-Control-Request-Method',
    'Host',
    'Upgrade',
  );
  const header = fc.tuple(name, piece).map(([key, value]) => `${key}: ${value}`);
  const request = fc.record({
    method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'OPTIONS', 'CONNECT', 'DELETE', 'M-SEARCH', 'get'),
    target,
    host,
    headers: fc.array(header, { maxLength: 3 }),
    upgrade: fc.boolean(),
  });
  for (const { method, target, host, headers, upgrade } of fc.sample(request, { seed: 10, numRuns: 2000 })) {
    const sent = [`${method} ${target}`, `Host: ${host}`, ...headers, ...(upgrade ? UPGRADE : [])] as const;
    const status = await ask(...sent);
    expect({ sent, status: status >= 100 && status < 500 }).toEqual({ sent, status: true });
  }
}, 120_000);
