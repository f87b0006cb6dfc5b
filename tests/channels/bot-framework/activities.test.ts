import { FAILED, message, startTestBot, type TestBot } from './test-bot';

let bot: TestBot;
let url: string;

beforeEach(async () => {
  bot = await startTestBot();
  url = bot.connector.url;
});

afterEach(async () => {
  await bot.stop();
  await bot.store.close();
  await bot.connector.close();
});

const say = (text: string | undefined, more?: Record<string, unknown>) => bot.post(message(url, text, more));

describe('a message', () => {
  it('is answered by its replies, in order, each to the message', async () => {
    const activity = message(url, 'my leg hurts');
    const { status, text } = await bot.post(activity);

    expect({ status, text }).toEqual({ status: 200, text: '' });
    expect(bot.connector.texts()).toEqual(['1', 'you said: my leg hurts']);
    expect(bot.connector.received[0]).toMatchObject({
      conversation: 'a:chat',
      replyTo: activity.id,
      activity: {
        type: 'message',
        from: { id: '28:bot' },
        recipient: { id: '29:ann' },
        conversation: { id: 'a:chat' },
      },
    });
    await bot.unsent(0);
  });

  it('keeps no name of the person in the store', async () => {
    await say('hello');
    const stored = await bot.store.load('bot-framework|msteams|a:chat');
    expect(stored).toBeDefined();
    expect(JSON.stringify(stored)).not.toContain('Ann');
  });

  it('tells the core who speaks, where, and in what language', async () => {
    await say('about me');
    expect(bot.connector.texts()[1]).toContain(' personal bot-framework|msteams|a-1 en-GB');
  });

  it('is read without what no keyboard types', async () => {
    await say('a\u0000b\ud800 cafe\u0301\r\n ');
    expect(bot.connector.texts()[1]).toBe('you said: ab café');
  });

  it.each([
    ['a &lt;b&gt; c&nbsp;&amp;&amp; d', 'a <b> c && d'],
    ['5 &gt; 4 &quot;five&quot; it&#39;s', `5 > 4 "five" it's`],
    ['&amp;lt; stays an entity', '&lt; stays an entity'],
    ['&#8217;tis&#xA0;so &#x1F9B5; &unknown; &#99999999;', '’tis so 🦵 &unknown; &#99999999;'],
    ['<at>Bob</at> has cramps', 'Bob has cramps'],
  ])('of Teams is read without its HTML: %s', async (text, read) => {
    const seen: string[] = [];
    const reader = await startTestBot({
      connector: bot.connector,
      respond: (_state, incoming) => {
        seen.push(incoming.text);
        return { state: 0, replies: [] };
      },
    });
    await reader.post(message(url, text));
    expect(seen).toEqual([read]);
    await reader.stop();
    await reader.store.close();
  });

  it('without an id is a new one each time', async () => {
    await say('once', { id: undefined });
    await say('once', { id: undefined });
    expect(bot.connector.texts()).toEqual(['1', 'you said: once', '2', 'you said: once']);
  });

  it('is answered with a kind sentence when the bot fails, and may be sent again', async () => {
    const { status, text } = await say('throw');
    expect({ status, text }).toEqual({ status: 200, text: '' });
    expect(bot.connector.texts()).toEqual([FAILED]);

    await say('better');
    expect(bot.connector.texts()).toEqual([FAILED, '1', 'you said: better']);
  });

  it('may ask to be forgotten: it is, and is told so', async () => {
    await say('hello');
    await say('forget me');
    expect(bot.connector.texts().at(-1)).toBe('forgotten');
    expect(await bot.store.load('bot-framework|msteams|a:chat')).toBeUndefined();
  });
});

describe('a tap on a card', () => {
  it('comes with its step, value and label, and no text', async () => {
    await say(undefined, { value: { step: '3', value: 'yes', label: 'Yes' } });
    expect(bot.connector.texts()[1]).toBe('you said: tapped 3 yes (Yes)');
  });

  it('of several ticked answers comes as one', async () => {
    await say('Continue', { value: { step: '4', ticked: 'a,b', labels: { a: 'Apples', b: 'Bread' } } });
    expect(bot.connector.texts()[1]).toBe('you said: tapped 4 a,b (Apples, Bread)');
  });

  it.each([[{ step: 3, value: 'yes' }], [{ value: 'yes' }], [['yes']], ['yes'], [{ step: 'x'.repeat(65), value: '' }]])(
    'that is none of ours is read as what was typed: %j',
    async (value) => {
      await say('hello', { value });
      expect(bot.connector.texts()[1]).toBe('you said: hello');
    },
  );
});

describe('opening a conversation', () => {
  const joined = { text: undefined, type: 'conversationUpdate', membersAdded: [{ id: '29:ann' }] };

  it('is greeted once, however often Teams says so', async () => {
    await say(undefined, joined);
    await say(undefined, { type: 'installationUpdate', action: 'add' });
    await say(undefined, { type: 'installationUpdate', action: 'add-upgrade' });
    await say(undefined, joined);
    expect(bot.connector.texts()).toEqual(['hello, personal']);
  });

  it('is greeted once when both announcements come at the same time', async () => {
    await Promise.all([say(undefined, joined), say(undefined, { type: 'installationUpdate', action: 'add' })]);
    expect(bot.connector.texts()).toEqual(['hello, personal']);
  });

  it('by the bot alone is not greeted in a personal chat', async () => {
    await say(undefined, { ...joined, membersAdded: [{ id: '28:bot' }] });
    expect(bot.connector.texts()).toEqual([]);
  });

  it('of a group is greeted when the bot enters, not when others do', async () => {
    const conversation = { id: '19:group', conversationType: 'groupChat', isGroup: true };
    await say(undefined, { ...joined, conversation });
    expect(bot.connector.texts()).toEqual([]);

    await say(undefined, { ...joined, conversation, membersAdded: [{ id: '29:bob' }, { id: '28:bot' }] });
    expect(bot.connector.texts()).toEqual(['hello, shared']);
  });
});

describe('leaving', () => {
  it.each([
    ['uninstalling', { type: 'installationUpdate', action: 'remove' }],
    ['uninstalling an update', { type: 'installationUpdate', action: 'remove-upgrade' }],
    ['being removed', { type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] }],
  ])('%s deletes what was kept, without a word', async (_how, activity) => {
    await say('hello');
    const words = bot.connector.received.length;
    expect((await say(undefined, activity)).status).toBe(200);
    expect(await bot.store.load('bot-framework|msteams|a:chat')).toBeUndefined();
    expect(bot.connector.received).toHaveLength(words);
  });
});

describe('in a group', () => {
  const thread = {
    conversation: { id: '19:channel@thread.tacv2;messageid=1', conversationType: 'channel', isGroup: true },
  };
  const mention = (text: string, id = '28:bot') => ({ type: 'mention', text, mentioned: { id, name: 'Cramp Guide' } });

  it('answers in the thread, to a text without the mention', async () => {
    await say('<at>Cramp Guide</at>&nbsp;why do   legs cramp', {
      ...thread,
      entities: [mention('<at>Cramp Guide</at>'), { type: 'clientInfo', locale: 'en-GB' }],
    });
    expect(bot.connector.texts()[1]).toBe('you said: why do legs cramp');
    expect(bot.connector.received[1]?.conversation).toBe(thread.conversation.id);
  });

  it('reads along with others: the scope is shared', async () => {
    await say('<at>Cramp Guide</at> about me', { ...thread, entities: [mention('<at>Cramp Guide</at>')] });
    expect(bot.connector.texts()[1]).toContain(' shared ');
  });

  it('takes out every mention of the bot and leaves those of others', async () => {
    await say('<at>Bot</at> hello <at>Bob</at> <at>Bot</at>', {
      ...thread,
      entities: [mention('<at>Bot</at>'), mention('<at>Bob</at>', '29:bob'), mention('<at>Bot</at>')],
    });
    expect(bot.connector.texts()[1]).toBe('you said: hello Bob');
  });

  it.each([
    ['<at id="0">Cramp Guide</at> hello', '<at>Cramp Guide</at>'],
    ['hello&nbsp;&nbsp;<at>R&amp;D Guide</at>', '<at>R&D Guide</at>'],
    ['<at>Cramp</at> <AT>Cramp</AT>\u00a0 hello', '<at>Cramp</at>'],
  ])('takes out a mention that Teams writes otherwise than its entity: %s', async (text, entity) => {
    await say(text, { ...thread, entities: [mention(entity)] });
    expect(bot.connector.texts()[1]).toBe('you said: hello');
  });

  it.each([
    [null],
    [[{}]],
    [[null]],
    [[{ type: 'mention' }]],
    [[{ type: 'mention', text: '', mentioned: { id: '28:bot' } }]],
    [['mention']],
  ])('survives entities that are none: %j', async (entities) => {
    expect((await say('hello', { ...thread, entities })).status).toBe(200);
    expect(bot.connector.texts()[1]).toBe('you said: hello');
  });
});

describe('what needs no answer', () => {
  it.each([
    ['messageUpdate', { channelData: { eventType: 'editMessage' } }],
    ['messageUpdate', { channelData: { eventType: 'undeleteMessage' }, text: 'danger' }],
    ['messageDelete', {}],
    ['messageReaction', { reactionsAdded: [{ type: 'like' }] }],
    ['event', { name: 'application/vnd.microsoft.readReceipt', value: {} }],
    ['typing', {}],
    ['endOfConversation', {}],
    ['conversationUpdate', { topicName: 'Legs' }],
    ['installationUpdate', {}],
    ['somethingNew', {}],
  ])('%s gets 200 and no reply', async (type, more) => {
    expect((await say('edited', { type, ...more })).status).toBe(200);
    expect(bot.connector.requests()).toBe(0);
    expect(bot.errors).toEqual([]);
  });
});

describe('expectReplies', () => {
  const texts = ({ body }: { body: { activities: { text: string }[] } }) => body.activities.map(({ text }) => text);

  it('gets the replies in the answer, and nowhere else', async () => {
    const answer = await say('hello', { deliveryMode: 'expectReplies' });
    expect(answer.status).toBe(200);
    expect(texts(answer)).toEqual(['1', 'you said: hello']);
    expect(bot.connector.requests()).toBe(0);
    await bot.unsent(0);
  });

  it('gets the same replies when it is repeated', async () => {
    const activity = message(url, 'hello', { deliveryMode: 'expectReplies' });
    const first = await bot.post(activity);
    await bot.unsent(0);
    const again = await bot.post(activity);
    expect(texts(again)).toEqual(texts(first));
  });

  it('gets none where there are none', async () => {
    expect(texts(await say(undefined, { type: 'typing', deliveryMode: 'expectReplies' }))).toEqual([]);
  });

  it('gets a kind sentence when the bot fails', async () => {
    expect(texts(await say('throw', { deliveryMode: 'expectReplies' }))).toEqual([FAILED]);
  });
});
