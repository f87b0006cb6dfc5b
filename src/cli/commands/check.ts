import { type Fault, formatFault, KnowledgeError } from '../../knowledge/fault';
import { loadKnowledge } from '../../knowledge/load';
import { reviewPack } from '../../knowledge/review/review';
import { readPack } from '../../pack';
import type { Io } from '../io';

/** What to check, and how. */
export interface CheckOptions {
  /** The pack's folder; the shipped pack by default. */
  readonly pack?: string | undefined;
  /** Show each remark too, and let it count as a fault. */
  readonly strict?: boolean;
  /** A day as "2026-11-23": reviews are as old as they are on this day. */
  readonly today: string;
}

/**
 * Prints every fault of a pack as `file:line:column message`; the exit code is 1 if there is any.
 *
 * What is above an aim and below its limit is counted in one line; `strict` prints it like a fault.
 */
export function check(io: Io, { pack, strict = false, today }: CheckOptions): number {
  const print = (found: readonly Fault[]) => {
    for (const fault of found) {
      io.out(formatFault(fault));
    }
  };
  try {
    const files = readPack(pack);
    const knowledge = loadKnowledge(files);
    const { faults, remarks } = reviewPack(files, knowledge, today);
    print(faults);
    if (strict) {
      print(remarks);
    }
    if (faults.length > 0 || (strict && remarks.length > 0)) {
      return 1;
    }
    const { entries, questions, sources } = knowledge;
    io.out(`No faults: ${entries.size} entries, ${questions.length} questions of the check, ${sources.size} sources.`);
    if (remarks.length > 0) {
      const places =
        remarks.length === 1 ? '1 place (--strict shows it)' : `${remarks.length} places (--strict shows them)`;
      io.out(`Above the aim, within the limit: ${places}.`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof KnowledgeError)) {
      throw error;
    }
    print(error.faults);
    return 1;
  }
}
