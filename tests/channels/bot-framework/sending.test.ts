import { openStore } from '../../../src/store/open-store';
import type { Store } from '../../../src/store/store';
import { startFakeConnector } from './fake-connector';
import { botsOfTests, message } from './test-bot';

const start = botsOfTests();

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

describe('repeated activities', () => {
  it('are not answered twice', async () => {
    const bot = await start();
    const activity = message(bot.connector.url, 'hello');
    await bot.post(activity);
    await bot.unsent(0);
    expect((await bot.post(activity)).status).toBe(200);
    expect(bot.connector.texts()).toEqual(['1', 'you said: hello']);
  });

  it('are not answered twice while the first is being answered', async () => {
    const bot = await start();
    bot.connector.trouble = () => ({ delayMs: 30 });
    const activity = message(bot.connector.url, 'hello');
    await Promise.all([bot.post(activity), bot.post(activity), bot.post(activity)]);
    expect(bot.connector.texts()).toEqual(['1', 'you said: hello']);
  });

  it('of Web Chat are told by the client id of the message, which another sending leaves as it is', async () => {
    const bot = await start();
    const again = () =>
      message(bot.connector.url, 'none', { channelId: 'webchat', channelData: { clientActivityID: 'c-1' } });
    for (const activity of [again(), again(), again()]) await bot.post(activity);
    await bot.unsent(0);
    expect(bot.connector.texts()).toEqual(['1', 'you said: none']);
  });

  it('bring out what was left unsent, and only that', async () => {
    const bot = await start();
    const activity = message(bot.connector.url, 'hello');
    bot.connector.trouble = (request) => (request === 2 ? { status: 403 } : undefined);
    await bot.post(activity);
    expect(bot.connector.texts()).toEqual(['1']);
    await bot.unsent(1);

    await bot.post(activity);
    expect(bot.connector.texts()).toEqual(['1', 'you said: hello']);
  });
});

describe('several messages at once', () => {
  it('of one conversation are answered one after the other', async () => {
    const bot = await start();
    // The first sendings are the slowest, so that a later one would overtake them.
    bot.connector.trouble = (request) => ({ delayMs: Math.max(0, 60 - request * 10) });
    await Promise.all(numbers(1, 8).map((text) => bot.post(message(bot.connector.url, text))));

    const texts = bot.connector.texts();
    expect(texts.filter((_, index) => index % 2 === 0)).toEqual(numbers(1, 8));
    expect([...texts].sort()).toEqual([...numbers(1, 8), ...numbers(1, 8).map((text) => `you said: ${text}`)].sort());
  });

  it('of two conversations do not wait for each other', async () => {
    const bot = await start();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = await startFakeConnector();
    slow.trouble = () => ({ delayMs: 200 });
    const first = bot.post(message(slow.url, 'slow', { conversation: { id: 'slow' } })).then(release);
    await bot.post(message(bot.connector.url, 'quick', { conversation: { id: 'quick' } }));

    expect(bot.connector.texts()).toEqual(['1', 'you said: quick']);
    expect(slow.received).toHaveLength(0);
    await Promise.all([first, held]);
    expect(slow.received).toHaveLength(2);
    await slow.close();
  });

  it('of one conversation are refused with 429 when too many wait, and what was taken is answered', async () => {
    const store = await openStore('memory:');
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const slow: Store = { ...store, commit: (turn) => opened.then(() => store.commit(turn)) };
    const bot = await start({ store: slow });

    const answers = numbers(1, 40).map((text) => bot.post(message(bot.connector.url, text)));
    const first = await Promise.race(answers);
    expect(first).toMatchObject({ status: 429, body: { error: { code: 'TooManyRequests' } } });

    open();
    const taken = (await Promise.all(answers)).filter(({ status }) => status === 200).length;
    expect(taken).toBeGreaterThan(0);
    expect(bot.connector.received).toHaveLength(taken * 2);
  });
});

describe('a channel in trouble', () => {
  it('that is busy is asked again until it takes the reply', async () => {
    const bot = await start({ pauses: [1, 1, 1] });
    bot.connector.trouble = (request) => (request <= 3 ? { status: 429 } : undefined);
    await bot.post(message(bot.connector.url, 'hello'));
    expect(bot.connector.texts()).toEqual(['1', 'you said: hello']);
  });

  it('that is away gets the replies at the next start, in order and once', async () => {
    const bot = await start();
    bot.connector.trouble = () => ({ status: 503 });
    const { status } = await bot.post(message(bot.connector.url, 'hello'));
    expect(status).toBe(200);
    expect(bot.connector.received).toEqual([]);
    await bot.unsent(2);
    await bot.stop();

    bot.connector.trouble = () => undefined;
    const again = await start({ store: bot.store, connector: bot.connector });
    expect(bot.connector.texts()).toEqual(['1', 'you said: hello']);
    expect(bot.connector.received[0]).toMatchObject({
      conversation: 'a:chat',
      activity: { recipient: { id: '29:ann' } },
    });
    await again.unsent(0);
  });

  it('does not get twice what is on its way while the unsent is looked for', async () => {
    const bot = await start();
    bot.connector.trouble = () => ({ delayMs: 40 });
    const posted = bot.post(message(bot.connector.url, 'hello'));
    await bot.unsent(2);
    await Promise.all([bot.resend(), posted]);
    await bot.unsent(0);
    expect(bot.connector.texts()).toEqual(['1', 'you said: hello']);
  });

  it('that refuses a reply is not asked again in vain, and hears no text of it in the log', async () => {
    const bot = await start({ pauses: [1, 1, 1] });
    bot.connector.trouble = () => ({ status: 403 });
    await bot.post(message(bot.connector.url, 'my secret'));

    expect(bot.connector.requests()).toBe(1);
    expect(bot.errors).toMatchObject([{ code: 'refused', status: 403 }]);
    expect(inspected(bot.errors)).not.toContain('my secret');
  });

  it('that says when to come again is asked then', async () => {
    const bot = await start({ pauses: [60_000] });
    bot.connector.trouble = (request) => (request === 1 ? { status: 429, retryAfter: '0.1' } : undefined);
    await bot.post(message(bot.connector.url, 'hello'));
    expect(bot.connector.texts()).toEqual(['1', 'you said: hello']);
  });

  it('that refuses a reply once gets it later, without a restart', async () => {
    const bot = await start({ refusedPauses: [1] });
    bot.connector.trouble = (request) => (request === 1 ? { status: 403 } : undefined);
    await bot.post(message(bot.connector.url, 'hello'));
    expect(bot.connector.texts()).toEqual(['1', 'you said: hello']);
    await bot.unsent(0);
  });

  it('for a minute gets the newest at the next start, in answer to what was asked, and nothing old after it', async () => {
    let now = 0;
    const clock = () => now;
    const bot = await start({ clock });
    const [first, second] = ['one', 'two'].map((text) => message(bot.connector.url, text));
    bot.connector.trouble = () => ({ status: 503 });
    await bot.post(first);
    now += 60_000;
    await bot.post(second);
    await bot.stop();

    now += 60_000;
    bot.connector.trouble = () => undefined;
    const again = await start({ store: bot.store, connector: bot.connector, clock });
    await again.unsent(0);
    expect(bot.connector.texts()).toEqual(['2', 'you said: two']);
    expect(bot.connector.received.map(({ replyTo }) => replyTo)).toEqual([second?.id, second?.id]);
  });

  it('gets replies left by a crash as answers to the messages they answer', async () => {
    const bot = await start();
    const activities = ['one', 'two'].map((text) => message(bot.connector.url, text));
    bot.connector.trouble = () => ({ status: 503 });
    for (const activity of activities) await bot.post(activity);
    await bot.stop();

    bot.connector.trouble = () => undefined;
    const again = await start({ store: bot.store, connector: bot.connector });
    await again.unsent(0);
    expect(bot.connector.received.map(({ replyTo, activity }) => [replyTo, activity.text])).toEqual([
      [activities[0]?.id, '1'],
      [activities[0]?.id, 'you said: one'],
      [activities[1]?.id, '2'],
      [activities[1]?.id, 'you said: two'],
    ]);
  });

  it('of many conversations, each of which hangs, holds up no other at the start', async () => {
    const bot = await start();
    const slow = await startFakeConnector();
    slow.trouble = () => ({ status: 503 });
    bot.connector.trouble = () => ({ status: 503 });
    for (const name of numbers(1, 24)) await bot.post(message(slow.url, 'x', { conversation: { id: `c-${name}` } }));
    await bot.post(message(bot.connector.url, 'hello'));
    await bot.stop();

    slow.trouble = () => ({ delayMs: 1_500 });
    bot.connector.trouble = () => undefined;
    const again = await start({ store: bot.store, connector: bot.connector });
    while (bot.connector.received.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(slow.received).toEqual([]);
    expect(bot.connector.texts()).toEqual(['1', 'you said: hello']);
    await again.stop();
    await slow.close();
  });

  it('does not hold up the next message for ever', async () => {
    const bot = await start();
    bot.connector.trouble = (request) => (request === 1 ? { status: 403 } : undefined);
    await bot.post(message(bot.connector.url, 'one'));
    await bot.post(message(bot.connector.url, 'two'));
    expect(bot.connector.texts()).toEqual(['2', 'you said: two']);
  });

  it('at the start does not keep the bot from starting', async () => {
    const bot = await start();
    bot.connector.trouble = () => ({ status: 403 });
    await bot.post(message(bot.connector.url, 'hello'));
    await bot.unsent(2);
    await bot.stop();

    const again = await start({ store: bot.store, connector: bot.connector });
    expect(again.errors).toMatchObject([{ code: 'refused' }]);
    bot.connector.trouble = () => undefined;
    expect((await again.post(message(bot.connector.url, 'again'))).status).toBe(200);
  });
});

function inspected(errors: readonly unknown[]): string {
  return errors
    .map((error) => (error instanceof Error ? `${error.stack} ${JSON.stringify(error)} ${error.cause}` : ''))
    .join();
}
