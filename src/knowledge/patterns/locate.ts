import type { Place } from '../fault';
import type { YamlFile } from '../yaml-file';

/** Gives every pattern and row among values that were read from a file its place there. */
export function locatePatterns(value: unknown, file: YamlFile | undefined): void {
  file?.walk(value, (inner, place) => {
    // A file may have a "place" of its own, which is something else: facts.yaml says there which fact tells where it hurts.
    if ('place' in inner && inner.place === undefined) {
      // Complete only now: the schema that parsed it knows no places.
      (inner as { place: Place }).place = place;
    }
  });
}
