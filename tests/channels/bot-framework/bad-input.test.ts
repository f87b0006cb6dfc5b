import fc from 'fast-check';
import { message, startTestBot, type TestBot } from './test-bot';

let bot: TestBot;
let url: string;

beforeAll(async () => {
  bot = await startTestBot();
  url = bot.connector.url;
});

afterAll(async () => {
  await bot.stop();
  await bot.store.close();
  await bot.connector.close();
});

/** No path of a file, no frame of a stack, no name of what the server is built with. */
const INTERNAL = /node_modules|\bat \w+ \(|\/src\/|zod|botbuilder|sqlite|SyntaxError|TypeError/i;

const without = (name: string) => ({ ...message(url, 'hello'), [name]: undefined });

describe('a body that is no activity is refused with 400', () => {
  const CASES: readonly (readonly [string, () => unknown])[] = [
    ['nothing', () => ''],
    ['no JSON', () => 'hello'],
    ['half of JSON', () => '{"type":"message"'],
    ['JSON with a comment', () => '{} // activity'],
    ['null', () => 'null'],
    ['a number', () => '7'],
    ['a string', () => '"message"'],
    ['a list', () => '[]'],
    ['an empty object', () => '{}'],
    ...['type', 'channelId', 'serviceUrl', 'conversation', 'from'].map(
      (name) => [`no ${name}`, () => without(name)] as const,
    ),
    ['a type that is no string', () => message(url, 'hello', { type: 7 })],
    ['an id that is no string', () => message(url, 'hello', { id: 7 })],
    ['a text that is no string', () => message(url, undefined, { text: ['hello'] })],
    ['a conversation that is a string', () => message(url, 'hello', { conversation: 'chat' })],
    ['a conversation without an id', () => message(url, 'hello', { conversation: {} })],
    ['an empty conversation id', () => message(url, 'hello', { conversation: { id: '' } })],
    ['a conversation id of dots', () => message(url, 'hello', { conversation: { id: '..' } })],
    ['a conversation id with a null byte', () => message(url, 'hello', { conversation: { id: 'a\u0000b' } })],
    ['an endless conversation id', () => message(url, 'hello', { conversation: { id: 'x'.repeat(5000) } })],
    ['a sender without an id', () => message(url, 'hello', { from: { name: 'Ann' } })],
    ['a recipient that is a string', () => message(url, 'hello', { recipient: 'bot' })],
    ['entities that are no list', () => message(url, 'hello', { entities: {} })],
    ['members that are no list', () => message(url, 'hello', { type: 'conversationUpdate', membersAdded: 'ann' })],
    ['a service that is no address', () => message('somewhere', 'hello')],
    ['a service of another protocol', () => message('file:///etc/passwd', 'hello')],
  ];

  it.each(CASES)('%s', async (_what, body) => {
    const answer = await bot.post(body());
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
    expect(answer.text).not.toMatch(INTERNAL);
    expect(bot.connector.requests()).toBe(0);
  });
});

it('is refused with 413 when it is very large', async () => {
  const answer = await bot.post(message(url, 'x'.repeat(300_000)));
  expect(answer.status).toBe(413);
  expect(answer.text).not.toMatch(INTERNAL);
});

it.each([
  'http://example.org/',
  'https://smba.trafficmanager.net/emea/',
  'http://127.0.0.1.example.org/',
  'http://localhost@example.org/',
  'http://10.0.0.1/',
  'http://169.254.169.254/',
  'http://[::ffff:10.0.0.1]/',
])('without an identity, replies to %s are refused with 403: they would leave this machine', async (serviceUrl) => {
  const answer = await bot.post(message(serviceUrl, 'hello', { deliveryMode: 'expectReplies' }));
  expect(answer.status).toBe(403);
  expect(answer.body.error.code).toBe('Forbidden');
});

it('without an identity and behind a public address, nobody is let in', async () => {
  const open = await startTestBot({ anonymous: false, connector: bot.connector });
  expect((await open.post(message(url, 'hello'))).status).toBe(403);
  await open.stop();
  await open.store.close();
});

describe('a strange message is answered', () => {
  it.each([
    ['empty', ''],
    ['absent', undefined],
    ['null', null],
    ['blank', ' \t\n '],
    ['of 10,000 characters', 'calf '.repeat(2000)],
    ['of emoji', '🦵😖👩🏽‍⚕️🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['with null bytes', 'leg\u0000cramp\u0000'],
    ['with half a character', 'leg \ud83e cramp'],
    ['of marks on marks', `z${'\u0351\u0489'.repeat(500)}`],
    ['from right to left', '\u202eesrever \u05e9\u05dc\u05d5\u05dd'],
    ['of code', `'; DROP TABLE messages; -- <script>alert(1)</script> \${7*7} {{7*7}} %s%n`],
    ['naming a prototype', '__proto__ constructor toString'],
  ])('%s', async (_what, text) => {
    const answer = await bot.post(message(url, undefined, { text, deliveryMode: 'expectReplies' }));
    expect(answer.status).toBe(200);
    expect(answer.body.activities).toHaveLength(2);
  });

  it('with a __proto__ in it, which changes no prototype', async () => {
    const body = JSON.stringify(message(url, 'hello', { deliveryMode: 'expectReplies' }));
    const evil = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${body.slice(1)}`;
    const answer = await bot.post(evil.replace('"conversation":{', '"conversation":{"__proto__":{"polluted":1},'));
    expect(answer.status).toBe(200);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('in a conversation with a strange id, which stays its own', async () => {
    for (const id of ["a'b", 'a"b', 'a/../b', '%2e%2e', 'a b|c;d=1', '__proto__']) {
      await bot.post(message(url, 'hello', { conversation: { id } }));
      expect(bot.connector.received.at(-1)?.conversation).toBe(id);
      expect(bot.connector.received.at(-2)?.activity.text).toBe('1');
    }
  });
});

it('answers whatever JSON it is sent, and never with a fault of its own', async () => {
  const before = bot.errors.length;
  const activity = fc.record(
    {
      type: fc.oneof(fc.constantFrom('message', 'conversationUpdate', 'installationUpdate', 'invoke'), fc.string()),
      id: fc.oneof(fc.string(), fc.jsonValue()),
      channelId: fc.constantFrom('msteams', 'webchat', 'emulator', '', 'AseChannel'),
      serviceUrl: fc.constantFrom(url, 'http://127.0.0.1:1/', 'nowhere'),
      from: fc.record({ id: fc.string(), aadObjectId: fc.jsonValue() }),
      recipient: fc.oneof(fc.record({ id: fc.string() }), fc.jsonValue()),
      conversation: fc.record({ id: fc.string(), isGroup: fc.jsonValue() }),
      text: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
      locale: fc.jsonValue(),
      action: fc.oneof(fc.constantFrom('add', 'remove'), fc.jsonValue()),
      value: fc.jsonValue(),
      entities: fc.oneof(
        fc.array(fc.record({ type: fc.constant('mention'), text: fc.string(), mentioned: fc.jsonValue() })),
        fc.jsonValue(),
      ),
      membersAdded: fc.oneof(fc.array(fc.record({ id: fc.string() })), fc.jsonValue()),
      deliveryMode: fc.constant('expectReplies'),
    },
    { requiredKeys: ['type', 'channelId', 'serviceUrl', 'from', 'conversation', 'deliveryMode'] },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(activity, fc.jsonValue()), async (body) => {
      const answer = await bot.post(JSON.stringify(body));
      expect([200, 400]).toContain(answer.status);
    }),
    { numRuns: 200 },
  );
  expect(bot.errors).toHaveLength(before);
});
