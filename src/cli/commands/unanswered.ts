import type { Store } from '../../store/store';
import type { Io } from '../io';

const MOST = 1000;

/** Prints the questions nobody could answer, most frequent first. */
export async function unanswered(store: Store, io: Io, { json }: { readonly json: boolean }): Promise<number> {
  const questions = await store.unanswered(MOST);
  if (questions.length === 0 && !json) {
    io.err('No unanswered questions are kept.');
  }
  for (const { question, count, lastAt } of questions) {
    const last = new Date(lastAt).toISOString();
    io.out(
      json
        ? JSON.stringify({ question, count, last })
        : `${String(count).padStart(5)}  ${last.slice(0, 10)}  ${question}`,
    );
  }
  return 0;
}
