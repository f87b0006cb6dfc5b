import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { ChannelDeps } from '../../../src/channels/channel';
import { type DirectLineOptions, directLineChannel } from '../../../src/channels/direct-line/channel';
import { DIRECT_LINE } from '../../../src/channels/direct-line/keys';
import { createDelivery } from '../../../src/delivery/turns';
import type { Incoming, Reply, Turn } from '../../../src/messages/messages';
import { createHttpServer } from '../../../src/server/http-server';
import { createMetrics } from '../../../src/server/metrics';
import { createOrigins } from '../../../src/server/origins/origins';
import { sameSecret } from '../../../src/server/same-secret';
import { stopServer } from '../../../src/server/stop-server';
import { openStore } from '../../../src/store/open-store';
import type { Store } from '../../../src/store/store';

export const SECRET = 'a-secret-of-a-server';
export const FRIEND = 'https://friend.example';

/** A whole Direct Line service on this machine, with a conversation core that counts and repeats. */
export interface Service {
  readonly url: string;
  readonly store: Store;
  /** Errors that would be logged. */
  readonly errors: unknown[];
  /** What the core was given. */
  readonly heard: Incoming[];
  /** Moves the service's clock. */
  advance(ms: number): void;
  stop(): Promise<boolean>;
}

type ServiceOptions = DirectLineOptions &
  Partial<Pick<ChannelDeps, 'store' | 'shared' | 'onSockets' | 'clientAddress'>> & { readonly port?: number };

const TEXTS: Readonly<Record<string, string>> = {
  'label-continue': 'Continue',
  'label-sources': 'Sources',
  'label-answer': 'Your answer',
  'label-private': 'Chat with me',
};

export async function startService(options: ServiceOptions = {}): Promise<Service> {
  const store = options.store ?? (await openStore('memory:'));
  const errors: unknown[] = [];
  const heard: Incoming[] = [];
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  const respond = (state: unknown, incoming: Incoming) => {
    heard.push(incoming);
    return answer(state, incoming);
  };
  const delivery = createDelivery({ store, respond, clock });
  const settings = { allowedOrigins: [FRIEND], trustProxy: false, requestsPerMinute: 100_000 };
  const origins = createOrigins(settings);
  const nothing = () => undefined;
  const logger = {
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: (details: object) => errors.push(details),
    trace: nothing,
  };
  const newId = () => randomBytes(18).toString('base64url');
  const channel = directLineChannel({ secret: SECRET, ...options });
  const server = createHttpServer({
    settings,
    limits: [channel.limits],
    origins,
    logger,
    metrics: createMetrics(),
    monotonic: () => performance.now(),
    newNonce: newId,
  });
  const mounted = await channel.mount(server, {
    ...origins,
    ...(options.clientAddress && { clientAddress: options.clientAddress }),
    store,
    shared: options.shared ?? false,
    delivery,
    botName: 'Test bot',
    text: (name) => TEXTS[name] ?? '',
    sameSecret,
    clock,
    newId,
    newKey: () => randomBytes(32).toString('base64url'),
    onError: (error) => errors.push(error),
    onSent: () => {},
    onSockets: options.onSockets ?? (() => {}),
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    store,
    errors,
    heard,
    advance: (ms) => {
      ahead += ms;
    },
    stop: () => stopServer({ server, disconnect: () => mounted.disconnect?.(), idle: delivery.idle, timeoutMs: 5000 }),
  };
}

function answer(state: unknown, incoming: Incoming): Turn {
  const count = ((state as { count?: number } | undefined)?.count ?? 0) + 1;
  const next = { count };
  if (incoming.kind === 'join') {
    return { state: next, replies: [say('Welcome.')] };
  }
  switch (incoming.text) {
    case 'forget me':
      return { state: next, replies: [say('All is deleted.')], effects: [{ kind: 'forget' }] };
    case 'break':
      throw new Error('The core is broken: /secret/path');
    case 'ask':
      return { state: next, replies: [question(String(count))] };
    default:
      return { state: next, replies: [say(`${count}: ${incoming.text}`)] };
  }
}

function say(text: string): Reply {
  return { kind: 'message', blocks: [{ type: 'text', text }], sources: [], suggestions: ['More'] };
}

function question(step: string): Reply {
  const choices = [
    { label: 'The calf', value: 'calf' },
    { label: 'The foot', value: 'foot' },
  ];
  return {
    kind: 'question',
    blocks: [{ type: 'text', text: 'Where does it hurt?' }],
    sources: [],
    suggestions: [],
    ask: { step, choices, multiple: false, actions: [{ label: 'Skip', value: '@skip' }] },
  };
}

/** A request of the protocol; `body` is sent as JSON, or as it stands when it is a string. */
export async function call(
  service: Pick<Service, 'url'>,
  method: string,
  path: string,
  { token, body, headers = {} }: { token?: string | undefined; body?: unknown; headers?: Record<string, string> } = {},
  // biome-ignore lint/suspicious/noExplicitAny: each test knows the shape it asks for
): Promise<{ status: number; body: any; headers: Headers }> {
  const response = await fetch(service.url + path, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
}

/** A conversation that has been started, with its token. */
export async function begin(
  service: Service,
): Promise<{ token: string; path: string; id: string; streamUrl: string; userId: string }> {
  const page = await call(service, 'POST', '/api/webchat/token');
  const started = await call(service, 'POST', '/v3/directline/conversations', {
    token: page.body.token,
    body: { user: {} },
  });
  const { conversationId: id, token, streamUrl } = started.body;
  return { token, id, streamUrl, userId: page.body.userId, path: `/v3/directline/conversations/${id}` };
}

/** What the log of a conversation says, in order. */
export async function logOf(service: Service, id: string): Promise<string[]> {
  const messages = await service.store.messages(`${DIRECT_LINE}|${id}`, 0, 1000);
  return messages.map((message) => {
    const [block] = message.from === 'bot' ? message.body.blocks : [];
    return message.from === 'user' ? `> ${message.body.text}` : block?.type === 'text' ? block.text : '';
  });
}
