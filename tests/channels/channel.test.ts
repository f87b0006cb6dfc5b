import restify from 'restify';
import { botFrameworkChannel } from '../../src/channels/bot-framework/channel';
import type { Channel } from '../../src/channels/channel';
import { directLineChannel } from '../../src/channels/direct-line/channel';
import { createDelivery } from '../../src/delivery/turns';
import { createOrigins } from '../../src/server/origins/origins';
import { openStore } from '../../src/store/open-store';
import type { Store } from '../../src/store/store';

const CHANNELS: readonly Channel[] = [
  botFrameworkChannel({ identity: {}, acceptsUnproved: () => false }),
  directLineChannel({}),
];

let store: Store;
beforeEach(async () => {
  store = await openStore('memory:');
});
afterEach(() => store.close());

async function mounted(channel: Channel) {
  const errors: unknown[] = [];
  const server = restify.createServer();
  const clock = () => 0;
  const respond = () => {
    throw new Error('Nothing is said here.');
  };
  const parts = await channel.mount(server, {
    ...createOrigins({ allowedOrigins: [], trustProxy: false }),
    store,
    shared: false,
    delivery: createDelivery({ store, respond, clock }),
    botName: 'Test bot',
    text: (name) => name,
    clock,
    newId: () => 'an-id-that-nobody-can-guess',
    newKey: () => 'a-key-of-more-than-thirty-two-bytes-length',
    sameSecret: (one, other) => one === other,
    onError: (error) => errors.push(error),
    onSent: () => {},
    onSockets: () => {},
  });
  const routes = Object.values((server.router as unknown as Mounted).getRoutes());
  return { ...parts, errors, paths: routes.map(({ path }) => path) };
}

interface Mounted {
  getRoutes(): Readonly<Record<string, { readonly path: string }>>;
}

/** Commits a turn of this channel, and nothing more: as if the program had crashed just then. */
const commitUnsent = (channel: string) =>
  store.commit({
    conversation: `${channel}|c`,
    user: `${channel}|u`,
    channel,
    address: {},
    key: '1',
    expectedVersion: 0,
    state: {},
    replies: [{ kind: 'message', blocks: [{ type: 'text', text: 'Hello' }], sources: [], suggestions: [] }],
    at: 0,
  });

describe('every channel', () => {
  it('has a name of its own', () => {
    expect(new Set(CHANNELS.map(({ name }) => name)).size).toBe(CHANNELS.length);
  });

  describe.each(CHANNELS.map((channel) => [channel.name, channel] as const))('%s', (_name, channel) => {
    it('sets limits for routes that it has', async () => {
      const { paths, disconnect } = await mounted(channel);
      const { uncounted = [], crossOrigin } = channel.limits;
      expect(paths).not.toEqual([]);
      expect(uncounted.filter((path) => !paths.includes(path))).toEqual([]);
      expect(crossOrigin?.paths.filter((prefix) => !paths.some((path) => path.startsWith(prefix))) ?? []).toEqual([]);
      disconnect?.();
    });

    it('never fails when it sends again, whatever the store does', async () => {
      const { resend, errors, disconnect, close } = await mounted(channel);
      await resend();
      expect(errors).toEqual([]);
      await commitUnsent(channel.name);
      store.unsent = async () => {
        throw new Error('The disk is gone.');
      };
      await resend();
      expect(errors).toEqual([new Error('The disk is gone.')]);
      disconnect?.();
      await close?.();
    });
  });
});
