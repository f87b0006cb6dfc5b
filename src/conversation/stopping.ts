import type { Entry } from '../knowledge/knowledge';
import { say, type Talk } from './talk';

/** What is said about stopping one medicine. */
export interface Stopping {
  /** To who asks whether to stop, skip or change it. */
  readonly asked: string;
  /** To who has stopped it. */
  readonly stopped: string;
  readonly sources: readonly string[];
  /** The class it is of. */
  readonly entry?: Extract<Entry, { readonly kind: 'medicine' }>;
  /** People buy it for themselves. */
  readonly own?: boolean;
}

/**
 * What is said about stopping a medicine by its name: one for each class it is of where these say different things; of a kind that may be
 * of several classes, and of a name that nothing is known about, that a pharmacist is asked first.
 */
export function stoppingOf(talk: Talk, name: string | undefined): readonly Stopping[] {
  if (name === undefined) {
    return [];
  }
  const mentions = talk.language.medicines(name);
  const kindOf = (id: string) => talk.knowledge.entries.get(id)?.kind;
  const sure = mentions.filter(({ id, vague }) => !vague && kindOf(id) === 'medicine');
  const group = talk.language.names(name).find((known) => known.group)?.group;
  if (sure.length === 0) {
    if (group) {
      return [{ ...group, own: group.own ?? false }];
    }
    if (mentions.some(({ id }) => kindOf(id) === 'remedy')) {
      const text = say(talk, 'medicine-own');
      return [{ asked: text, stopped: text, sources: [], own: true }];
    }
    const key = mentions.length > 0 ? 'kind' : 'unknown';
    return [
      {
        asked: say(talk, `medicine-${key}`, { name }),
        stopped: say(talk, `medicine-${key}-stopped`, { name }),
        sources: [],
      },
    ];
  }
  const found = sure.flatMap(({ id, name: called }): Stopping[] => {
    const entry = talk.knowledge.entries.get(id);
    if (entry?.kind !== 'medicine') {
      return [];
    }
    const row = entry.stopping.find(({ of }) => of === undefined || of.includes(called));
    return row
      ? [{ ...row, entry }]
      : [
          {
            asked: entry.tell,
            stopped: say(talk, 'medicine-unknown-stopped', { name }),
            sources: entry.sources,
            entry,
          },
        ];
  });
  return [...new Map(found.map((one) => [one.asked, one])).values()];
}
