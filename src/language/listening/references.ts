import { type Pattern, PatternError } from './pattern';

/**
 * Checks that every set that a pattern names is there, that no set needs itself, and that topics are topics.
 *
 * @param topics the sets that may stand after "@"; their own patterns must not have one
 *
 * @throws PatternError saying which
 */
export function checkReferences(sets: ReadonlyMap<string, readonly Pattern[]>, topics: ReadonlySet<string>): void {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    const patterns = sets.get(name);
    if (patterns === undefined) {
      throw new PatternError(
        `"${path.at(-1) ?? ''}" names (${name}), which is not there: add it to "words", "about" or "signs"`,
      );
    }
    if (path.includes(name)) {
      throw new PatternError(`(${name}) needs itself: ${[...path, name].join(' → ')}`);
    }
    if (!done.has(name)) {
      for (const reference of patterns.flatMap(references)) {
        visit(reference, [...path, name]);
      }
      done.add(name);
    }
  };
  for (const [name, patterns] of sets) {
    const topic = patterns.find(({ about }) => about !== undefined && (topics.has(name) || !topics.has(about.topic)))
      ?.about?.topic;
    if (topic !== undefined) {
      throw new PatternError(
        `(${name}) asks for "@${topic}": only members of "about" are topics, and have none themselves`,
      );
    }
    visit(name, []);
  }
}

function references({ sides, about }: Pattern): string[] {
  const options = sides.flat().flatMap((step) => (step.kind === 'find' ? step.options : []));
  const named = options.flatMap((option) => (option.kind === 'set' ? [option.name] : []));
  return about === undefined ? named : [...named, about.topic];
}
