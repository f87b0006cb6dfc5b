import type { Path, YamlFile } from '../yaml/yaml-file';

/** A text that is said to people, at its place in the pack. */
export interface Text {
  readonly file: YamlFile;
  readonly path: Path;
  /** The key it stands under: "answer", "because" ... */
  readonly key: string;
  readonly text: string;
}

/** Notes a fault or a remark at a place in a pack. */
export type Note = (place: Pick<Text, 'file' | 'path'>, message: string) => void;

/** What a text belongs to: an entry, a rule, a question of the check; or the pack's own sentences as a whole. */
export interface Item {
  readonly file: YamlFile;
  readonly path: Path;
  readonly id: string | undefined;
  readonly sources: readonly string[];
  readonly reviewed: string | undefined;
  /** What of it rests on general knowledge alone. */
  readonly unverified: readonly string[];
  readonly texts: readonly Text[];
}

/** Keys whose value is for programs, not for people; names and words people use are not the pack's own sentences. */
const UNSAID = new Set([
  'id',
  'also',
  'brands',
  'code',
  'countries',
  'facet',
  'fact',
  'grade',
  'keywords',
  'kinds',
  'language',
  'level',
  'link',
  'names',
  'numbers',
  'of',
  'own',
  'phase',
  'publisher',
  'related',
  'requires',
  'review',
  'reviewed',
  'signed',
  'sources',
  'substances',
  'unless',
  'unverified',
  'value',
  'weight',
  'when',
  'words',
]);

/** Files that hold no sentences: what is known about sources and facts. */
const SILENT = new Set(['content/sources.yaml', 'content/facts.yaml']);

/** Every item of a pack's content with the texts it says, in the order of the files. */
export function itemsOf(files: Iterable<YamlFile>): Item[] {
  return [...files]
    .filter(({ path, data }) => path.startsWith('content/') && !SILENT.has(path) && data !== null)
    .flatMap((file) =>
      Array.isArray(file.data)
        ? file.data.map((value: unknown, index) => itemOf(file, [index], value))
        : [itemOf(file, [], file.data)],
    );
}

function itemOf(file: YamlFile, path: Path, value: unknown): Item {
  const map: Readonly<Record<string, unknown>> = isMap(value) ? value : {};
  return {
    file,
    path,
    id: typeof map.id === 'string' ? map.id : undefined,
    sources: [...sourcesIn(value)],
    // In a file of the bot's own sentences "reviewed" is one of them.
    reviewed: path.length > 0 && typeof map.reviewed === 'string' ? map.reviewed : undefined,
    unverified: Array.isArray(map.unverified) ? map.unverified.filter((one) => typeof one === 'string') : [],
    texts: [...textsOf(file, path, '', value)],
  };
}

function* textsOf(file: YamlFile, path: Path, key: string, value: unknown): Generator<Text> {
  if (typeof value === 'string') {
    yield { file, path, key, text: value };
  } else if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) {
      yield* textsOf(file, [...path, index], key, inner);
    }
  } else if (isMap(value)) {
    for (const [name, inner] of Object.entries(value)) {
      if (!UNSAID.has(name)) {
        yield* textsOf(file, [...path, name], name, inner);
      }
    }
  }
}

/** The sources of an item and of its parts. */
function* sourcesIn(value: unknown): Generator<string> {
  for (const [key, inner] of typeof value === 'object' && value !== null ? Object.entries(value) : []) {
    if (key === 'sources' && Array.isArray(inner)) {
      // Whatever else a faulty file holds there is no key, and is told as a fault when the pack is loaded.
      yield* inner.filter((one) => typeof one === 'string' || typeof one === 'number').map(String);
    } else {
      yield* sourcesIn(inner);
    }
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
