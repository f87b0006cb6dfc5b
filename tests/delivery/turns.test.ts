import type { Delivery } from '../../src/delivery/delivery';
import { createDelivery, type DeliveryParts, type TurnResult } from '../../src/delivery/turns';
import { openStore } from '../../src/store/open-store';
import type { Store } from '../../src/store/store';
import { StoreError } from '../../src/store/store-error';
import { reply } from '../store/turns';
import { count, incoming, said } from './counting';

let store: Store;
beforeEach(async () => {
  store = await openStore('memory:');
});
afterEach(() => store.close());

const address = { to: 'here' };

function delivery(parts: Partial<DeliveryParts> = {}): Delivery {
  return createDelivery({ store, respond: count, clock: () => 7, random: () => 0, ...parts });
}

describe('a turn', () => {
  it('is committed when it resolves', async () => {
    const delivered = await delivery().handle(incoming({ key: 'k', text: 'why?' }), address, 'client-1');
    expect(delivered).toEqual({ duplicate: false, messages: await store.turn('test|c', 'k') });
    expect(delivered.messages).toMatchObject([
      { seq: 1, at: 7, from: 'user', body: { text: 'why?', clientId: 'client-1' } },
      { seq: 2, at: 7, from: 'bot', body: reply('1 k'), sent: false },
    ]);
    expect(await store.load('test|c')).toMatchObject({
      state: 1,
      version: 1,
      user: 'test|u',
      channel: 'test',
      address,
    });
  });

  it('of a person who joins has no message of theirs', async () => {
    const { messages } = await delivery().handle(incoming({ kind: 'join', text: '' }), address);
    expect(messages.map(({ from }) => from)).toEqual(['bot']);
  });

  it('keeps the question nobody could answer', async () => {
    const respond = () => ({
      state: 1,
      replies: [],
      effects: [{ kind: 'unanswered' as const, question: 'what is this' }],
    });
    await delivery({ respond }).handle(incoming({}), address);
    expect(await store.unanswered(1)).toEqual([{ question: 'what is this', count: 1, lastAt: 7 }]);
  });

  it('runs once for a key, and gives the messages of then', async () => {
    const turns = delivery();
    const first = await turns.handle(incoming({ key: 'k' }), address);
    await turns.handle(incoming({ key: 'other' }), address);
    await turns.sent('test|c', [2]);
    const again = await turns.handle(incoming({ key: 'k', text: 'retried' }), address);
    expect(again).toEqual({ duplicate: true, messages: [first.messages[0], { ...first.messages[1], sent: true }] });
    expect(await store.load('test|c')).toMatchObject({ state: 2, version: 2 });
  });

  it('that left no message runs once for its key too', async () => {
    const turns = delivery({ respond: (state) => ({ state: ((state as number) ?? 0) + 1, replies: [] }) });
    await turns.handle(incoming({ kind: 'join' }), address);
    expect(await turns.handle(incoming({ kind: 'join' }), address)).toEqual({ duplicate: true, messages: [] });
    expect(await store.load('test|c')).toMatchObject({ state: 1 });
  });

  it('runs after those that came before it', async () => {
    const turns = delivery();
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((key) => turns.handle(incoming({ key }), address)));
    expect(answers.flatMap(({ messages }) => said(messages))).toEqual(['1 a', '2 b', '3 c', '4 d']);
  });

  it('does not wait for other conversations', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const load: Store['load'] = async (conversation) => {
      if (conversation === 'test|slow') await held;
      return store.load(conversation);
    };
    const turns = delivery({ store: { ...store, load } });
    const slow = turns.handle(incoming({ conversation: 'test|slow' }), address);
    expect((await turns.handle(incoming({}), address)).duplicate).toBe(false);
    release();
    expect((await slow).duplicate).toBe(false);
  });
});

describe('forgetting', () => {
  const respond: DeliveryParts['respond'] = (state, message) =>
    message.text === 'forget me'
      ? {
          state: 'x',
          replies: [reply('deleted')],
          effects: [{ kind: 'unanswered', question: 'x' }, { kind: 'forget' }],
        }
      : count(state, message);

  it('deletes everything of the person and keeps nothing of the turn', async () => {
    const turns = delivery({ respond });
    await turns.handle(incoming({ key: 'a' }), address);
    await turns.handle(incoming({ key: 'a', conversation: 'test|d' }), address);
    await turns.handle(incoming({ key: 'a', conversation: 'test|e', user: 'test|v' }), address);
    const delivered = await turns.handle(incoming({ key: 'b', text: 'forget me' }), address);
    expect(delivered).toMatchObject({
      duplicate: false,
      forgotten: true,
      messages: [{ seq: 3, from: 'bot', sent: false }],
    });
    expect(said(delivered.messages)).toEqual(['deleted']);
    const left = await Promise.all(['test|c', 'test|d', 'test|e'].map((name) => store.load(name)));
    expect(left).toEqual([undefined, undefined, expect.objectContaining({ version: 1 })]);
    const asked = await store.unanswered(1);
    expect(asked).toEqual([]);
    expect(said((await turns.handle(incoming({ key: 'c' }), address)).messages)).toEqual(['1 c']);
  });

  it('works for somebody of whom nothing is kept, and twice', async () => {
    const turns = delivery({ respond });
    for (const key of ['a', 'a']) {
      expect(await turns.handle(incoming({ key, text: 'forget me' }), address)).toMatchObject({ forgotten: true });
    }
    expect(await store.load('test|c')).toBeUndefined();
  });

  it('leaves a shared conversation alone that the person has no part in', async () => {
    const turns = delivery({ respond });
    await turns.handle(incoming({ key: 'a', scope: 'shared', user: 'test|v' }), address);
    await turns.handle(incoming({ key: 'b', scope: 'shared', text: 'forget me' }), address);
    expect(await store.load('test|c')).toMatchObject({ version: 1 });
  });

  it('is not set off by a message that was answered before', async () => {
    let asked = false;
    const turns = delivery({
      respond: (state, message) =>
        asked ? { state, replies: [], effects: [{ kind: 'forget' }] } : count(state, message),
    });
    await turns.handle(incoming({ key: 'yes' }), address);
    asked = true;
    expect(await turns.handle(incoming({ key: 'yes' }), address)).toMatchObject({ duplicate: true });
    expect(await store.load('test|c')).toMatchObject({ state: 1 });
  });
});

describe('trouble', () => {
  it('in the core reaches the caller and changes nothing', async () => {
    const cause = new Error('I said: my knee hurts');
    const logged: unknown[] = [];
    const turns = delivery({
      respond: (state, message) => {
        if (message.text === 'break') throw cause;
        return count(state, message);
      },
      logger: { error: (...line) => void logged.push(line) },
    });
    await turns.handle(incoming({ key: 'a' }), address);
    const broken = turns.handle(incoming({ key: 'b', text: 'break' }), address);
    const next = turns.handle(incoming({ key: 'c' }), address);
    await expect(broken).rejects.toMatchObject({ name: 'DeliveryError', code: 'core', cause });
    expect(said((await next).messages)).toEqual(['2 c']);
    expect(said((await turns.handle(incoming({ key: 'b' }), address)).messages)).toEqual(['3 b']);
    expect(logged).toMatchObject([[{ code: 'core', causes: [{ name: 'Error' }] }, 'turn failed']]);
    expect(JSON.stringify(logged)).not.toContain('knee');
  });

  it.each([
    [new StoreError('full', 'The disk is full.'), 'store'],
    [new StoreError('busy', 'Locked.'), 'busy'],
    [new TypeError('unforeseen'), 'store'],
  ])('in the store reaches the caller, and the next turn works: %s', async (cause, code) => {
    const commit = jest.fn(store.commit).mockRejectedValueOnce(cause);
    const markSent = jest.fn(store.markSent).mockRejectedValueOnce(cause);
    const turns = delivery({ store: { ...store, commit, markSent } });
    await expect(turns.handle(incoming({ key: 'a' }), address)).rejects.toMatchObject({ code, cause });
    expect(said((await turns.handle(incoming({ key: 'a' }), address)).messages)).toEqual(['1 a']);
    await expect(turns.sent('test|c', [2])).rejects.toMatchObject({ code, cause });
  });

  it('with conflicts ends after some tries', async () => {
    const commit = jest.fn<ReturnType<Store['commit']>, []>().mockResolvedValue({ status: 'conflict' });
    const random = jest.fn(() => 0);
    const turns = delivery({ store: { ...store, commit }, random });
    await expect(turns.handle(incoming({}), address)).rejects.toMatchObject({ code: 'busy' });
    expect(commit).toHaveBeenCalledTimes(8);
    expect(random).toHaveBeenCalledTimes(8);
  });

  it('with too many waiting turns is refused at once, and ends when they are done', async () => {
    const turns = delivery();
    const keys = Array.from({ length: 25 }, (_, i) => `${i}`);
    const results = await Promise.allSettled(keys.map((key) => turns.handle(incoming({ key }), address)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    expect(results.slice(20)).toEqual(
      Array(5).fill({ status: 'rejected', reason: expect.objectContaining({ code: 'too-many' }) }),
    );
    expect(said((await turns.handle(incoming({ key: '24' }), address)).messages)).toEqual(['21 24']);
  });
});

describe('idle', () => {
  it('resolves when every turn has ended, also those that came meanwhile or failed', async () => {
    const turns = delivery({
      respond: (state, message) => {
        if (message.key === 'bad') throw new Error('bad');
        return count(state, message);
      },
    });
    await turns.idle();
    const ended: string[] = [];
    const run = (key: string) =>
      turns.handle(incoming({ key, conversation: `test|${key}` }), address).then(
        () => ended.push(key),
        () => ended.push(key),
      );
    const late = run('a').then(() => run('b'));
    void run('bad');
    await Promise.all([turns.idle(), late.then(() => turns.idle())]);
    expect(ended.sort()).toEqual(['a', 'b', 'bad']);
  });
});

describe('metrics', () => {
  it('count every turn by what became of it, and conflicts', async () => {
    const results: TurnResult[] = [];
    let conflicts = 0;
    const commit = jest.fn(store.commit).mockResolvedValueOnce({ status: 'conflict' });
    const turns = delivery({
      store: { ...store, commit },
      respond: (state, message) => {
        if (message.key === 'bad') throw new Error('bad');
        return { ...count(state, message), effects: message.key === 'forget' ? [{ kind: 'forget' }] : [] };
      },
      metrics: {
        turn: (result, ms) => {
          expect(ms).toBe(0);
          results.push(result);
        },
        conflict: () => {
          conflicts += 1;
        },
      },
    });
    for (const key of ['a', 'a', 'bad', 'forget']) {
      await turns.handle(incoming({ key }), address).catch(() => undefined);
    }
    expect(results).toEqual(['committed', 'duplicate', 'core', 'forgotten']);
    expect(conflicts).toBe(1);
  });
});
