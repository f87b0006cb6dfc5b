import { detailOf } from '../../knowledge/detail-of';
import type { Entry } from '../../knowledge/knowledge';
import { fill } from '../../messages/fill';
import type { Block, Citation, Incoming, Reply } from '../../messages/messages';
import { paragraphs } from '../../messages/paragraphs';
import { type BotContext, say } from '../bot-context';
import { outcomeOf } from '../state/denials';
import { factsOf, wholeLists } from '../state/facts';
import type { State } from '../state/state';
import { heading, text, toned } from './blocks';
import { numbersFor } from './numbers';

const MOST_RELATED = 3;

/**
 * An entry as an answer: what it means for this person first, then short answer, detail, evidence, sources, related questions and
 * the offer of the check; where others read along the check is not offered.
 */
export function entryReply(bot: BotContext, state: State, entry: Entry, { scope }: Pick<Incoming, 'scope'>): Reply {
  const filled = (markdown: string) => fill(markdown, numbersFor(bot, state.country));
  const { reviewer = '' } = bot.knowledge.about;
  return {
    kind: 'answer',
    blocks: [
      heading(entry.title),
      ...forThisPerson(bot, state, entry),
      ...(entry.kind === 'flag' ? toned(filled(entry.act), 'strong') : []),
      ...paragraphs(filled(entry.answer)),
      ...paragraphs(filled(detailOf(entry))),
      ...(entry.kind === 'remedy' ? remedySteps(entry) : []),
      ...(entry.kind === 'remedy'
        ? cautionBlocks(bot, bot.triage.cautions(entry.id, factsOf(bot, state), wholeLists(bot, state)))
        : []),
      ...(entry.kind === 'medicine' ? paragraphs(filled(entry.tell)) : []),
      ...evidenceBlocks(bot, entry),
      ...(entry.reviewed ? [text(say(bot, 'reviewed', { date: entry.reviewed, reviewer }), 'subtle')] : []),
      ...(state.open || state.check || scope === 'shared' ? [] : paragraphs(say(bot, 'offer-check'))),
    ],
    sources: citations(bot, [entry]),
    suggestions: [...related(bot, entry), ...(state.open ? [] : [say(bot, 'label-start')])],
    speak: entry.speak,
    about: entry.id,
  };
}

/** The sources of what is said, as a reader sees them, each once; of everything at most the first `most`. */
export function citations(
  { knowledge }: BotContext,
  said: readonly { readonly sources: readonly string[] }[],
  most?: number,
): Citation[] {
  return [...new Set(said.flatMap(({ sources }) => sources.slice(0, most)))].flatMap((key) => {
    const source = knowledge.sources.get(key);
    return source ? [{ title: source.title, publisher: source.publisher, year: source.year, url: source.url }] : [];
  });
}

/** Cautions as one block; none when there are none. */
export function cautionBlocks(bot: BotContext, cautions: readonly string[]): Block[] {
  return cautions.length > 0 ? [text(say(bot, 'careful', { cautions: cautions.join(' ') }))] : [];
}

/** How good the evidence is, where the entry says so. */
export function evidenceBlocks(bot: BotContext, { evidence }: Entry): Block[] {
  return evidence ? [text(say(bot, 'evidence', { evidence }), 'subtle')] : [];
}

/** How to do it, step by step. */
export function remedySteps({ steps }: Extract<Entry, { readonly kind: 'remedy' }>): Block[] {
  return steps.length > 0 ? [{ type: 'list', items: steps, ordered: true }] : [];
}

/** What the person told may forbid what they ask about: that comes before the general answer. */
function forThisPerson(bot: BotContext, state: State, entry: Entry): Block[] {
  if (Object.keys(factsOf(bot, state)).length === 0) {
    return [];
  }
  const about = entry.kind === 'faq' ? entry.about : [entry.id];
  return outcomeOf(bot, state)
    .withheld.filter(({ id }) => about.includes(id))
    .map(({ id, because }) => {
      const remedy = bot.knowledge.entries.get(id)?.title ?? id;
      return text(say(bot, 'for-you', { remedy, because }), 'alert');
    });
}

function related({ knowledge }: BotContext, entry: Entry): string[] {
  return entry.related.slice(0, MOST_RELATED).flatMap((id) => knowledge.entries.get(id)?.title ?? []);
}
