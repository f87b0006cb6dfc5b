import { formatFault, KnowledgeError } from '../../src/knowledge/fault';
import { loadKnowledge } from '../../src/knowledge/load';
import { flagScope, setsOf } from '../../src/knowledge/patterns/sets';

const faq = { path: 'content/faq.yaml', text: '- { id: faq.any, question: Any?, answer: Some. }' };
const flags = {
  path: 'content/red-flags.yaml',
  text: '- { id: flag.fire, title: Fire, level: emergency, answer: Leave., act: Leave. }',
};

function load(texts: Record<string, string>) {
  return loadKnowledge([faq, flags, ...Object.entries(texts).map(([path, text]) => ({ path, text }))]);
}

function faultsOf(texts: Record<string, string>): string[] {
  try {
    load(texts);
  } catch (error) {
    if (error instanceof KnowledgeError) {
      return error.faults.map(formatFault);
    }
    throw error;
  }
  return [];
}

const signs = (lines: string) => ({
  'intents/red-flags.yaml': `${lines}\nsigns:\n  smoke: [smoke]\nflags:\n  flag.fire: [[smoke]]\n`,
});
const telling = (words: string) =>
  `age: age\nmedicines: pills\nfacts: {}\nwords: ${words}\nsymptom: []\nclaims: {}\nsupposing: []\nmedicine: { before: { taken: [], surely: [] }, after: {} }\nfillers: []\n`;

describe('faults of patterns', () => {
  it.each<[string, Record<string, string>, string]>([
    [
      'a mark out of place',
      signs('words:\n  wet: [wet, "so{aked"]'),
      'intents/red-flags.yaml:2:14 "so{aked" in "so{aked" is not a word, a (set) or a <number>',
    ],
    ['two "~"', signs('idioms:\n  - a ~ b ~ c'), 'intents/red-flags.yaml:2:5 "a ~ b ~ c" has more than one "~"'],
    ['nothing to find', signs('idioms:\n  - smoke?'), 'intents/red-flags.yaml:2:5 "smoke?" must hold a word'],
    ['no word', signs('hints:\n  any:\n    - a|--'), 'intents/red-flags.yaml:3:7 "--" in "a|--" holds no word'],
    [
      'a set that is not there',
      signs('words:\n  wet: [wet, very (damp)]'),
      'intents/red-flags.yaml:2:14 there is no set (damp)',
    ],
    [
      'a set that needs itself',
      signs('words:\n  a: [x (b)]\n  b: [y, (a)]'),
      'intents/red-flags.yaml:3:10 (a) needs itself: a → b → a',
    ],
    [
      'two sets of one name',
      signs('words:\n  smoke: [fumes]'),
      'intents/red-flags.yaml:4:11 there are two sets named "smoke"; the other is at intents/red-flags.yaml:2:11',
    ],
    [
      'two sets of one name in two files',
      { ...signs('words:\n  wet: [wet]'), 'intents/facts.yaml': telling('{ wet: [soaked] }') },
      'intents/facts.yaml:4:16 there are two sets named "wet"; the other is at intents/red-flags.yaml:2:9',
    ],
    [
      'a topic that is none',
      signs('words:\n  wet: [wet]\n  soaked: [soaked @wet]'),
      'intents/red-flags.yaml:3:12 "@wet": only members of "about" are topics',
    ],
    [
      'a topic that has one',
      signs('about:\n  deck: [deck]\n  cabin: [cabin @deck]'),
      'intents/red-flags.yaml:3:11 "@deck": only members of "about" are topics',
    ],
    [
      'an unknown sign in a row',
      {
        'intents/red-flags.yaml':
          'signs:\n  smoke: [smoke]\nflags:\n  flag.fire:\n    - [smoke]\n    - [smoke, flames|!fumes]\n',
      },
      'intents/red-flags.yaml:6:15 there is no sign "flames"',
    ],
    [
      'a pattern among facts',
      { 'intents/facts.yaml': telling('{ wet: ["<12>"] }') },
      'intents/facts.yaml:4:16 "<12>" in "<12>" is not a word',
    ],
  ])('%s', (_, texts, fault) => {
    expect(faultsOf(texts).map((one) => one.slice(0, fault.length))).toContain(fault);
  });
});

it('gives each pattern its place', () => {
  const sets = setsOf(flagScope(load(signs('words:\n  wet: [wet, "soaked * through"]'))));
  expect(sets.get('wet')?.[1]).toMatchObject({
    source: 'soaked * through',
    place: { file: 'intents/red-flags.yaml', line: 2, column: 14 },
  });
});

it('takes a year of four digits for a year', () => {
  const sets = setsOf(flagScope(load(signs('words:\n  long-ago: [in <year>]'))));
  expect(sets.get('long-ago')?.[0]?.sides[0]?.[1]).toEqual({
    kind: 'find',
    options: [{ kind: 'number', above: 1899, below: 2100 }],
    optional: false,
  });
});
