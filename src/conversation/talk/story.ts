import type { Entry } from '../../knowledge/knowledge';
import type { MessageName } from '../../knowledge/message-names';
import type { Segment } from '../../language/understanding';
import { entryReply, plainReading } from '../answers/entry-reply';
import { firstAid } from '../answers/first-aid';
import { byLink } from '../answers/linked-medicines';
import { newVerdict } from '../answers/new-verdict';
import { asksForNames, type BotContext, message, say } from '../bot-context';
import type { Reading } from '../focus/reading';
import { resolve } from '../focus/resolve';
import { focusOf } from '../focus/topic';
import type { ParsedMessage } from '../parsed-message';
import { numbersFor } from '../replies/numbers';
import { extracted } from '../state/extracted';
import { fold } from '../state/facts';
import type { NotedFacts } from '../state/noted-facts';
import { personOf } from '../state/person';
import type { State } from '../state/state';
import { isOfMedicines } from './asked-parts';
import { hintReply } from './not-understood';
import type { Said } from './questions';

const COURTESIES: Readonly<Record<string, MessageName>> = { hello: 'hello', bye: 'goodbye' };
/** What is said and asks nothing of the subject: it gets a word, and the talk goes on. */
const ASIDES: Readonly<Record<string, MessageName>> = {
  rude: 'social-rude',
  sad: 'social-sad',
  photo: 'social-photo',
  orders: 'social-orders',
};

/** What a message tells. */
export interface Story {
  readonly parsed: ParsedMessage;
  /** The state before it was told. */
  readonly before: State;
  /** The facts of it that are new. */
  readonly noted: NotedFacts;
}

/** A message that asks nothing: what it changes for what the talk is about, else the answer that its facts ask for. */
export function answerStory(
  bot: BotContext,
  state: State,
  { parsed, before, noted }: Story,
  segments: readonly Segment[],
): Said {
  if (segments.length > 0 && segments.every(({ act }) => act === 'social')) {
    const { name = '' } = segments.find((segment) => segment.name && segment.name in ASIDES) ?? segments[0] ?? {};
    if (name === 'photo' && state.open?.kind === 'question' && asksForNames(bot, state.open.id)) {
      // A photo of the box: what is said to anything else that holds no name.
      return { state, replies: [], isUnknown: true };
    }
    const known = ASIDES[name] ?? COURTESIES[name] ?? 'offer-declined';
    return { state, replies: [message(say(bot, known, numbersFor(bot, state.country)))], isUnknown: false };
  }
  const isOfMedicine = noted.length === 0 && isOfMedicines(bot, state) && parsed.match().decision !== 'answer';
  const hinted = hintReply(bot, state, parsed, isOfMedicine ? parsed.hint() : undefined);
  if (hinted) {
    return { state: hinted.state, replies: hinted.replies, isUnknown: false };
  }
  const person = personOf(bot, state, extracted(bot, state, parsed).of ?? null);
  const news = newVerdict(bot, before, state, person);
  if (news) {
    return { state, replies: [news], isUnknown: false };
  }
  const inFocus = focusOf(bot, state) && noted.length === 0 ? remarkReading(bot, state, parsed, segments) : undefined;
  const found = inFocus ? { reading: inFocus, ids: [] } : storyEntry(bot, state, parsed, segments, noted);
  if (found.reading) {
    const { reply, state: next } = entryReply(bot, state, found.reading, parsed, person);
    const aid = firstAid(bot, found.reading.entry, reply, segments[0]);
    return { state: next, replies: [aid?.reply ?? reply], isUnknown: false, asks: aid?.asks };
  }
  if (noted.length > 0 && state.open === null) {
    const next = state.check?.done ? [] : [message(say(bot, 'told-next'), [say(bot, 'label-start')])];
    return { state, replies: next, isUnknown: next.length === 0 };
  }
  return { state, replies: [], isUnknown: true, ids: found.ids };
}

/** A longer remark is a story. */
const MOST_WORDS = 14;

/** The answer that a story asks for without a question: what its words are about, else what it tells of medicines and conditions. */
function storyEntry(
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
function remarkReading(
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
