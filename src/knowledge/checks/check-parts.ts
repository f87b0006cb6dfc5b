import type { Entry } from '../knowledge';
import type { Names } from '../names';
import type { Path } from '../yaml/yaml-file';

/** Faults parts of an entry on facets that are not there or that another part is about, and on sources that are none of the entry's. */
export function checkParts(
  { id, parts = [], sources }: Partial<Pick<Entry, 'id' | 'parts' | 'sources'>>,
  names: Names,
  fault: (path: Path, message: string) => void,
): void {
  const facets = new Set<string>();
  for (const [n, part] of parts.entries()) {
    if (names.lack('facet', part.facet)) {
      fault([n, 'facet'], `there is no facet "${part.facet}" in intents/facets.yaml`);
    }
    if (facets.has(part.facet)) {
      fault([n, 'facet'], `another part of "${id}" is about "${part.facet}": join the two`);
    }
    facets.add(part.facet);
    for (const [m, key] of part.sources.entries()) {
      if (sources !== undefined && !sources.includes(key)) {
        fault([n, 'sources', m], `"${key}" is none of the sources of "${id}": name it there too`);
      }
    }
  }
}
