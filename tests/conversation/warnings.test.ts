import type { Turn } from '../../src/conversation/bot-context';
import { createConversation } from '../../src/conversation/core';
import { NEW, readState } from '../../src/conversation/state/state';
import type { Incoming } from '../../src/messages/messages';
import { shippedTalk } from '../support/shipped';

const { knowledge, language } = shippedTalk();
const respond = createConversation(knowledge, language);

const incoming = (text: string, key = '1'): Incoming => ({
  kind: 'message',
  conversation: 'test|c',
  user: 'test|u',
  channel: 'test',
  key,
  text,
  scope: 'personal',
});

function converse(...said: readonly string[]): Turn {
  let turn: Turn | undefined;
  for (const [index, text] of said.entries()) {
    turn = respond(turn && JSON.parse(JSON.stringify(turn.state)), incoming(text, String(index)));
  }
  return turn!;
}

const textOf = ({ replies }: Turn) =>
  replies.flatMap(({ blocks }) => blocks.map((block) => (block.type === 'list' ? '' : block.text))).join('\n');

const reports = Object.values(knowledge.intents.warningExamples?.reports ?? {})
  .flat()
  .map(({ text }) => text);
const button = knowledge.messages.get('label-mistake');
const safe = knowledge.messages.get('label-safe');
/** The pieces of the person's own words that a reply quotes. */
const quoted = (turn: Turn): string[] =>
  (/you wrote: "(.+)"/.exec(textOf(turn))?.[1] ?? '').split(' … ').filter(Boolean);
const plain = (text: string) => text.replace(/[*[\]]/g, '').replace(/\s+/g, ' ');

describe('an emergency heard in words', () => {
  const emergencies = reports
    .map((text) => ({ text, turn: respond({ ...NEW, greeted: true }, incoming(text)) }))
    .filter(({ turn }) => turn.replies.some(({ kind }) => kind === 'emergency'));

  it('quotes a piece of the message, at most a dozen words, and offers nothing but the way to take it back', () => {
    expect(emergencies.length).toBeGreaterThan(500);
    const bad = emergencies.filter(({ text, turn }) => {
      const pieces = quoted(turn);
      const isPiece = pieces.length > 0 && pieces.every((piece) => plain(text).includes(piece));
      const [reply, ...others] = turn.replies;
      return (
        !isPiece ||
        pieces.join(' ').split(/\s+/).length > 14 ||
        others.length > 0 ||
        // Suicidal words have a button of their own.
        JSON.stringify(reply?.suggestions.filter((one) => one !== safe)) !== JSON.stringify([button]) ||
        reply?.ask !== undefined
      );
    });
    expect(bad.map(({ text }) => text)).toEqual([]);
  });

  it('is over once it was not meant, and the same words do not raise it again', () => {
    const sample = emergencies.filter((_, index) => index % 25 === 0);
    const bad = sample.filter(({ text, turn }) => {
      const after = respond(turn.state, incoming(button ?? '', '2'));
      const again = respond(after.state, incoming(text, '3'));
      // Facts it tells may still add up to one.
      return after.state.emergency !== null || (again.state.emergency !== null && quoted(again).length > 0);
    });
    expect(bad.map(({ text }) => text)).toEqual([]);
  });
});

it('keeps a message only while it is an emergency, and at most so much of it', () => {
  const alarmed = converse(
    'hi',
    `my chest hurts badly and I cannot breathe ${'and so on '.repeat(1000)}I cannot breathe`,
  );
  expect(alarmed.state.raised?.text.length).toBe(2000);
  expect(respond(alarmed.state, incoming('it was a mistake', '9')).state.raised).toBeNull();
});

it('keeps nothing of a message where others read along', () => {
  const turn = respond(NEW, { ...incoming('my chest hurts badly and I cannot breathe'), scope: 'shared' });
  expect(turn.state.emergency).not.toBeNull();
  expect(turn.state.raised?.text).toBe('');
});

it('forgets nothing that was told before an emergency that was none', () => {
  const { state } = converse(
    'I have cirrhosis and take warfarin and get cramps',
    'I am 72 and my chest hurts badly and I cannot breathe',
    button ?? '',
  );
  expect(state.emergency).toBeNull();
  expect(Object.fromEntries(state.told.map(({ question, value }) => [question, value]))).toMatchObject({
    'question.conditions': ['condition.cirrhosis'],
    'question.medicines': ['warfarin'],
    'question.age': 72,
  });
});

it('takes a word said later over a "none of these" said before', () => {
  const { state } = converse('start the check', 'none', 'none', 'none', 'none', 'my left calf is swollen, hot and red');
  expect(state.heard).toEqual(['flag.possible-dvt']);
  const { state: denied } = converse(
    'my left calf is swollen, hot and red',
    'start the check',
    'none',
    'none',
    'none',
    'none of these',
  );
  expect(denied.heard).toEqual([]);
});

it('counts what is said beside a "none of these"', () => {
  const { state } = converse(
    'start the check',
    'none',
    'none',
    'none',
    'none, but my left calf is swollen, hot and red',
  );
  expect(state.heard).toEqual(['flag.possible-dvt']);
});

it('says cautions of a remedy as "if" to those it knows nothing of', () => {
  const massage = knowledge.entries.get('remedy.massage')!;
  const turn = converse('hello', massage.title);
  expect(textOf(turn)).not.toContain('You take a blood thinner.');
  expect(textOf(turn)).toContain('Do not rub a leg that is swollen');
  const told = converse('hello', 'I take warfarin', massage.title);
  expect(textOf(told)).toContain('You take a blood thinner.');
});

it('reads a conversation that was stored before there were denials', () => {
  const { raised, warned, dismissed, denied, ...old } = { ...NEW, greeted: true, heard: ['flag.possible-dvt'] };
  expect(readState(old)).toEqual({ ...old, raised: null, warned: [], dismissed: [], denied: [] });
  expect(respond({ ...old, emergency: ['flag.life-threat'] }, incoming('it was a mistake')).state.emergency).toBeNull();
});
