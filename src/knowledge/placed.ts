import type { Salvaged } from './salvage';
import type { YamlFile } from './yaml-file';

/** What fits of a list item of a pack, with the place it was read from. */
export interface Placed<T> extends Salvaged<T> {
  readonly file: YamlFile;
  /** Its position in the file's list. */
  readonly index: number;
}
