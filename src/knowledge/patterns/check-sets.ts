import { type Fault, formatPlace, type Place } from '../fault';
import type { Knowledge } from '../knowledge';
import { type Pattern, setsWithin } from './pattern';
import { actionScope, dialogueScope, facetScope, factScope, flagScope, type Scope } from './sets';

const MADE: Place = { file: 'content', line: 1, column: 1 };

/**
 * Everything wrong with the sets that patterns name, at the place of the pattern: sets that are not there, that need themselves or that
 * share a name, and topics that are none.
 */
export function checkSets(knowledge: Pick<Knowledge, 'language' | 'intents' | 'facets'>): readonly Fault[] {
  const faults = [flagScope, factScope, actionScope, dialogueScope, facetScope].flatMap((scope) =>
    faultsOf(scope(knowledge)),
  );
  // A set may belong to several scopes.
  return [...new Map(faults.map((fault) => [`${formatPlace(fault)} ${fault.message}`, fault])).values()];
}

function faultsOf({ groups, topics }: Scope): readonly Fault[] {
  const faults: Fault[] = [];
  const note = ({ place = MADE }: Pattern, message: string) => faults.push({ ...place, message });
  const sets = new Map<string, readonly Pattern[]>();
  for (const [name, patterns] of groups.flatMap((group) => Object.entries(group))) {
    const other = sets.get(name)?.[0]?.place;
    if (sets.has(name) && patterns[0] !== undefined) {
      note(
        patterns[0],
        `there are two sets named "${name}"; the other is at ${formatPlace(other ?? MADE)}: rename one`,
      );
    }
    sets.set(name, patterns);
  }
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    for (const pattern of done.has(name) ? [] : sets.get(name)!) {
      for (const inner of setsWithin(pattern)) {
        const way = [...path, name];
        if (!sets.has(inner)) {
          note(pattern, `there is no set (${inner}): correct its name, or add it to "words"`);
        } else if (way.includes(inner)) {
          note(
            pattern,
            `(${inner}) needs itself: ${[...way.slice(way.indexOf(inner)), inner].join(' → ')}; take one of them out`,
          );
        } else {
          visit(inner, way);
        }
      }
    }
    done.add(name);
  };
  for (const [name, patterns] of sets) {
    visit(name, []);
    for (const pattern of patterns) {
      const topic = pattern.about?.topic;
      if (topic !== undefined && (topics.includes(name) || !topics.includes(topic))) {
        note(pattern, `"@${topic}": only members of "about" are topics, and have none themselves`);
      }
    }
  }
  return faults;
}
