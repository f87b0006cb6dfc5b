import MiniSearch from 'minisearch';
import type { Entry, Knowledge } from '../../knowledge/knowledge';
import { rememberedFor } from '../../language/text/remembered';
import type { BotContext } from '../bot-context';
import { type EntryPart, onTopic } from './neighbours';

/** From this score on the words of a question fit a part: it takes a rare word, or several. */
const FITS = 5;
const LONGEST = 300;

interface Index {
  readonly search: MiniSearch;
  readonly parts: ReadonlyMap<string, EntryPart>;
}

/** Of these parts the one whose words fit best; undefined where none has any. */
export function bestAmong(
  bot: Pick<BotContext, 'knowledge'>,
  among: readonly EntryPart[],
  words: string,
): EntryPart | undefined {
  const { search, parts } = indexOf(bot.knowledge);
  const keys = new Set(among.map(keyOf));
  const [best] = search.search(words.slice(0, LONGEST), { filter: ({ id }) => keys.has(String(id)) });
  return best && parts.get(String(best.id));
}

/** The part on the topic of an entry whose words fit a question best (BM25); undefined where none fits well. */
export function bestPart(bot: Pick<BotContext, 'knowledge'>, id: string, question: string): EntryPart | undefined {
  const { search, parts } = indexOf(bot.knowledge);
  const entries = new Map(onTopic(bot, id).map((entry, place) => [entry.id, place]));
  // What to do about a sign is said of the sign alone.
  const isOf = (entry: Entry | undefined) =>
    entry !== undefined && entries.has(entry.id) && (entry.kind !== 'flag' || entry.id === id);
  const [best] = search.search(question.slice(0, LONGEST), {
    filter: (result) => isOf(parts.get(String(result.id))?.entry),
    // The entry itself before those beside it.
    boostDocument: (key) => 1 / (1 + (entries.get(parts.get(String(key))?.entry.id ?? '') ?? 0) / 4),
  });
  return best && best.score >= FITS ? parts.get(String(best.id)) : undefined;
}

const indexOf = rememberedFor((knowledge: Knowledge): Index => {
  const titles = new Map(knowledge.facets.map(({ id, title }) => [id, title]));
  const silent = new Set(knowledge.language.text['function-words']);
  const search = new MiniSearch({
    fields: ['title', 'text'],
    processTerm: (term) => (silent.has(term.toLowerCase()) ? null : term.toLowerCase()),
    searchOptions: { prefix: (term) => term.length > 4, fuzzy: (term) => (term.length > 5 ? 1 : false) },
  });
  const parts = new Map<string, EntryPart>();
  for (const entry of knowledge.entries.values()) {
    for (const part of entry.parts) {
      const id = keyOf({ entry, part });
      parts.set(id, { entry, part });
      search.add({ id, title: titles.get(part.facet) ?? '', text: part.text });
    }
  }
  return { search, parts };
});

function keyOf({ entry, part }: EntryPart): string {
  return `${entry.id} ${part.facet}`;
}
