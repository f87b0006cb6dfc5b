import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '../../src/knowledge/load';
import type { PackFile } from '../../src/knowledge/yaml-file';

const FOLDER = join(__dirname, '..', '..', 'src', 'language', 'en');

/** The files of English, for packs that tests make up. */
export const englishFiles: readonly PackFile[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => ({ path: `src/language/en/${name}`, text: readFileSync(join(FOLDER, name), 'utf8') }));

const faq: PackFile = { path: 'content/faq.yaml', text: '- { id: faq.any, question: Any?, answer: Some. }' };

/** The words of English. */
export const english = loadKnowledge([faq, ...englishFiles]).language;
