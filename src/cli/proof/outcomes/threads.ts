import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { openPack } from '../../../pack/open-pack';
import { readClaims } from '../claims';
import { createProofTriage } from '../proof-triage';
import { type Examination, type Extent, examine } from './examine';

/** More would not help on the machines this runs on, and each loads the content. */
const MOST = 4;

/** Examines the shipped content on all processors: see {@link examine}. The counts are those of all parts together. */
export async function examineInThreads(claims: string, extent: Omit<Extent, 'part' | 'parts'>): Promise<Examination> {
  const parts = Math.min(MOST, availableParallelism());
  const threads = Array.from(
    { length: parts },
    (_, part) => new Worker(__filename, { workerData: { claims, ...extent, part, parts } }),
  );
  try {
    const found = await Promise.all(threads.map(resultOf));
    const counts: Record<string, number> = {};
    for (const one of found) {
      for (const [kind, count] of Object.entries(one.counts)) {
        counts[kind] = (counts[kind] ?? 0) + count;
      }
    }
    return { counts, fault: found.find(({ fault }) => fault)?.fault };
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

function resultOf(thread: Worker): Promise<Examination> {
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`a thread of the proof ended early, with code ${code}`)));
  });
}

if (!isMainThread && parentPort) {
  const { claims, ...extent } = workerData as Extent & { readonly claims: string };
  const { knowledge, language } = openPack();
  const triage = createProofTriage(knowledge, language);
  parentPort.postMessage(examine(knowledge, triage, readClaims(claims), extent));
}
