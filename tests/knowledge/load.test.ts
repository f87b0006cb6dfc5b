import fc from 'fast-check';
import { formatFault, KnowledgeError } from '../../src/knowledge/fault';
import { loadKnowledge } from '../../src/knowledge/load';
import { readPack } from '../../src/pack/pack';

const FAQ = '- id: faq.opening\n  question: When are you open?\n  answer: From nine to five.\n';
const PART = '    - facet: price\n      text: It is free.\n      sources: [A]\n';
const PARTED = `${FAQ}  sources: [A]\n  parts:\n${PART}`;
const SOURCE = { path: 'content/sources.yaml', text: 'A: { title: A, publisher: B }\n' };
const FACETS = '- id: price\n  title: How much\n  ask: [how much]\n';

function faults(files: Record<string, string>): string[] {
  try {
    loadKnowledge(Object.entries(files).map(([path, text]) => ({ path, text })));
  } catch (error) {
    if (error instanceof KnowledgeError) {
      return error.faults.map(formatFault);
    }
    throw error;
  }
  return [];
}

describe('loading a pack', () => {
  it('takes the smallest pack', () => {
    const knowledge = loadKnowledge([
      { path: 'content/faq.yaml', text: FAQ },
      { path: 'intents/phrasings.yaml', text: 'faq.opening:\n  - opening hours\n' },
    ]);
    expect(knowledge.entries.get('faq.opening')).toMatchObject({ kind: 'faq', title: 'When are you open?' });
    expect(knowledge.intents.phrasings.get('faq.opening')).toEqual(['opening hours']);
  });

  it('leaves a remark alone that stands two blanks behind a text', () => {
    expect(faults({ 'content/faq.yaml': FAQ.replace('five.', 'five.  # said first') })).toEqual([]);
  });

  it('loads the shipped pack', () => {
    expect(loadKnowledge(readPack()).about.name).toBe('Cramp Guide');
  });

  it('takes parts by facet, and facets with patterns that say where they stand', () => {
    const { entries, facets } = loadKnowledge([
      { path: 'content/faq.yaml', text: PARTED },
      SOURCE,
      { path: 'intents/facets.yaml', text: FACETS },
    ]);
    expect(entries.get('faq.opening')?.parts).toEqual([{ facet: 'price', text: 'It is free.', sources: ['A'] }]);
    expect(facets).toMatchObject([
      {
        id: 'price',
        title: 'How much',
        ask: [{ source: 'how much', place: { file: 'intents/facets.yaml', line: 3, column: 9 } }],
      },
    ]);
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'a facet that is answered by an entry that is not there',
      { 'content/faq.yaml': FAQ, 'intents/facets.yaml': `${FACETS}  else: faq.closing\n` },
      'intents/facets.yaml:4:9 there is no entry "faq.closing"',
    ],
    [
      'a facet that is not there',
      { 'content/faq.yaml': PARTED, [SOURCE.path]: SOURCE.text },
      'content/faq.yaml:6:14 there is no facet "price" in intents/facets.yaml',
    ],
    [
      'two parts on one facet',
      {
        'content/faq.yaml': `${PARTED}${PART}`,
        [SOURCE.path]: SOURCE.text,
        'intents/facets.yaml': FACETS,
      },
      'content/faq.yaml:9:14 another part of "faq.opening" is about "price": join the two',
    ],
    [
      'a source of a part that the entry does not name',
      { 'content/faq.yaml': PARTED.replace('sources: [A]', 'sources: []'), 'intents/facets.yaml': FACETS },
      'content/faq.yaml:8:17 "A" is none of the sources of "faq.opening": name it there too',
    ],
    [
      'a part without sources',
      {
        'content/faq.yaml': `${FAQ}  parts:\n${PART.replace('[A]', '[]')}`,
        'intents/facets.yaml': FACETS,
      },
      'content/faq.yaml:7:16 "sources": name at least one source',
    ],
    [
      'a facet that nobody can ask for',
      { 'content/faq.yaml': FAQ, 'intents/facets.yaml': FACETS.replace('[how much]', '[]') },
      'intents/facets.yaml:3:8 "ask"',
    ],
    [
      'a facet of two places',
      { 'content/faq.yaml': FAQ, 'intents/facets.yaml': FACETS + FACETS },
      'intents/facets.yaml:4:7 the id "price" stands twice',
    ],
    [
      'a set that a facet names and that is not there',
      { 'content/faq.yaml': FAQ, 'intents/facets.yaml': FACETS.replace('how much', 'how (lots)') },
      'intents/facets.yaml:3:9 there is no set (lots)',
    ],
    ['an unknown key', { 'content/faq.yaml': `${FAQ}  colour: red\n` }, 'content/faq.yaml:4:3 unknown key "colour"'],
    [
      'a missing key',
      { 'content/faq.yaml': '- id: faq.a\n  question: A?\n' },
      'content/faq.yaml:1:3 "answer" is missing',
    ],
    [
      'an empty text',
      { 'content/faq.yaml': '- id: faq.a\n  question: A?\n  answer: ""\n' },
      'content/faq.yaml:3:11 "answer": must not be empty',
    ],
    ['a duplicate id', { 'content/faq.yaml': FAQ + FAQ }, 'content/faq.yaml:4:7 the id "faq.opening" stands twice'],
    [
      'a wrong id',
      { 'content/faq.yaml': FAQ.replace('faq.opening', 'Opening') },
      'content/faq.yaml:1:7 "id": an id looks like "faq.some-name"',
    ],
    [
      'a duplicate key',
      { 'content/faq.yaml': `${FAQ}  answer: Twice.\n` },
      'content/faq.yaml:4:3 this key stands twice',
    ],
    ['broken YAML', { 'content/faq.yaml': '- id: "faq.a\n' }, 'content/faq.yaml:2:1 something is missing here'],
    [
      'text lost behind a number sign',
      { 'content/faq.yaml': FAQ.replace('From nine to five.', 'Ask at desk #4 from nine.') },
      'content/faq.yaml:3:23 what follows " #" is lost: put the whole text in quotes',
    ],
    [
      'a text that begins with an anchor',
      { 'content/faq.yaml': FAQ.replace('From nine', '&From nine') },
      'content/faq.yaml:3:17 a text cannot begin with "&": put the whole text in quotes',
    ],
    [
      'a text that begins with a tag',
      { 'content/faq.yaml': FAQ.replace('From nine', '!From nine') },
      'content/faq.yaml:3:11 a text cannot begin with "!": put the whole text in quotes',
    ],
    [
      'a text that begins with a star',
      { 'content/faq.yaml': FAQ.replace('From nine', '*From* nine') },
      'content/faq.yaml:3:',
    ],
    [
      'a text that begins with a backtick',
      { 'content/faq.yaml': FAQ.replace('From nine', '`From` nine') },
      'content/faq.yaml:3:11 a text cannot begin with "@", "`" or "%": put the whole text in quotes',
    ],
    [
      'a colon inside a text',
      { 'content/faq.yaml': FAQ.replace('From nine', 'Daily: from nine') },
      'content/faq.yaml:3:11 a second ": " in one line, or a list where a text belongs: put the whole text in quotes',
    ],
    [
      'a tab in front',
      { 'content/faq.yaml': `${FAQ}\tspeak: Nine.\n` },
      'content/faq.yaml:4:1 there is a tab at the beginning of this line: use blanks',
    ],
    [
      'bytes that are no UTF-8',
      { 'content/faq.yaml': FAQ.replace('nine', 'ni\uFFFDe') },
      'content/faq.yaml:3:18 this is no UTF-8 text: save the file with the encoding UTF-8',
    ],
    [
      'a number where a text belongs',
      { 'content/faq.yaml': FAQ.replace('From nine to five.', '12') },
      'content/faq.yaml:3:11 "answer": must be a text: put it in quotes',
    ],
    [
      'a text where a list belongs',
      { 'content/faq.yaml': FAQ, 'intents/phrasings.yaml': 'faq.opening: opening hours\n' },
      'intents/phrasings.yaml:1:14 must be a list: start each item with "- "',
    ],
    ['a file that is no list', { 'content/faq.yaml': 'id: faq.a\n' }, 'content/faq.yaml:1:1 must be a list'],
    [
      'a dangling related entry',
      { 'content/faq.yaml': `${FAQ}  related: [faq.none]\n` },
      'content/faq.yaml:4:13 there is no entry "faq.none"',
    ],
    [
      'a dangling source',
      { 'content/faq.yaml': `${FAQ}  sources: [NHS]\n` },
      'content/faq.yaml:4:13 there is no source "NHS"',
    ],
    [
      'an entry without what the pack demands',
      { 'content/faq.yaml': FAQ, 'content/about.yaml': 'name: X\nrequires: [sources, reviewed]\n' },
      'content/faq.yaml:1:7 "faq.opening" has no "sources"',
    ],
    [
      'a phrasing of nothing',
      { 'content/faq.yaml': FAQ, 'intents/phrasings.yaml': 'faq.other:\n  - x\n' },
      'intents/phrasings.yaml:2:3 there is no entry "faq.other"',
    ],
    [
      'an example of a warning sign there is not',
      { 'content/faq.yaml': FAQ, 'intents/warning-examples.yaml': 'reports:\n  flag.none: [x]\nlook-alikes: {}\n' },
      'intents/warning-examples.yaml:2:14 there is no red flag "flag.none"',
    ],
    [
      'a caution for some that is not worded for those it may not hold for',
      {
        'content/faq.yaml': FAQ,
        'content/facts.yaml': 'age: { title: Age, kind: number, from: 0, to: 120 }\n',
        'content/questions.yaml': '- { id: question.age, stage: You, ask: How old?, why: It matters., fact: age }\n',
        'content/remedies.yaml':
          '- id: remedy.tea\n  title: Tea\n  answer: A.\n  grade: C\n  phase: now\n  cautions:\n    - when: { age: { from: 75 } }\n      text: You are old.\n',
      },
      'content/remedies.yaml:7:13 this caution of "remedy.tea" needs an "if"',
    ],
    ['an unknown file', { 'content/faq.yaml': FAQ, 'content/fqa.yaml': '[]' }, 'content/fqa.yaml:1:1 unknown file'],
    ['no entries at all', { 'content/about.yaml': 'name: X\n' }, 'content/faq.yaml:1:1 is missing'],
  ])('names %s with its place', (_, files, fault) => {
    expect(faults(files)).toContainEqual(expect.stringContaining(fault));
  });

  const FACTS =
    'age: { title: Age, kind: number, from: 0, to: 120 }\nside: { title: Side, kind: one, values: [left, right] }\n';
  const question = (rest: string) =>
    `- { id: question.age, stage: You, ask: How old?, why: It matters., fact: age }\n- ${rest}\n`;

  it.each([
    [
      'an option twice',
      '{ id: question.side, stage: You, ask: Side?, why: W., fact: side, options: [{ value: left, label: L }, { value: right, label: R }, { value: left, label: Again }] }',
      'nobody can reach this option',
    ],
    [
      'a value no option gives',
      '{ id: question.side, stage: You, ask: Side?, why: W., fact: side, options: [{ value: left, label: L }] }',
      'nobody can give "side" the value right',
    ],
    [
      'a question behind an answer nobody can have given',
      '{ id: question.side, stage: You, ask: Side?, why: W., fact: side, when: { side: left }, options: [{ value: left, label: L }, { value: right, label: R }] }',
      'nobody can reach "question.side"',
    ],
    [
      'an option that is no value of the fact',
      '{ id: question.side, stage: You, ask: Side?, why: W., fact: side, options: [{ value: left, label: L }, { value: right, label: R }, { value: middle, label: M }] }',
      '"side" has no value "middle"; values are left, right',
    ],
    [
      'a condition on a fact there is not',
      '{ id: question.side, stage: You, ask: Side?, why: W., fact: side, when: { height: 3 }, options: [{ value: left, label: L }, { value: right, label: R }] }',
      'there is no fact "height"',
    ],
    [
      'a test that is none',
      '{ id: question.side, stage: You, ask: Side?, why: W., fact: side, when: { age: { above: 3 } }, options: [{ value: left, label: L }, { value: right, label: R }] }',
      'unknown key "above"',
    ],
  ])('names %s', (_, rest, fault) => {
    const found = faults({
      'content/faq.yaml': FAQ,
      'content/facts.yaml': FACTS,
      'content/questions.yaml': question(rest),
    });
    expect(found).toContainEqual(expect.stringMatching(/^content\/questions\.yaml:2:\d+ /));
    expect(found.join('\n')).toContain(fault);
  });

  it('names all faults at once, in the order of the files', () => {
    const found = faults({
      'content/faq.yaml': `${FAQ}  colour: red\n- id: nothing\n`,
      'intents/synonyms.yaml': '- [one]\n',
    });
    expect(found.length).toBeGreaterThanOrEqual(4);
    expect(found.map((fault) => fault.split(':')[0])).toEqual([...found.map((fault) => fault.split(':')[0])].sort());
  });

  it('refuses an alias bomb', () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
      .split('')
      .map((name, n) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[n]}`).join(', ')}]`)
      .join('\n')}\n`;
    expect(faults({ 'content/faq.yaml': FAQ, 'content/sources.yaml': bomb })).toContainEqual(
      expect.stringMatching(/sources\.yaml:1:1 /),
    );
  });

  it('answers any text with knowledge or with faults, never with another error', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('content/faq.yaml', 'content/about.yaml', 'intents/synonyms.yaml'),
        (text, path) => {
          expect(Array.isArray(faults({ 'content/faq.yaml': FAQ, [path]: text }))).toBe(true);
        },
      ),
    );
  });

  const shipped = (change: (path: string, text: string) => string) =>
    faults(Object.fromEntries(readPack().map(({ path, text }) => [path, change(path, text)])));
  const at = (file: string, change: (text: string) => string) =>
    shipped((path, text) => (path === `content/${file}.yaml` ? change(text) : text));

  it.each<[string, string, (text: string) => string, RegExp]>([
    ['faq', 'an unknown key', (text) => text.replace('  answer:', '  anwser: x\n  answer:'), /unknown key "anwser"/],
    ['remedies', 'a wrong grade', (text) => text.replace(/ {2}grade: .*/, '  grade: Z'), /"grade"/],
    [
      'remedies',
      'sources that are no list',
      (text) => text.replace(/\n {2}sources: .*/, '\n  sources: 5'),
      /"sources"/,
    ],
    [
      'remedies',
      'a part without a list of sources',
      (text) => text.replace(/ {6}sources: .*/, '      sources: 5'),
      /"sources"/,
    ],
    ['red-flags', 'a wrong level', (text) => text.replace(/ {2}level: .*/, '  level: mild'), /"level"/],
    ['medicines', 'a wrong link', (text) => text.replace(/\n {2}link: .*/, '\n  link: firm'), /"link"/],
    ['sources', 'an unknown key', (text) => text.replace(/publisher:/, 'colour: red, publisher:'), /"colour"/],
    ['facts', 'an unknown kind', (text) => text.replace(/kind: one/, 'kind: two'), /kind/],
    ['questions', 'an unknown key', (text) => text.replace('  stage:', '  stadium: x\n  stage:'), /"stadium"/],
    ['remedies', 'a misspelt id key', (text) => text.replace('- id:', '- idd:'), /"idd"|"id" is missing/],
  ])('finds in %s.yaml %s, and nothing else', (file, _what, change, message) => {
    const found = at(file, change);
    expect(found.filter((fault) => !message.test(fault))).toEqual([]);
    expect(found.length).toBe(file === 'remedies' && message.source.includes('idd') ? 2 : 1);
  });

  it.each(['faq', 'remedies', 'red-flags', 'medicines', 'conditions', 'sources', 'facts', 'questions'])(
    'reports nothing about what refers to %s.yaml when that is not YAML',
    (file) => {
      expect(at(file, (text) => `${text}\n"`).filter((fault) => !fault.startsWith(`content/${file}.yaml`))).toEqual([]);
    },
  );

  it('sees a duplicate and a dangling reference beside a fault of shape', () => {
    expect(faults({ 'content/faq.yaml': `${FAQ}  colour: red\n  related: [faq.closing]\n${FAQ}` })).toEqual([
      expect.stringContaining('unknown key "colour"'),
      expect.stringContaining('there is no entry "faq.closing"'),
      expect.stringContaining('the id "faq.opening" stands twice'),
    ]);
  });
});
