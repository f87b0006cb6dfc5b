import type { Feedback, Store } from '../../store/store';
import type { Io } from '../io';

const MOST = 10_000;

/** Prints what people thought of answers, those with the most thumbs down first, with what they wrote about them. */
export async function feedback(
  store: Pick<Store, 'feedback'>,
  io: Io,
  { json }: { readonly json: boolean },
): Promise<number> {
  const given = new Map<string, Feedback[]>();
  for (const each of await store.feedback(MOST)) {
    given.set(each.about, [...(given.get(each.about) ?? []), each]);
  }
  const rows = [...given].map(([about, all]) => {
    const likes = all.filter(({ liked }) => liked).length;
    const comments = all.map(({ comment }) => comment).filter(Boolean);
    return { about, likes, dislikes: all.length - likes, comments };
  });
  rows.sort((one, other) => other.dislikes - one.dislikes || one.about.localeCompare(other.about, 'en'));
  if (rows.length === 0 && !json) {
    io.err('No feedback is kept.');
  }
  for (const row of rows) {
    const lines = [`${String(row.dislikes).padStart(5)} down ${String(row.likes).padStart(5)} up  ${row.about}`];
    io.out(json ? JSON.stringify(row) : [...lines, ...row.comments.map((text) => `        ${text}`)].join('\n'));
  }
  return 0;
}
