import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PackFile } from './knowledge/yaml-file';

/** The folder of the pack that ships with the program. */
export const SHIPPED_PACK = join(__dirname, '..');

/** A pack's folder cannot be read. */
export class PackError extends Error {
  readonly code = 'no-pack';

  constructor(directory: string, cause?: unknown) {
    super(`There is no pack in "${directory}": name a folder that holds content/ and intents/.`, { cause });
    this.name = 'PackError';
  }
}

/**
 * Reads the YAML files of a pack, in a fixed order.
 *
 * @throws PackError when the folder is no pack
 */
export function readPack(directory: string = SHIPPED_PACK): readonly PackFile[] {
  if (!existsSync(join(directory, 'content'))) {
    throw new PackError(directory);
  }
  try {
    return ['content', 'intents'].flatMap((folder) => {
      const inside = join(directory, folder);
      if (!existsSync(inside) || !statSync(inside).isDirectory()) {
        return [];
      }
      return readdirSync(inside)
        .filter((name) => /\.ya?ml$/.test(name))
        .sort()
        .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(inside, name), 'utf8') }));
    });
  } catch (cause) {
    throw new PackError(directory, cause);
  }
}
