import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { PackFile } from '../knowledge/yaml-file';

/**
 * A cache on disk of values that are computed from files of a pack.
 *
 * Values are plain data (what structured clone takes). A value is found by the content of the files it was computed from, so that
 * an edit makes it unreachable; what is damaged, or cannot be read, counts as absent.
 */
export interface PackCache {
  /** The value that was kept for these files; undefined where there is none. */
  read<T>(part: string, files: readonly PackFile[]): T | undefined;
  /** Keeps a value for these files; where nothing can be written, nothing is kept. */
  write(part: string, files: readonly PackFile[], value: unknown): void;
}

/** Values of each part that are kept: those of the shipped pack before and after an edit, and of a few others. */
const MOST = 6;
const DIGEST_BYTES = 32;

/** @param folder where values are kept; whoever names it makes sure that the same code computed what is in it */
export function createPackCache(folder: string): PackCache {
  const pathOf = (part: string, files: readonly PackFile[]) => join(folder, part, `${fingerprint(files)}.bin`);
  return {
    read<T>(part: string, files: readonly PackFile[]) {
      try {
        const bytes = readFileSync(pathOf(part, files));
        const payload = bytes.subarray(DIGEST_BYTES);
        // Half a file or a flipped bit may still read as a value, and people would be answered from it.
        return digest(payload).equals(bytes.subarray(0, DIGEST_BYTES)) ? (deserialize(payload) as T) : undefined;
      } catch {
        return undefined;
      }
    },
    write(part, files, value) {
      const payload = serialize(value);
      const path = pathOf(part, files);
      // Written aside and renamed, so that another process never reads half of it.
      const aside = `${path}.${process.pid}`;
      try {
        mkdirSync(dirname(path), { recursive: true });
        removeOldest(dirname(path));
        writeFileSync(aside, Buffer.concat([digest(payload), payload]));
        renameSync(aside, path);
      } catch {
        rmSync(aside, { force: true });
      }
    },
  };
}

/** Makes room for one more. */
function removeOldest(folder: string): void {
  const byAge = readdirSync(folder)
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of byAge.slice(MOST - 1)) {
    rmSync(path, { force: true });
  }
}

function fingerprint(files: readonly PackFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) {
    hash.update(path).update('\0').update(text).update('\0');
  }
  return hash.digest('hex').slice(0, 32);
}

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
