import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Knowledge } from '../knowledge/knowledge';
import { loadKnowledge } from '../knowledge/load';
import type { PackFile } from '../knowledge/yaml-file';
import { createLanguage, type FittedPack } from '../language/language';
import type { Language } from '../language/understanding';
import { readPack } from './pack';
import { createPackCache, type PackCache } from './pack-cache';

/** Inside the build, so that a new build, which may read or fit otherwise, begins without it. */
const FOLDER = join(__dirname, '..', 'fitted');
/** What only a build has beside it: run from the sources, nothing is kept here, because they change between two runs. */
const BUILT = join(__dirname, '..', '.stamp');
/** What hearing warning signs is fitted to, and what nothing else is. */
const HEARD_FROM = /^intents\/(red-flags|warning-examples|phrasings[a-z-]*|out-of-scope)\.yaml$|(^|\/)language\//;
const ONLY_HEARD_FROM = /^intents\/(red-flags|warning-examples)\.yaml$/;

/** A pack, ready for conversations. */
export interface Pack {
  readonly knowledge: Knowledge;
  readonly language: Language;
}

/**
 * Reads a pack, checks it, and fits language to it.
 *
 * A pack that was opened before by the same build is neither checked nor fitted again: what came of it is kept beside the built
 * program. An edit of one file fits only what depends on that file.
 *
 * @param directory the shipped pack by default
 * @param folder where results are kept; whoever names one makes sure that the same code wrote what is in it
 * @throws PackError, KnowledgeError
 */
export function openPack(
  directory?: string,
  folder: string | undefined = existsSync(BUILT) ? FOLDER : undefined,
): Pack {
  const files = readPack(directory);
  const cache = folder === undefined ? NO_CACHE : createPackCache(folder);
  const knowledge = openKnowledge(files, cache);
  return { knowledge, language: openLanguage(files, knowledge, cache) };
}

const NO_CACHE: PackCache = { read: () => undefined, write: () => {} };

/** Only knowledge without faults is kept: a faulty pack is refused, with its faults, each time. */
function openKnowledge(files: readonly PackFile[], cache: PackCache): Knowledge {
  const known = cache.read<Knowledge>('knowledge', files);
  if (known !== undefined) {
    return known;
  }
  const knowledge = loadKnowledge(files);
  cache.write('knowledge', files, knowledge);
  return knowledge;
}

function openLanguage(files: readonly PackFile[], knowledge: Knowledge, cache: PackCache): Language {
  const fittedTo = {
    ranking: files.filter(({ path }) => !ONLY_HEARD_FROM.test(path)),
    flags: files.filter(({ path }) => HEARD_FROM.test(path)),
  };
  const known: Partial<FittedPack> = {
    ranking: cache.read('ranking', fittedTo.ranking),
    flags: cache.read('flags', fittedTo.flags),
  };
  const language = createLanguage(knowledge, known);
  for (const part of ['ranking', 'flags'] as const) {
    const learnt = language.fitted[part];
    if (learnt !== undefined && learnt !== known[part]) {
      cache.write(part, fittedTo[part], learnt);
    }
  }
  return language;
}
