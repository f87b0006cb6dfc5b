import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { formatFault, KnowledgeError } from '../../src/knowledge/fault';
import { loadKnowledge } from '../../src/knowledge/load';
import { PackError, readPack } from '../../src/pack/pack';

const FAQ = '- id: faq.opening\n  question: When are you open?\n  answer: From nine to five.\n';
let pack: string;

beforeEach(() => {
  pack = mkdtempSync(join(tmpdir(), 'pack-'));
  mkdirSync(join(pack, 'content'));
  writeFileSync(join(pack, 'content', 'faq.yaml'), FAQ);
});
afterEach(() => rmSync(pack, { recursive: true, force: true }));

describe('reading a pack', () => {
  it('passes over hidden files that editors and other systems leave', () => {
    symlinkSync('somebody@nowhere.1234', join(pack, 'content', '.#faq.yaml'));
    writeFileSync(join(pack, 'content', '._faq.yaml'), Buffer.from([0, 5, 22, 7]));
    writeFileSync(join(pack, 'content', 'faq.yaml~'), 'old');
    const own = readPack(pack).filter(({ path }) => !path.startsWith('src/language/'));
    expect(own.map(({ path }) => path)).toEqual(['content/faq.yaml']);
  });

  it.each([
    ['Latin-1', Buffer.from(FAQ.replace('nine', 'n\u00e9uf'), 'latin1')],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(FAQ, 'utf16le')])],
  ])('reports a file in %s with its place and what to do', (_, bytes) => {
    writeFileSync(join(pack, 'content', 'faq.yaml'), bytes);
    const faults = () => {
      try {
        loadKnowledge(readPack(pack));
      } catch (error) {
        return error instanceof KnowledgeError ? error.faults.map(formatFault) : [String(error)];
      }
      return [];
    };
    expect(faults()[0]).toMatch(
      /^content\/faq\.yaml:\d+:\d+ this is no UTF-8 text: save the file with the encoding UTF-8$/,
    );
  });

  it('reads a file that begins with a byte order mark', () => {
    writeFileSync(join(pack, 'content', 'faq.yaml'), `\uFEFF${FAQ}`);
    expect(loadKnowledge(readPack(pack)).entries.size).toBe(1);
  });

  it('names a file that cannot be read, and a folder that is no pack', () => {
    symlinkSync('nowhere.yaml', join(pack, 'content', 'causes.yaml'));
    expect(() => readPack(pack)).toThrow(PackError);
    expect(() => readPack(pack)).toThrow(/causes\.yaml" cannot be read \(ENOENT\)/);
    expect(() => readPack(join(pack, 'content'))).toThrow(/There is no pack in ".*": name a folder/);
  });
});

describe('the language of a pack', () => {
  const packOf = (files: Readonly<Record<string, string>>) => {
    const pack = mkdtempSync(join(tmpdir(), 'pack-'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(pack, path)), { recursive: true });
      writeFileSync(join(pack, path), text);
    }
    return pack;
  };

  it('is told with the remedy where the program has no words of it', () => {
    const pack = packOf({ 'content/about.yaml': 'name: Guía\nlanguage: es\n', 'content/faq.yaml': '[]' });
    expect(() => readPack(pack)).toThrow(/"language: es".*put files like those of src\/language\/en/);
  });

  it('comes from the pack where the pack has words of its own', () => {
    const pack = packOf({ 'content/faq.yaml': '[]', 'language/text.yaml': 'function-words: de la' });
    expect(readPack(pack).map(({ path }) => path)).toEqual(['content/faq.yaml', 'language/text.yaml']);
  });
});
