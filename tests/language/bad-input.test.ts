import fc from 'fast-check';
import { createConversation } from '../../src/conversation/core';
import { createLanguage } from '../../src/language/language';
import { answerTo, toldIn } from '../support/extracted';
import { samplePack } from './sample-pack';

const knowledge = samplePack();
const language = createLanguage(knowledge);
const respond = createConversation(knowledge);

const WORDS = [
  'numb',
  'swollen',
  'lipitor',
  'start',
  'delete',
  'stop',
  'no',
  '65',
  'every',
  'night',
  'puncture',
  'minutes',
];
const HOSTILE = [
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a hostile text, no template
  '.*+?^${}()|[]\\',
  '(a+)+$',
  '\\',
  '%s%n',
  '{name}',
  '<script>',
  '\u0000\u0001\u001b[31m',
  '\u200b\u200d\ufeff',
  '\u202eabc\u202c',
  'שלום עולם',
  'مرحبا',
  'ѕtор',
  '😀👍🏽👩‍👩‍👧',
  '\ud800',
  '\udc00\ud800',
  '１２３',
  'ﬁ',
  'é́́́',
  '𝖘𝖙𝖔𝖕',
  '-5',
  '1e309',
  '99999999999999999999',
];

const piece = fc.oneof(
  fc.constantFrom(...WORDS, ...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  // Lone surrogates too.
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
);
const text = fc.oneof(
  piece,
  fc
    .tuple(fc.array(piece, { minLength: 1, maxLength: 12 }), fc.constantFrom(' ', '', ', ', '\n', '?'))
    .map(([all, by]) => all.join(by)),
  fc
    .tuple(piece, fc.constantFrom(' ', '', '!', '-'))
    .map(([one, by]) => `${one}${by}`.repeat(1 + Math.floor(10_000 / (one.length + 1)))),
);

describe('whatever is typed', () => {
  it('never makes the understanding fail, and gives only what the content knows', () => {
    fc.assert(
      fc.property(text, (said) => {
        const { entries } = language.match(said);
        expect(
          entries.every(({ id, confidence }) => knowledge.entries.has(id) && confidence >= 0 && confidence <= 1),
        ).toBe(true);
        const command = language.command(said);
        expect(command === undefined || knowledge.intents.commands.has(command)).toBe(true);
        expect(Array.isArray(language.medicines(said))).toBe(true);
        expect(Array.isArray(language.listen(said))).toBe(true);
        expect(language.choice(['Left', 'Right'], said) ?? 0).toBeLessThan(2);
        expect((language.numbers(said, 3) ?? []).every((position) => position >= 0 && position < 3)).toBe(true);
        for (const question of knowledge.questions) {
          const read = answerTo(language, question, said);
          const fact = knowledge.facts.get(question.fact)!;
          const values = [read?.value ?? []].flat();
          const known = question.options.map(({ value }) => value);
          for (const value of values) {
            if (fact.kind === 'number') {
              expect(value).toBeGreaterThanOrEqual(fact.from);
              expect(value).toBeLessThanOrEqual(fact.to);
            } else if (fact.kind === 'entries') {
              expect(knowledge.entries.has(String(value))).toBe(true);
            } else if (fact.kind !== 'names') {
              expect(known).toContain(value);
            }
          }
        }
      }),
    );
  });

  it('never makes a conversation fail, whatever is open, and the state stays plain', () => {
    const opened = [
      null,
      ...knowledge.questions.map(({ id }) => ({ kind: 'question', id })),
      { kind: 'clarify', ids: ['faq.puncture', 'faq.colour'], asked: 'air' },
      { kind: 'change', ids: [knowledge.questions[0]!.id] },
      { kind: 'delete' },
    ];
    fc.assert(
      fc.property(text, fc.constantFrom(...opened), fc.boolean(), (said, open, hasCheck) => {
        const state = {
          v: 1,
          greeted: true,
          step: 1,
          open,
          check: hasCheck ? { answers: [], done: false } : null,
          heard: [],
          emergency: null,
          last: null,
          country: null,
        };
        const turn = respond(state, {
          kind: 'message',
          conversation: 'c',
          user: 'u',
          channel: 'test',
          key: '1',
          text: said,
          tap: undefined,
          locale: undefined,
          scope: 'personal',
        });
        expect(turn.replies.length).toBeGreaterThan(0);
        expect(JSON.parse(JSON.stringify(turn.state))).toEqual(turn.state);
        const kept = turn.effects?.find((effect) => effect.kind === 'unanswered')?.question;
        expect(kept?.length ?? 0).toBeLessThanOrEqual(200);
      }),
    );
  });

  it('reads no further than its limits: what stands in the middle of a very long message changes nothing', () => {
    fc.assert(
      fc.property(piece, piece, (one, other) => {
        const end = 'puncture '.repeat(300);
        const [long, alike] = [`${end}${one} ${end}`, `${end}${other} ${end}`];
        expect(language.match(long)).toEqual(language.match(alike));
        expect(language.medicines(long)).toEqual(language.medicines(alike));
        expect(language.listen(long)).toEqual(language.listen(alike));
        expect(toldIn(language, long).answers).toEqual(toldIn(language, alike).answers);
        expect(language.command(long)).toBeUndefined();
        for (const question of knowledge.questions) {
          expect(answerTo(language, question, long)).toEqual(answerTo(language, question, alike));
        }
      }),
    );
  });
});
