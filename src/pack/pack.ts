import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../errors/operator-error';
import type { PackFile } from '../knowledge/yaml-file';

/** The folder of the pack that ships with the program. */
export const SHIPPED_PACK = join(__dirname, '..', '..');

/** A pack's folder, or a file in it, cannot be read. `message` says what to do. */
export class PackError extends OperatorError {
  readonly code = 'no-pack';
  override readonly name = 'PackError';
}

/**
 * Reads the YAML files of a pack, in a fixed order. Hidden files, such as those that editors leave (".#faq.yaml"), are none of it.
 *
 * Bytes that are no UTF-8 become U+FFFD, which loading reports with their place.
 *
 * @throws PackError when the folder is no pack, or a file in it cannot be read
 */
export function readPack(directory: string = SHIPPED_PACK): readonly PackFile[] {
  if (!existsSync(join(directory, 'content'))) {
    throw new PackError(`There is no pack in "${directory}": name a folder that holds content/ and intents/.`);
  }
  return ['content', 'intents'].flatMap((folder) => {
    const inside = join(directory, folder);
    if (!existsSync(inside) || !statSync(inside).isDirectory()) {
      return [];
    }
    return reading(inside, () => readdirSync(inside))
      .filter((name) => /^[^.].*\.ya?ml$/.test(name))
      .sort()
      .map((name) => {
        const path = join(inside, name);
        return {
          path: `${folder}/${name}`,
          text: reading(path, () => readFileSync(path, 'utf8')).replace(/^\uFEFF/, ''),
        };
      });
  });
}

function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const code = String((cause as { code?: unknown }).code ?? 'error');
    throw new PackError(`"${path}" cannot be read (${code}): let the program's user read it, or take it away.`, {
      cause,
    });
  }
}
