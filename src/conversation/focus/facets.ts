import type { Facet } from '../../knowledge/knowledge';
import type { BotContext } from '../bot-context';

/** What the bot itself takes parts for. */
type Use = NonNullable<Facet['serves']>;

/** The facets that say how something goes with a medicine, or with a condition. */
export function safetyFacets(bot: Pick<BotContext, 'knowledge'>): readonly string[] {
  return facetsServing(bot, 'medicine', 'condition');
}

/** The facets whose parts serve these uses: those of the first use first, then as they are listed. */
export function facetsServing(
  { knowledge }: Pick<BotContext, 'knowledge'>,
  ...uses: readonly Use[]
): readonly string[] {
  return uses.flatMap((use) => knowledge.facets.flatMap(({ id, serves }) => (serves === use ? [id] : [])));
}
