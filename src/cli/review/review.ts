import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '../../knowledge/load';
import { readPack, SHIPPED_PACK } from '../../pack/pack';
import type { Io } from '../io';
import { reviewDocument } from './document';
import { reviewItems } from './items';
import { SignError, withSignature } from './sign';

/** What to print or sign. */
export interface ReviewOptions {
  /** The pack's folder; the shipped pack by default. */
  readonly pack?: string | undefined;
  /** The item to sign, and who signs; without, the document is printed. */
  readonly sign?: string | undefined;
  readonly by?: string | undefined;
  /** A day as "2026-12-01". */
  readonly today: string;
}

/**
 * Prints the content of a pack as one HTML document for a clinical reviewer; or writes into the content who has signed an item, on which day,
 * and a hash of what was signed, so that `guide check` can tell when it is changed later.
 *
 * @throws SignError naming what is missing; KnowledgeError where the pack has faults
 */
export function review(io: Io, { pack = SHIPPED_PACK, sign, by, today }: ReviewOptions): number {
  const files = readPack(pack);
  const items = reviewItems(files);
  if (sign === undefined) {
    io.out(reviewDocument(loadKnowledge(files), items, today).trimEnd());
    return 0;
  }
  const item = items.find(({ id }) => id === sign);
  if (item === undefined) {
    throw new SignError(`There is no "${sign}" to sign: take an id from the printed document.`);
  }
  const name = by?.trim() ?? '';
  if (name === '') {
    throw new SignError('Say who signs: --by "NAME".');
  }
  const path = join(pack, item.file);
  writeFileSync(path, withSignature(readFileSync(path, 'utf8'), item, name, today));
  io.out(`Signed: "${sign}" by ${name} on ${today}, in ${item.file}.`);
  return 0;
}
