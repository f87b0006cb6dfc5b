import type { LenientlyParsed } from './parse-leniently';
import type { YamlFile } from './yaml-file';

/** What fits of a list item of a pack, with the place it was read from. */
export interface Located<T> extends LenientlyParsed<T> {
  readonly file: YamlFile;
  /** Its position in the file's list. */
  readonly index: number;
}
