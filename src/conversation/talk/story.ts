import type { Entry } from '../../knowledge/knowledge';
import type { Segment } from '../../language/understanding';
import { plainReading } from '../answers/entry-reply';
import { byLink } from '../answers/linked-medicines';
import type { BotContext } from '../bot-context';
import { type Reading, resolve } from '../focus/reading';
import type { ParsedMessage } from '../parsed-message';
import { fold } from '../state/facts';
import type { NotedFacts } from '../state/noted-facts';
import type { State } from '../state/state';

/** A longer remark is a story. */
const MOST_WORDS = 14;

/** The answer that a story asks for without a question: what its words are about, else what it tells of medicines and conditions. */
export function storyEntry(
  bot: BotContext,
  state: State,
  parsed: ParsedMessage,
  segments: readonly Segment[],
  noted: NotedFacts,
): { readonly reading?: Reading; readonly ids: readonly string[] } {
  const match = parsed.match();
  const subjects = segments.flatMap((segment) => segment.subjects);
  const whole: Segment = {
    text: parsed.text,
    start: 0,
    end: parsed.text.length,
    act: 'report',
    facets: [],
    subjects: [],
    refers: false,
    hasPronoun: false,
    hasTopic: true,
    continues: false,
  };
  const resolved = resolve(
    bot,
    { ...state, focus: [] },
    { segment: whole, own: match, whole: match, named: subjects, before: '' },
  );
  if (resolved.kind === 'reading') {
    return { reading: resolved.reading, ids: [] };
  }
  const entry = entryOfFacts(bot, noted);
  return {
    ...(entry && { reading: plainReading(bot, entry) }),
    ids: resolved.kind === 'unclear' ? resolved.ids : [],
  };
}

/** A few words without a question, read in the focus of the talk: "every night or only after a bad one", "the wife then". */
export function remarkReading(
  bot: BotContext,
  state: State,
  parsed: ParsedMessage,
  segments: readonly Segment[],
): Reading | undefined {
  const [segment] = segments;
  if (!segment || segments.length > 1 || parsed.text.split(/\s+/).length > MOST_WORDS) {
    return undefined;
  }
  const match = parsed.match();
  const asked = {
    segment: { ...segment, refers: true, hasPronoun: true, hasTopic: false },
    own: match,
    whole: match,
    named: [],
    before: '',
  };
  const resolved = resolve(bot, state, asked);
  if (resolved.kind !== 'reading' || (resolved.reading.lacks !== undefined && parsed.hint())) {
    return undefined;
  }
  // "No more from me" is no question of the focus.
  return resolved.reading.lacks !== undefined && match.decision === 'unknown' ? undefined : resolved.reading;
}

/** The medicine with the firmest link among those told, else the condition told first. */
function entryOfFacts(bot: BotContext, noted: NotedFacts): Entry | undefined {
  const told = fold(
    bot,
    noted.map(({ question, value }) => ({ question, value: typeof value === 'object' ? [...value] : value })),
  );
  const [linked] = byLink(bot, told);
  const conditions = Object.values(told)
    .flat()
    .filter((value) => bot.knowledge.entries.get(String(value))?.kind === 'condition');
  return bot.knowledge.entries.get(linked?.id ?? String(conditions[0] ?? ''));
}
