import { describe, expect, it } from '@jest/globals';
import { formatFault } from '../../../src/knowledge/fault';
import { loadKnowledge } from '../../../src/knowledge/load';
import { reviewPack } from '../../../src/knowledge/review/review';
import { readPack } from '../../../src/pack/pack';

const TODAY = '2026-11-26';
const ENTRY = '- id: faq.opening\n  question: When are you open?\n  answer: From nine to five.\n';
const DEMANDS = `name: X
review:
  answer: 20
  grade: { aim: 6, limit: 8 }
  sentence: { aim: 10, limit: 15 }
  months: 12
  evidence: [Good evidence, No proof]
  terms: [pharmacological]
  avoid:
    - { say: [you have], unless: [if], following: [been], instead: say "may have" }
`;

function review(files: Record<string, string>, today = TODAY) {
  const pack = Object.entries(files).map(([path, text]) => ({ path, text }));
  const { faults, remarks } = reviewPack(pack, loadKnowledge(pack), today);
  return { faults: faults.map(formatFault), remarks: remarks.map(formatFault) };
}

const withEntry = (keys: string, about = DEMANDS, more: Record<string, string> = {}) =>
  review({ 'content/about.yaml': about, 'content/faq.yaml': ENTRY + keys, ...more });

describe('the review of a pack', () => {
  it('asks nothing of a pack that demands nothing', () => {
    expect(
      review({
        'content/faq.yaml':
          '- id: faq.a\n  question: Q?\n  answer: You have a most extraordinarily incomprehensible pharmacological predicament, 9 times in 10, indubitably.\n  reviewed: 1999-01-01\n',
        'content/sources.yaml': 'UNUSED: { title: T, publisher: P }\n',
      }),
    ).toEqual({ faults: [], remarks: [] });
  });

  it('finds nothing in a pack that meets its own demands', () => {
    expect(
      withEntry(
        '  detail: If you have a key, come in. You have been here before. You may have to wait.\n  evidence: No proof of it.\n  reviewed: 2026-01-31\n',
      ),
    ).toEqual({ faults: [], remarks: [] });
  });

  it.each<[string, string, string]>([
    [
      'hard words',
      '  detail: Investigation of cardiovascular abnormalities. Consider alternative medications immediately. Telephone your medical institution.\n',
      'content/faq.yaml:4:11 reads like school grade',
    ],
    [
      'a long sentence',
      '  detail: One two three four five six seven eight nine ten one two three four five six.\n',
      'content/faq.yaml:4:11 a sentence of 16 words (aim 10, limit 15): split "One two three four five ..."',
    ],
    [
      'a diagnosis',
      '  detail: Call us. You have a clot in the leg.\n',
      'content/faq.yaml:4:11 "You have a clot in the leg.": say "may have"',
    ],
    [
      'a diagnosis whose condition is in another sentence',
      '  detail: What if? You have a clot.\n',
      'content/faq.yaml:4:11 "You have a clot."',
    ],
    [
      'evidence in other words',
      '  evidence: Fairly good, I think.\n',
      'content/faq.yaml:4:13 begin with one of: Good evidence, No proof',
    ],
    [
      'an old review',
      '  reviewed: 2025-11-25\n',
      'content/faq.yaml:4:13 last checked 2025-11-25, more than 12 months ago: check "faq.opening"',
    ],
    ['a review of tomorrow', '  reviewed: 2026-11-27\n', 'content/faq.yaml:4:13 2026-11-27 is in the future'],
    ['a day there is not', '  reviewed: 2026-02-30\n', 'content/faq.yaml:4:13 2026-02-30 is no day of the calendar'],
  ])('names %s with its place and what to do', (_, keys, fault) => {
    expect(withEntry(keys).faults).toEqual([expect.stringContaining(fault)]);
  });

  it('names a short answer that is long', () => {
    const answer = `${'Five little words of it. '.repeat(4)}Too many.`;
    expect(
      review({
        'content/about.yaml': 'name: X\nreview: { answer: 20 }\n',
        'content/faq.yaml': `- id: faq.a\n  question: Q?\n  answer: ${answer}\n`,
      }).faults,
    ).toEqual(['content/faq.yaml:3:11 a short answer of 22 words: say it in 20, the rest belongs in "parts"']);
  });

  it('remarks on a part that is long, whatever its lines', () => {
    const part = (text: string) => `  sources: [A]\n  parts:\n    - { facet: price, text: "${text}", sources: [A] }\n`;
    const more = {
      'content/sources.yaml': 'A: { title: A, publisher: B }\n',
      'intents/facets.yaml': '- { id: price, title: How much, ask: [how much] }\n',
    };
    const about = 'name: X\nreview: { part: 6 }\n';
    expect(withEntry(part('One two three. Four five six seven.'), about, more)).toEqual({
      faults: [],
      remarks: ['content/faq.yaml:6:29 a part of 7 words: say it in 6, or split it into parts on other facets'],
    });
    expect(withEntry(part('One two three. Four five six.'), about, more).remarks).toEqual([]);
  });

  it('takes a review for old after as many months, to the day; the end of a long month is that of a short one', () => {
    const about = 'name: X\nreview: { months: 6 }\n';
    const on = (today: string) =>
      review({ 'content/about.yaml': about, 'content/faq.yaml': `${ENTRY}  reviewed: 2026-02-28\n` }, today).faults
        .length;
    expect([on('2026-08-28'), on('2026-08-31'), on('2026-09-01')]).toEqual([0, 0, 1]);
    expect(on('2026-02-28')).toBe(0);
  });

  it('tells what is above the aim from what is above the limit', () => {
    expect(withEntry('  detail: One two three four five six seven eight nine ten eleven.\n')).toEqual({
      faults: [],
      remarks: [expect.stringContaining('a sentence of 11 words (aim 10, limit 15)')],
    });
  });

  it('spares the names of medicines and conditions, and declared terms', () => {
    const detail = (name: string) => `  detail: We sell the ${name} here. You can take it home with you at once.\n`;
    const more = {
      'content/medicines.yaml':
        '- id: medicine.a\n  title: A\n  answer: A.\n  link: weak\n  tell: Ask.\n  substances: [{ name: metoclopramide, brands: [Maxolonium] }]\n',
      'content/conditions.yaml': '- id: condition.a\n  title: Fibromyalgia\n  name: hypermobility\n  answer: A.\n',
    };
    const about = DEMANDS.replace('limit: 8', 'limit: 6').replace('aim: 6', 'aim: 1');
    const remarksFor = (name: string) =>
      withEntry(detail(name), about, more).remarks.filter((remark) => remark.includes('grade')).length;
    expect(
      ['metoclopramide', 'Maxolonium', 'fibromyalgia', 'hypermobility', 'pharmacological'].map(remarksFor),
    ).toEqual([0, 0, 0, 0, 0]);
    expect(remarksFor('incomprehensible')).toBe(1);
  });

  it('reads the sentences of rules, questions and messages too, and not the words people say', () => {
    const remedies =
      '- id: remedy.a\n  title: A\n  answer: A.\n  grade: D\n  phase: now\n  keywords: [you have it]\n  cautions:\n    - text: You have a clot.\n  withhold:\n    - because: You have a cold, as you said.\n';
    expect(withEntry('', DEMANDS, { 'content/remedies.yaml': remedies }).faults).toEqual([
      expect.stringContaining('content/remedies.yaml:8:13 "You have a clot."'),
    ]);
  });

  const SOURCED = 'name: X\nrequires: [sources]\n';
  const SOURCES = 'A: { title: T, publisher: P, year: 2020, url: "https://a.example/" }\n';

  it('names figures without a source, in questions and messages of the pack too', () => {
    const facts = 'age: { title: Age, kind: number, from: 0, to: 120 }\n';
    const question = (keys: string) =>
      `- { id: question.age, stage: S, ask: Over 50?, why: "Half of people over 60 ask.", fact: age${keys} }\n`;
    const pack = (keys: string) => ({
      'content/about.yaml': SOURCED,
      'content/faq.yaml': `${ENTRY}  sources: [A]\n  detail: It is 3 in 10.\n`,
      'content/sources.yaml': SOURCES,
      'content/facts.yaml': facts,
      'content/questions.yaml': question(keys),
    });
    expect(review(pack('')).faults).toEqual([
      expect.stringMatching(/^content\/questions\.yaml:1:\d+ "Half of" stands here without a source/),
    ]);
    expect(review(pack(', sources: [A]')).faults).toEqual([]);
    expect(
      review({ ...pack(', sources: [A]'), 'content/about.yaml': `${SOURCED}limits: [I know 9 of 10 things.]\n` })
        .faults,
    ).toEqual([expect.stringContaining('content/about.yaml:3:10 "9" stands here without a source')]);
    expect(
      review({
        ...pack(', sources: [A]'),
        'content/about.yaml': `${SOURCED}sources: [A]\nlimits: [I know 9 of 10 things.]\n`,
      }).faults,
    ).toEqual([]);
  });

  it('takes no name for a figure', () => {
    const files = {
      'content/about.yaml': SOURCED,
      'content/faq.yaml': `${ENTRY}  sources: [A]\n`,
      'content/sources.yaml': SOURCES,
      'content/facts.yaml': 'age: { title: Age, kind: number, from: 0, to: 120 }\n',
      'content/questions.yaml': '- { id: question.age, stage: S, ask: A?, why: Vitamin B12 and K2., fact: age }\n',
    };
    expect(review(files).faults).toEqual([]);
  });

  it('names sources that nothing rests on, and those nobody could find again', () => {
    expect(
      review({
        'content/about.yaml': SOURCED,
        'content/faq.yaml': `${ENTRY}  sources: [A, C]\n`,
        'content/sources.yaml': `${SOURCES}B: { title: T, publisher: P, seen: 2026, url: "https://b.example/" }\nC: { title: T, publisher: P }\n`,
      }).faults,
    ).toEqual([
      expect.stringContaining('content/sources.yaml:2:4 nothing rests on the source "B"'),
      expect.stringContaining('content/sources.yaml:3:4 the source "C" has no "url"'),
      expect.stringContaining('content/sources.yaml:3:4 the source "C" has no "year"'),
    ]);
  });

  it('names an entry no phrasing leads to: none stands under it, or each under another too', () => {
    const about = 'name: X\nrequires: [phrasings]\n';
    const second = '- id: faq.price\n  question: How much is it?\n  answer: Nothing.\n';
    const faultsWith = (phrasings: string) => withEntry(second, about, { 'intents/phrasings.yaml': phrasings }).faults;
    expect(faultsWith('faq.opening:\n  - opening hours\n')).toEqual([
      expect.stringContaining('content/faq.yaml:4:7 no phrasing leads to "faq.price"'),
    ]);
    expect(faultsWith('faq.opening:\n  - opening hours\n  - Tell me!\nfaq.price:\n  - tell me\n')).toEqual([
      expect.stringContaining('no phrasing leads to "faq.price"'),
    ]);
    expect(faultsWith('faq.opening:\n  - opening hours\nfaq.price:\n  - what it costs\n')).toEqual([]);
  });

  it('gives its faults in the order of files and lines', () => {
    const { faults } = withEntry(
      '  detail: You have a clot.\n  evidence: Hm.\n  reviewed: 2000-01-01\n- id: faq.b\n  question: B?\n  answer: You have a cold.\n',
    );
    expect(faults.map((fault) => Number(fault.split(':')[1]))).toEqual([4, 5, 6, 9]);
  });
});

describe('the shipped pack', () => {
  const pack = readPack();
  const knowledge = loadKnowledge(pack);
  const lastReview =
    [...knowledge.entries.values()]
      .map(({ reviewed }) => reviewed ?? '')
      .sort()
      .at(-1) ?? '';

  it('meets its own demands on the day it was last worked on', () => {
    expect(reviewPack(pack, knowledge, lastReview).faults.map(formatFault)).toEqual([]);
  });

  it('demands what it promises: plain words, sources, dates, evidence, a voice and a way to every entry', () => {
    const { review: demands, requires } = knowledge.about;
    expect(requires).toEqual(
      expect.arrayContaining(['sources', 'reviewed', 'detail', 'evidence', 'related', 'speak', 'phrasings']),
    );
    expect(demands).toMatchObject({ answer: 60, grade: { aim: 6, limit: 8 }, months: 12 });
    expect(demands.sentence?.limit).toBeLessThanOrEqual(25);
    expect(demands.avoid?.flatMap(({ say }) => say)).toEqual(expect.arrayContaining(['you have', 'just a cramp']));
  });

  it('grows too old to be trusted', () => {
    const inTwoYears = `${Number(lastReview.slice(0, 4)) + 2}${lastReview.slice(4)}`;
    expect(reviewPack(pack, knowledge, inTwoYears).faults.length).toBeGreaterThanOrEqual(knowledge.entries.size);
  });
});
