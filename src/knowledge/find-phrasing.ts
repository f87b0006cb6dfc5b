import type { Place } from './fault';
import { type PackFile, type Path, YamlFile } from './yaml/yaml-file';

/**
 * Finds where a phrase of the content stands in a pack.
 *
 * @param of whose it is: the id of an entry or question; `answers` for those that fit any question, '' for what is out of scope
 * @param text as it is written; '' for the row itself
 */
export type FindPhrasing = (of: string, text: string) => Place | undefined;

/** Files with phrases that are looked for, in this order; those of one owner alone, else by the ids in them. */
const FILES: readonly { readonly path: RegExp; readonly of?: string }[] = [
  { path: /^intents\/phrasings[a-z-]*\.yaml$/ },
  { path: /^intents\/out-of-scope\.yaml$/, of: '' },
  { path: /^intents\/answers\.yaml$/, of: 'answers' },
  { path: /^content\/(questions|conditions)\.yaml$/ },
];

/** Compiles the places of phrases: the files are parsed at the first question, because only explaining asks for them. */
export function createFindPhrasing(files: readonly PackFile[]): FindPhrasing {
  let parsed: readonly { readonly of: string | undefined; readonly file: YamlFile }[] | undefined;
  return (of, text) => {
    parsed ??= FILES.flatMap(({ path, of: owner }) =>
      files.filter((file) => path.test(file.path)).map((file) => ({ of: owner, file: new YamlFile(file, []) })),
    );
    for (const { of: owner, file } of parsed) {
      const row = owner === undefined ? rowOf(file.data, of) : owner === of ? [] : undefined;
      const path = row && pathTo(valueAt(file.data, row), text, row);
      if (path !== undefined) {
        const { file: name, line, column } = file.place(path, '');
        return { file: name, line, column };
      }
    }
    return undefined;
  };
}

/** The path to what a file says of an id: by its key, or the item of a list that has it. */
function rowOf(data: unknown, id: string): Path | undefined {
  if (Array.isArray(data)) {
    const index = data.findIndex((item) => (item as { id?: unknown } | null)?.id === id);
    return index < 0 ? undefined : [index];
  }
  return data !== null && typeof data === 'object' && Object.hasOwn(data, id) ? [id] : undefined;
}

/** The path to a text below a value; to the value itself for ''. */
function pathTo(value: unknown, text: string, path: Path): Path | undefined {
  if (text === '' || value === text) {
    return path;
  }
  for (const [key, inner] of value !== null && typeof value === 'object' ? Object.entries(value) : []) {
    const found = pathTo(inner, text, [...path, Array.isArray(value) ? Number(key) : key]);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown>)[key], data);
}
