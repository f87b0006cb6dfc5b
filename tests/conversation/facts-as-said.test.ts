import fc from 'fast-check';
import type { Turn } from '../../src/conversation/bot-context';
import { respond } from '../../src/conversation/respond';
import { factsOf } from '../../src/conversation/state/facts';
import type { State } from '../../src/conversation/state/state';
import type { Incoming } from '../../src/messages/messages';
import { shippedTalk } from '../support/shipped';

const bot = shippedTalk();
const { knowledge } = bot;
const MISTAKE = knowledge.messages.get('label-mistake') ?? '';

const MEDICINES = ['ramipril', 'simvastatin', 'amlodipine', 'omeprazole', 'metformin'];
const URGENT = { text: 'my left calf is swollen, red and hot', flag: 'flag.possible-dvt' };
const EMERGENCY = 'I have crushing chest pain and cannot breathe';

/** Said with nothing of the person in it. */
const QUESTIONS = [
  'what causes cramps at night',
  'does magnesium help',
  'where does this come from',
  'is it common in people over 65?',
  'my neighbour is 91 and takes warfarin, does that matter for her',
];

/** What a person has said so far, and not taken back. */
interface Person {
  age: number | undefined;
  medicines: ReadonlySet<string>;
  /** Urgent signs that were reported in words. */
  urgent: ReadonlySet<string>;
  /** Whether an emergency is open: then it notes what is told, and answers nothing until it is taken back. */
  emergency: boolean;
  /** Reports that were said to be a mistake: they raise nothing again. */
  mistaken: ReadonlySet<string>;
  /** Whether a check has begun: then "a mistake" may mean its last answer, and a new start forgets its answers. */
  checking: boolean;
  /** What was said before the last new beginning: going back brings it back. */
  dropped?: Pick<Person, 'age' | 'medicines' | 'urgent' | 'mistaken'>;
}

/** The bot, in the middle of a conversation. */
interface Talk {
  turn: Turn | undefined;
  said: number;
}

type Step = fc.Command<Person, Talk>;

function hear(talk: Talk, message: Pick<Incoming, 'text' | 'tap'>): void {
  talk.said += 1;
  const before: State | undefined = talk.turn && JSON.parse(JSON.stringify(talk.turn.state));
  talk.turn = respond(bot, before, {
    kind: 'message',
    conversation: 't|c',
    user: 't|u',
    channel: 't',
    key: String(talk.said),
    scope: 'personal',
    ...message,
  });
}

/** What holds after every turn. */
function check(person: Person, { turn }: Talk): void {
  const { state, replies } = turn!;
  const facts = factsOf(bot, state);
  expect({
    age: facts.age,
    medicines: [facts.medicines ?? []]
      .flat()
      .map((name) => String(name).toLowerCase())
      .sort(),
  }).toEqual({
    age: person.age,
    medicines: [...person.medicines].sort(),
  });
  expect(replies.flatMap(({ blocks }) => blocks).length).toBeGreaterThan(0);
  expect(state.emergency !== null).toBe(person.emergency);
  if (person.emergency) expect(replies.map(({ kind }) => kind)).toContain('emergency');
  expect([...person.urgent].filter((flag) => !state.heard.includes(flag))).toEqual([]);
}

/** A person says something; `then` changes what they have said so far. */
function says(
  text: string,
  then: (person: Person) => void,
  isPossible: (person: Readonly<Person>) => boolean = () => true,
): Step {
  return {
    check: isPossible,
    run: (person, talk) => {
      then(person);
      hear(talk, { text });
      check(person, talk);
    },
    toString: () => text,
  };
}

const calm = ({ emergency }: Readonly<Person>) => !emergency;
const nothing = () => undefined;
const withoutOne = (all: ReadonlySet<string>, one: string) => new Set([...all].filter((each) => each !== one));

const age = fc.integer({ min: 18, max: 95 }).chain((years) =>
  fc.constantFrom(`I am ${years}`, `I'm ${years} years old`).map((text) =>
    says(text, (person) => {
      person.age = years;
    }),
  ),
);

const medicine = fc.constantFrom(...MEDICINES);

const taken = medicine.chain((name) =>
  fc.constantFrom(`I take ${name}`, `I am on ${name} every day`).map((text) =>
    says(text, (person) => {
      person.medicines = new Set([...person.medicines, name]);
    }),
  ),
);

const notTaken = medicine.map((name) =>
  says(
    `I don't take ${name}`,
    (person) => {
      person.medicines = withoutOne(person.medicines, name);
    },
    (person) => calm(person) && person.medicines.has(name),
  ),
);

const corrected = fc.tuple(medicine, medicine).map(([wrong, right]) =>
  says(
    `no, not ${wrong}, ${right}`,
    (person) => {
      person.medicines = new Set([...withoutOne(person.medicines, wrong), right]);
    },
    (person) => calm(person) && wrong !== right && person.medicines.has(wrong),
  ),
);

const asked = fc.oneof(
  fc.constantFrom(...QUESTIONS),
  medicine.chain((name) =>
    fc.constantFrom(
      `can I stop ${name}?`,
      `should I stop taking ${name}`,
      `what if I take ${name}?`,
      `can ${name} cause cramps`,
      `what would happen if I took ${name}`,
    ),
  ),
);

const interrupted = asked.map((text) => says(text, nothing));

const reportedUrgent = fc.constant(
  says(
    URGENT.text,
    (person) => {
      person.urgent = new Set([URGENT.flag]);
    },
    (person) => calm(person) && !person.mistaken.has(URGENT.text),
  ),
);

const reportedEmergency = fc.constant(
  says(
    EMERGENCY,
    (person) => {
      person.emergency = true;
    },
    ({ mistaken }) => !mistaken.has(EMERGENCY),
  ),
);

const takenBack = fc.constant<Step>({
  check: ({ emergency, urgent, checking }) => emergency || (urgent.size > 0 && !checking),
  run: (person, talk) => {
    const flags = talk.turn?.state.emergency;
    hear(talk, { text: MISTAKE });
    person.mistaken = new Set([...person.mistaken, flags ? EMERGENCY : URGENT.text]);
    if (!flags) person.urgent = new Set();
    // Another emergency may stand behind the one that was none.
    const left = talk.turn?.state.emergency ?? [];
    expect(left.filter((flag) => flags?.includes(flag))).toEqual([]);
    person.emergency = left.length > 0;
    check(person, talk);
  },
  toString: () => MISTAKE,
});

const started = fc.constant(
  says(
    'start the check',
    (person) => {
      person.checking ||= !person.emergency;
    },
    ({ checking }) => !checking,
  ),
);

const restarted = fc.constant(
  says('start again', (person) => {
    if (person.emergency) return;
    const { age, medicines, urgent, mistaken } = person;
    person.dropped = { age, medicines, urgent, mistaken };
    Object.assign(person, { age: undefined, medicines: new Set(), urgent: new Set(), mistaken: new Set() });
  }),
);

/** Presses a button of the open question, unless it would answer what is followed here in words. */
const pressed = fc.nat(30).map(
  (index): Step => ({
    check: calm,
    run: (person, talk) => {
      const { ask } = talk.turn?.replies.at(-1) ?? {};
      const { open } = talk.turn?.state ?? {};
      const question = open?.kind === 'question' ? knowledge.questions.find(({ id }) => id === open.id) : undefined;
      if (!ask || !question || ['age', 'medicines', 'flags'].includes(question.fact)) return;
      const choice = ask.choices[index % ask.choices.length];
      if (!choice) return;
      hear(talk, { text: choice.label, tap: { step: ask.step, value: [choice.value] } });
      // An answer may add up to an emergency with others.
      person.emergency = talk.turn?.state.emergency !== null;
      check(person, talk);
    },
    toString: () => `press ${index}`,
  }),
);

const passedOver = fc.constantFrom('none of these', 'skip', 'not sure').map(
  (text): Step => ({
    check: calm,
    run: (person, talk) => {
      const { open } = talk.turn?.state ?? {};
      const question = open?.kind === 'question' ? knowledge.questions.find(({ id }) => id === open.id) : undefined;
      if (!question) return;
      hear(talk, { text });
      // "None of these" takes back a sign that the question names.
      const denied = question.fact === 'flags' ? question.options.map(({ value }) => String(value)) : [];
      if (text === 'none of these')
        person.urgent = new Set([...person.urgent].filter((flag) => !denied.includes(flag)));
      check(person, talk);
    },
    toString: () => text,
  }),
);

/** Takes back the last answer of the check, and what it said. */
const steppedBack = fc.constant<Step>({
  check: calm,
  run: (person, talk) => {
    const { check: asked, dropped } = talk.turn?.state ?? {};
    const last = asked?.answers.at(-1)?.question;
    if (last === undefined && dropped && person.dropped) {
      const urgent = new Set([...person.urgent, ...person.dropped.urgent]);
      Object.assign(person, { ...person.dropped, urgent });
    }
    const fact = knowledge.questions.find(({ id }) => id === last)?.fact;
    hear(talk, { text: 'back' });
    const facts = factsOf(bot, talk.turn!.state);
    if (fact === 'age') person.age = undefined;
    if (fact === 'medicines') person.medicines = new Set([facts.medicines ?? []].flat().map(String));
    check(person, talk);
  },
  toString: () => 'back',
});

const steps = fc.commands(
  [
    age,
    taken,
    notTaken,
    corrected,
    interrupted,
    interrupted,
    reportedUrgent,
    reportedEmergency,
    takenBack,
    started,
    restarted,
    pressed,
    passedOver,
    passedOver,
    steppedBack,
  ],
  { maxCommands: 40, size: 'max' },
);

it('whoever talks: what is known is what was last said, no open sign is forgotten, and every turn says something', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const person: Person = {
        age: undefined,
        medicines: new Set(),
        urgent: new Set(),
        emergency: false,
        mistaken: new Set(),
        checking: false,
      };
      fc.modelRun(() => ({ model: person, real: { turn: undefined, said: 0 } }), all);
    }),
    { seed: 20261201, numRuns: 50, interruptAfterTimeLimit: 15_000 },
  );
}, 60_000);

it('what somebody else has who gets them too is theirs, and "she" is whoever was told of last', () => {
  const talk: Talk = { turn: undefined, said: 0 };
  for (const text of [
    'I am 50 and on ramipril, cramps in my calf',
    'and my mum gets them too, she is 80 and takes warfarin',
  ]) {
    hear(talk, { text });
  }
  expect(factsOf(bot, talk.turn!.state)).toMatchObject({ age: 50, medicines: ['ramipril'] });
  const [her] = talk.turn!.state.others;
  expect(her?.told.map(({ value }) => value)).toEqual(expect.arrayContaining([80, ['warfarin']]));
  hear(talk, { text: 'can she have vitamin K2' });
  expect(JSON.stringify(talk.turn!.replies)).toMatch(/blood thinner/i);
});
