import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { createConversation } from '../../src/conversation/core';
import type { Reply } from '../../src/messages/messages';
import { shippedTalk } from '../support/shipped';

const texts = z.union([z.string(), z.array(z.string())]).transform((value) => (Array.isArray(value) ? value : [value]));

/** One step of a scripted conversation: what the person does, and what the bot must and must not do then. */
const step = z
  .strictObject({
    /** The person types this. */
    say: z.string().optional(),
    /** The person taps the button with this label (several: ticks them all and sends). */
    tap: texts.optional(),
    /** The person taps a button of the ask before the last one. */
    'tap-old': z.string().optional(),
    /** The person wrote it with the ask before the last one on the screen (2: the one before that; 'none': before any). */
    'seen-before': z.union([z.int().min(0), z.literal('none')]).optional(),
    /** The person opens the conversation. */
    join: z.literal(true).optional(),
    locale: z.string().optional(),
    scope: z.enum(['personal', 'shared']).optional(),
    /** Texts that must be in the replies, in this order of steps but any place; letters' case is ignored. */
    hears: texts.default([]),
    /** Texts that must not be in any reply. */
    never: texts.default([]),
    /** The kinds of replies, in order. */
    kinds: z.array(z.enum(['message', 'answer', 'question', 'outcome', 'emergency'])).optional(),
    /** Labels that must be offered as buttons or suggestions. */
    offers: texts.default([]),
    /** The question that must be open afterwards, by its text; false: none. */
    asks: z.union([z.string(), z.literal(false)]).optional(),
    /** How many replies there are. */
    replies: z.int().optional(),
    /** Whether the question is kept for review. */
    kept: z.boolean().optional(),
    /** Whether everything is deleted. */
    forgotten: z.boolean().optional(),
    /** Answer every open question with this until none is open. */
    'to-the-end-with': texts.optional(),
  })
  .strict();

const script = z.strictObject({ title: z.string(), steps: z.array(step).min(1) });

const folder = join(__dirname, '..', 'conversations');
const { knowledge, language } = shippedTalk();
const respond = createConversation(knowledge, language);

const textOf = (replies: readonly Reply[]) =>
  replies
    .flatMap(({ blocks, ask }) => [
      ask?.progress ?? '',
      ...blocks.flatMap((block) => (block.type === 'list' ? block.items : [block.text])),
    ])
    .join('\n')
    .toLowerCase();

describe.each(readdirSync(folder).filter((name) => name.endsWith('.yaml')))('%s', (name) => {
  const scripts = z.array(script).parse(parse(readFileSync(join(folder, name), 'utf8')));

  it.each(scripts.map((each) => [each.title, each.steps] as const))('%s', (_, steps) => {
    let state: unknown;
    let asked: Reply[] = [];
    let count = 0;
    const send = (
      text: string,
      tap?: { step: string; value: string | string[] },
      options: Partial<z.output<typeof step>> = {},
    ) => {
      count += 1;
      const turn = respond(state, {
        kind: options.join ? 'join' : 'message',
        conversation: 'test|c',
        user: 'test|u',
        channel: 'test',
        key: String(count),
        text,
        tap,
        seen: seenBefore(options['seen-before']),
        locale: options.locale,
        scope: options.scope ?? 'personal',
      });
      // What the store would do: only plain JSON survives a turn.
      state = JSON.parse(JSON.stringify(turn.state));
      const questions = turn.replies.filter(({ ask }) => ask);
      asked = questions.length > 0 ? [...asked, ...questions] : asked;
      return turn;
    };
    const seenBefore = (asks: number | 'none' | undefined) =>
      asks === undefined ? undefined : asks === 'none' ? '0' : asked.at(-1 - asks)?.ask?.step;
    const tapOf = (labels: readonly string[], reply: Reply | undefined) => {
      const { ask } = reply ?? {};
      const values = labels.map((label) => {
        const found = [...(ask?.choices ?? []), ...(ask?.actions ?? [])].find((choice) => choice.label === label);
        if (!ask || !found) {
          throw new Error(
            `There is no button "${label}" among ${ask?.choices.map((choice) => choice.label).join(' | ')}`,
          );
        }
        return found.value;
      });
      return { step: ask?.step ?? '', value: values.length === 1 ? (values[0] ?? '') : values };
    };

    for (const expected of steps) {
      const { tap } = expected;
      const old = expected['tap-old'];
      let turn = tap
        ? send(tap.join(', '), tapOf(tap, asked.at(-1)), expected)
        : old !== undefined
          ? send(old, tapOf([old], asked.at(-2)), expected)
          : expected.say !== undefined || expected.join
            ? send(expected.say ?? '', undefined, expected)
            : undefined;
      for (let rounds = 0; expected['to-the-end-with']; rounds += 1) {
        const open = turn ? turn.replies.at(-1)?.ask : asked.at(-1)?.ask;
        if (turn && !open) {
          break;
        }
        if (rounds > 60) {
          throw new Error('The check does not end.');
        }
        const label = expected['to-the-end-with'].find((wanted) =>
          [...(open?.choices ?? []), ...(open?.actions ?? [])].some((choice) => choice.label === wanted),
        );
        turn = label
          ? send(label, tapOf([label], asked.at(-1)), expected)
          : send(expected['to-the-end-with'][0] ?? '', undefined, expected);
      }
      const replies = turn?.replies ?? [];
      const text = textOf(replies);
      const offered = replies.flatMap(({ suggestions, ask }) => [
        ...suggestions,
        ...(ask?.choices ?? []).map(({ label }) => label),
        ...(ask?.actions ?? []).map(({ label }) => label),
      ]);
      for (const heard of expected.hears) {
        expect(text).toContain(heard.toLowerCase());
      }
      for (const never of expected.never) {
        expect(text).not.toContain(never.toLowerCase());
      }
      expect(offered).toEqual(expect.arrayContaining(expected.offers));
      if (expected.kinds) {
        expect(replies.map(({ kind }) => kind)).toEqual(expected.kinds);
      }
      if (expected.replies !== undefined) {
        expect(replies).toHaveLength(expected.replies);
      }
      if (expected.asks !== undefined) {
        const open = replies.at(-1)?.ask ? textOf(replies.slice(-1)) : false;
        expect(open).toEqual(expected.asks === false ? false : expect.stringContaining(expected.asks.toLowerCase()));
      }
      if (expected.kept !== undefined) {
        expect(turn?.effects?.some(({ kind }) => kind === 'unanswered') ?? false).toBe(expected.kept);
      }
      if (expected.forgotten !== undefined) {
        expect(turn?.effects?.some(({ kind }) => kind === 'forget') ?? false).toBe(expected.forgotten);
      }
    }
  });
});
