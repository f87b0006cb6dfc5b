import fc from 'fast-check';
import { resendUnsent } from '../../src/delivery/resend';
import { createDelivery } from '../../src/delivery/turns';
import type { Reply } from '../../src/messages/messages';
import { openStore } from '../../src/store/open-store';
import type { Address, Store, StoredMessage } from '../../src/store/store';
import { reply } from '../store/turns';
import { count, incoming } from './counting';

let store: Store;
beforeEach(async () => {
  store = await openStore('memory:');
});
afterEach(() => store.close());

/** ms since 1970. */
let now = 1;
beforeEach(() => {
  now = 1;
});

async function say(conversation: string, key: string, channel = 'test'): Promise<readonly StoredMessage[]> {
  const turns = createDelivery({ store, respond: count, clock: () => now });
  const { messages } = await turns.handle(incoming({ conversation, key, channel }), { to: conversation });
  return messages.filter(({ from }) => from === 'bot');
}

describe('resendUnsent', () => {
  it('sends what a crash left unsent, in order and once, to where it belongs', async () => {
    const a1 = await say('a', '1');
    await store.markSent(
      'a',
      a1.map(({ seq }) => seq),
    );
    const [b1, a2, b2] = [await say('b', '1'), await say('a', '2'), await say('b', '2')];
    await say('c', '1', 'other');

    const taken: [StoredMessage, Address][] = [];
    const send = async (turn: readonly StoredMessage[], address: Address) =>
      void taken.push(...turn.map((message): [StoredMessage, Address] => [message, address]));
    expect(await resendUnsent(store, 'test', send, () => now)).toEqual({ sent: 3, failures: [] });
    expect(taken.filter(([, { to }]) => to === 'b').map(([message]) => message)).toEqual([...b1, ...b2]);
    expect(taken.filter(([, { to }]) => to === 'a').map(([message]) => message)).toEqual(a2);
    expect(taken).toHaveLength(3);

    expect(await resendUnsent(store, 'test', send, () => now)).toEqual({ sent: 0, failures: [] });
    expect(taken).toHaveLength(3);
    expect(await store.unsent('other')).toHaveLength(1);
  });

  it('goes on with other conversations when one fails, and with what is newer in that one', async () => {
    for (let i = 0; i < 20; i += 1) for (const key of ['1', '2', '3']) await say(`c${i}`, key);
    const failure = new Error('gone');
    const send = async ([first]: readonly StoredMessage[]) => {
      if (first?.conversation === 'c3' && first.key === '2') throw failure;
    };
    expect(await resendUnsent(store, 'test', send, () => now)).toEqual({ sent: 59, failures: [failure] });
    expect((await store.unsent('test')).map(({ message }) => [message.conversation, message.key])).toEqual([
      ['c3', '2'],
    ]);
  });

  it('leaves a reply unsent when marking it fails', async () => {
    await say('a', '1');
    const markSent = () => Promise.reject(new Error('full'));
    expect(
      await resendUnsent(
        { ...store, markSent },
        'test',
        async () => {},
        () => now,
      ),
    ).toMatchObject({ sent: 0 });
    expect(await store.unsent('test')).toHaveLength(1);
  });

  it('gets every reply to the channel over any number of crashes, in order', async () => {
    const turns = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 15 });
    const crashes = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(turns, crashes, async (conversations, sendsPerStart) => {
        await store.forgetUser('test|u');
        for (const [i, conversation] of conversations.entries()) await say(conversation, `${i}`);
        const taken: StoredMessage[] = [];
        for (const sends of [...sendsPerStart, Number.POSITIVE_INFINITY]) {
          let left = sends;
          const send = async (turn: readonly StoredMessage[]) => {
            if (left <= 0) throw new Error('crashed');
            left -= 1;
            taken.push(...turn);
          };
          await resendUnsent(store, 'test', send, () => now);
        }
        for (const conversation of new Set(conversations)) {
          const replies = (await store.messages(conversation, 0, 100)).filter(({ from }) => from === 'bot');
          expect(taken.filter((message) => message.conversation === conversation).map(({ seq }) => seq)).toEqual(
            replies.map(({ seq }) => seq),
          );
        }
      }),
      { numRuns: 50 },
    );
  });

  describe('of what has waited', () => {
    const MINUTE = 60_000;
    const taken: string[] = [];
    const send = async (turn: readonly StoredMessage[]) => void taken.push(...turn.map(({ key }) => key));
    const resend = () => resendUnsent(store, 'test', send, () => now);
    beforeEach(() => taken.splice(0));

    const warn = async (key: string, kind: Reply['kind']) => {
      const warning: Reply = { ...reply(key), kind, blocks: [{ type: 'text', text: key, tone: 'alert' }] };
      const turns = createDelivery({ store, respond: () => ({ state: 1, replies: [warning] }), clock: () => now });
      await turns.handle(incoming({ conversation: 'a', key }), {});
    };

    it('sends the newest turn alone, and counts the others as done', async () => {
      for (const key of ['1', '2', '3']) await say('a', key);
      now += MINUTE;
      await resend();
      expect(taken).toEqual(['3']);
      expect(await store.unsent('test')).toEqual([]);
    });

    it('sends nothing where something newer was said already', async () => {
      await say('a', '1');
      now += MINUTE;
      const newer = await say('a', '2');
      await store.markSent(
        'a',
        newer.map(({ seq }) => seq),
      );
      await resend();
      expect(taken).toEqual([]);
    });

    it('sends nothing after ten minutes', async () => {
      await say('a', '1');
      now += 11 * MINUTE;
      await resend();
      expect(taken).toEqual([]);
      expect(await store.unsent('test')).toEqual([]);
    });

    it.each(['emergency', 'answer'] as const)('sends a warning after the newest: %s', async (kind) => {
      await say('a', '1');
      await warn('2', kind);
      await say('a', '3');
      now += MINUTE;
      await resend();
      expect(taken).toEqual(['3', '2']);
    });

    it('sends a warning alone the next morning, and no later', async () => {
      await warn('1', 'emergency');
      now += 8 * 60 * MINUTE;
      await resend();
      expect(taken).toEqual(['1']);
      await warn('2', 'emergency');
      now += 13 * 60 * MINUTE;
      await resend();
      expect(taken).toEqual(['1']);
    });

    it('sends an emergency and nothing beside it', async () => {
      await warn('1', 'answer');
      await warn('2', 'emergency');
      now += MINUTE;
      await resend();
      expect(taken).toEqual(['2']);
    });
  });

  it('does not wait for conversations that hang', async () => {
    for (let i = 0; i < 40; i += 1) await say(`c${i}`, '1');
    await say('good', '1');
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const good = new Promise<void>((resolve) => {
      void resendUnsent(
        store,
        'test',
        async ([first]) => (first?.conversation === 'good' ? resolve() : held),
        () => now,
      );
    });
    await good;
    release();
  });
});
