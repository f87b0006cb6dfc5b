import { formatFault, KnowledgeError } from '../../knowledge/fault';
import { loadKnowledge } from '../../knowledge/load';
import { readPack } from '../../pack';
import type { Io } from '../io';

/** Prints every fault of a pack as `file:line:column message`; the exit code is 1 if there is any. */
export function check(io: Io, directory?: string): number {
  try {
    const { entries, questions, sources } = loadKnowledge(readPack(directory));
    io.out(`No faults: ${entries.size} entries, ${questions.length} questions of the check, ${sources.size} sources.`);
    return 0;
  } catch (error) {
    if (!(error instanceof KnowledgeError)) {
      throw error;
    }
    for (const fault of error.faults) {
      io.out(formatFault(fault));
    }
    return 1;
  }
}
