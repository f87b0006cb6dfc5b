import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { type PackFile, YamlFile } from '../../knowledge/yaml/yaml-file';

/** One thing that a reviewer reads and signs: an entry, a rule, a question of the check, a group or a form of medicines. */
export interface ReviewItem {
  /** Its id; of what has none the file and its place in it, from 1: "medicine-groups.2". */
  readonly id: string;
  /** The file it stands in, and its place there, from 0. */
  readonly file: string;
  readonly index: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Who has signed an item, on which day ("2026-12-01"), and which text of it. */
export interface Signed {
  readonly by: string;
  readonly on: string;
  readonly of: string;
}

/** In this order they are read: what is most urgent first. */
const FILES = [
  'red-flags',
  'urgency',
  'medicines',
  'medicine-groups',
  'medicine-forms',
  'remedies',
  'conditions',
  'causes',
  'faq',
  'questions',
  'contradictions',
];
const HASH_LENGTH = 12;
/** What signing changes itself. */
const UNSIGNED = new Set(['signed', 'reviewed']);

/** All that can be signed in a pack. */
export function reviewItems(files: readonly PackFile[]): readonly ReviewItem[] {
  return FILES.flatMap((name) => {
    const file = files.find(({ path }) => path === `content/${name}.yaml`);
    const data = file && new YamlFile(file, []).data;
    return (Array.isArray(data) ? data : []).map((value: Readonly<Record<string, unknown>>, index): ReviewItem => {
      const id = typeof value.id === 'string' ? value.id : `${basename(file!.path, '.yaml')}.${index + 1}`;
      return { id, file: file!.path, index, value };
    });
  });
}

/** A short hash of what an item says and decides: it changes with every change that a reviewer has to see. */
export function hashOf({ value }: Pick<ReviewItem, 'value'>): string {
  const read = Object.fromEntries(Object.entries(value).filter(([key]) => !UNSIGNED.has(key)));
  return createHash('sha256').update(JSON.stringify(read)).digest('hex').slice(0, HASH_LENGTH);
}

/** The signature of an item; undefined where nobody has signed it. */
export function signedOf({ value }: Pick<ReviewItem, 'value'>): Signed | undefined {
  const { signed } = value as { signed?: Signed };
  return signed;
}
