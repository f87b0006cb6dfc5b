import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { check } from '../../src/cli/commands/check';

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
