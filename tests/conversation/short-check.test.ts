import { createConversation } from '../../src/conversation/core';
import { readState } from '../../src/conversation/state/state';
import type { Reply } from '../../src/messages/messages';
import { shippedTalk } from '../support/shipped';

const { knowledge, language } = shippedTalk();
const respond = createConversation(knowledge, language);

/** Answers by question: values of options, a text to type, or nothing for "none of these", and failing that "skip". */
type Person = Readonly<Record<string, string | readonly string[]>>;

/** What was asked, how often something was tapped, and the replies at the end. */
interface Checked {
  readonly asked: readonly string[];
  /** Taps and typed answers after the first three screens; a list takes one tap more, to send it. */
  readonly taps: number;
  readonly replies: readonly Reply[];
}

function check(person: Person, before: readonly string[] = []): Checked {
  const asked: string[] = [];
  let [taps, state, count]: [number, unknown, number] = [0, undefined, 0];
  const send = (text: string, tap?: { step: string; value: string | string[] }) => {
    count += 1;
    const key = String(count);
    const from = { conversation: 'test|c', user: 'test|u', channel: 'test', scope: 'personal' } as const;
    const turn = respond(state, { kind: 'message', ...from, key, text, tap, seen: undefined, locale: undefined });
    state = JSON.parse(JSON.stringify(turn.state));
    return turn.replies;
  };
  for (const text of before) {
    send(text);
  }
  for (let replies = send('start the check'); ; ) {
    const { open } = readState(state);
    const ask = replies.at(-1)?.ask;
    if (open?.kind !== 'question' || !ask) {
      return { asked, taps, replies };
    }
    const name = open.id.replace('question.', '');
    asked.push(name);
    const answer = person[name] ?? ['@none'];
    const isOffered = typeof answer === 'string' || ask.choices.some(({ value }) => value === answer[0]);
    const values = typeof answer === 'string' ? [] : isOffered ? [...answer] : ['@skip'];
    taps +=
      asked.length <= 3
        ? 0
        : typeof answer === 'string'
          ? 1
          : values.length + (ask.multiple && values[0] !== '@none' && values[0] !== '@skip' ? 1 : 0);
    replies =
      typeof answer === 'string'
        ? send(answer)
        : send('', { step: ask.step, value: values.length === 1 ? values[0]! : values });
  }
}

const HABITS: Person = {
  activity: ['usual'],
  sleep: ['fine'],
  'day-posture': ['mixed'],
  footwear: ['supportive'],
  alcohol: ['some'],
  caffeine: ['morning'],
  smoking: ['no'],
  bed: ['neither'],
  stretching: ['never'],
  'fluid-loss': ['no'],
  fluids: ['usual'],
  'medicine-change': ['no'],
  since: ['months'],
  duration: ['minutes'],
  pregnancy: ['no'],
};

it.each<[string, number, string, Person]>([
  [
    'a runner of 30 in good health',
    12,
    '',
    { ...HABITS, age: '30', where: ['calf'], when: ['in-bed', 'exercise'], frequency: ['now-and-then'] },
  ],
  [
    'somebody in good health who cramps in bed',
    12,
    '',
    { ...HABITS, age: ['35'], where: ['calf'], when: ['in-bed'], frequency: ['now-and-then'] },
  ],
  [
    'a woman of 72 with a thiazide and a statin',
    24,
    '',
    {
      ...HABITS,
      age: '72',
      where: ['calf', 'foot'],
      when: ['in-bed'],
      frequency: ['weekly'],
      medicines: 'bendroflumethiazide and atorvastatin',
      conditions: ['condition.high-blood-pressure'],
      tried: ['remedy.magnesium'],
    },
  ],
  [
    'a pregnant woman of 31',
    18,
    '',
    {
      ...HABITS,
      age: '31',
      pregnancy: ['pregnant'],
      where: ['calf'],
      when: ['in-bed'],
      frequency: ['most-nights'],
      tried: ['remedy.stretch-now'],
    },
  ],
  [
    'the carer of a father of 88 with heart failure',
    20,
    'my dad is 88 and gets cramps',
    {
      ...HABITS,
      where: ['calf'],
      when: ['in-bed'],
      frequency: ['most-nights'],
      medicines: 'furosemide, bisoprolol, ramipril',
      conditions: ['condition.heart-failure'],
      fluids: ['limited-by-doctor'],
      between: ['both-legs-swelling'],
    },
  ],
  [
    'a man of 58 with diabetes',
    24,
    '',
    {
      ...HABITS,
      age: '58',
      where: ['foot'],
      when: ['in-bed'],
      frequency: ['weekly'],
      medicines: 'metformin',
      between: ['numbness'],
      loss: ['old'],
      conditions: ['condition.diabetes'],
      sleep: ['poor-sleep'],
    },
  ],
])(
  '%s is at the result after at most %i taps that follow the three screens about danger',
  (_who, most, said, person) => {
    const { asked, taps, replies } = check(person, said === '' ? [] : [said]);
    expect(asked.slice(0, 3)).toEqual(['danger-life', 'danger-leg', 'between']);
    expect(replies.map(({ kind }) => kind)).toContain('outcome');
    expect({ asked, taps: Math.max(taps, most) }).toEqual({ asked, taps: most });
  },
);

const typical: Person = { ...HABITS, age: '40', where: ['calf'], when: ['in-bed'], frequency: ['weekly'] };

it('asks about no habits once an urgent sign is known', () => {
  const habits = knowledge.questions.filter(({ habit }) => habit).map(({ id }) => id.replace('question.', ''));
  expect(check(typical).asked).toEqual(expect.arrayContaining(['sleep', 'day-posture']));
  const { asked } = check({ ...typical, between: ['one-leg-swelling'] });
  expect(asked.filter((id) => habits.includes(id))).toEqual([]);
  expect(asked).toContain('clot-signs');
});

it('asks about the warning signs of a medicine that was told before the check right after the first screens', () => {
  const { asked } = check(typical, ['I take metoclopramide and get cramps']);
  expect(asked.indexOf('dystonia')).toBeLessThan(asked.indexOf('duration'));
});
