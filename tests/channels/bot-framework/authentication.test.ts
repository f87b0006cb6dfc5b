import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ClaimsIdentity, ManagedIdentityAppCredentials, MicrosoftAppCredentials } from 'botframework-connector';
import { SignJWT } from 'jose';
import { Authentication, type BotIdentity } from '../../../src/channels/bot-framework/connector/authentication';
import { message, startTestBot, type TestBot } from './test-bot';

const APP_ID = '11111111-2222-4333-8444-555555555555';
const TENANT = 'aaaaaaaa-2222-4333-8444-555555555555';
const ISSUER = 'https://issuer.example.org';
const SECRET_TEXT = 'what nobody else may read';

const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
const theirs = generateKeyPairSync('rsa', { modulusLength: 2048 });

let keys: Server;
let bot: TestBot;
let printed: jest.SpyInstance;

beforeAll(async () => {
  keys = createServer((req, res) => {
    const { port } = keys.address() as AddressInfo;
    const { n, e } = ours.publicKey.export({ format: 'jwk' });
    const key = { kty: 'RSA', n, e };
    const documents: Record<string, unknown> = {
      '/openid': { jwks_uri: `http://127.0.0.1:${port}/keys` },
      '/keys': {
        keys: [
          { ...key, kid: 'good', endorsements: ['msteams'] },
          { ...key, kid: 'unendorsed', endorsements: ['webchat'] },
        ],
      },
    };
    const document = documents[req.url ?? ''];
    res.writeHead(document ? 200 : 500, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify(document ?? {}));
  });
  await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve));
  bot = await startProductionBot('/openid');
  // The SDK prints some refused tokens by itself.
  printed = jest.spyOn(console, 'error').mockImplementation(() => {});
});

afterAll(async () => {
  await bot.stop();
  await bot.store.close();
  await bot.connector.close();
  await new Promise((resolve) => keys.close(resolve));
  jest.restoreAllMocks();
});

function startProductionBot(metadata: string, appType: BotIdentity['appType'] = 'SingleTenant'): Promise<TestBot> {
  const url = `http://127.0.0.1:${(keys.address() as AddressInfo).port}${metadata}`;
  return startTestBot({
    anonymous: false,
    identity: {
      appId: APP_ID,
      appType,
      tenantId: TENANT,
      password: 'a password of the test',
      authentication: {
        ToChannelFromBotLoginUrl: 'https://login.example.org',
        ToChannelFromBotOAuthScope: 'https://api.example.org',
        ToBotFromChannelTokenIssuer: ISSUER,
        OAuthUrl: 'https://token.example.org',
        ToBotFromChannelOpenIdMetadataUrl: url,
        ToBotFromEmulatorOpenIdMetadataUrl: url,
        CallerId: 'urn:botframework:test',
      },
    },
  });
}

interface TokenParts {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly kid?: string;
  readonly key?: KeyObject;
}

async function token({ claims = {}, kid = 'good', key = ours.privateKey }: TokenParts = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const signed = await new SignJWT({
    iss: ISSUER,
    aud: APP_ID,
    nbf: now - 60,
    exp: now + 600,
    serviceurl: bot.connector.url,
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .sign(key);
  return `Bearer ${signed}`;
}

const send = (authorization: string | undefined, to = bot) =>
  to.post(
    message(bot.connector.url, SECRET_TEXT, { deliveryMode: 'expectReplies', conversation: { id: 'a:chat' } }),
    authorization === undefined ? {} : { Authorization: authorization },
  );

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

it('takes an activity with a good token', async () => {
  const { status, body } = await send(await token());
  expect(status).toBe(200);
  expect(body.activities[1].text).toBe(`you said: ${SECRET_TEXT}`);
});

it('proves who it is when it sends replies', async () => {
  const getToken = jest.spyOn(MicrosoftAppCredentials.prototype, 'getToken').mockResolvedValue('the-token');
  const authorization = await token();
  expect(
    (
      await bot.post(message(bot.connector.url, 'hello', { conversation: { id: 'a:chat' } }), {
        Authorization: authorization,
      })
    ).status,
  ).toBe(200);
  expect(bot.connector.received.map(({ authorization }) => authorization)).toEqual([
    'Bearer the-token',
    'Bearer the-token',
  ]);
  getToken.mockRestore();
});

const longAgo = Math.floor(Date.now() / 1000) - 7200;

const REFUSED: readonly (readonly [string, () => Promise<string | undefined> | string | undefined])[] = [
  ['no token', () => undefined],
  ['an empty header', () => ''],
  ['a scheme alone', () => 'Bearer'],
  ['another scheme', () => 'Basic Ym90OmJvdA=='],
  ['what is no token', () => 'Bearer nothing'],
  ['three parts of nothing', () => 'Bearer a.b.c'],
  ['a token for another bot', () => token({ claims: { aud: '99999999-2222-4333-8444-555555555555' } })],
  ['a token of another issuer', () => token({ claims: { iss: 'https://other.example.org' } })],
  ['a token without an issuer', () => token({ claims: { iss: undefined } })],
  ['an expired token', () => token({ claims: { exp: longAgo } })],
  ['a token that is not valid yet', () => token({ claims: { nbf: longAgo + 14_400 } })],
  ['a token signed by somebody else', () => token({ key: theirs.privateKey })],
  ['a token signed with an unknown key', () => token({ kid: 'unknown' })],
  ['a token for another service', () => token({ claims: { serviceurl: 'https://other.example.org/' } })],
  ['a token without a service', () => token({ claims: { serviceurl: undefined } })],
  ['a key that may not speak for Teams', () => token({ kid: 'unendorsed' })],
  [
    'a token whose claims were changed',
    async () => {
      const [header, , signature] = (await token()).split('.');
      return [header, base64({ iss: ISSUER, aud: APP_ID, exp: 9e9, serviceurl: bot.connector.url }), signature].join(
        '.',
      );
    },
  ],
  [
    'a token without a signature',
    () =>
      `Bearer ${base64({ alg: 'none', kid: 'good' })}.${base64({ iss: ISSUER, aud: APP_ID, exp: 9e9, serviceurl: bot.connector.url })}.`,
  ],
  [
    'a token signed with the public key as if it were a secret',
    () => {
      const head = base64({ alg: 'HS256', kid: 'good', typ: 'JWT' });
      const body = base64({ iss: ISSUER, aud: APP_ID, exp: 9e9, serviceurl: bot.connector.url });
      const secret = ours.publicKey.export({ format: 'pem', type: 'spki' });
      return `Bearer ${head}.${body}.${createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url')}`;
    },
  ],
];

it.each(REFUSED)('refuses %s with 401 and says nothing of why', async (_what, authorization) => {
  const before = bot.errors.length;
  const { status, body } = await send(await authorization());
  expect(status).toBe(401);
  expect(body).toEqual({ error: { code: 'Unauthorized', message: expect.any(String) } });
  expect(JSON.stringify(body)).not.toMatch(/jwt|signature|expired|audience|issuer|kid|claim|stack/i);
  expect(bot.errors).toHaveLength(before);
  expect(JSON.stringify(printed.mock.calls)).not.toContain(SECRET_TEXT);
});

describe('an activity of Teams with a good token', () => {
  const OTHER = 'bbbbbbbb-2222-4333-8444-555555555555';
  const post = async (more: object, to = bot) =>
    to.post(message(bot.connector.url, SECRET_TEXT, { deliveryMode: 'expectReplies', ...more }), {
      Authorization: await token(),
    });

  it.each([
    ['its own', { channelData: { tenant: { id: TENANT.toUpperCase() } } }, 200],
    ['another', { channelData: { tenant: { id: OTHER } } }, 403],
    ['another, named in the conversation', { conversation: { id: 'a:chat', tenantId: OTHER } }, 403],
    ['none', { conversation: { id: 'a:chat' } }, 200],
  ])('is taken by a bot of one tenant if its tenant is: %s', async (_tenant, more, status) => {
    const answer = await post(more);
    expect(answer.status).toBe(status);
    expect(Boolean(answer.body.activities)).toBe(status === 200);
  });

  it('is taken from every tenant by a bot for all', async () => {
    const open = await startProductionBot('/openid', 'MultiTenant');
    expect((await post({ channelData: { tenant: { id: OTHER } } }, open)).status).toBe(200);
    await open.stop();
    await open.store.close();
    await open.connector.close();
  });
});

describe('what the bot proves itself with', () => {
  const credentialsOf = async (identity: BotIdentity) => {
    const authentication = new Authentication({ appId: APP_ID, tenantId: TENANT, ...identity });
    const claims = new ClaimsIdentity([{ type: 'aud', value: APP_ID }], true);
    return (await authentication.createConnectorFactory(claims).create('https://smba.example.org/')).credentials;
  };

  it('is a password at its own tenant for SingleTenant', async () => {
    const credentials = await credentialsOf({ appType: 'SingleTenant', password: 'a password of the test' });
    expect(credentials).toBeInstanceOf(MicrosoftAppCredentials);
    expect(credentials).toMatchObject({ appId: APP_ID, appPassword: 'a password of the test' });
    expect((credentials as MicrosoftAppCredentials).oAuthEndpoint).toContain(TENANT);
  });

  it('is the identity of its machine for UserAssignedMSI, without any password', async () => {
    const credentials = await credentialsOf({ appType: 'UserAssignedMSI' });
    expect(credentials).toBeInstanceOf(ManagedIdentityAppCredentials);
    expect(credentials).toMatchObject({ appId: APP_ID });
  });
});

it('looks at the body first: one that is no activity is 400, whoever sends it', async () => {
  expect((await bot.post({ type: 'message' })).status).toBe(400);
});

it('does not blame the sender when the keys cannot be had', async () => {
  const cut = await startProductionBot('/nowhere');
  const { status, body } = await send(await token(), cut);
  expect(status).toBe(500);
  expect(body.error.code).toBe('ServiceError');
  await cut.stop();
  await cut.store.close();
  await cut.connector.close();
});
