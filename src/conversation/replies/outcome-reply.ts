import { fill } from '../../messages/fill';
import type { Block, Reply } from '../../messages/messages';
import { paragraphs } from '../../messages/paragraphs';
import type { Outcome } from '../../triage/outcome';
import { type BotContext, questionOf, say } from '../bot-context';
import { flagsAt } from '../state/signs';
import type { State } from '../state/state';
import { heading, list, text } from './blocks';
import { cautionBlocks, citations } from './citations';
import { numbersFor } from './numbers';
import {
  causesOf,
  contradictionText,
  listed,
  offeredOf,
  partSections,
  RESULT_PARTS,
  type ResultPart,
  reasonBlocks,
  replyOf,
  type Section,
  section,
  urgencyText,
} from './outcome-parts';
import { actBlocks } from './warning-replies';
import { isOfOther, personNamed, sayTo, worded } from './wording';

/** Named of each kind; the rest is told on request. */
const MOST_NAMED = 4;

/**
 * The result of the check, short: how soon and why, what to do tonight, when to call, and the names of what the parts on request tell more of.
 */
export function outcomeReply(bot: BotContext, state: State, outcome: Outcome): Reply {
  return {
    ...replyOf(
      urgencySection(bot, state, outcome),
      tonightSection(bot, outcome),
      namesSection(bot, state, outcome),
      helpSection(bot, state),
    ),
    suggestions: [...labelsOfParts(bot, state, outcome), say(bot, 'label-change')],
  };
}

/** The labels of the parts that have something to tell. */
function labelsOfParts(bot: BotContext, state: State, outcome: Outcome): readonly string[] {
  const isTold = (part: ResultPart) => partSections(bot, state, outcome, part).some(({ blocks }) => blocks.length > 0);
  return RESULT_PARTS.filter(isTold).map((part) => say(bot, `label-${part}`));
}

/** A part of the result in full; a sentence where there is nothing to tell. The other parts are offered. */
export function outcomePart(bot: BotContext, state: State, outcome: Outcome, part: ResultPart): Reply {
  const reply = replyOf(...partSections(bot, state, outcome, part));
  const others = labelsOfParts(bot, state, outcome).filter((label) => label !== say(bot, `label-${part}`));
  return {
    ...reply,
    blocks: reply.blocks.length > 0 ? reply.blocks : [text(say(bot, 'outcome-part-none'))],
    suggestions: [...others, say(bot, 'label-change'), say(bot, 'label-result')],
  };
}

function urgencySection(bot: BotContext, state: State, outcome: Outcome): Section {
  const { soon, contradictions, urgency } = outcome;
  const ids = outcome.flags.map(({ id }) => id);
  const flags = flagsAt(bot, ids, 'urgent');
  return {
    blocks: [
      ...(isOfOther(state)
        ? [text(say(bot, 'outcome-other', { person: personNamed(bot, state.of ?? '') }), 'subtle')]
        : []),
      text(urgencyText(bot, state, urgency), 'strong'),
      ...unsureBlocks(bot, state),
      ...flags.flatMap((flag) => {
        // What was ticked or heard is the heading itself.
        const because = outcome.flags.find(({ id }) => id === flag.id)?.because ?? [];
        const reasons = because.filter((reason) => reason.text !== flag.title);
        return [...actBlocks(bot, state, flag, outcome.flags), ...reasonBlocks(bot, reasons)];
      }),
      ...listed(
        bot,
        'outcome-soon-why',
        soon.flatMap(({ because }) => because.map((reason) => reason.text)),
      ),
      ...(contradictions.length > 0
        ? [text(say(bot, 'contradiction', { reasons: contradictionText(contradictions) }))]
        : []),
    ],
    sources: citations(bot, flags),
  };
}

/** The danger signs the person could not answer for. */
function unsureBlocks(bot: BotContext, state: State): Block[] {
  const unsure = (state.check?.answers ?? []).filter(({ value }) => value === null);
  const labels = unsure.flatMap(({ question: id }) => {
    const question = questionOf(bot, id);
    return question && !question.optional ? worded(bot, state, question).options.map(({ label }) => label) : [];
  });
  return labels.length > 0
    ? [text(say(bot, 'outcome-unsure', { advice: numbersFor(bot, state.country).advice }), 'strong'), list(labels)]
    : [];
}

/** What to do when the next cramp comes: the first remedy for it, as its short answer. */
function tonightSection(bot: BotContext, outcome: Outcome): Section {
  const [first] = offeredOf(bot, outcome, 'now');
  return section(
    bot,
    say(bot, 'outcome-now'),
    first
      ? [
          text(`**${first.entry.title}.** ${first.entry.answer}`),
          ...cautionBlocks(bot, first.given.cautions.slice(0, 1)),
        ]
      : [],
    first ? [first.entry] : [],
  );
}

/** The names of what may be behind it, of the medicines that matter, and of what to try this month. */
function namesSection(bot: BotContext, state: State, outcome: Outcome): Section {
  const titles = (ids: readonly string[]) =>
    ids.slice(0, MOST_NAMED).flatMap((id) => bot.knowledge.entries.get(id)?.title ?? []);
  const prevent = titles(offeredOf(bot, outcome, 'prevent').map(({ entry }) => entry.id));
  const behind = titles(causesOf(bot, outcome).full.map(({ entry }) => entry.id));
  const names = [...new Set(outcome.medicines.flatMap((medicine) => medicine.names))];
  return {
    blocks: [
      ...(prevent.length > 0 ? [heading(say(bot, 'outcome-prevent')), list(prevent)] : []),
      ...(behind.length > 0 ? [heading(say(bot, 'outcome-causes')), list(behind)] : []),
      ...(names.length > 0
        ? [
            heading(sayTo(bot, state, 'outcome-medicines')),
            text(say(bot, 'outcome-medicines-short', { medicines: names.join(', ') })),
          ]
        : []),
    ],
    sources: [],
  };
}

function helpSection(bot: BotContext, state: State): Section {
  return section(bot, say(bot, 'outcome-when'), [
    ...paragraphs(fill(say(bot, 'outcome-when-lines'), numbersFor(bot, state.country))),
    text(say(bot, 'outcome-limits'), 'subtle'),
    text(say(bot, 'outcome-again')),
  ]);
}
