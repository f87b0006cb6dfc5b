import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knowledge } from '../../src/knowledge/knowledge';
import { loadKnowledge } from '../../src/knowledge/load';
import type { PackFile } from '../../src/knowledge/yaml/yaml-file';
import { contextWords } from '../../src/language/context/context';
import { STEMMERS } from '../../src/language/stemmers';
import { createText, type Text } from '../../src/language/text/text';
import { type Analyse, createAnalysis } from '../../src/language/utterance';

const FOLDER = join(__dirname, '..', '..', 'src', 'language', 'en');

/** The files of English, for packs that tests make up. */
export const englishFiles: readonly PackFile[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => ({ path: `src/language/en/${name}`, text: readFileSync(join(FOLDER, name), 'utf8') }));

const faq: PackFile = { path: 'content/faq.yaml', text: '- { id: faq.any, question: Any?, answer: Some. }' };

/** The words of English. */
export const english = loadKnowledge([faq, ...englishFiles]).language;

/** What recognizers of a pack read English with. */
export function readingOf(knowledge: Knowledge): { readonly text: Text; readonly analyse: Analyse } {
  const text = createText(knowledge.language, STEMMERS.en);
  return { text, analyse: createAnalysis(text, contextWords(knowledge, text).clauses) };
}
