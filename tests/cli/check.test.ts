import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { check } from '../../src/cli/commands/check';
import { englishFiles } from '../support/english';

const TODAY = '2026-11-26';
let pack: string;

beforeEach(() => {
  pack = mkdtempSync(join(tmpdir(), 'pack-'));
});
afterEach(() => rmSync(pack, { recursive: true, force: true }));

function write(files: Record<string, string>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(pack, path)), { recursive: true });
    writeFileSync(join(pack, path), text);
  }
}

function run(options: { strict?: boolean; today?: string } = {}) {
  const lines: string[] = [];
  const code = check({ out: (line) => lines.push(line), err: () => {} }, { pack, today: TODAY, ...options });
  return { code, lines };
}

const FAQ = '- id: faq.opening\n  question: When are you open?\n  answer: From nine to five.\n';
const ABOUT = 'name: X\nreview: { sentence: { aim: 5, limit: 8 }, months: 12 }\n';

describe('guide check', () => {
  it('passes the smallest pack of somebody else', () => {
    write({ 'content/faq.yaml': FAQ, 'intents/phrasings.yaml': 'faq.opening:\n  - opening hours\n' });
    expect(run()).toEqual({ code: 0, lines: ['No faults: 1 entries, 0 questions of the check, 0 sources.'] });
  });

  it('prints what cannot be loaded, and fails', () => {
    write({ 'content/faq.yaml': `${FAQ}  colour: red\n` });
    expect(run()).toEqual({ code: 1, lines: ['content/faq.yaml:4:3 unknown key "colour"'] });
  });

  it('prints what an editor would object to, and fails', () => {
    write({ 'content/about.yaml': ABOUT, 'content/faq.yaml': `${FAQ}  reviewed: 2025-01-01\n` });
    const { code, lines } = run();
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^content\/faq\.yaml:4:13 last checked 2025-01-01/)]);
    expect(run({ today: '2025-06-01' }).code).toBe(0);
  });

  it('shows both at once, and of a pack that cannot be loaded only what its texts say', () => {
    write({
      'content/about.yaml': `${ABOUT}requires: [sources, phrasings]\n`,
      'content/faq.yaml': `${FAQ}  colour: red\n  reviewed: 2025-01-01\n- id: faq.b\n`,
      'content/sources.yaml': 'A: { title: T, publisher: P }\n',
      'intents/synonyms.yaml': '- "\n',
    });
    expect(run().lines).toEqual([
      expect.stringMatching(/^content\/faq\.yaml:1:7 "faq\.opening" has no "sources"/),
      expect.stringMatching(/^content\/faq\.yaml:4:3 unknown key "colour"/),
      expect.stringMatching(/^content\/faq\.yaml:5:13 last checked 2025-01-01/),
      expect.stringMatching(/^content\/faq\.yaml:6:\d+ "question" is missing/),
      expect.stringMatching(/^content\/faq\.yaml:6:\d+ "answer" is missing/),
      expect.stringMatching(/^content\/faq\.yaml:6:\d+ "faq\.b" has no "sources"/),
      expect.stringMatching(/^intents\/synonyms\.yaml:2:1 something is missing here/),
    ]);
    expect(run().code).toBe(1);
  });

  it('names a medicine that two classes claim, one that is a common word, and a list that is not sorted', () => {
    const entry = (id: string, substances: string) =>
      `- id: medicine.${id}\n  title: ${id}\n  answer: A.\n  link: weak\n  tell: T.\n  substances: ${substances}\n`;
    const files = {
      'content/faq.yaml': FAQ,
      'content/medicines.yaml':
        entry('water', '[{ name: furosemide, brands: [Frumil, Lasix] }]') +
        entry('saver', '[{ name: amiloride, brands: [Frumil, Midamor] }]') +
        entry('other', '[{ name: gold, brands: [Zeta, Alpha] }]'),
      'language/common-words.yaml': 'words: gold\n',
    };
    const english = Object.fromEntries(
      englishFiles.map(({ path, text }) => [path.replace('src/language/en', 'language'), text]),
    );
    write({ ...english, ...files, 'content/other-medicines.yaml': '[lasix]\n' });
    const names = () => run().lines.filter((line) => /claimed|everyday language|sort the list|combination/.test(line));
    expect(names()).toEqual([
      expect.stringMatching(
        /^content\/medicines\.yaml:12:\d+ "Frumil" is claimed by medicine\.water and medicine\.saver/,
      ),
      expect.stringMatching(/^content\/medicines\.yaml:18:\d+ "gold" is a word of everyday language/),
      expect.stringMatching(/^content\/medicines\.yaml:18:\d+ "Alpha" stands after "Zeta": sort the list/),
      expect.stringMatching(/^content\/other-medicines\.yaml:1:2 "lasix" is claimed by medicine\.water and content/),
    ]);
    write({ 'content/medicine-combinations.yaml': '[Frumil, Midamor]\n', 'content/other-medicines.yaml': '[]\n' });
    expect(names()).toEqual([
      expect.stringMatching(/^content\/medicine-combinations\.yaml:1:\d+ "Midamor" is no combination/),
      expect.stringMatching(/"gold"/),
      expect.stringMatching(/"Alpha"/),
    ]);
  });

  it('names each word of an option that is heard without it, with its place', () => {
    const words = 'words: [both legs, this leg, the two legs, either of them, two legs, legs]';
    write({
      'content/faq.yaml': FAQ,
      'content/facts.yaml': 'sides: { title: Sides, kind: one, values: [one, both] }\n',
      'content/questions.yaml': [
        '- id: question.sides\n  stage: A\n  ask: One or both?\n  why: It matters.\n  fact: sides\n  options:',
        `    - { value: both, label: Both legs, ${words} }`,
        '    - { value: one, label: One leg, words: [only one] }\n',
      ].join('\n'),
      'intents/facts.yaml': [
        'age: sides\nmedicines: sides\nsymptom: [cramp]\nclaims: {}\nsupposing: []\nfillers: []',
        'medicine: { before: { taken: [], surely: [] }, after: {} }',
        'facts:\n  sides:\n    both:\n      - either of them\n',
      ].join('\n'),
    });
    const heard = (place: string, word: string, how: string) =>
      `content/questions.yaml:${place} "${word}" is heard without it, ${how}: leave it out`;
    expect(run()).toEqual({
      code: 1,
      lines: [
        heard('7:48', 'both legs', 'as "Both legs"'),
        heard('7:83', 'either of them', 'by the pattern at intents/facts.yaml:11:9'),
        heard('7:99', 'two legs', 'as "the two legs"'),
      ],
    });
  });

  it('says something of any content, and never fails itself', () => {
    const entry = fc.record(
      {
        id: fc.constantFrom('faq.a', 'medicine.a', 'condition.a', 7),
        title: fc.anything(),
        also: fc.jsonValue(),
        sources: fc.jsonValue(),
        reviewed: fc.oneof(fc.string(), fc.constant('2026-13-45')),
        substances: fc.jsonValue(),
        answer: fc.string(),
        evidence: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom('faq', 'medicines', 'conditions', 'remedies'), fc.array(entry), (file, entries) => {
        write({
          'content/about.yaml': `${ABOUT}requires: [sources, phrasings]\n`,
          'content/faq.yaml': FAQ,
          [`content/${file}.yaml`]: JSON.stringify(entries),
        });
        const { code, lines } = run();
        expect(code === 0 || lines.every((line) => /^\S+:\d+:\d+ \S/.test(line))).toBe(true);
        rmSync(join(pack, `content/${file}.yaml`));
      }),
      // An object that cannot be made a text.
      { numRuns: 60, examples: [['faq', [{ sources: [{ toString: 0 }] }]]] },
    );
  });

  it('counts what is above an aim, and with --strict prints it and fails', () => {
    write({ 'content/about.yaml': ABOUT, 'content/faq.yaml': `${FAQ}  detail: One two three four five six.\n` });
    expect(run()).toEqual({
      code: 0,
      lines: [
        'No faults: 1 entries, 0 questions of the check, 0 sources.',
        'Above the aim, within the limit: 1 place (--strict shows it).',
      ],
    });
    expect(run({ strict: true })).toEqual({
      code: 1,
      lines: [expect.stringMatching(/^content\/faq\.yaml:4:11 a sentence of 6 words/)],
    });
  });

  it('counts what rests on general knowledge, and with --strict prints it for the reviewer', () => {
    write({ 'content/about.yaml': ABOUT, 'content/faq.yaml': `${FAQ}  unverified: [the limit]\n` });
    expect(run().lines).toContain('Resting on general knowledge, for the reviewer: 1 place (--strict shows it).');
    expect(run({ strict: true })).toEqual({
      code: 1,
      lines: ['content/faq.yaml:4:16 no source was read for: the limit'],
    });
  });
});
