import type { YamlFile } from './yaml-file';

/** A list item of a pack with the place it was read from. */
export interface Placed<T> {
  readonly value: T;
  readonly file: YamlFile;
  /** Its position in the file's list. */
  readonly index: number;
}
