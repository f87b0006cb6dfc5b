import fc from 'fast-check';
import { resendUnsent } from '../../src/delivery/resend';
import { createDelivery } from '../../src/delivery/turns';
import { openStore } from '../../src/store/open-store';
import type { Address, Store, StoredMessage } from '../../src/store/store';
import { count, incoming } from './counting';

let store: Store;
beforeEach(async () => {
  store = await openStore('memory:');
});
afterEach(() => store.close());

async function say(conversation: string, key: string, channel = 'test'): Promise<readonly StoredMessage[]> {
  const turns = createDelivery({ store, respond: count, clock: () => 1 });
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
    const send = async (message: StoredMessage, address: Address) => void taken.push([message, address]);
    expect(await resendUnsent(store, 'test', send)).toEqual({ sent: 3, failures: [] });
    expect(taken.filter(([, { to }]) => to === 'b').map(([message]) => message)).toEqual([...b1, ...b2]);
    expect(taken.filter(([, { to }]) => to === 'a').map(([message]) => message)).toEqual(a2);
    expect(taken).toHaveLength(3);

    expect(await resendUnsent(store, 'test', send)).toEqual({ sent: 0, failures: [] });
    expect(taken).toHaveLength(3);
    expect(await store.unsent('other')).toHaveLength(1);
  });

  it('goes on with other conversations when one fails, and keeps the rest of that one in order', async () => {
    for (let i = 0; i < 20; i += 1) for (const key of ['1', '2', '3']) await say(`c${i}`, key);
    const failure = new Error('gone');
    const send = async ({ conversation, key }: StoredMessage) => {
      if (conversation === 'c3' && key === '2') throw failure;
    };
    expect(await resendUnsent(store, 'test', send)).toEqual({ sent: 58, failures: [failure] });
    expect((await store.unsent('test')).map(({ message }) => [message.conversation, message.key])).toEqual([
      ['c3', '2'],
      ['c3', '3'],
    ]);
  });

  it('leaves a reply unsent when marking it fails', async () => {
    await say('a', '1');
    const markSent = () => Promise.reject(new Error('full'));
    expect(await resendUnsent({ ...store, markSent }, 'test', async () => {})).toMatchObject({ sent: 0 });
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
          const send = async (message: StoredMessage) => {
            if (left <= 0) throw new Error('crashed');
            left -= 1;
            taken.push(message);
          };
          await resendUnsent(store, 'test', send);
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
});
