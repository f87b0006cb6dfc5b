import fc from 'fast-check';
import { loadKnowledge } from '../../src/knowledge/load';
import { createLexicon } from '../../src/language/lexicon';
import { createCommandRecognizer } from '../../src/language/recognizers/commands/recognizer';
import { createSegments } from '../../src/language/recognizers/dialogue/segments';
import { readPack } from '../../src/pack/pack';

const knowledge = loadKnowledge(readPack());
let steps = 0;
const lexicon = createLexicon(knowledge, () => {
  steps++;
});
const commands = createCommandRecognizer(knowledge, lexicon.text, lexicon.spelling, lexicon.stripCourtesy);
const segments = createSegments(knowledge, lexicon, commands);

const texts = (message: string) => segments(message).map(({ text }) => text);
const acts = (message: string) =>
  segments(message).map(({ act, name }) => (name === undefined ? act : `${act} ${name}`));
const isCommand = (message: string) => commands(lexicon.analyse(message))?.value;

describe('parts', () => {
  it.each([
    [
      'does tonic water work, and is it safe with my tablets',
      ['does tonic water work,', 'and is it safe with my tablets'],
    ],
    ['magnesium? and is cola bad', ['magnesium?', 'and is cola bad']],
    [
      'im 74 on blood thinners can i use a heat pad and how long',
      ['im 74 on blood thinners', 'can i use a heat pad', 'and how long'],
    ],
    ['my toes curl every night, is it the cold floor', ['my toes curl every night,', 'is it the cold floor']],
    ['can i have quinine and for how long', ['can i have quinine', 'and for how long']],
    ['thanks. how do i stretch it', ['thanks.', 'how do i stretch it']],
    [
      'it comes at 4am every night what can i do and should i see someone',
      ['it comes at 4am every night', 'what can i do', 'and should i see someone'],
    ],
    ['is tea a problem, and what about wine', ['is tea a problem,', 'and what about wine']],
    ['does it hurt the muscle, how long till it heals', ['does it hurt the muscle,', 'how long till it heals']],
    [
      'I take ramipril and my foot cramps, would potassium be ok',
      ['I take ramipril and my foot cramps,', 'would potassium be ok'],
    ],
    ['tried bananas no good. anything else?', ['tried bananas no good.', 'anything else?']],
    ['how many should i take and when is best', ['how many should i take', 'and when is best']],
    ['1 why at night. 2 is it serious', ['why at night.', 'is it serious']],
    ['Two things: a) does heat help b) for how long', ['Two things:', 'does heat help', 'for how long']],
    ['first what is it second will it pass', ['what is it', 'will it pass']],
    ['does heat help, does walking help', ['does heat help,', 'does walking help']],
    ['I cramp a lot, best way to stop it', ['I cramp a lot,', 'best way to stop it']],
  ])('%j: %j', (message, expected) => {
    expect(texts(message)).toEqual(expected);
  });

  it.each([
    'would potassium or that quinine be any good with it',
    'can I take 1 tablet or 2',
    'does 1.5 do as much as 2',
    'is it the first sign or the second',
    'why do my feet cramp when I swim and not on land',
    'is it the statin or is it my age',
    'the bisoprolol, is that to blame',
    'how much of the stuff should i take',
    'does the new inhaler do it as well',
    'should I rest it and put it up on a chair',
    'if i stretch before bed will it stop them',
    'when one starts can i just stand on it',
    'do you take it with food or without',
    'is it safe to take both at the same time as my heart pills',
    'it is not the water tablet, is it',
    'what kind of doctor do i need to ask for',
    'do i keep on or do i stop',
    'which of the two is the one you would pick',
    'can you tell me what it does to the muscle',
    'is there anything to stop it happening in the first place',
    'why does it always get the same leg and never the other one',
    'is it true that soap in the bed works',
    'how do I know when it is bad enough for a doctor',
    'is a bath or a shower better before I go up',
    'what did they find when they tested the vitamin',
    'can my mum have it if her kidneys are bad',
  ])('%j is one question', (message) => {
    expect([texts(message), acts(message)]).toEqual([[message], ['question']]);
  });
});

describe('acts', () => {
  const cases: readonly (readonly [act: string, messages: readonly string[]])[] = [
    [
      'question',
      [
        'does that',
        'any risk in that',
        'any point in trying it',
        'wondering whether heat is good',
        'was wondering if i could double up',
        'is it alright if i leave it a night',
        'cant i just walk about',
        'do we need a blood test',
        'tell me about quinine',
        'it is coming from this tablet only?',
        'you are sure it is not due to the sugar',
        'what about at weekends',
        'normal at my age?',
        'for how long',
        'and how often',
        'not sure if i should ring them',
        'just want to know what to do',
        'no idea whether its the pills',
        'dont know if i should carry on',
        'how late can i have coffee',
        'whats the best pillow',
        'would stockings do it',
        'does tea count',
        'is beer as bad',
        'show me a stretch',
        'should he have it tested',
        'any tips for the night',
        'is there something stronger',
        'can it harm the baby',
        'okay to take with food?',
        'has she got to stop',
        'anything i can do tonight',
        'which is safer',
        'and if i forget one',
        'doctor is needed or no?',
      ],
    ],
    [
      'feedback no-help',
      [
        'ok that did nothing for me',
        'it didnt work',
        'that does not help at all',
        'no use',
        'no joy with the stretch',
        'made no difference',
        'still getting them every night',
        'nothing works',
        'tried all that and still no better',
        'useless',
        'it made it worse',
      ],
    ],
    [
      'feedback already',
      [
        'i do that already',
        'already doing it',
        'we already tried that',
        'ive been doing those for weeks',
        'i drink plenty already',
      ],
    ],
    [
      'feedback helped',
      [
        'it worked a treat',
        'that helped',
        'the stretch worked',
        'much better now',
        'it has gone now',
        'no cramps since',
        'it did the trick',
      ],
    ],
    [
      'request more',
      ['more', 'tell me more', 'more details please', 'go on', 'can you explain further', 'any more info', 'what else'],
    ],
    [
      'request shorter',
      [
        'shorter',
        'a shorter version please',
        'too long',
        'in short please',
        'give me the short version',
        'too many words',
      ],
    ],
    ['request simpler', ['in plain english', 'simpler please', 'say it in easy words', 'i dont understand that']],
    ['request why', ['why', 'why not', 'why is that', 'how come', 'whats the reason']],
    [
      'request sources',
      ['where did you read that', 'who says so', 'whats your source', 'any proof of that', 'according to who'],
    ],
    ['request repeat', ['say that again', 'repeat that please', 'come again', 'once more please']],
    ['request sure', ['really', 'how sure are you', 'are you certain about that', 'you sure']],
    [
      'social thanks',
      ['ok', 'thank you', 'cheers love', 'ta very much', 'God bless you', 'thats very kind of you', 'fine'],
    ],
    ['social hello', ['hello', 'good afternoon', 'hiya', 'hello there']],
    ['social bye', ['bye for now', 'good night', 'take care', 'night night', 'see you later']],
    ['social sorry', ['sorry', 'sorry to bother you', 'my apologies']],
    [
      'report',
      [
        'I am 70',
        'cramps in both calves at four in the morning',
        'my wife is on dialysis',
        'thats why i sleep downstairs',
        'the doctor told me how much to take',
        'all i can do is hobble round',
        'it is what i take for my heart',
        'the pain is there all day',
        'i know why it happens',
        'was on a statin till march',
        'can hardly walk on it',
        'not a big problem until now',
        'she does her stretches at night',
        'no i never smoked',
      ],
    ],
  ];
  it.each(cases.flatMap(([act, messages]) => messages.map((message) => [message, act] as const)))(
    '%j: %s',
    (message, act) => {
      expect(acts(message)).toEqual([act]);
    },
  );

  it('finds each in a mixture', () => {
    expect(acts('Hello doctor. I am 66 and on a statin. The stretch didnt help. Is it the statin? Thanks')).toEqual([
      'social hello',
      'report',
      'feedback no-help',
      'question',
      'social thanks',
    ]);
  });
});

describe('what a question is about', () => {
  const last = (message: string) => segments(message).at(-1)!;

  it.each([
    'how much?',
    'is that safe with warfarin',
    'and for my dad?',
    'why not',
    'which one is it',
    'should i have it or not',
    'what dose',
    'can she take those as well',
    'for how long',
    'does it work',
  ])('%j refers back', (message) => {
    expect(last(message).refers).toBe(true);
  });

  it.each([
    'does magnesium help',
    'what is the best stretch',
    'is it safe to take quinine',
    'why do calves cramp',
    'magnesium, does it help',
  ])('%j stands by itself', (message) => {
    expect(last(message).refers).toBe(false);
  });

  it.each([
    'and vitamin E?',
    'mustard?',
    'n coffee?',
    'what about bananas',
    'and the amlodipine?',
    'or a heat pad',
    'how about soap',
    'and turmeric?',
  ])('%j goes on with something new', (message) => {
    expect(last(message)).toMatchObject({ act: 'question', continues: true });
  });

  it.each(['is magnesium safe', 'how much', 'can i have coffee', 'I like coffee'])('%j does not', (message) => {
    expect(last(message).continues).toBe(false);
  });

  it.each([
    ['and is magnesium ok with ramipril', ['remedy.magnesium', 'medicine.ace-inhibitors-arbs']],
    ['does this tablet do it', []],
    ['would a massage or a hot bath be better', ['remedy.massage', 'remedy.heat-or-cold']],
    ['can people with diabetes have it', ['condition.diabetes']],
    ['does tea or wine make it worse', ['faq.caffeine', 'faq.alcohol']],
  ])('%j names %j', (message, expected) => {
    expect(last(message).subjects).toEqual(expected);
  });

  it.each([
    ['how much should i take', 'dose'],
    ['how long before it works', 'how-long'],
  ])('%j asks for %s', (message, facet) => {
    expect(last(message).facets[0]).toBe(facet);
  });

  it.each([
    ['can my dad have it', 'dad'],
    ['My sister has gout. can she take it', 'sister'],
    ['could he try it', 'other'],
    ['can i take it', 'self'],
    ['a friend swears by it, does it work', undefined],
    ['is it safe', undefined],
    ['start the check for my gran', 'gran'],
  ])('%j is about %s', (message, of) => {
    expect(last(message).of).toBe(of);
  });
});

describe('commands', () => {
  it.each([
    'so can i stop it',
    'can i ask for a different one',
    'could i try another one',
    'how would i know',
    'ok so what CAN i do',
    'what should i do',
    'what do i do now',
    'can i start again on it',
    'should i go back',
    'can i have it again',
    'does it help',
    'what next',
    'should i stop',
    'can he stop it',
  ])('%j is a question', (message) => {
    expect(isCommand(message)).toBeUndefined();
  });
});

describe('any message', () => {
  const words = [
    'can',
    'i',
    'is',
    'it',
    'how',
    'much',
    'and',
    'or',
    'magnesium',
    'tea',
    'mum',
    'that',
    'did',
    'not',
    'help',
    'why',
    'ok',
    '?',
    '.',
    ',',
    '\n',
    '😀',
    'my',
    'leg',
  ];

  it('is covered by its parts, in their order', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fc.constantFrom(...words)).map((said) => said.join(' ')),
          fc.string(),
        ),
        (message) => {
          const parts = segments(message);
          expect(parts.map(({ start, end }) => message.slice(start, end)).join('')).toBe(
            parts.length === 0 ? '' : message,
          );
          expect(parts.map(({ text }) => text)).toEqual(
            parts.map(({ start, end }) => message.slice(start, end).trim()),
          );
        },
      ),
      { seed: 12, numRuns: 300 },
    );
  });

  it('with twenty questions in four thousand characters has every one of them', () => {
    const story =
      'My calf went again last night and I had to hop about until it let go of me, which woke the whole house up. ';
    const question = 'Can I take magnesium with my heart tablets, and how long does it take? ';
    const message = (story + question).repeat(22);
    expect(segments(message).filter(({ act }) => act === 'question')).toHaveLength(44);
  });

  it('takes steps in proportion to its length', () => {
    const cost = (times: number) => {
      steps = 0;
      segments('can i take it and is tea bad, why not. '.repeat(times));
      return steps;
    };
    expect(cost(200)).toBeLessThan(4.2 * cost(50));
  });
});
