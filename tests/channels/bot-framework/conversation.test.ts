import { renderMessage } from '../../../src/channels/bot-framework/render-message';
import { createConversation } from '../../../src/conversation/core';
import type { Knowledge } from '../../../src/knowledge/knowledge';
import type { Incoming, Turn } from '../../../src/messages/messages';
import { shippedTalk } from '../../support/shipped';
import type { Received } from './fake-connector';
import { message, startTestBot, type TestBot } from './test-bot';

interface Button {
  readonly title: string;
  readonly data: Readonly<Record<string, unknown>>;
}

let knowledge: Knowledge;
let respond: (state: unknown, incoming: Incoming) => Turn;
let bot: TestBot;

beforeAll(() => {
  const talk = shippedTalk();
  knowledge = talk.knowledge;
  respond = createConversation(knowledge, talk.language);
}, 120_000);

beforeEach(async () => {
  bot = await startTestBot({ respond });
});

afterEach(async () => {
  await bot.stop();
  await bot.store.close();
  await bot.connector.close();
});

/** Posts an activity and returns what the bot sent for it. */
async function hear(text: string | undefined, more: Readonly<Record<string, unknown>> = {}) {
  const before = bot.connector.received.length;
  expect((await bot.post(message(bot.connector.url, text, more))).status).toBe(200);
  return bot.connector.received.slice(before).map(({ activity }) => activity);
}

const tap = ({ title, data }: Button) => hear(title, { value: data });

/** Every button in what was sent, in order. */
function buttons(activities: readonly Received['activity'][]): Button[] {
  const found: Button[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ((value as { type?: unknown }).type === 'Action.Submit') found.push(value as Button);
    Object.values(value).forEach(look);
  };
  look(activities);
  return found;
}

const words = (activities: readonly unknown[]) => JSON.stringify(activities);
const said = (name: string) => knowledge.messages.get(name) ?? '';

it('welcomes whoever installs the app, once, with what it is and questions to begin with', async () => {
  const first = await hear(undefined, { type: 'installationUpdate', action: 'add' });
  const again = await hear(undefined, { type: 'conversationUpdate', membersAdded: [{ id: '29:ann' }] });
  expect(first).toHaveLength(1);
  expect(first[0]?.text).toContain(knowledge.about.name);
  expect(first[0]?.suggestedActions?.actions.map(({ title }) => title)).toContain(knowledge.about.examples[0]);
  expect(again).toEqual([]);
});

it('answers a question with its sources as citations', async () => {
  await hear(undefined, { type: 'installationUpdate', action: 'add' });
  const [answer] = await hear('Why do my legs cramp at night?');
  expect(answer?.text).toContain('[1]');
  expect(answer?.entities).toMatchObject([{ type: 'https://schema.org/Message', citation: expect.any(Array) }]);
  expect(words(answer?.entities as unknown[])).toContain(
    '"position":1,"appearance":{"@type":"DigitalDocument","name":"',
  );
});

it('asks the check in cards, goes on at a tap, and asks again when an old card is tapped', async () => {
  await hear('hello');
  const [card] = (await hear('start the check')).slice(-1);
  expect(card?.attachments).toHaveLength(1);
  const old = buttons([card ?? { type: '' }]);
  const none = old.find(({ data }) => data.value === '@none');
  expect(none).toBeDefined();

  const next = await tap(none as Button);
  const step = (activities: Received['activity'][]) => buttons(activities).at(-1)?.data.step;
  expect(step(next)).not.toBe(none?.data.step);

  const stale = await tap(none as Button);
  expect(words(stale)).toContain(said('stale'));
  expect(buttons(stale).map(({ title }) => title)).toEqual(buttons(next).map(({ title }) => title));
});

it('puts nothing beside what to do in an emergency but the way back', async () => {
  const replies = await hear('I have crushing chest pain and I cannot breathe');
  expect(replies).toHaveLength(1);
  expect(replies[0]).not.toHaveProperty('attachments');
  const offered = replies[0]?.suggestedActions?.actions.map(({ title }) => title) ?? [];
  expect(offered.filter((title) => title !== said('label-mistake'))).toEqual([]);
  expect(replies[0]).not.toHaveProperty('entities');
  expect(replies[0]?.text).toMatch(/emergency|999|112|911/);
});

it('asks nobody about their health in a group, but answers questions there', async () => {
  const group = { conversation: { id: '19:group', conversationType: 'groupChat', isGroup: true } };
  const declined = await hear('start the check', group);
  expect(buttons(declined)).toEqual([]);
  expect(declined).toHaveLength(1);
  expect(declined[0]?.text).toContain(said('check-in-private').trim());
  expect(declined[0]?.text).toContain('](https://teams.microsoft.com/l/chat/0/0?users=28:bot)');

  const answered = await hear('Why do my legs cramp at night?', group);
  expect(answered).toHaveLength(1);
  expect(words(answered)).toContain('[1]');
  expect(words(answered)).not.toContain(said('offer-check').trim());
  expect(words(answered)).not.toContain(said('label-start'));
  // "Yes" takes up no offer of a check that was not made.
  expect(buttons(await hear('yes', group))).toEqual([]);
});

it('introduces itself once to a group, without the check, and to nobody in it again', async () => {
  const group = { conversation: { id: '19:new', conversationType: 'groupChat', isGroup: true } };
  const enters = { ...group, type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] };
  const first = await hear(undefined, enters);
  expect(first).toHaveLength(1);
  expect(first[0]?.text).toContain(knowledge.about.name);
  expect(first[0]?.text).toContain('https://teams.microsoft.com/l/chat/');
  expect(words(first)).not.toContain(said('label-start'));

  const answered = await hear('Why do my legs cramp at night?', group);
  expect(words(answered)).not.toContain(knowledge.about.disclaimer);
});

it('warns of a danger that an edit brings in, keeps the warning to that person, and answers no other edit', async () => {
  const edit = (text: string, timestamp: string) =>
    hear(text, { type: 'messageUpdate', timestamp, channelData: { eventType: 'editMessage' } });
  await hear('hello');
  expect(await edit('hello again', '1')).toEqual([]);
  expect((await edit('I have crushing chest pain', '2'))[0]?.text).toMatch(/emergency|999|112|911/);

  const group = { conversation: { id: '19:talk', conversationType: 'groupChat', isGroup: true } };
  expect((await hear('I have crushing chest pain', group))[0]?.text).toMatch(/999/);
  const other = await hear('Does massage help?', { ...group, from: { id: '29:bob', aadObjectId: 'b-2' } });
  expect(other[0]?.text).not.toMatch(/^.{0,80}999/);
});

it('keeps every answer there is, and the fullest result of the check, well under what Teams takes', () => {
  const address = { channelId: 'msteams', conversation: { conversationType: 'personal' }, bot: { id: '28:bot' } };
  const rendering = { continueLabel: 'Go on', sourcesLabel: 'Sources', answerLabel: 'Answer', privateLabel: 'Alone' };
  const about = { conversation: 'c', user: 'u', channel: 'x', scope: 'personal', locale: 'en-GB' } as const;
  const sizes: number[] = [];
  const measure = (replies: Turn['replies']) => {
    for (const body of replies) {
      const message = { conversation: 'c', seq: 1, key: 'k', at: 0, from: 'bot', body, sent: false } as const;
      const activities = renderMessage(message, address, rendering);
      sizes.push(...activities.map((activity) => JSON.stringify(activity).length * 2));
    }
  };
  for (const { title } of knowledge.entries.values()) {
    measure(respond(undefined, { ...about, kind: 'message', key: title, text: title }).replies);
  }

  let turn = respond(undefined, { ...about, kind: 'message', key: 'start', text: 'start the check' });
  for (let asked = 0; asked < 80; asked += 1) {
    measure(turn.replies);
    const ask = turn.replies.at(-1)?.ask;
    if (!ask) break;
    const safe = ask.choices.find(({ value }) => value === '@none' || value === 'no');
    const values = ask.choices.map(({ value }) => value).filter((value) => !value.startsWith('@'));
    const danger = knowledge.flags.some(({ id }) => values.includes(id));
    const value = danger ? (safe?.value ?? '@skip') : ask.multiple ? values : (values.at(-1) ?? '@skip');
    const next = { ...about, kind: 'message', key: `k${asked}`, text: 'x', tap: { step: ask.step, value } } as const;
    turn = respond(turn.state, next);
  }
  expect(turn.replies.at(-1)?.kind).toMatch(/outcome|emergency/);
  expect(sizes.length).toBeGreaterThan(knowledge.entries.size);
  expect(Math.max(...sizes)).toBeGreaterThan(4_000);
  // UTF-16 counts, and the connector adds ids and addresses.
  expect(Math.max(...sizes)).toBeLessThan(28 * 1024 - 2_000);
});

it.each(['', ' ', '🦵', '\u0000', 'x'.repeat(10_000), 'calf '.repeat(2000)])(
  'has a kind sentence for what nobody can answer',
  async (text) => {
    const replies = await hear(text);
    expect(replies.length).toBeGreaterThan(0);
    expect(words(replies)).not.toContain(said('failed'));
  },
);

it('sends nothing, through a whole check, that Teams would split, cut or refuse', async () => {
  const sent = await hear('hello');
  sent.push(...(await hear('start the check')));
  let asked = 0;
  for (; asked < 60; asked += 1) {
    const open = buttons(sent.slice(-1));
    const answer =
      open.find(({ data }) => data.value === '@none') ??
      open.find(({ data }) => data.value === '@unsure') ??
      open.find(({ data }) => data.value !== '@back');
    if (answer === undefined) break;
    sent.push(...(await tap(answer)));
  }
  expect(asked).toBeGreaterThan(5);
  expect(asked).toBeLessThan(60);

  for (const activity of sent) {
    expect([activity.text, activity.attachments].filter(Boolean)).toHaveLength(1);
    expect(activity.attachments && activity.suggestedActions).toBeUndefined();
    expect(activity.suggestedActions?.actions.length ?? 0).toBeLessThanOrEqual(3);
    expect(Buffer.byteLength(JSON.stringify(activity))).toBeLessThan(28_000);
    for (const { content } of activity.attachments ?? []) {
      expect(Number((content as { version: string }).version)).toBeLessThanOrEqual(1.5);
      expect((content as { fallbackText: string }).fallbackText).not.toBe('');
    }
  }
});

describe('a message that quotes another', () => {
  const mark = '<quoted messageId="1783419459151"/>';

  it('is a command, an answer or a question as its own words are', async () => {
    expect(words(await hear(`${mark}help`))).toContain(said('help').slice(0, 20));
    await hear('start the check');
    expect(words(await hear(`${mark} none of these`))).toContain('question 2 of');
    expect(words(await hear(`${mark}does massage help?`))).toMatch(/massag/i);
  });

  it('answers the question it quotes, and none that was asked after it', async () => {
    await hear('start the check');
    await bot.unsent(0);
    const first = `<quoted messageId="reply-${bot.connector.received.length}"/>`;
    expect(words(await hear(`${first}none of these`))).toContain('question 2 of');
    const again = words(await hear(`${first}none of these`));
    expect(again).toContain(said('stale-answer'));
    expect(again).toContain('question 2 of');
    expect(words(await hear(`${first}I have crushing chest pain`))).toContain('emergency');
  });

  it('raises no alarm by the warning it quotes', async () => {
    await hear('start the check');
    const quote = '<blockquote itemtype="http://schema.skype.com/Reply"><p>I have crushing chest pain</p></blockquote>';
    expect(words(await hear(`${quote}<p>none of these</p>`))).toContain('question 2 of');
    expect(words(await hear('I have crushing chest pain'))).toContain('emergency');
  });
});
