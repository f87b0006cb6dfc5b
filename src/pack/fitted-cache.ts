import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Knowledge } from '../knowledge/knowledge';
import type { PackFile } from '../knowledge/yaml-file';
import { createLanguage } from '../language/language';
import type { LearntEntries } from '../language/recognizers/entries/fit';
import type { LearntFlags } from '../language/recognizers/flags/flag-classifier';
import type { Language } from '../language/understanding';

/** Inside the build, so that a new build, which may fit otherwise, begins without it. */
const FOLDER = join(__dirname, '..', 'fitted');
/** What only a build has beside it: run from the sources, nothing is kept here, because they change between two runs. */
const BUILT = join(__dirname, '..', '.stamp');
/** Fits of each part that are kept: those of the shipped pack before and after an edit, and of a few others. */
const MOST = 6;
/** What hearing warning signs is fitted to, and what nothing else is. */
const HEARD_FROM = /^intents\/(red-flags|warning-examples|phrasings[a-z-]*|out-of-scope)\.yaml$|(^|\/)language\//;
const ONLY_HEARD_FROM = /^intents\/(red-flags|warning-examples)\.yaml$/;

/**
 * Language for a pack, fitted once for each content: each part of the fit is kept beside the built program under the hash of the
 * files it was fitted to, so that an edit of one file does not fit everything anew.
 *
 * Where nothing can be written, or what is there cannot be read, it is fitted anew at each start.
 *
 * @param folder where fits are kept; whoever names one makes sure that the same code fitted what is in it
 */
export function createCachedLanguage(
  files: readonly PackFile[],
  knowledge: Knowledge,
  folder: string | undefined = existsSync(BUILT) ? FOLDER : undefined,
): Language {
  if (folder === undefined) {
    return createLanguage(knowledge);
  }
  const paths = {
    ranking: pathOf(
      folder,
      'ranking',
      files.filter(({ path }) => !ONLY_HEARD_FROM.test(path)),
    ),
    flags: pathOf(
      folder,
      'flags',
      files.filter(({ path }) => HEARD_FROM.test(path)),
    ),
  };
  const known = { ranking: recall<LearntEntries>(paths.ranking), flags: recall<LearntFlags>(paths.flags) };
  const language = createLanguage(knowledge, known);
  for (const part of ['ranking', 'flags'] as const) {
    const learnt = language.fitted[part];
    if (learnt !== undefined && learnt !== known[part]) {
      keep(paths[part], learnt);
    }
  }
  return language;
}

function pathOf(folder: string, part: string, files: readonly PackFile[]): string {
  return join(folder, part, `${fingerprint(files)}.bin`);
}

function fingerprint(files: readonly PackFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) {
    hash.update(path).update('\0').update(text).update('\0');
  }
  return hash.digest('hex').slice(0, 32);
}

function recall<T>(path: string): T | undefined {
  try {
    return deserialize(readFileSync(path)) as T;
  } catch {
    return undefined;
  }
}

function keep(path: string, fitted: LearntEntries | LearntFlags): void {
  const bytes = serialize(fitted);
  // Written aside and renamed, so that another process never reads half of it.
  const aside = `${path}.${process.pid}`;
  try {
    const folder = dirname(path);
    mkdirSync(folder, { recursive: true });
    for (const old of readdirSync(folder)
      .sort()
      .slice(MOST - 1)) {
      rmSync(join(folder, old), { force: true });
    }
    writeFileSync(aside, bytes);
    renameSync(aside, path);
  } catch {
    rmSync(aside, { force: true });
  }
}
