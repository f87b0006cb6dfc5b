import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../../src/cli/commands/check';
import { reviewDocument } from '../../src/cli/review/document';
import { reviewItems } from '../../src/cli/review/items';
import { review } from '../../src/cli/review/review';
import { loadKnowledge } from '../../src/knowledge/load';
import { readPack } from '../../src/pack/pack';

const TODAY = '2026-12-02';
const root = join(__dirname, '..', '..');

describe('the document for the reviewer', () => {
  const files = readPack();
  const knowledge = loadKnowledge(files);
  const items = reviewItems(files);
  const document = reviewDocument(knowledge, items, TODAY);
  const sheetOf = (id: string) => document.split('<article ').find((part) => part.startsWith(`id="${id}"`)) ?? '';

  it('holds every entry, rule and question, each with a box to sign', () => {
    for (const id of [...knowledge.entries.keys(), ...knowledge.soon.map((one) => one.id)]) {
      expect([id, sheetOf(id)]).toEqual([id, expect.stringContaining('Signature')]);
    }
    expect(document.match(/<article /g)).toHaveLength(items.length);
  });

  it('shows texts, rules, sources, what was read second-hand, and what no source was read for', () => {
    const sheet = sheetOf('soon.herbal-and-blood-thinner');
    expect(sheet).toContain('You take a herbal or shop product with a blood thinner');
    expect(sheet).toContain('medicine.blood-thinners');
    expect(sheet).toContain('SPS-CBD');
    expect(sheet).toContain('[G] No source read for: herbal capsules and blood thinners');
    expect(sheetOf('remedy.painkiller-after')).toContain('[V2]');
    expect(sheet).toContain('2026-12-01');
  });
});

describe('signing', () => {
  let pack: string;
  beforeEach(() => {
    pack = mkdtempSync(join(tmpdir(), 'signed-'));
    cpSync(join(root, 'content'), join(pack, 'content'), { recursive: true });
    cpSync(join(root, 'intents'), join(pack, 'intents'), { recursive: true });
  });
  afterEach(() => rmSync(pack, { recursive: true, force: true }));

  const sign = (id: string, by = 'Dr A. "Example"') => {
    const lines: string[] = [];
    review({ out: (line) => lines.push(line), err: () => {} }, { pack, sign: id, by, today: TODAY });
    return lines;
  };
  const faults = () => {
    const lines: string[] = [];
    check({ out: (line) => lines.push(line), err: () => {} }, { pack, today: TODAY });
    return lines;
  };
  const read = (name: string) => readFileSync(join(pack, 'content', name), 'utf8');

  it.each([
    ['faq.massage', 'faq.yaml'],
    ['soon.desmopressin', 'urgency.yaml'],
    ['medicine-groups.1', 'medicine-groups.yaml'],
    ['medicine.statins', 'medicines.yaml'],
    ['question.age', 'questions.yaml'],
  ])('writes who signed %s and when, and leaves every other line as it is', (id, name) => {
    const before = read(name).split('\n');
    expect(sign(id)).toEqual([`Signed: "${id}" by Dr A. "Example" on ${TODAY}, in content/${name}.`]);
    const added = read(name).split('\n');
    const signature = added.filter((line) => line.includes('signed: {'));
    expect(signature).toEqual([
      expect.stringMatching(/^ {2}signed: \{ by: "Dr A\. \\"Example\\"", on: 2026-12-02, of: [0-9a-f]{12} \}$/),
    ]);
    const left = added.filter((line) => !line.includes('signed: {'));
    expect(left).toHaveLength(before.length);
    const changed = left.filter((line, n) => line !== before[n]);
    expect(changed.every((line) => line === `  reviewed: ${TODAY}`)).toBe(true);
    // Signed again, it replaces the first signature.
    sign(id, 'B');
    expect(read(name).match(/signed: \{/g)).toHaveLength(1);
  });

  it('is told apart from what was changed later', () => {
    sign('faq.massage');
    const document = reviewDocument(loadKnowledge(readPack(pack)), reviewItems(readPack(pack)), TODAY);
    expect(document).toContain('Signed by Dr A. &quot;Example&quot; on 2026-12-02.');
    const told = (lines: readonly string[]) => lines.filter((line) => line.includes('signed it'));
    expect(told(faults())).toEqual([]);
    writeFileSync(
      join(pack, 'content', 'faq.yaml'),
      read('faq.yaml').replace('Does massage help a leg', 'Does a massage help a leg'),
    );
    expect(told(faults())).toEqual([
      expect.stringMatching(/^content\/faq\.yaml:\d+:\d+ "faq\.massage" was changed after Dr A\./),
    ]);
  });

  it('refuses what is not there', () => {
    expect(() => sign('faq.nothing')).toThrow(/There is no "faq\.nothing" to sign/);
    expect(() => sign('faq.massage', ' ')).toThrow(/--by/);
  });
});
