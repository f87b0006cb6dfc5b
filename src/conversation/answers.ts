import type { Entry } from '../knowledge/knowledge';
import { fill } from '../messages/fill';
import type { Block, Citation, Incoming, Reply } from '../messages/messages';
import { paragraphs } from '../messages/paragraphs';
import { factsOf, wholeLists } from './check';
import { outcomeOf } from './denials';
import { numbersFor } from './numbers';
import type { State } from './state';
import { say, type Talk } from './talk';

const MOST_RELATED = 3;

/**
 * An entry as an answer: what it means for this person first, then short answer, detail, evidence, sources, related questions and
 * the offer of the check; where others read along the check is not offered.
 */
export function answerReply(
  talk: Talk,
  state: State,
  entry: Entry,
  { locale, scope }: Pick<Incoming, 'locale' | 'scope'>,
): Reply {
  const numbers = numbersFor(talk, state.country, locale);
  const text = (markdown: string) => paragraphs(fill(markdown, numbers));
  const [short, ...rest] = text(entry.answer);
  const blocks: Block[] = [
    { type: 'heading', text: entry.title },
    ...forThisPerson(talk, state, entry),
    ...(entry.kind === 'flag'
      ? text(entry.act).map((block): Block => ({ ...block, ...(block.type === 'text' && { tone: 'strong' }) }))
      : []),
    ...(short ? [short] : []),
    ...rest,
    ...(entry.detail ? text(entry.detail) : []),
    ...(entry.kind === 'remedy' && entry.steps.length > 0
      ? [{ type: 'list', items: entry.steps, ordered: true } as const]
      : []),
    ...(entry.kind === 'remedy'
      ? cautions(talk, talk.triage.cautions(entry.id, factsOf(talk, state), wholeLists(talk, state)))
      : []),
    ...(entry.kind === 'medicine' ? text(entry.tell) : []),
    ...(entry.evidence
      ? [{ type: 'text', text: say(talk, 'evidence', { evidence: entry.evidence }), tone: 'subtle' } as const]
      : []),
    ...(entry.reviewed
      ? [
          {
            type: 'text',
            text: say(talk, 'reviewed', { date: entry.reviewed, reviewer: talk.knowledge.about.reviewer ?? '' }),
            tone: 'subtle',
          } as const,
        ]
      : []),
  ];
  const offer = state.open || state.check || scope === 'shared' ? [] : paragraphs(say(talk, 'offer-check'));
  return {
    kind: 'answer',
    blocks: [...blocks, ...offer],
    sources: citations(talk, entry.sources),
    suggestions: [...related(talk, entry), ...(state.open ? [] : [say(talk, 'label-start')])],
    speak: entry.speak,
    about: entry.id,
  };
}

/** Sources by key, as a reader sees them. */
export function citations({ knowledge }: Talk, keys: readonly string[]): Citation[] {
  return [...new Set(keys)].flatMap((key) => {
    const source = knowledge.sources.get(key);
    return source ? [{ title: source.title, publisher: source.publisher, year: source.year, url: source.url }] : [];
  });
}

/** Cautions as one block; none when there are none. */
export function cautions(talk: Talk, texts: readonly string[]): Block[] {
  return texts.length > 0 ? [{ type: 'text', text: say(talk, 'careful', { cautions: texts.join(' ') }) }] : [];
}

/** What the person told may forbid what they ask about: that comes before the general answer. */
function forThisPerson(talk: Talk, state: State, entry: Entry): Block[] {
  const facts = factsOf(talk, state);
  if (Object.keys(facts).length === 0) {
    return [];
  }
  const about = entry.kind === 'faq' ? entry.about : [entry.id];
  return outcomeOf(talk, state)
    .withheld.filter(({ id }) => about.includes(id))
    .map(({ id, because }) => {
      const remedy = talk.knowledge.entries.get(id)?.title ?? id;
      return { type: 'text', text: say(talk, 'for-you', { remedy, because }), tone: 'alert' };
    });
}

function related({ knowledge }: Talk, entry: Entry): string[] {
  return entry.related.slice(0, MOST_RELATED).flatMap((id) => knowledge.entries.get(id)?.title ?? []);
}
