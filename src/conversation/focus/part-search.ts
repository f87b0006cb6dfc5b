import MiniSearch from 'minisearch';
import type { Knowledge } from '../../knowledge/knowledge';
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

/** The part on the topic of an entry whose words fit a question best (BM25); undefined where none fits well. */
export function bestPart(bot: Pick<BotContext, 'knowledge'>, id: string, question: string): EntryPart | undefined {
  const { search, parts } = indexOf(bot.knowledge);
  const entries = new Map(onTopic(bot, id).map((entry, place) => [entry.id, place]));
  const [best] = search.search(question.slice(0, LONGEST), {
    filter: (result) => entries.has(parts.get(String(result.id))?.entry.id ?? ''),
    // The entry itself before those beside it.
    boostDocument: (key) => 1 / (1 + (entries.get(parts.get(String(key))?.entry.id ?? '') ?? 0) / 4),
  });
  return best && best.score >= FITS ? parts.get(String(best.id)) : undefined;
}

const indexOf = rememberedFor((knowledge: Knowledge): Index => {
  const titles = new Map(knowledge.facets.map(({ id, title }) => [id, title]));
  const search = new MiniSearch({
    fields: ['title', 'text'],
    searchOptions: { prefix: (term) => term.length > 4, fuzzy: (term) => (term.length > 5 ? 1 : false) },
  });
  const parts = new Map<string, EntryPart>();
  for (const entry of knowledge.entries.values()) {
    for (const part of entry.parts) {
      const id = `${entry.id} ${part.facet}`;
      parts.set(id, { entry, part });
      search.add({ id, title: titles.get(part.facet) ?? '', text: part.text });
    }
  }
  return { search, parts };
});
