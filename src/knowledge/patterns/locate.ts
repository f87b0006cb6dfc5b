import type { YamlFile } from '../yaml/yaml-file';
import type { Pattern } from './pattern';

/** Gives every pattern among values that were read from a file its place there. */
export function locatePatterns(value: unknown, file: YamlFile | undefined): void {
  file?.walk(value, (inner, place) => {
    if ('source' in inner && 'sides' in inner) {
      // A pattern is complete only now: the schema that parsed it knows no places.
      (inner as { -readonly [K in keyof Pattern]: Pattern[K] }).place = place;
    }
  });
}
