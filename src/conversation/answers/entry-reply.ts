import type { Entry } from '../../knowledge/knowledge';
import { fill } from '../../messages/fill';
import type { Block, Incoming, Reply } from '../../messages/messages';
import { paragraphs } from '../../messages/paragraphs';
import { type BotContext, say } from '../bot-context';
import { type EntryPart, partOn, subjectOf } from '../focus/neighbours';
import { nextQuestions } from '../focus/next-questions';
import type { Reading } from '../focus/reading';
import { ANSWER, withTopic } from '../focus/topic';
import { heading, text, toned } from '../replies/blocks';
import { cautionBlocks, citations, evidenceBlocks, remedySteps } from '../replies/citations';
import { numbersFor } from '../replies/numbers';
import { type Person, personOf } from '../state/person';
import type { State } from '../state/state';
import { linkedMedicines } from './linked-medicines';
import { verdictOn } from './verdict';

/** The first sources of an entry are its main ones; all are told when asked for. */
const MAIN_SOURCES = 2;
const MOST_NEXT = 2;
const MOST_PARTS = 3;

/** An answer, and the state in which the talk is about it. */
export interface Answered {
  readonly state: State;
  readonly reply: Reply;
  /** The rules say that it is not for this person. */
  readonly isWithheld: boolean;
}

/** An entry as the answer to a question that names it: a title that was tapped, a choice from a list. */
export function plainReading(bot: Pick<BotContext, 'knowledge'>, entry: Entry): Reading {
  return { entry, subject: subjectOf(bot, entry), facet: null, inFocus: false, near: [] };
}

/**
 * A question answered, short: what the rules say for this person, the entry's answer or the part that was asked for, its main sources, and
 * what may be said next.
 */
export function entryReply(
  bot: BotContext,
  before: State,
  reading: Reading,
  { scope }: Pick<Incoming, 'scope'>,
  person: Person = personOf(bot, before, null),
): Answered {
  const { entry, part, lacks, facet, subject, near, isOfOther } = reading;
  const told = before.focus.find((topic) => topic.entry === entry.id)?.told ?? [];
  const verdict = verdictOn(bot, entry, person);
  // What was answered already is not said again before what is asked now.
  const isKnown = reading.inFocus && part !== undefined && (told.includes(ANSWER) || part.entry.id !== entry.id);
  const state = withTopic(before, { entry: entry.id, subject, facet, of: person.of }, [
    ...(isKnown ? [] : [ANSWER]),
    ...(part ? [part.part.facet] : []),
  ]);
  const titles = near.flatMap((id) => bot.knowledge.entries.get(id)?.title ?? []);
  return {
    state,
    isWithheld: verdict.isWithheld,
    reply: {
      kind: 'answer',
      blocks: [
        heading(entry.title),
        ...verdict.blocks,
        ...(isOfOther && Object.keys(person.facts).length === 0 ? [text(say(bot, 'other-unknown'))] : []),
        ...(lacks === undefined ? [] : [text(say(bot, 'facet-lacking'), 'subtle')]),
        ...(isKnown ? [] : shortAnswer(bot, before, entry)),
        ...(entry.kind === 'faq' && entry['your-medicines'] ? linkedMedicines(bot, person) : []),
        ...(part ? partBlocks(bot, before, part) : []),
        ...pageLink(bot, entry),
      ],
      sources: citations(bot, [part?.part ?? entry], MAIN_SOURCES),
      suggestions: [
        ...titles,
        ...(hasMore(state, entry) ? [say(bot, 'label-more')] : []),
        ...(entry.evidence ? [say(bot, 'label-sure')] : []),
        say(bot, 'label-sources'),
        ...nextQuestions(bot, state, entry, MOST_NEXT),
        ...(before.open || before.check || scope === 'shared' ? [] : [say(bot, 'label-start')]),
      ],
      speak: part && isKnown ? undefined : entry.speak,
      about: entry.id,
    },
  };
}

/** The entry's own short answer; of a warning sign also what to do, of a medicine also what to ask. */
function shortAnswer(bot: BotContext, { country }: State, entry: Entry): Block[] {
  const filled = (markdown: string) => fill(markdown, numbersFor(bot, country));
  return [
    ...(entry.kind === 'flag' ? toned(filled(entry.act), 'strong') : []),
    ...paragraphs(filled(entry.answer)),
    ...(entry.kind === 'medicine' ? paragraphs(filled(entry.tell)) : []),
  ];
}

/** A part under the title of its facet. */
export function partBlocks(bot: BotContext, { country }: State, { part }: EntryPart): Block[] {
  const title = bot.knowledge.facets.find(({ id }) => id === part.facet)?.title;
  const [first, ...rest] = paragraphs(fill(part.text, numbersFor(bot, country)));
  if (!first || !title) {
    return first ? [first, ...rest] : [];
  }
  return first.type === 'text'
    ? [{ ...first, text: `**${title}.** ${first.text}` }, ...rest]
    : [text(`**${title}.**`), first, ...rest];
}

/** What is not told yet of the entry the talk is about: the next parts of it, or all of its detail. */
export function moreReply(bot: BotContext, before: State, entry: Entry): Answered {
  const topic = before.focus.find((one) => one.entry === entry.id);
  const next = untold(before, entry).slice(0, MOST_PARTS);
  const person = personOf(bot, before, topic?.of ?? null);
  const state = withTopic(
    before,
    {
      entry: entry.id,
      subject: topic?.subject ?? subjectOf(bot, entry),
      facet: topic?.facet ?? null,
      of: topic?.of ?? null,
    },
    [...next.map(({ part }) => part.facet), STEPS, DETAIL],
  );
  const blocks = [
    ...next.flatMap((part) => partBlocks(bot, before, part)),
    ...(topic?.told.includes(DETAIL) ? [] : paragraphs(fill(entry.detail ?? '', numbersFor(bot, before.country)))),
    ...(entry.kind === 'remedy' && !topic?.told.includes(STEPS)
      ? [...remedySteps(entry), ...cautionBlocks(bot, bot.triage.cautions(entry.id, person.facts, person.whole))]
      : []),
  ];
  const label = hasMore(state, entry) ? [say(bot, 'label-more')] : [];
  return {
    state,
    isWithheld: false,
    reply: {
      kind: 'answer',
      blocks: [
        heading(entry.title),
        ...(blocks.length > 0 ? blocks : [text(say(bot, 'more-none')), ...evidenceBlocks(bot, entry)]),
        ...pageLink(bot, entry),
      ],
      sources: citations(bot, next.length > 0 ? next.map(({ part }) => part) : [entry]),
      suggestions: [...label, say(bot, 'label-sources'), ...nextQuestions(bot, state, entry, MOST_NEXT)],
      about: entry.id,
    },
  };
}

const STEPS = 'steps';
const DETAIL = 'detail';

function untold({ focus }: State, entry: Entry): readonly EntryPart[] {
  const told = focus.find((topic) => topic.entry === entry.id)?.told ?? [];
  return entry.parts.filter(({ facet }) => !told.includes(facet)).map((part) => ({ entry, part }));
}

function hasMore(state: State, entry: Entry): boolean {
  const told = state.focus.find((topic) => topic.entry === entry.id)?.told ?? [];
  return (
    untold(state, entry).length > 0 ||
    (entry.detail !== undefined && !told.includes(DETAIL)) ||
    (entry.kind === 'remedy' && entry.steps.length > 0 && !told.includes(STEPS))
  );
}

/** Where the whole answer stands, where the public address is known. */
function pageLink(bot: BotContext, entry: Entry): Block[] {
  const url = bot.pageOf?.(entry);
  return url === undefined ? [] : [text(say(bot, 'page-link', { url }), 'subtle')];
}

/** The part of an entry, or of one beside it, that says why. */
export function partNamed(bot: BotContext, entry: Entry, facets: readonly string[]): EntryPart | undefined {
  return facets.map((facet) => partOn(bot, entry.id, facet)).find((part) => part !== undefined);
}
