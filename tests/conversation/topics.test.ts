import { respond } from '../../src/conversation/respond';
import { shippedTalk } from '../support/shipped';

const bot = shippedTalk();
const say = (text: string) =>
  respond(bot, undefined, {
    kind: 'message',
    conversation: 't|c',
    user: 't|u',
    channel: 't',
    key: '1',
    text,
    scope: 'personal',
  });
/** The entries that the replies to a first message are about. */
const answered = (text: string) => say(text).replies.flatMap(({ about }) => about ?? []);

/** What an article for people with night cramps speaks of: the entries that answer it, and how three people ask. */
const TOPICS: readonly (readonly [topic: string, accept: readonly string[], asked: readonly string[]])[] = [
  [
    'what a cramp is',
    ['faq.what-is-it'],
    [
      'what are these things that grab my calf at night',
      'explain night leg cramps please',
      'what is a charlie horse exactly',
    ],
  ],
  [
    'lack of water',
    ['faq.dehydration', 'cause.dehydration'],
    [
      'could it be that I am dehydrated',
      'do you get leg cramps from not drinking enough',
      'is lack of water the reason',
    ],
  ],
  [
    'salts',
    ['cause.electrolytes', 'faq.bananas-potassium', 'condition.salt-imbalance', 'faq.medical-conditions'],
    [
      'are my electrolytes to blame',
      'would low potassium give me cramps',
      'is it low salts in the blood that makes my calf go',
    ],
  ],
  [
    'circulation',
    ['faq.circulation-or-cramp', 'cause.poor-circulation', 'condition.pad'],
    [
      'is it bad circulation in my legs',
      'could poor blood flow be giving me these',
      'how can I tell if my circulation is the trouble',
    ],
  ],
  [
    'hard work',
    ['cause.muscle-fatigue', 'faq.exercise'],
    [
      'can overworking my legs bring on cramp',
      'I cramp after a long walk, why',
      'does too much exercise give you cramps',
    ],
  ],
  [
    'vitamins',
    ['faq.vitamins', 'cause.nutrition', 'remedy.b-complex', 'remedy.vitamin-b12', 'remedy.calcium-vitamin-d'],
    ['which vitamins help with cramps', 'am I short of a vitamin', 'does lack of vitamin D make your legs cramp'],
  ],
  [
    'medicines',
    ['faq.medicines-cause', 'cause.medicines', 'remedy.medicine-review'],
    [
      'which medicines give you leg cramps',
      'could my tablets be causing these cramps',
      'is any of my medication known for cramp',
    ],
  ],
  [
    'drinking',
    ['remedy.drink-to-thirst', 'faq.dehydration'],
    [
      'should I be drinking more water',
      'how much water a day for cramps',
      'will a big glass of water at bedtime stop it',
    ],
  ],
  [
    'food',
    ['faq.diet', 'faq.bananas-potassium'],
    ['what should I eat to stop cramps', 'are there foods that help leg cramps', 'do bananas do anything for it'],
  ],
  [
    'exercise',
    ['faq.exercise', 'remedy.gentle-activity'],
    [
      'does walking help with night cramps',
      'would swimming be good for my cramps',
      'is exercise good or bad for cramps',
    ],
  ],
  [
    'stretching',
    ['faq.stretching-prevents', 'faq.how-to-stretch', 'remedy.calf-hamstring-stretch'],
    ['should I stretch before bed', 'show me the stretch for my calves', 'do stretches at night prevent cramps'],
  ],
  [
    'shoes',
    ['faq.footwear', 'cause.footwear-floors', 'remedy.shoes-and-breaks'],
    ['do my shoes matter for cramps', 'can bad shoes give you leg cramps', 'what shoes should I wear to stop cramps'],
  ],
  [
    'narrowed arteries',
    ['condition.pad', 'cause.poor-circulation', 'faq.circulation-or-cramp'],
    ['what is peripheral artery disease', 'I have PAD and cramp', 'can narrowed leg arteries cause cramp'],
  ],
  [
    'nerves',
    ['faq.nerve-or-cramp', 'cause.nerves', 'condition.lumbar-stenosis', 'condition.neuropathy'],
    ['could it be a trapped nerve', 'can sciatica make my calf cramp', 'is it my nerves or just cramp'],
  ],
  [
    'sleeping',
    ['faq.sleep-position', 'remedy.bedding-foot-position', 'cause.tight-calf'],
    ['how should I sleep to avoid cramps', 'what is the best position in bed for leg cramps', 'do tight sheets matter'],
  ],
  [
    'caffeine',
    ['faq.caffeine', 'remedy.less-caffeine', 'cause.stimulants'],
    ['does coffee cause leg cramps', 'should I give up tea in the evening for my cramps', 'is caffeine bad for cramps'],
  ],
  [
    'alcohol',
    ['faq.alcohol', 'remedy.cut-alcohol', 'cause.alcohol'],
    ['does wine give you cramps', 'can drinking alcohol bring on leg cramps', 'should I cut down on beer for my legs'],
  ],
  [
    'rest of mind',
    ['faq.relaxation', 'remedy.relaxation', 'cause.stress-tension'],
    ['does relaxing before bed help cramps', 'can yoga help', 'is stress giving me cramps'],
  ],
  [
    'night',
    ['faq.why-at-night', 'faq.every-night'],
    ['why do my legs cramp at night', 'how come it only happens in bed', 'why always at night and never by day'],
  ],
  [
    'prevention',
    ['faq.prevent'],
    ['how can I prevent leg cramps', 'what can I do so they stop coming', 'best way to keep cramps away'],
  ],
  [
    'the doctor',
    ['faq.see-doctor'],
    [
      'when should I see a doctor about cramps',
      'do leg cramps need a doctor',
      'at what point do I go to the GP with this',
    ],
  ],
  [
    'home remedies',
    ['faq.home-remedies', 'faq.folk-remedies', 'remedy.folk'],
    ['what home remedies are there for leg cramps', 'any old remedies that work', 'natural cures for cramps'],
  ],
  [
    'massage, heat and cold',
    ['faq.massage', 'faq.heat-or-cold', 'remedy.massage', 'remedy.heat-or-cold'],
    ['does massage help cramps', 'should I use heat or ice', 'is a hot water bottle good for a cramp'],
  ],
  [
    'inhalers',
    ['faq.inhalers', 'medicine.saba-inhalers', 'medicine.laba-inhalers'],
    ['can my inhaler cause leg cramps', 'do asthma puffers give you cramp', 'is it the inhaler that cramps my legs'],
  ],
  [
    'diabetes and thyroid',
    ['faq.diabetes', 'faq.thyroid', 'condition.diabetes', 'condition.hypothyroid'],
    ['do diabetics get leg cramps', 'could my thyroid be behind the cramps', 'is leg cramp a sign of diabetes'],
  ],
  [
    'magnesium',
    ['faq.take-magnesium', 'faq.low-magnesium', 'remedy.magnesium'],
    ['does magnesium help leg cramps', 'should I buy magnesium tablets', 'am I low in magnesium'],
  ],
  [
    'legs up, sitting and standing',
    ['faq.sitting-standing', 'cause.inactivity', 'faq.sleep-position', 'remedy.shoes-and-breaks'],
    ['does sitting all day cause cramps', 'is standing for hours bad for my legs', 'should I avoid sitting too long'],
  ],
  [
    'bad or frequent cramps',
    ['faq.every-night', 'faq.are-they-dangerous', 'faq.see-doctor'],
    [
      'I get them every single night, is that normal',
      'are leg cramps dangerous',
      'I have bad cramps night after night, is that a worry',
    ],
  ],
];

describe('every topic of an article on night cramps', () => {
  it.each(TOPICS)('%s is answered at once, however it is asked', (_, accept, asked) => {
    const missed = asked.filter((text) => !answered(text).some((id) => accept.includes(id)));
    expect(missed.map((text) => [text, answered(text)])).toEqual([]);
  });
});

describe('several questions in one message', () => {
  it.each([
    [
      'A few questions. 1 how common are these. 2 why only at night. 3 are they dangerous',
      ['faq.how-common', 'faq.why-at-night', 'faq.are-they-dangerous'],
    ],
    [
      '1. why do I get them 2. what stops one 3. when do I see a doctor',
      ['faq.why-me', 'faq.stop-now', 'faq.see-doctor'],
    ],
    [
      'first is it a clot second can I have a hot bath third do I need a blood test',
      ['faq.clot-or-cramp', 'faq.heat-or-cold', 'faq.tests'],
    ],
    ['a) is it serious b) does salt help c) do I need a blood test', ['faq.are-they-dangerous', 'faq.tests']],
    [
      'My calf goes hard every night and I am 71. does magnesium work and is quinine safe and also when should I see a doctor',
      ['faq.take-magnesium', 'faq.quinine', 'faq.see-doctor'],
    ],
  ])('all of "%s" are answered', (text, ids) => {
    expect(answered(text)).toEqual(expect.arrayContaining(ids));
  });
});
