import type { Place } from './fault';
import { type PackFile, YamlFile } from './yaml-file';

/** Finds where a phrasing of an entry stands in a pack, or what is out of scope where no entry is named. */
export type FindPhrasing = (entry: string, text: string) => Place | undefined;

const PHRASINGS = /^intents\/(phrasings[a-z-]*|out-of-scope)\.yaml$/;

/** Compiles the places of phrasings: the files are parsed at the first question, because only explaining asks for them. */
export function createFindPhrasing(files: readonly PackFile[]): FindPhrasing {
  let parsed: readonly YamlFile[] | undefined;
  return (entry, text) => {
    parsed ??= files.filter(({ path }) => PHRASINGS.test(path)).map((file) => new YamlFile(file, []));
    for (const file of parsed) {
      const path = entry === '' ? [] : [entry];
      const listed = entry === '' ? file.data : (file.data as Readonly<Record<string, unknown>> | null)?.[entry];
      const index = Array.isArray(listed) ? listed.indexOf(text) : -1;
      if (index >= 0) {
        const { file: name, line, column } = file.place([...path, index], '');
        return { file: name, line, column };
      }
    }
    return undefined;
  };
}
