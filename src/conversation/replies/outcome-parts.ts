import type { Entry, Remedy } from '../../knowledge/knowledge';
import type { MessageName } from '../../knowledge/message-names';
import { fill } from '../../messages/fill';
import type { Block, Reply } from '../../messages/messages';
import { paragraphs } from '../../messages/paragraphs';
import type { Outcome, Reason } from '../../triage/outcome';
import { type BotContext, say } from '../bot-context';
import type { State } from '../state/state';
import { heading, list, text } from './blocks';
import { cautionBlocks, citations, evidenceBlocks, remedySteps } from './citations';
import { numbersFor } from './numbers';
import { sayTo } from './wording';

/** Remedies told in full in their part of the result; the others are named, and can be asked about. */
const MOST_IN_FULL = { review: 1, now: 2, prevent: 2 } as const;
const MOST_WITHHELD = 6;
/** The first sources of an entry are its main ones; all of them stand under its own answer. */
const MAIN_SOURCES = 2;

/** A part of the result, with the sources of what it says. */
export type Section = Pick<Reply, 'blocks' | 'sources'>;

/** The parts of a result that are told on request, in the order in which they are offered. */
export const RESULT_PARTS = [
  'result-causes',
  'result-medicines',
  'result-now',
  'result-prevent',
  'result-left-out',
] as const;
/** A part of the result, named after its label in the messages. */
export type ResultPart = (typeof RESULT_PARTS)[number];

/** What a part of the result tells, section by section; without blocks where there is nothing to tell. */
export function partSections(bot: BotContext, state: State, outcome: Outcome, part: ResultPart): Section[] {
  switch (part) {
    case 'result-causes':
      return [causesSection(bot, outcome)];
    case 'result-medicines':
      return [medicinesSection(bot, state, outcome), remediesSection(bot, outcome, 'review')];
    case 'result-now':
      return [remediesSection(bot, outcome, 'now')];
    case 'result-prevent':
      return [remediesSection(bot, outcome, 'prevent')];
    case 'result-left-out':
      return [withheldSection(bot, state, outcome)];
  }
}

/** How soon the person should see somebody, in a sentence. */
export function urgencyText(bot: BotContext, state: State, urgency: Outcome['urgency']): string {
  return urgency === 'emergency' ? say(bot, 'outcome-emergency') : sayTo(bot, state, `outcome-${urgency}`);
}

/** Sections as one message of the result, each source once. */
export function replyOf(...sections: readonly Section[]): Reply {
  const sources = new Map(
    sections.flatMap((section) => section.sources).map((source) => [`${source.publisher}|${source.title}`, source]),
  );
  return {
    kind: 'outcome',
    blocks: sections.flatMap(({ blocks }) => blocks),
    sources: [...sources.values()],
    suggestions: [],
    about: 'outcome',
  };
}

/** Blocks under a heading, with the main sources of these entries; nothing where there are no blocks. */
export function section(
  bot: BotContext,
  title: string,
  blocks: readonly Block[],
  about: readonly Entry[] = [],
): Section {
  return blocks.length === 0
    ? { blocks, sources: [] }
    : {
        blocks: [heading(title), ...blocks],
        sources: citations(bot, about, MAIN_SOURCES),
      };
}

/** A list under a sentence; nothing where it is empty. */
export function listed(bot: BotContext, name: MessageName, items: readonly string[]): Block[] {
  return items.length > 0 ? [text(say(bot, name)), list(items)] : [];
}

function causesSection(bot: BotContext, outcome: Outcome): Section {
  const { full, rest } = causesOf(bot, outcome);
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

/** What may be behind it, likeliest first: what is told in full, and what is only named. With little told, the least unlikely is still told. */
export function causesOf(bot: BotContext, outcome: Outcome): { readonly full: Cause[]; readonly rest: Cause[] } {
  const [likely, possible, unlikely] = (['likely', 'possible', 'less-likely'] as const).map((standing) =>
    outcome.causes.flatMap(({ id, because, ...cause }) => {
      const entry = bot.knowledge.entries.get(id);
      return entry && cause.standing === standing ? [{ entry, because }] : [];
    }),
  ) as [Cause[], Cause[], Cause[]];
  return likely.length > 0
    ? { full: likely, rest: possible }
    : { full: possible.length > 0 ? possible : unlikely.slice(0, 1), rest: [] };
}

interface Cause {
  readonly entry: Entry;
  readonly because: readonly Reason[];
}

function medicinesSection(bot: BotContext, state: State, outcome: Outcome): Section {
  const found = outcome.medicines.flatMap(({ id, names }) => {
    const entry = bot.knowledge.entries.get(id);
    return entry?.kind === 'medicine' ? [{ entry, names }] : [];
  });
  const blocks = found.flatMap(({ entry, names }) => [
    text(`**${entry.title}** (${names.join(', ')}). ${entry.answer}`),
    ...paragraphs(fill(entry.tell, numbersFor(bot, state.country))),
  ]);
  return section(
    bot,
    sayTo(bot, state, 'outcome-medicines'),
    blocks.length > 0 ? [...blocks, text(say(bot, 'outcome-medicines-never-stop'), 'strong')] : [],
    found.map(({ entry }) => entry),
  );
}

/** The remedies offered for one phase, best first. */
export function offeredOf(bot: BotContext, outcome: Outcome, phase: Exclude<Remedy['phase'], 'explain'>) {
  return outcome.remedies.flatMap((given) => {
    const entry = bot.knowledge.entries.get(given.id);
    return entry?.kind === 'remedy' && entry.phase === phase ? [{ entry, given }] : [];
  });
}

function remediesSection(bot: BotContext, outcome: Outcome, phase: Exclude<Remedy['phase'], 'explain'>): Section {
  const offered = offeredOf(bot, outcome, phase);
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

/** "Why: ..." for reasons; nothing where there is none. */
export function reasonBlocks(bot: BotContext, because: readonly Reason[]): Block[] {
  return because.length > 0 ? [text(say(bot, 'because', { reasons: sentences(because) }), 'subtle')] : [];
}

/** What the rules say of answers that do not go together, as sentences, each once. */
export function contradictionText(found: Outcome['contradictions']): string {
  return sentences(found.flatMap(({ because }) => because));
}

function sentences(because: readonly Reason[]): string {
  return [...new Set(because.map((reason) => reason.text))].join(' ');
}
