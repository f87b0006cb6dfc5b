import fc from 'fast-check';
import type { Turn } from '../../src/conversation/bot-context';
import { respond } from '../../src/conversation/respond';
import { outcomeOf } from '../../src/conversation/state/denials';
import type { State } from '../../src/conversation/state/state';
import type { Incoming, Reply } from '../../src/messages/messages';
import { shippedTalk } from '../support/shipped';

const bot = shippedTalk();
const { knowledge } = bot;
const label = (name: Parameters<typeof knowledge.messages.get>[0]) => knowledge.messages.get(name) ?? '';
const emergencies = new Set(knowledge.flags.filter(({ level }) => level === 'emergency').map(({ id }) => id));
const reports = Object.values(knowledge.intents.warningExamples?.reports ?? {})
  .flat()
  .map(({ text }) => text);
const remedies = knowledge.remedies.map(({ title }) => title);

const TYPED = [
  'start the check',
  'start again',
  'back',
  'skip',
  'change an answer',
  'my result',
  'yes',
  'none',
  'not sure',
  'delete my data',
  '',
  'what helps against night cramps',
  'what can I take',
  'I am 30 weeks pregnant',
  'I am 71 and take warfarin and furosemide',
  'I have heart failure and kidney disease',
  'I take quinine',
  'I stopped quinine last week',
  'can I stop it',
  'no, not warfarin, quinine',
  'I was sick all night and I am on dialysis',
  'my left calf is swollen, hot and red',
  'I had an operation last week',
  'I live in the USA',
];

/** What a person does: types something, or presses one of the buttons there are. */
type Act = { readonly type: string } | { readonly press: readonly number[] };

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom(...TYPED, label('label-mistake')) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom(...reports) }) },
  { weight: 6, arbitrary: fc.record({ press: fc.array(fc.nat(40), { minLength: 1, maxLength: 3 }) }) },
);

/** The message that an act is after these replies. */
function messageOf(one: Act, replies: readonly Reply[]): Pick<Incoming, 'text' | 'tap'> {
  const { ask, suggestions = [] } = replies.at(-1) ?? {};
  if ('type' in one) {
    return { text: one.type };
  }
  const buttons = [...(ask?.choices ?? []), ...(ask?.actions ?? [])];
  const [first = 0] = one.press;
  if (!ask || buttons.length === 0) {
    return { text: suggestions[first % Math.max(1, suggestions.length)] ?? 'ok' };
  }
  const pressed = (ask.multiple ? one.press : [first]).flatMap((index) => buttons[index % buttons.length] ?? []);
  const values = [...new Set(pressed.map(({ value }) => value))];
  return { text: pressed.map((each) => each.label).join(', '), tap: { step: ask.step, value: values } };
}

/** Holds a conversation, and gives every turn to `see` with the state before and the flags of emergencies taken back so far. */
function converse(
  acts: readonly Act[],
  see: (turn: Turn, before: State | undefined, said: string, takenBack: ReadonlySet<string>) => void,
): void {
  let before: State | undefined;
  let replies: readonly Reply[] = [];
  const takenBack = new Set<string>();
  for (const [index, one] of acts.entries()) {
    const message = messageOf(one, replies);
    const turn = respond(bot, before && JSON.parse(JSON.stringify(before)), {
      kind: 'message',
      conversation: 't|c',
      user: 't|u',
      channel: 't',
      key: String(index),
      scope: 'personal',
      ...message,
    });
    for (const flag of turn.state.emergency === null ? (before?.emergency ?? []) : []) {
      takenBack.add(flag);
    }
    see(turn, before, message.text, takenBack);
    before = turn.effects?.some(({ kind }) => kind === 'forget') ? undefined : turn.state;
    replies = turn.replies;
  }
}

const textOf = (replies: readonly Reply[]) =>
  replies.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'list' ? block.items : [block.text])));
const plain = (text: string) => text.replace(/[*[\]]/g, '').replace(/\s+/g, ' ');

/** An emergency carries no remedy, and no button but those that end it. */
function expectNothingElse({ replies }: Turn): void {
  const allowed = [label('label-mistake'), label('label-safe'), label('label-yes'), label('label-no')];
  const buttons = replies.flatMap(({ ask, suggestions }) => [
    ...suggestions,
    ...[...(ask?.choices ?? []), ...(ask?.actions ?? [])].map((button) => button.label),
  ]);
  expect(buttons.filter((button) => !allowed.includes(button))).toEqual([]);
  expect(replies.filter(({ kind }) => kind === 'answer' || kind === 'outcome')).toEqual([]);
  expect(remedies.filter((title) => textOf(replies).some((text) => text.includes(title)))).toEqual([]);
}

/** The words or the answers that raised an emergency stand under it. */
function expectReason({ state, replies }: Turn, before: State | undefined, said: string): void {
  const why = state.raised?.why ?? [];
  expect(why.length).toBeGreaterThan(0);
  expect(textOf(replies.filter(({ kind }) => kind === 'emergency'))).toEqual(expect.arrayContaining([...why]));
  for (const piece of /you wrote: "(.+)"/.exec(why.join('\n'))?.[1]?.split(' … ') ?? []) {
    expect(plain(`${said}\n${before?.raised?.text}`)).toContain(piece);
  }
}

describe('in any conversation', () => {
  it('facts that add up to an emergency raise it whatever was said or pressed, with its reason and with nothing else', () => {
    let raised = 0;
    fc.assert(
      fc.property(fc.boolean(), fc.array(act, { minLength: 4, maxLength: 16 }), (begins, acts) =>
        converse(begins ? [{ type: 'start the check' }, ...acts] : acts, (turn, before, said, takenBack) => {
          const { emergency, raised: warning } = turn.state;
          if (emergency === null) {
            const found = outcomeOf(bot, turn.state).flags.map(({ id }) => id);
            const missed = found.filter((id) => emergencies.has(id) && !takenBack.has(id));
            expect([said, missed]).toEqual([said, []]);
            return;
          }
          expectNothingElse(turn);
          if (JSON.stringify(warning) !== JSON.stringify(before?.raised)) {
            raised += 1;
            expectReason(turn, before, said);
          }
        }),
      ),
      { seed: 11, numRuns: 35 },
    );
    expect(raised).toBeGreaterThan(20);
  });
});
