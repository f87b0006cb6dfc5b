import type { Entry, Remedy } from '../../knowledge/knowledge';
import type { MessageName } from '../../knowledge/message-names';
import { fill } from '../../messages/fill';
import type { Block, Reply } from '../../messages/messages';
import { paragraphs } from '../../messages/paragraphs';
import type { Outcome, Reason } from '../../triage/outcome';
import { type BotContext, questionOf, say } from '../bot-context';
import { flagsAt } from '../state/signs';
import type { State } from '../state/state';
import { heading, list, text } from './blocks';
import { cautionBlocks, citations, evidenceBlocks, remedySteps } from './citations';
import { numbersFor } from './numbers';
import { actBlocks } from './warning-replies';
import { isOfOther, personNamed, sayTo, worded } from './wording';

/** Remedies told in full; the others are named, and can be asked about. */
const MOST_IN_FULL = { review: 1, now: 3, prevent: 4 } as const;
const MOST_WITHHELD = 6;
/** The first sources of an entry are its main ones; all of them stand under its own answer. */
const MAIN_SOURCES = 2;

/** A part of the result, with the sources of what it says. */
type Section = Pick<Reply, 'blocks' | 'sources'>;

/**
 * The result of the check, in the order it matters: how soon, why perhaps, which medicines, what to try, when to see someone.
 *
 * Four messages at most: Teams takes seven a second.
 */
export function outcomeReplies(bot: BotContext, state: State, outcome: Outcome): Reply[] {
  const numbers = numbersFor(bot, state.country);
  const filled = (markdown: string) => fill(markdown, numbers);
  return [
    outcomeReply(urgencySection(bot, state, outcome)),
    outcomeReply(causesSection(bot, outcome), medicinesSection(bot, state, outcome, filled)),
    outcomeReply(...(['review', 'now', 'prevent'] as const).map((phase) => remediesSection(bot, outcome, phase))),
    {
      ...outcomeReply(withheldSection(bot, state, outcome), helpSection(bot, filled)),
      suggestions: [say(bot, 'label-change'), say(bot, 'label-help')],
      about: 'outcome',
    },
  ].filter(({ blocks }) => blocks.length > 0);
}

function outcomeReply(...sections: readonly Section[]): Reply {
  const sources = new Map(
    sections.flatMap((section) => section.sources).map((source) => [`${source.publisher}|${source.title}`, source]),
  );
  return {
    kind: 'outcome',
    blocks: sections.flatMap(({ blocks }) => blocks),
    sources: [...sources.values()],
    suggestions: [],
  };
}

/** Blocks under a heading, with the main sources of these entries; nothing where there are no blocks. */
function section(bot: BotContext, title: string, blocks: readonly Block[], about: readonly Entry[] = []): Section {
  return blocks.length === 0
    ? { blocks, sources: [] }
    : {
        blocks: [heading(title), ...blocks],
        sources: citations(bot, about, MAIN_SOURCES),
      };
}

/** A list under a sentence; nothing where it is empty. */
function listed(bot: BotContext, name: MessageName, items: readonly string[]): Block[] {
  return items.length > 0 ? [text(say(bot, name)), list(items)] : [];
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
      text(urgency === 'emergency' ? say(bot, 'outcome-emergency') : sayTo(bot, state, `outcome-${urgency}`), 'strong'),
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

function causesSection(bot: BotContext, outcome: Outcome): Section {
  const [likely, possible, unlikely] = (['likely', 'possible', 'less-likely'] as const).map((standing) =>
    outcome.causes.flatMap(({ id, because, ...cause }) => {
      const entry = bot.knowledge.entries.get(id);
      return entry && cause.standing === standing ? [{ entry, because }] : [];
    }),
  ) as [Cause[], Cause[], Cause[]];
  // With little told, the least unlikely is still said.
  const [full, rest] =
    likely.length > 0 ? [likely, possible] : possible.length > 0 ? [possible, []] : [unlikely.slice(0, 1), []];
  return section(
    bot,
    say(bot, 'outcome-causes'),
    [
      ...full.flatMap(({ entry, because }) => [
        text(`**${entry.title}.** ${entry.answer}`),
        ...reasonBlocks(bot, because),
      ]),
      ...listed(
        bot,
        'outcome-causes-possible',
        rest.map(({ entry, because }) => `**${entry.title}.** ${sentences(because)}`),
      ),
    ],
    full.map(({ entry }) => entry),
  );
}

interface Cause {
  readonly entry: Entry;
  readonly because: readonly Reason[];
}

function medicinesSection(
  bot: BotContext,
  state: State,
  outcome: Outcome,
  filled: (markdown: string) => string,
): Section {
  const found = outcome.medicines.flatMap(({ id, names }) => {
    const entry = bot.knowledge.entries.get(id);
    return entry?.kind === 'medicine' ? [{ entry, names }] : [];
  });
  const blocks = found.flatMap(({ entry, names }) => [
    text(`**${entry.title}** (${names.join(', ')}). ${entry.answer}`),
    ...paragraphs(filled(entry.tell)),
  ]);
  return section(
    bot,
    sayTo(bot, state, 'outcome-medicines'),
    blocks.length > 0 ? [...blocks, text(say(bot, 'outcome-medicines-never-stop'), 'strong')] : [],
    found.map(({ entry }) => entry),
  );
}

function remediesSection(bot: BotContext, outcome: Outcome, phase: Exclude<Remedy['phase'], 'explain'>): Section {
  const offered = outcome.remedies.flatMap((given) => {
    const entry = bot.knowledge.entries.get(given.id);
    return entry?.kind === 'remedy' && entry.phase === phase ? [{ entry, given }] : [];
  });
  const full = offered.slice(0, MOST_IN_FULL[phase]);
  const rest = offered.slice(MOST_IN_FULL[phase]);
  return section(
    bot,
    say(bot, `outcome-${phase}`),
    [
      ...full.flatMap(({ entry, given }) => [
        text(`**${entry.title}.** ${entry.answer}`),
        ...reasonBlocks(bot, given.because),
        ...remedySteps(entry),
        ...evidenceBlocks(bot, entry),
        ...cautionBlocks(bot, given.cautions),
      ]),
      ...listed(
        bot,
        'outcome-more',
        rest.map(({ entry }) => entry.title),
      ),
    ],
    full.map(({ entry }) => entry),
  );
}

function withheldSection(bot: BotContext, state: State, outcome: Outcome): Section {
  // What is never offered to anybody is not missed by this person.
  const items = outcome.withheld.flatMap(({ id, because }) => {
    const entry = bot.knowledge.entries.get(id);
    return entry?.kind === 'remedy' && entry.phase !== 'explain' ? [`**${entry.title}.** ${because}`] : [];
  });
  return section(
    bot,
    sayTo(bot, state, 'outcome-withheld'),
    items.length > 0 ? [list(items.slice(0, MOST_WITHHELD))] : [],
  );
}

function helpSection(bot: BotContext, filled: (markdown: string) => string): Section {
  return section(bot, say(bot, 'outcome-when'), [
    ...paragraphs(filled(say(bot, 'outcome-when-lines'))),
    text(bot.knowledge.about.disclaimer ?? '', 'subtle'),
    text(say(bot, 'outcome-again')),
  ]);
}

function reasonBlocks(bot: BotContext, because: readonly Reason[]): Block[] {
  return because.length > 0 ? [text(say(bot, 'because', { reasons: sentences(because) }), 'subtle')] : [];
}

/** What the rules say of answers that do not go together, as sentences, each once. */
export function contradictionText(found: Outcome['contradictions']): string {
  return sentences(found.flatMap(({ because }) => because));
}

function sentences(because: readonly Reason[]): string {
  return [...new Set(because.map((reason) => reason.text))].join(' ');
}
