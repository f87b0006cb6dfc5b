import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Knowledge } from './knowledge/knowledge';
import type { PackFile } from './knowledge/yaml-file';
import { createLanguage } from './language/language';
import type { Fitted } from './language/ranking/fit';
import type { Language } from './language/understanding';

/** Inside the build, so that a new build, which may fit otherwise, begins without it. */
const FOLDER = join(__dirname, 'fitted');
/** What only a build has beside it: run from the sources, nothing is kept, because they change between two runs. */
const BUILT = join(__dirname, '.stamp');
/** Packs whose fit is kept: the shipped one before and after an edit, and a few others. */
const MOST = 6;

/**
 * Language for a pack, fitted once for each content: the fit is kept beside the built program under the content's hash.
 *
 * Where nothing can be written, or what is there cannot be read, it is fitted anew at each start.
 */
export function createCachedLanguage(files: readonly PackFile[], knowledge: Knowledge): Language {
  if (!existsSync(BUILT)) {
    return createLanguage(knowledge);
  }
  const path = join(FOLDER, `${fingerprint(files)}.bin`);
  const known = recall(path);
  const language = createLanguage(knowledge, known);
  if (language.fitted !== known) {
    keep(path, language.fitted);
  }
  return language;
}

function fingerprint(files: readonly PackFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) {
    hash.update(path).update('\0').update(text).update('\0');
  }
  return hash.digest('hex').slice(0, 32);
}

function recall(path: string): Fitted | undefined {
  try {
    return deserialize(readFileSync(path)) as Fitted;
  } catch {
    return undefined;
  }
}

function keep(path: string, fitted: Fitted): void {
  const bytes = serialize(fitted);
  // Written aside and renamed, so that another process never reads half of it.
  const aside = `${path}.${process.pid}`;
  try {
    mkdirSync(FOLDER, { recursive: true });
    for (const old of readdirSync(FOLDER)
      .sort()
      .slice(MOST - 1)) {
      rmSync(join(FOLDER, old), { force: true });
    }
    writeFileSync(aside, bytes);
    renameSync(aside, path);
  } catch {
    rmSync(aside, { force: true });
  }
}
