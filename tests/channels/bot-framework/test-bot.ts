import { type BotFrameworkOptions, botFrameworkChannel } from '../../../src/channels/bot-framework/channel';
import type { ChannelDeps } from '../../../src/channels/channel';
import { createDelivery } from '../../../src/delivery/turns';
import type { Incoming, Reply, Turn } from '../../../src/messages/messages';
import { createHttpServer } from '../../../src/server/http-server';
import { createMetrics } from '../../../src/server/metrics';
import { createOrigins } from '../../../src/server/origins/origins';
import { isLoopback } from '../../../src/settings/settings';
import { openStore } from '../../../src/store/open-store';
import type { Store } from '../../../src/store/store';
import { type FakeConnector, startFakeConnector } from './fake-connector';

/** The whole way of an activity on loopback: restify, CloudAdapter, delivery, a store, and a connector that takes the replies. */
export interface TestBot {
  readonly connector: FakeConnector;
  readonly store: Store;
  /** What the channel reported as failed. */
  readonly errors: unknown[];
  /** Posts an activity as a channel does. */
  post(activity: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Resolves when the store has noted that `count` replies of earlier turns are still unsent. */
  unsent(count: number): Promise<void>;
  /** Sends what is unsent, as at a start. */
  resend(): Promise<void>;
  /** Ends this run of the bot; the store and the connector stay open. */
  stop(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
  readonly body: any;
}

export interface TestBotOptions
  extends Partial<Pick<BotFrameworkOptions, 'identity' | 'pauses' | 'refusedPauses' | 'typingAfter'>>,
    Partial<Pick<ChannelDeps, 'clock'>> {
  /** Whether activities of this machine are taken without a sender's proof; true by default. */
  readonly anonymous?: boolean;
  readonly respond?: (state: unknown, incoming: Incoming) => Turn;
  readonly store?: Store;
  readonly connector?: FakeConnector;
}

export const FAILED = 'Sorry, that did not work.';

const TEXTS: Readonly<Record<string, string>> = {
  failed: FAILED,
  'label-continue': 'Continue',
  'label-sources': 'Sources',
  'label-answer': 'Your answer',
  'label-private': 'Chat with me',
};

let ids = 0;
/** Moves on with every look. */
let now = 0;

export async function startTestBot(options: TestBotOptions = {}): Promise<TestBot> {
  const connector = options.connector ?? (await startFakeConnector());
  const store = options.store ?? (await openStore('memory:'));
  const delivery = createDelivery({
    store,
    respond: options.respond ?? counting,
    clock: options.clock ?? (() => ++now),
  });
  const settings = { allowedOrigins: [], trustProxy: false };
  const logger = { debug() {}, info() {}, warn() {}, error() {}, child: () => logger };
  const origins = createOrigins(settings);
  const channel = botFrameworkChannel({
    identity: options.identity ?? {},
    acceptsUnproved: (host) => (options.anonymous ?? true) && isLoopback(host),
    pauses: options.pauses ?? [],
    refusedPauses: options.refusedPauses ?? [],
    typingAfter: options.typingAfter,
  });
  const server = createHttpServer({
    settings,
    limits: [channel.limits],
    origins,
    logger,
    metrics: createMetrics(),
    monotonic: () => 0,
    newNonce: () => 'nonce',
  });
  const errors: unknown[] = [];
  const mounted = await channel.mount(server, {
    ...origins,
    delivery,
    store,
    shared: false,
    botName: 'Test bot',
    text: (name) => TEXTS[name] ?? '',
    newId: () => `id-${++ids}`,
    newKey: () => 'key',
    sameSecret: (one, other) => one === other,
    clock: options.clock ?? (() => 0),
    onError: (error) => errors.push(error),
    onSent: () => {},
    onSockets: () => {},
  });
  await mounted.resend();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}/api/messages`;

  return {
    connector,
    store,
    errors,
    async post(activity, headers = {}) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof activity === 'string' ? activity : JSON.stringify(activity),
      });
      const text = await response.text();
      return { status: response.status, text, body: text === '' ? undefined : parsed(text) };
    },
    async unsent(count) {
      while ((await store.unsent('bot-framework')).length !== count) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    resend: mounted.resend,
    async stop() {
      await delivery.idle();
      await new Promise<void>((resolve) => {
        server.close(resolve);
        server.server.closeAllConnections();
      });
      await mounted.close?.();
    },
  };
}

/** A conversation core that counts: it says hello to who joins, nothing to an edit, and to a message its number and its text. */
export function counting(state: unknown, { kind, text, tap, scope, user, locale }: Incoming): Turn {
  const count = Number(state ?? 0);
  if (kind === 'join') {
    return { state: count, replies: [reply(`hello, ${scope}`)] };
  }
  if (kind === 'edit') {
    return { state: count, replies: text.includes('danger') ? [reply(`edited: ${text}`)] : [] };
  }
  if (text === 'throw') {
    throw new Error(`could not answer "${text}"`);
  }
  if (text === 'forget me') {
    return { state: count, replies: [reply('forgotten')], effects: [{ kind: 'forget' }] };
  }
  const said = tap ? `tapped ${tap.step} ${tap.value} (${text})` : text;
  const about = text === 'about me' ? ` ${scope} ${user} ${locale}` : '';
  return { state: count + 1, replies: [reply(String(count + 1)), reply(`you said: ${said}${about}`)] };
}

function reply(text: string): Reply {
  return { kind: 'message', blocks: [{ type: 'text', text }], sources: [], suggestions: [] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A message as Teams sends it, for the connector at `serviceUrl`. */
export function message(serviceUrl: string, text: string | undefined, more: Readonly<Record<string, unknown>> = {}) {
  ids += 1;
  return {
    type: 'message',
    id: `activity-${ids}`,
    timestamp: '2026-11-23T03:00:00.000Z',
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:ann', name: 'Ann Example', aadObjectId: 'a-1' },
    recipient: { id: '28:bot', name: 'Cramp Guide' },
    conversation: { id: 'a:chat', conversationType: 'personal', tenantId: 't-1' },
    locale: 'en-GB',
    text,
    textFormat: 'plain',
    ...more,
  };
}

/** Starts bots for the tests of a file; what a test started is stopped after it. */
export function botsOfTests(): (options?: TestBotOptions) => Promise<TestBot> {
  let bots: TestBot[] = [];
  afterEach(async () => {
    for (const bot of bots) {
      await bot.stop();
      await bot.store.close();
      await bot.connector.close();
    }
    bots = [];
  });
  return async (options) => {
    const bot = await startTestBot(options);
    bots.push(bot);
    return bot;
  };
}
