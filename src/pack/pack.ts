import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { OperatorError } from '../errors/operator-error';
import type { PackFile } from '../knowledge/yaml-file';

/** The folder of the pack that ships with the program. */
export const SHIPPED_PACK = join(__dirname, '..', '..');

const DEFAULT_LANGUAGE = 'en';

/** A pack's folder, or a file in it, cannot be read. `message` says what to do. */
export class PackError extends OperatorError {
  readonly code = 'no-pack';
  override readonly name = 'PackError';
}

/** The folder with the languages that the program knows; its paths are named as in the sources, where an author finds them. */
const LANGUAGES = join(__dirname, '..', 'language');
const LANGUAGES_NAME = 'src/language';

/**
 * Reads the YAML files of a pack, in a fixed order, and those of the language it says it is written in: its own in `language/`, else the
 * program's. Hidden files, such as those that editors leave (".#faq.yaml"), are none of it.
 *
 * Bytes that are no UTF-8 become U+FFFD, which loading reports with their place.
 *
 * @throws PackError when the folder is no pack, a file in it cannot be read, or its language is not known
 */
export function readPack(directory: string = SHIPPED_PACK): readonly PackFile[] {
  if (!existsSync(join(directory, 'content'))) {
    throw new PackError(`There is no pack in "${directory}": name a folder that holds content/ and intents/.`);
  }
  const files = ['content', 'intents', 'language'].flatMap((folder) => readFolder(join(directory, folder), folder));
  return files.some(({ path }) => path.startsWith('language/')) ? files : [...files, ...readLanguage(files)];
}

/** The words of a language that the program knows. */
function readLanguage(files: readonly PackFile[]): readonly PackFile[] {
  const tag = languageOf(files);
  const [primary = ''] = tag.toLowerCase().split('-');
  const read = /^[a-z]{2,8}$/.test(primary) ? readFolder(join(LANGUAGES, primary), `${LANGUAGES_NAME}/${primary}`) : [];
  if (read.length === 0) {
    throw new PackError(
      `content/about.yaml says "language: ${tag}", a language that the program has no words of: put files like those of ` +
        `${LANGUAGES_NAME}/en into a folder "language" beside content/, or correct the language.`,
    );
  }
  return read;
}

/** What a pack says it is written in; faults of the file are found when the pack is loaded. */
function languageOf(files: readonly PackFile[]): string {
  const about = files.find(({ path }) => path === 'content/about.yaml');
  try {
    const language: unknown = parse(about?.text ?? '')?.language;
    return typeof language === 'string' ? language : DEFAULT_LANGUAGE;
  } catch {
    return DEFAULT_LANGUAGE;
  }
}

function readFolder(inside: string, name: string): readonly PackFile[] {
  if (!existsSync(inside) || !statSync(inside).isDirectory()) {
    return [];
  }
  return reading(inside, () => readdirSync(inside))
    .filter((file) => /^[^.].*\.ya?ml$/.test(file))
    .sort()
    .map((file) => {
      const path = join(inside, file);
      return {
        path: `${name}/${file}`,
        text: reading(path, () => readFileSync(path, 'utf8')).replace(/^\uFEFF/, ''),
      };
    });
}

function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const code = String((cause as { code?: unknown }).code ?? 'error');
    throw new PackError(`"${path}" cannot be read (${code}): let the program's user read it, or take it away.`, {
      cause,
    });
  }
}
