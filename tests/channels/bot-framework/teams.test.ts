import type { Incoming, Reply, Turn } from '../../../src/messages/messages';
import { openStore } from '../../../src/store/open-store';
import type { Store } from '../../../src/store/store';
import { botsOfTests, message, type TestBot } from './test-bot';

const start = botsOfTests();

const say = (bot: TestBot, text: string | undefined, more?: Record<string, unknown>) =>
  bot.post(message(bot.connector.url, text, more));

const QUESTION = 'Where do you feel it?';

/** A core that asks the same question again and again; "quiet" is answered without a question, "forget" by forgetting. */
function asking(state: unknown, { text, kind }: Incoming): Turn {
  const step = Number(state ?? 0) + 1;
  const said = (words: string): Reply => ({
    kind: 'message',
    blocks: [{ type: 'text', text: words }],
    sources: [],
    suggestions: [],
    about: 'faq.x',
  });
  if (kind !== 'message' || text === 'quiet') {
    return { state: step, replies: [said('hm')] };
  }
  if (text === 'forget') {
    return { state: step, replies: [said('gone')], effects: [{ kind: 'forget' }] };
  }
  const question: Reply = {
    ...said(QUESTION),
    kind: 'question',
    ask: {
      step: String(step),
      choices: [
        { label: 'In the calf', value: 'calf' },
        { label: 'In the foot', value: 'foot' },
      ],
      multiple: false,
      actions: [{ label: 'Back', value: '@back' }],
    },
  };
  return { state: step, replies: [said('noted'), question] };
}

const tap = (value: string, step: string, on?: string) => ({
  value: { step, value, label: value },
  replyToId: on,
});

const shown = (activity: unknown) => JSON.stringify(activity);

describe('a card that was answered', () => {
  it('is replaced by one without buttons that shows what was tapped', async () => {
    const bot = await start({ respond: asking });
    await say(bot, 'begin');
    await bot.unsent(0);
    await say(bot, 'In the calf', tap('calf', '1', 'reply-2'));

    expect(bot.connector.changes).toMatchObject([{ method: 'PUT', conversation: 'a:chat', id: 'reply-2' }]);
    const replaced = shown(bot.connector.changes[0]?.activity);
    expect(replaced).toContain(QUESTION);
    expect(replaced).toContain('Your answer: In the calf');
    expect(replaced).not.toMatch(/Action\.|Input\.|In the foot|Back/);
  });

  it('by typing loses its buttons too', async () => {
    const bot = await start({ respond: asking });
    await say(bot, 'begin');
    await bot.unsent(0);
    await say(bot, 'quiet');
    expect(bot.connector.changes).toMatchObject([{ method: 'PUT', id: 'reply-2' }]);
    expect(shown(bot.connector.changes)).not.toContain('Your answer');

    await say(bot, 'quiet');
    expect(bot.connector.changes).toHaveLength(1);
  });

  it('is replaced also when it was sent before a restart, and its id never noted', async () => {
    const kept = await openStore('memory:');
    const store: Store = { ...kept, markSent: (conversation, seqs) => kept.markSent(conversation, seqs) };
    const first = await start({ respond: asking, store });
    await say(first, 'begin');
    await first.unsent(0);
    await first.stop();
    const bot = await start({ respond: asking, store: kept, connector: first.connector });
    await say(bot, 'In the foot', tap('foot', '1', 'reply-2'));
    expect(bot.connector.changes).toMatchObject([{ id: 'reply-2' }]);
  });

  it('is not replaced by the repetition of the answer, which would find the next one', async () => {
    const bot = await start({ respond: asking });
    await say(bot, 'begin');
    await bot.unsent(0);
    const activity = message(bot.connector.url, 'calf', tap('calf', '1', 'reply-2'));
    await bot.post(activity);
    await bot.unsent(0);
    await bot.post(activity);
    expect(bot.connector.changes.map(({ id }) => id)).toEqual(['reply-2']);
  });

  it('shows no answer when an older card was tapped', async () => {
    const bot = await start({ respond: asking });
    await say(bot, 'begin');
    await say(bot, 'again');
    await bot.unsent(0);
    await say(bot, 'calf', tap('calf', '1', 'reply-2'));
    expect(bot.connector.changes.at(-1)?.id).toBe('reply-4');
    expect(shown(bot.connector.changes.at(-1))).not.toContain('Your answer');
  });

  it('stays as it is, and nothing else happens, when the channel refuses', async () => {
    const bot = await start({ respond: asking });
    await say(bot, 'begin');
    await bot.unsent(0);
    bot.connector.trouble = (request) => (request === 5 ? { status: 403 } : undefined);
    expect((await say(bot, 'calf', tap('calf', '1', 'reply-2'))).status).toBe(200);
    expect(bot.connector.received).toHaveLength(4);
    expect(bot.connector.changes).toEqual([]);
    expect(bot.errors).toMatchObject([{ code: 'refused' }]);
    await bot.unsent(0);
  });

  it('is taken back when everything was deleted', async () => {
    const bot = await start({ respond: asking });
    await say(bot, 'begin');
    await bot.unsent(0);
    await say(bot, 'forget', { value: { step: '1', value: 'yes', label: 'forget' }, replyToId: 'reply-2' });
    expect(bot.connector.changes).toMatchObject([{ method: 'DELETE', id: 'reply-2' }]);
  });

  it('stays where the channel cannot replace it', async () => {
    const bot = await start({ respond: asking });
    await say(bot, 'begin', { channelId: 'webchat' });
    await bot.unsent(0);
    await say(bot, 'quiet', { channelId: 'webchat' });
    expect(bot.connector.changes).toEqual([]);
    expect(bot.errors).toEqual([]);
  });
});

describe('a turn that takes long', () => {
  it('shows that the bot is typing, until it answers', async () => {
    const store = await openStore('memory:');
    const slow: Store = {
      ...store,
      commit: (turn) => new Promise((resolve) => setTimeout(() => resolve(store.commit(turn)), 100)),
    };
    const bot = await start({ store: slow, typingAfter: 10 });
    await say(bot, 'hello');
    const types = bot.connector.received.map(({ activity }) => activity.type);
    expect(types[0]).toBe('typing');
    expect(types.slice(-2)).toEqual(['message', 'message']);
    expect(types.lastIndexOf('typing')).toBe(types.indexOf('message') - 1);
  });

  it('shows nothing when it takes no time', async () => {
    const bot = await start();
    await say(bot, 'hello');
    expect(bot.connector.received.map(({ activity }) => activity.type)).toEqual(['message', 'message']);
  });
});

describe('an invoke', () => {
  const invoke = (bot: TestBot, name: string | undefined, value: unknown, more = {}) =>
    say(bot, undefined, { type: 'invoke', name, value, ...more });
  const thumb = (reaction: string, feedback?: unknown) => ({
    actionName: 'feedback',
    actionValue: { reaction, feedback },
  });

  it('with feedback is kept under what the reply was about, and answered with an empty object', async () => {
    const bot = await start({ respond: asking });
    await say(bot, 'quiet');
    await bot.unsent(0);
    expect(bot.connector.received[0]?.activity.channelData).toEqual({ feedbackLoop: { type: 'default' } });

    const remark = JSON.stringify({ feedbackText: ' Too long\u0000. ' });
    const answer = await invoke(bot, 'message/submitAction', thumb('dislike', remark), { replyToId: 'reply-1' });
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 200, body: {} });
    expect(await bot.store.feedback(10)).toEqual([{ about: 'faq.x', liked: false, comment: 'Too long.', at: 0 }]);
    expect(bot.connector.requests()).toBe(1);
  });

  it.each([
    ['asks for it', { type: 'message', text: 'forget' }],
    ['removes the bot', { type: 'installationUpdate', action: 'remove' }],
  ])('with feedback is forgotten when the person %s', async (_how, activity) => {
    const bot = await start({ respond: asking });
    await say(bot, 'quiet');
    await bot.unsent(0);
    const remark = JSON.stringify({ feedbackText: 'My name is Ann.' });
    await invoke(bot, 'message/submitAction', thumb('dislike', remark), { replyToId: 'reply-1' });
    expect(await bot.store.feedback(10)).toHaveLength(1);
    await say(bot, undefined, activity);
    expect(await bot.store.feedback(10)).toEqual([]);
  });

  it.each([undefined, 'no JSON', '{}', 'null', '{"feedbackText":7}', 7, {}])(
    'with feedback without a remark (%j) is kept too, also when the reply is not known any more',
    async (feedback) => {
      const bot = await start();
      expect((await invoke(bot, 'message/submitAction', thumb('like', feedback))).status).toBe(200);
      expect(await bot.store.feedback(10)).toEqual([{ about: 'unknown', liked: true, comment: '', at: 0 }]);
    },
  );

  it.each([thumb('maybe'), { actionName: 'other' }, 'like', null, undefined])(
    'that looks like feedback and is none (%j) is refused and not kept',
    async (value) => {
      const bot = await start();
      expect((await invoke(bot, 'message/submitAction', value)).status).toBe(400);
      expect(await bot.store.feedback(10)).toEqual([]);
    },
  );

  it.each(['task/fetch', 'message/fetchTask', 'composeExtension/query', 'signin/verifyState', 'toString', undefined])(
    '%s, which nothing of the bot sends, is declined with 501',
    async (name) => {
      const bot = await start();
      const { status, text } = await invoke(bot, name, {});
      expect({ status, text }).toEqual({ status: 501, text: '' });
      expect(bot.connector.requests()).toBe(0);
    },
  );

  it('of a card is declined in its own way', async () => {
    const bot = await start();
    const { status, body } = await invoke(bot, 'adaptiveCard/action', { action: { verb: 'x' } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ statusCode: 501, type: 'application/vnd.microsoft.error' });
  });
});

describe('where others read along', () => {
  const group = { id: '19:group', conversationType: 'groupChat', isGroup: true };
  const ann = { id: '29:ann', aadObjectId: 'a-1' };
  const bob = { id: '29:bob', aadObjectId: 'b-2' };
  const team = { team: { id: '19:team' } };
  const thread = (id: string) => ({ id: `${id};messageid=1`, conversationType: 'channel', isGroup: true });

  it('each person has a conversation of their own, and all are answered in the same place', async () => {
    const bot = await start();
    await say(bot, 'one', { conversation: group, from: ann });
    await say(bot, 'two', { conversation: group, from: bob });
    await say(bot, 'three', { conversation: group, from: ann });
    expect(bot.connector.texts()).toEqual(['1', 'you said: one', '1', 'you said: two', '2', 'you said: three']);
    expect(new Set(bot.connector.received.map(({ conversation }) => conversation))).toEqual(new Set(['19:group']));
  });

  it('one who asks to be forgotten takes nothing from the others', async () => {
    const bot = await start();
    await say(bot, 'one', { conversation: group, from: ann });
    await say(bot, 'one', { conversation: group, from: bob });
    await say(bot, 'forget me', { conversation: group, from: bob });
    await say(bot, 'two', { conversation: group, from: ann });
    await say(bot, 'two', { conversation: group, from: bob });
    expect(bot.connector.texts().filter((text) => /^\d$/.test(text ?? ''))).toEqual(['1', '1', '2', '1']);
  });

  it('replies stay in their thread', async () => {
    const bot = await start();
    await say(bot, 'one', { conversation: thread('19:general'), from: ann, channelData: team });
    expect(bot.connector.received[0]?.conversation).toBe('19:general;messageid=1');
  });

  it('no thumbs are put below replies: they would be for one person alone', async () => {
    const bot = await start({ respond: asking });
    await say(bot, 'quiet', { conversation: group });
    expect(bot.connector.received[0]?.activity.channelData).toBeUndefined();
  });

  it.each([
    ['a group chat', { conversation: group }, { conversation: group }],
    [
      'a team, with all channels and threads',
      { conversation: thread('19:other'), channelData: team },
      { conversation: { id: '19:team', conversationType: 'channel', isGroup: true }, channelData: team },
    ],
  ])('removing the bot from %s deletes what everybody said there, and nothing else', async (_where, said, removed) => {
    const bot = await start();
    await say(bot, 'one', { ...said, from: ann });
    await say(bot, 'one', { ...said, from: bob });
    await say(bot, 'alone', { from: ann });
    await say(bot, undefined, {
      ...removed,
      from: bob,
      type: 'conversationUpdate',
      membersRemoved: [{ id: '28:bot' }],
    });
    await say(bot, 'two', { ...said, from: ann });
    await say(bot, 'two', { from: ann });
    expect(bot.connector.texts().slice(6)).toEqual(['1', 'you said: two', '2', 'you said: two']);
  });

  it('the bot greets once when it enters, and again only after it was away', async () => {
    const bot = await start();
    const enters = { conversation: group, type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] };
    await say(bot, undefined, { ...enters, from: ann });
    await say(bot, undefined, { conversation: group, type: 'installationUpdate', action: 'add', from: bob });
    expect(bot.connector.texts()).toEqual(['hello, shared']);
    await bot.unsent(0);
    await say(bot, undefined, { conversation: group, type: 'installationUpdate', action: 'remove' });
    await say(bot, undefined, { ...enters, from: ann });
    expect(bot.connector.texts()).toEqual(['hello, shared', 'hello, shared']);
  });
});

describe('a message that is edited', () => {
  const edited = (text: string, at: string) => ({
    type: 'messageUpdate',
    id: 'the-message',
    timestamp: at,
    text,
    channelData: { eventType: 'editMessage' },
  });

  it('is looked through for danger, once for each edit, and not answered otherwise', async () => {
    const bot = await start();
    await say(bot, 'hello', { id: 'the-message' });
    await say(bot, undefined, edited('better words', '1'));
    await say(bot, undefined, edited('danger &amp; pain', '2'));
    await say(bot, undefined, edited('danger &amp; pain', '2'));
    await say(bot, undefined, edited('more danger', '3'));
    expect(bot.connector.texts()).toEqual(['1', 'you said: hello', 'edited: danger & pain', 'edited: more danger']);
  });
});

it('lets an attachment of the same text in HTML be', async () => {
  const bot = await start();
  await say(bot, 'my leg hurts', {
    attachments: [{ contentType: 'text/html', content: '<div><p>my leg hurts</p></div>' }],
  });
  expect(bot.connector.texts()).toEqual(['1', 'you said: my leg hurts']);
});
