import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KnowledgeError } from '../../src/knowledge/fault';
import { loadKnowledge } from '../../src/knowledge/load';
import { openPack } from '../../src/pack/open-pack';
import { readPack } from '../../src/pack/pack';

const FAQ = '- id: faq.opening\n  question: When are you open?\n  answer: From nine to five.\n';
let folder: string;
const pack = () => join(folder, 'pack');
const cache = () => join(folder, 'cache');
const edit = (text: string) => writeFileSync(join(pack(), 'content', 'faq.yaml'), text);
const open = () => openPack(pack(), cache());
const keptIn = (part: string) => readdirSync(join(cache(), part)).map((name) => join(cache(), part, name));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-pack-'));
  mkdirSync(join(pack(), 'content'), { recursive: true });
  edit(FAQ);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('opening a pack again', () => {
  it('gives the same as the first time', () => {
    const { knowledge, language } = open();
    const again = open();
    expect(again.knowledge).toStrictEqual(knowledge);
    expect(again.language.match('when are you open')).toStrictEqual(language.match('when are you open'));
    expect(keptIn('knowledge')).toHaveLength(1);
    expect(keptIn('ranking')).toHaveLength(1);
  });

  it('takes an edit, and takes it back', () => {
    const answerIn = ({ knowledge }: ReturnType<typeof open>) => knowledge.entries.get('faq.opening');
    open();
    edit(FAQ.replace('nine', 'ten'));
    expect(answerIn(open())).toMatchObject({ answer: 'From ten to five.' });
    edit(FAQ);
    expect(answerIn(open())).toMatchObject({ answer: 'From nine to five.' });
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['emptied', () => Buffer.alloc(0)],
    [
      'changed in one letter',
      (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace('nine', 'none'), 'latin1'),
    ],
  ])('reads the content itself when what was kept is %s', (_, damage) => {
    const { knowledge } = open();
    for (const path of [...keptIn('knowledge'), ...keptIn('ranking')]) writeFileSync(path, damage(readFileSync(path)));
    expect(open().knowledge).toStrictEqual(knowledge);
  });

  it('refuses a faulty pack each time', () => {
    edit(`${FAQ}  unknown: key\n`);
    expect(open).toThrow(KnowledgeError);
    expect(open).toThrow(KnowledgeError);
  });

  it('keeps a few contents, not all that ever were', () => {
    for (let hour = 1; hour <= 9; hour += 1) {
      edit(FAQ.replace('nine', `${hour}`));
      open();
    }
    expect(keptIn('knowledge').length).toBeLessThan(9);
  });
});

describe('what is kept of the shipped pack', () => {
  it('is plain data: nothing of it is lost on the disk', () => {
    const knowledge = loadKnowledge(readPack());
    expect(structuredClone(knowledge)).toStrictEqual(knowledge);
  });
});
