import { createHmac } from 'node:crypto';
import { WebSocket } from 'ws';
import { sendRaw, statusOf } from '../../support/raw-request';
import { begin, call, FRIEND, logOf, SECRET, type Service, startService } from './service';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let service: Service;
beforeEach(async () => {
  service = await startService();
});
afterEach(async () => {
  await service.stop();
  await service.store.close();
});

const say = (text: string, clientActivityID?: string) => ({
  type: 'message',
  text,
  ...(clientActivityID && { channelData: { clientActivityID } }),
});

describe('starting a conversation', () => {
  it('answers 201 the first time and 200 after, with everything the client needs', async () => {
    const page = await call(service, 'POST', '/api/webchat/token');
    expect(page.headers.get('cache-control')).toBe('no-store');
    const first = await call(service, 'POST', '/v3/directline/conversations', { token: page.body.token });
    const second = await call(service, 'POST', '/v3/directline/conversations', { token: page.body.token });
    expect([first.status, second.status]).toEqual([201, 200]);
    for (const { body } of [first, second]) {
      expect(body).toEqual({
        conversationId: page.body.conversationId,
        token: expect.any(String),
        expires_in: 1800,
        streamUrl: expect.stringMatching(
          /^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\/[\w-]+\/stream\?watermark=0&t=/,
        ),
      });
    }
    expect(await logOf(service, page.body.conversationId)).toEqual(['Welcome.']);
  });

  it('welcomes once when a page starts twice at the same time', async () => {
    const { token, conversationId } = (await call(service, 'POST', '/api/webchat/token')).body;
    const answers = await Promise.all(
      [1, 2, 3].map(() => call(service, 'POST', '/v3/directline/conversations', { token })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(await logOf(service, conversationId)).toEqual(['Welcome.']);
  });

  it('answers a reconnect with a token and a stream that goes on after the watermark', async () => {
    const { token, path } = await begin(service);
    const { status, body } = await call(service, 'GET', `${path}?watermark=1`, { token });
    expect(status).toBe(200);
    expect(body.token).toEqual(expect.any(String));
    expect(body.streamUrl).toContain('watermark=1&');
  });

  it('gives each page a user and a conversation of its own, in a token whose "user" Web Chat can read', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(async () => (await call(service, 'POST', '/api/webchat/token')).body),
    );
    expect(one.conversationId).not.toBe(other.conversationId);
    const payload = JSON.parse(Buffer.from(one.token.split('.')[1], 'base64url').toString());
    expect(payload).toMatchObject({ user: one.userId, conv: one.conversationId, exp: payload.iat + 1800 });
    expect(one.userId).toMatch(/^dl_[\w-]{20,}$/);
  });
});

describe('messages', () => {
  it('takes who, where and when from the token and the clock, whatever the client says', async () => {
    const { token, path, id, userId } = await begin(service);
    await call(service, 'POST', `${path}/activities`, {
      token,
      body: {
        ...say('hi'),
        id: 'x',
        from: { id: 'dl_other' },
        conversation: { id: 'other' },
        channelId: 'msteams',
        timestamp: '1999-01-01',
      },
    });
    const { activities, watermark } = (await call(service, 'GET', `${path}/activities?watermark=1`, { token })).body;
    expect(activities[0]).toMatchObject({
      id: `${id}|0000002`,
      from: { id: userId, role: 'user' },
      conversation: { id },
      channelId: 'directline',
    });
    expect(Date.parse(activities[0].timestamp)).toBeGreaterThan(Date.parse('2020-01-01'));
    expect(watermark).toBe('3');
    expect(service.heard.at(-1)).toMatchObject({
      user: `direct-line|${userId}`,
      conversation: `direct-line|${id}`,
      scope: 'personal',
    });
  });

  it('answers a message that was sent twice once, with the same id', async () => {
    const { token, path, id } = await begin(service);
    const first = await call(service, 'POST', `${path}/activities`, { token, body: say('hi', 'client-1') });
    const second = await call(service, 'POST', `${path}/activities`, { token, body: say('hi', 'client-1') });
    expect(second.body).toEqual(first.body);
    expect(first.body.id).toBe(`${id}|0000002`);
    expect(await logOf(service, id)).toEqual(['Welcome.', '> hi', '2: hi']);
  });

  it('answers a message that was sent again after a restart once', async () => {
    const { token, path, id } = await begin(service);
    await call(service, 'POST', `${path}/activities`, { token, body: say('none', 'client-1') });
    await service.stop();
    service = await startService({ store: service.store });
    const again = await call(service, 'POST', `${path}/activities`, { token, body: say('none', 'client-1') });
    expect(again.status).toBe(200);
    expect(await logOf(service, id)).toEqual(['Welcome.', '> none', '2: none']);
  });

  it('says which question a message asks, and hears which one was on the screen', async () => {
    const { token, path } = await begin(service);
    await call(service, 'POST', `${path}/activities`, { token, body: say('ask') });
    const { body } = await call(service, 'GET', `${path}/activities`, { token });
    const steps = body.activities.map(({ channelData }: { channelData?: { step?: string } }) => channelData?.step);
    expect(steps).toEqual([undefined, undefined, '2']);

    for (const step of ['2', '0', 'x', 7, undefined]) {
      const posted = { ...say('none'), channelData: { step } };
      expect((await call(service, 'POST', `${path}/activities`, { token, body: posted })).status).toBe(200);
    }
    expect(service.heard.slice(-5).map(({ seen }) => seen)).toEqual(['2', '0', undefined, undefined, undefined]);
  });

  it('keeps and answers every message when many arrive at once', async () => {
    const { token, path, id } = await begin(service);
    const texts = Array.from({ length: 12 }, (_, index) => `message ${index}`);
    const answers = await Promise.all(
      texts.map((text) => call(service, 'POST', `${path}/activities`, { token, body: say(text) })),
    );
    expect(answers.map(({ status }) => status)).toEqual(texts.map(() => 200));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(texts.length);
    const log = await logOf(service, id);
    expect(log.filter((line) => line.startsWith('> ')).sort()).toEqual(texts.map((text) => `> ${text}`).sort());
    expect(log).toHaveLength(1 + 2 * texts.length);
  });

  it('echoes a tap as the words of its button and hands the tap on', async () => {
    const { token, path, id } = await begin(service);
    await call(service, 'POST', `${path}/activities`, { token, body: say('ask') });
    const { activities } = (await call(service, 'GET', `${path}/activities?watermark=2`, { token })).body;
    const buttons = activities[0].attachments[0].content.body.flatMap(
      ({ actions = [] }: { actions?: object[] }) => actions,
    );
    const [calf] = buttons;
    await call(service, 'POST', `${path}/activities`, {
      token,
      body: { type: 'message', value: calf.data, channelData: { postBack: true, clientActivityID: 'c' } },
    });
    expect(service.heard.at(-1)).toMatchObject({ text: 'The calf', tap: { step: '2', value: 'calf' } });
    expect((await logOf(service, id)).slice(3)).toEqual(['> The calf', '3: The calf']);
  });

  it.each([
    ['empty text', say(''), ''],
    ['no text at all', { type: 'message' }, ''],
    ['blank text', say(' \n\t '), ''],
    ['10,000 characters', say('x'.repeat(10_000)), 'x'.repeat(10_000)],
    ['more than that', say('y'.repeat(12_000)), 'y'.repeat(10_000)],
    ['emoji', say('😀 help 👩‍⚕️'), '😀 help 👩‍⚕️'],
    ['null bytes and other controls', say('a\u0000b\u0007c'), 'abc'],
    ['half an emoji', say('a\ud83d'), 'a'],
    ['a decomposed letter', say('cafe\u0301'), 'café'],
    ['a value that is no tap', { ...say('hi'), value: { step: 5, value: {} } }, 'hi'],
    ['a client id of the wrong type', { ...say('hi'), channelData: { clientActivityID: 7 } }, 'hi'],
    ['a locale of the wrong type', { ...say('hi'), locale: ['en'] }, 'hi'],
  ])('takes %s', async (_, activity, heard) => {
    const { token, path } = await begin(service);
    const { status } = await call(service, 'POST', `${path}/activities`, { token, body: activity });
    expect(status).toBe(200);
    expect(service.heard.at(-1)).toMatchObject({ text: heard, tap: undefined });
  });

  it.each(['typing', 'event', 'conversationUpdate', 'endOfConversation', 'something new'])(
    'takes %s and answers nothing',
    async (type) => {
      const { token, path, id } = await begin(service);
      const { status, body } = await call(service, 'POST', `${path}/activities`, {
        token,
        body: { type, name: 'x', value: { a: 1 } },
      });
      expect(status).toBe(200);
      expect(body.id).toContain(id);
      expect(await logOf(service, id)).toEqual(['Welcome.']);
    },
  );

  it('hands a stale tap on as it is', async () => {
    const { token, path } = await begin(service);
    await call(service, 'POST', `${path}/activities`, {
      token,
      body: { type: 'message', value: { step: 'long-gone', value: 'calf', label: 'The calf' } },
    });
    expect(service.heard.at(-1)).toMatchObject({ text: 'The calf', tap: { step: 'long-gone', value: 'calf' } });
  });

  it('says 502 when the core failed, tells nothing of why, and goes on', async () => {
    const { token, path, id } = await begin(service);
    const failed = await call(service, 'POST', `${path}/activities`, { token, body: say('break') });
    expect(failed.status).toBe(502);
    expect(failed.body.error.code).toBe('BotError');
    expect(JSON.stringify(failed.body)).not.toMatch(/secret|core|at /);
    expect((await call(service, 'POST', `${path}/activities`, { token, body: say('hi') })).status).toBe(200);
    expect(await logOf(service, id)).toEqual(['Welcome.', '> hi', '2: hi']);
  });

  it('tells a client that floods to wait, and loses nothing it had taken', async () => {
    const { token, path, id } = await begin(service);
    const statuses: number[] = [];
    for (let i = 0; i < 45; i += 1) {
      const { status, headers } = await call(service, 'POST', `${path}/activities`, { token, body: say(`m${i}`) });
      statuses.push(status);
      if (status === 429) {
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      }
    }
    const taken = statuses.filter((status) => status === 200).length;
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect(await logOf(service, id)).toHaveLength(1 + 2 * taken);
  });
});

describe('bad requests', () => {
  it.each([
    ['malformed JSON', '{"type": "message", ', 400],
    ['no body', undefined, 400],
    ['a list', [], 400],
    ['a string', '"message"', 400],
    ['null', 'null', 400],
    ['no type', { text: 'hi' }, 400],
    ['a type that is no string', { type: 5 }, 400],
    ['a text that is no string', { type: 'message', text: { a: 1 } }, 400],
    ['nothing but a file', { type: 'message', attachments: [{ contentType: 'image/png', contentUrl: 'data:' }] }, 400],
    ['300 KB', { type: 'message', text: 'x'.repeat(300_000) }, 413],
  ])('%s', async (_, body, expected) => {
    const { token, path, id } = await begin(service);
    const answer = await call(service, 'POST', `${path}/activities`, { token, body });
    expect(answer.status).toBe(expected);
    expect(answer.body).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
    expect(await logOf(service, id)).toEqual(['Welcome.']);
  });

  it.each([
    ['a compressed body', { 'content-encoding': 'gzip' }, 415],
    ['JSON that says it is text', { 'content-type': 'text/plain' }, 400],
  ])('%s', async (_, headers, expected) => {
    const { token, path } = await begin(service);
    expect((await call(service, 'POST', `${path}/activities`, { token, body: say('hi'), headers })).status).toBe(
      expected,
    );
  });

  it('takes no files', async () => {
    const { token, path, userId } = await begin(service);
    const form = new FormData();
    form.append('file', new Blob(['x'], { type: 'image/png' }), 'a.png');
    const answer = await fetch(`${service.url + path}/upload?userId=${userId}`, {
      method: 'POST',
      body: form,
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(400);
    expect((await answer.json()).error.code).toBe('FilesNotSupported');
  });

  it('has no sign-in sessions', async () => {
    expect((await call(service, 'GET', '/v3/directline/session/getsessionid')).status).toBe(404);
  });
});

describe('tokens', () => {
  const b64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const forge = (token: string, header: object, key: string) => {
    const [, payload] = token.split('.');
    const unsigned = `${b64(header)}.${payload}`;
    return `${unsigned}.${createHmac('sha256', key).update(unsigned).digest('base64url')}`;
  };

  it.each([
    ['none', () => undefined, 401, 'MissingToken'],
    ['not a token', () => 'abc', 401, 'MissingToken'],
    ['a wrong secret', () => 'another-secret-of-a-server', 401, 'MissingToken'],
    ['three parts of nothing', () => 'a.b.c', 403, 'InvalidToken'],
    [
      'signed with another key',
      (token: string) => forge(token, { alg: 'HS256', typ: 'JWT' }, 'guessed'),
      403,
      'InvalidToken',
    ],
    ['not signed', (token: string) => `${b64({ alg: 'none' })}.${token.split('.')[1]}.`, 403, 'InvalidToken'],
    [
      'changed',
      (token: string) =>
        token.replace(
          /\.[^.]+\./,
          `.${b64({ conv: 'x', user: 'y', exp: 9e9, iat: 1, jti: 'z', iss: 'direct-line', aud: 'conversation' })}.`,
        ),
      403,
      'InvalidToken',
    ],
  ])('%s', async (_, make, status, code) => {
    const { token, path } = await begin(service);
    const requests: [string, string][] = [
      ['POST', '/v3/directline/conversations'],
      ['GET', path],
      ['GET', `${path}/activities`],
      ['POST', `${path}/activities`],
      ['POST', `${path}/upload`],
      ['POST', '/v3/directline/tokens/refresh'],
      ['POST', '/v3/directline/tokens/generate'],
    ];
    for (const [method, address] of requests) {
      const answer = await call(service, method, address, {
        token: make(token),
        ...(method === 'POST' && { body: say('hi') }),
      });
      expect([address, answer.status, answer.body.error.code]).toEqual([address, status, code]);
    }
  });

  it('a stream token opens streams only', async () => {
    const { streamUrl, path } = await begin(service);
    const token = new URL(streamUrl).searchParams.get('t') ?? '';
    expect((await call(service, 'GET', path, { token })).status).toBe(403);
  });

  it("somebody else's conversation is 403, one that does not exist 404", async () => {
    const [mine, theirs] = [await begin(service), await begin(service)];
    for (const [path, status] of [
      [theirs.path, 403],
      ['/v3/directline/conversations/nowhere', 404],
    ] as const) {
      expect((await call(service, 'GET', path, { token: mine.token })).status).toBe(status);
      expect((await call(service, 'GET', `${path}/activities`, { token: mine.token })).status).toBe(status);
      expect((await call(service, 'POST', `${path}/activities`, { token: mine.token, body: say('hi') })).status).toBe(
        status,
      );
    }
    expect(await logOf(service, theirs.id)).toEqual(['Welcome.']);
  });

  it('expire after 30 minutes, unless refreshed', async () => {
    const { token, path } = await begin(service);
    service.advance(29 * MINUTE);
    const fresh = (await call(service, 'POST', '/v3/directline/tokens/refresh', { token })).body.token;
    service.advance(2 * MINUTE);
    const expired = await call(service, 'POST', `${path}/activities`, { token, body: say('hi') });
    expect([expired.status, expired.body.error.code]).toEqual([403, 'TokenExpired']);
    expect((await call(service, 'POST', '/v3/directline/tokens/refresh', { token })).body.error.code).toBe(
      'TokenExpired',
    );
    expect((await call(service, 'POST', `${path}/activities`, { token: fresh, body: say('hi') })).status).toBe(200);
  });

  it('that expired up to 30 days ago go on with the same conversation, older ones do not', async () => {
    const { token, id, userId } = await begin(service);
    const resume = async () => (await call(service, 'POST', '/api/webchat/token', { body: { token } })).body;
    service.advance(29 * DAY);
    expect(await resume()).toMatchObject({ conversationId: id, userId });
    service.advance(2 * DAY);
    expect((await resume()).conversationId).not.toBe(id);
  });

  it('of another service begin a new conversation', async () => {
    const { token, id } = await begin(service);
    const { body } = await call(service, 'POST', '/api/webchat/token', {
      body: { token: forge(token, { alg: 'HS256' }, 'guessed') },
    });
    expect(body.conversationId).not.toBe(id);
  });

  it('of a frame without storage are kept in a cookie of its tab, which the page around it cannot use', async () => {
    const tab = 'a-tab-of-somebody-1';
    const ask = (origin: string, more: object, cookie = '') =>
      call(service, 'POST', '/api/webchat/token', { headers: { origin, cookie }, body: more });
    const first = await ask(service.url, { tab });
    const set = first.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/; Path=\/api\/webchat\/token; HttpOnly; Secure; SameSite=None; Partitioned$/);
    const cookie = `other=1; ${set.split(';')[0]}`;
    expect((await ask(service.url, { tab }, cookie)).body.conversationId).toBe(first.body.conversationId);
    const others = [
      await ask(FRIEND, { tab }, cookie),
      await ask(service.url, { tab: 'a-tab-of-somebody-2' }, cookie),
      await ask(service.url, {}, cookie),
    ];
    for (const { body } of others) {
      expect(body.conversationId).not.toBe(first.body.conversationId);
    }
    expect(others[0]?.headers.get('set-cookie')).toBeNull();
    expect((await ask(service.url, { tab: 'short; Path=/' })).status).toBe(400);
  });

  it('are good for the page they were made for', async () => {
    const page = (await call(service, 'POST', '/api/webchat/token', { headers: { origin: FRIEND } })).body;
    const start = (origin: string) =>
      call(service, 'POST', '/v3/directline/conversations', { token: page.token, headers: { origin } });
    expect((await start('https://evil.example')).status).toBe(403);
    expect((await start(FRIEND)).status).toBe(201);
  });
});

describe('the secret', () => {
  it('makes tokens for the users of a server', async () => {
    const made = await call(service, 'POST', '/v3/directline/tokens/generate', {
      token: SECRET,
      body: { user: { id: 'dl_jo' } },
    });
    expect(made.status).toBe(200);
    const { status } = await call(service, 'POST', '/v3/directline/conversations', { token: made.body.token });
    expect(status).toBe(201);
    expect(service.heard.at(-1)).toMatchObject({ kind: 'join', user: 'direct-line|dl_jo' });
  });

  it('is good for every conversation, and each speaks as its own user', async () => {
    const { path, userId } = await begin(service);
    expect((await call(service, 'POST', `${path}/activities`, { token: SECRET, body: say('hi') })).status).toBe(200);
    expect(service.heard.at(-1)).toMatchObject({ text: 'hi', user: `direct-line|${userId}` });
    expect((await call(service, 'GET', '/v3/directline/conversations/nowhere', { token: SECRET })).status).toBe(404);
  });

  it('lets nobody in when there is none', async () => {
    const other = await startService({ secret: undefined });
    for (const token of ['', 'undefined', SECRET]) {
      expect((await call(other, 'POST', '/v3/directline/tokens/generate', { token, body: {} })).status).toBe(401);
    }
    await other.stop();
  });
});

describe('pages of other origins', () => {
  const token = (origin: string) => call(service, 'POST', '/api/webchat/token', { headers: { origin } });

  it.each([
    ['the own', () => service.url, 200],
    ['an allowed', () => FRIEND, 200],
    ['a stranger', () => 'https://evil.example', 403],
    ['one that ends alike', () => 'https://evil-friend.example', 403],
    ['one that begins alike', () => `${FRIEND}.evil.example`, 403],
    ['another scheme', () => FRIEND.replace('https', 'http'), 403],
    ['none that can be told', () => 'null', 403],
  ])('%s', async (_, origin, status) => {
    expect((await token(origin())).status).toBe(status);
  });

  it('answers preflights of allowed origins with all that the client sends', async () => {
    const preflight = (origin: string) =>
      call(service, 'OPTIONS', '/v3/directline/conversations', {
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,content-type,x-ms-bot-agent,x-requested-with',
        },
      });
    const allowed = await preflight(FRIEND);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(FRIEND);
    const headers = allowed.headers.get('access-control-allow-headers')?.split(',') ?? [];
    expect(headers).toEqual(
      expect.arrayContaining(['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with']),
    );
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('lets allowed pages read answers and errors, strangers neither', async () => {
    expect((await token(FRIEND)).headers.get('access-control-allow-origin')).toBe(FRIEND);
    const error = await call(service, 'GET', '/v3/directline/session/getsessionid', { headers: { origin: FRIEND } });
    expect(error.headers.get('access-control-allow-origin')).toBe(FRIEND);
    expect((await token('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('streams', () => {
  const connect = (url: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; socket: WebSocket }>((resolve) => {
      const socket = new WebSocket(url, { headers });
      socket.once('open', () => resolve({ status: 101, socket }));
      socket.once('unexpected-response', (_, response) => resolve({ status: response.statusCode ?? 0, socket }));
      socket.on('error', () => undefined);
    });
  const closeCode = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve));

  it('open once for each stream token, for a minute', async () => {
    const { streamUrl, path, token } = await begin(service);
    expect((await connect(streamUrl)).status).toBe(101);
    expect((await connect(streamUrl)).status).toBe(401);
    const { body } = await call(service, 'GET', path, { token });
    service.advance(2 * MINUTE);
    expect((await connect(body.streamUrl)).status).toBe(401);
  });

  it('refuse what is not theirs', async () => {
    const { streamUrl, token } = await begin(service);
    const other = await begin(service);
    expect((await connect(streamUrl.replace(/t=.*/, `t=${token}`))).status).toBe(401);
    expect((await connect(streamUrl.replace(/conversations\/[^/]+/, `conversations/${other.id}`))).status).toBe(401);
    expect((await connect(`${service.url.replace('http', 'ws')}/elsewhere`)).status).toBe(404);
    const stranger = await begin(service);
    expect((await connect(stranger.streamUrl, { origin: 'https://evil.example' })).status).toBe(403);
    const friend = await begin(service);
    expect((await connect(friend.streamUrl, { origin: FRIEND })).status).toBe(101);
  });

  it('ignore the empty pings of the client and whatever else it says', async () => {
    const { streamUrl, path, token } = await begin(service);
    const { socket } = await connect(streamUrl);
    socket.send('');
    socket.send('{"not": "ours"');
    const frame = new Promise<string>((resolve) => socket.once('message', (data) => resolve(String(data))));
    await call(service, 'POST', `${path}/activities`, { token, body: say('hi') });
    expect(JSON.parse(await frame).activities.length).toBeGreaterThan(0);
  });

  it('end when a client sends more than 64 KB', async () => {
    const { socket } = await connect((await begin(service)).streamUrl);
    socket.send('x'.repeat(70_000));
    expect(await closeCode(socket)).toBe(1009);
  });

  it('make room for a fifth of the same conversation by closing the oldest', async () => {
    const { streamUrl, path, token } = await begin(service);
    const { socket: oldest } = await connect(streamUrl);
    const closed = closeCode(oldest);
    for (let i = 0; i < 4; i += 1) {
      const { body } = await call(service, 'GET', path, { token });
      expect((await connect(body.streamUrl)).status).toBe(101);
    }
    expect(await closed).toBe(1000);
  });

  it('start again from the beginning when the watermark is not of this conversation', async () => {
    const { path, token } = await begin(service);
    for (const watermark of ['99', 'null', '-1', 'abc', '']) {
      const { body } = await call(service, 'GET', `${path}/activities?watermark=${watermark}`, { token });
      expect(body.activities.map(({ text }: { text: string }) => text)).toEqual(['Welcome.']);
    }
  });
});

describe('upgrades', () => {
  it('are refused from an address that sends very many, of whatever shape, and let others in', async () => {
    const limited = await startService({
      upgradesPerMinute: 3,
      clientAddress: (req) => String(req.headers['x-who'] ?? ''),
    });
    const upgrade = async (target: string, who: string) => {
      const lines = [`GET ${target} HTTP/1.1`, 'Host: a', 'Upgrade: websocket', 'Connection: Upgrade', `X-Who: ${who}`];
      return statusOf(await sendRaw(Number(new URL(limited.url).port), [...lines, '', ''].join('\r\n')));
    };
    const targets = ['/', 'http://[', '/v3/directline/conversations/a/stream', '/', 'http://['];
    const statuses: number[] = [];
    for (const target of targets) statuses.push(await upgrade(target, 'one'));
    expect(statuses).toEqual([404, 400, 401, 429, 429]);
    expect(await upgrade('/', 'another')).toBe(404);
    await limited.stop();
    await limited.store.close();
  });
});
