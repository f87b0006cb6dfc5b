import type { Entry, Knowledge, Part } from '../../knowledge/knowledge';
import { rememberedFor } from '../../language/text/remembered';
import type { BotContext } from '../bot-context';

/** A part of an entry, and the entry. */
export interface EntryPart {
  readonly entry: Entry;
  readonly part: Part;
}

type Pack = Pick<BotContext, 'knowledge'>;
type Faq = Extract<Entry, { readonly kind: 'faq' }>;

const topics = rememberedFor((_: Knowledge) => new Map<string, readonly Entry[]>());

/** The answers that speak of each subject first of all, in the order of the content. */
const answersOn = rememberedFor(({ entries }: Knowledge): ReadonlyMap<string, readonly Faq[]> => {
  const answers = new Map<string, Faq[]>();
  for (const entry of entries.values()) {
    const subject = entry.kind === 'faq' ? entry.about[0] : undefined;
    if (entry.kind === 'faq' && subject !== undefined) {
      answers.set(subject, [...(answers.get(subject) ?? []), entry]);
    }
  }
  return answers;
});

/**
 * The entries on the topic of one, nearest first: itself, then the remedies that an answer speaks of or the answers that speak of a remedy, then
 * what it names as related, of another kind.
 */
export function onTopic({ knowledge }: Pack, id: string): readonly Entry[] {
  const known = topics(knowledge);
  const found = known.get(id) ?? topicOf(knowledge, id);
  known.set(id, found);
  return found;
}

function topicOf(knowledge: Knowledge, id: string): readonly Entry[] {
  const { entries } = knowledge;
  const entry = entries.get(id);
  if (entry === undefined) {
    return [];
  }
  const about = entry.kind === 'faq' ? entry.about : [];
  const answers = answersOn(knowledge).get(id) ?? [];
  const related = entry.related.filter((other) => entries.get(other)?.kind !== entry.kind);
  const ids = new Set([id, ...about.slice(0, 1), ...answers.map((other) => other.id), ...about, ...related]);
  return [...ids].flatMap((other) => entries.get(other) ?? []);
}

/** Whether two entries are on one topic. */
export function areOnOneTopic(pack: Pack, one: string, other: string): boolean {
  return onTopic(pack, one).some(({ id }) => id === other) || onTopic(pack, other).some(({ id }) => id === one);
}

/** Whether an entry is the one of a subject, speaks of it first of all, or is the answer about it: each names the other. */
export function isAbout({ knowledge }: Pack, entry: Entry, subject: string): boolean {
  return (
    entry.id === subject ||
    (entry.kind === 'faq' &&
      (entry.about[0] === subject || (entry.about.length === 0 && namesOf(knowledge, subject)[0] === entry.id)))
  );
}

/** The same, of an entry by its id. */
export function isAboutId(pack: Pack, id: string, subject: string, about: typeof isAbout = isAbout): boolean {
  const entry = pack.knowledge.entries.get(id);
  return entry !== undefined && about(pack, entry, subject);
}

/** Whether it is about this and nothing beside it: the entry itself, or the answer that speaks of it alone. */
export function isAboutAlone(pack: Pack, entry: Entry, subject: string): boolean {
  return isAbout(pack, entry, subject) && (entry.kind !== 'faq' || entry.about.length <= 1);
}

/** What sort of thing an entry is; undefined where there is none of this id. */
export function kindOf({ knowledge }: Pack, id: string): Entry['kind'] | undefined {
  return knowledge.entries.get(id)?.kind;
}

/** The answers that an entry names as related, in its order. */
function namesOf({ entries }: Knowledge, id: string): readonly string[] {
  return (entries.get(id)?.related ?? []).filter((other) => entries.get(other)?.kind === 'faq');
}

/** The remedy, medicine, condition, cause or sign that an entry is about; null where it is about none in particular. */
export function subjectOf({ knowledge }: Pack, entry: Entry): string | null {
  if (entry.kind !== 'faq') {
    return entry.id;
  }
  return entry.about.find((id) => knowledge.entries.has(id)) ?? subjectNaming(knowledge, entry);
}

/** The one medicine or condition whose own answer this is; null where it answers for several, or none. */
function subjectNaming(knowledge: Knowledge, { id }: Entry): string | null {
  const naming = [...knowledge.medicines, ...knowledge.conditions].filter(
    (other) => namesOf(knowledge, other.id)[0] === id,
  );
  return naming.length === 1 ? (naming[0]?.id ?? null) : null;
}

/** What the entry itself, or one beside it, says on a facet; undefined where none says anything. What to do about a sign is said of the sign alone. */
export function partOn(pack: Pack, id: string, facet: string): EntryPart | undefined {
  for (const entry of onTopic(pack, id)) {
    const part = entry.parts.find((one) => one.facet === facet);
    if (part && (entry.kind !== 'flag' || entry.id === id)) {
      return { entry, part };
    }
  }
  return undefined;
}

/** The answer that speaks of a subject alone, or first of all; else the subject's own entry; undefined where there is neither. */
export function mainEntry({ knowledge }: Pack, subject: string): Entry | undefined {
  const [first] = [...(answersOn(knowledge).get(subject) ?? [])].sort((a, b) => a.about.length - b.about.length);
  return first ?? knowledge.entries.get(subject);
}
