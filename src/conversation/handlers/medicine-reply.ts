import type { Entry, RedFlag } from '../../knowledge/knowledge';
import type { MedicineAction } from '../../language/understanding';
import { fill } from '../../messages/fill';
import type { Reply } from '../../messages/messages';
import { type BotContext, say } from '../bot-context';
import { facetsServing } from '../focus/facets';
import { withTopic } from '../focus/topic';
import type { ParsedMessage } from '../parsed-message';
import { toned } from '../replies/blocks';
import { citations } from '../replies/citations';
import { nameOf, upper } from '../replies/medicine-names';
import { numbersFor } from '../replies/numbers';
import { type StoppingAdvice, stoppingAdvice } from '../replies/stopping-advice';
import { factsOf } from '../state/facts';
import { SELF } from '../state/noted-facts';
import { flagsAt } from '../state/signs';
import type { State } from '../state/state';
import { type MedicineReference, medicineReferences, withoutMedicine } from './medicine-references';

/** What the bot knows to say about stopping, skipping and changing medicines. */
interface MedicineReply {
  readonly state: State;
  readonly replies: readonly Reply[];
  /** Whether something is asked: the message is then no answer to what is open. */
  readonly asks: boolean;
}

/** A paragraph or more, its numbers to call not filled in yet. */
interface Line {
  readonly text: string;
  readonly tone?: 'strong' | 'alert' | undefined;
}

type Advised = MedicineReference & { readonly advice: readonly StoppingAdvice[] };

/** Most medicines answered at once. */
const MOST = 4;

/**
 * What a message asks or tells of stopping, skipping or changing medicines, answered: for each what a sudden stop does, whom to ask and how
 * soon, after the urgent signs that are open. A question changes nothing that is known; what is told to be no longer taken is noted so.
 * Undefined where there is nothing of the kind, or where "it" may be anything.
 *
 * @param silent flags that were said in this turn already
 * @param actions what the message asks or tells, where it is read otherwise than strictly
 */
export function medicineReply(
  bot: BotContext,
  before: State,
  parsed: ParsedMessage,
  silent: readonly string[] = [],
  actions: readonly MedicineAction[] = parsed.actions(),
): MedicineReply | undefined {
  const references = actions.flatMap((action) => medicineReferences(bot, before, action));
  if (references.length === 0) {
    return undefined;
  }
  const isKept = parsed.scope !== 'shared';
  const state = references.reduce(
    (now, { action, name }) =>
      isKept && action.ended && name !== undefined ? withoutMedicine(bot, now, action, name) : now,
    before,
  );
  const advised = references.slice(0, MOST).map((one) => ({ ...one, advice: stoppingAdvice(bot, one.name) }));
  const about = advised.flatMap(({ advice }) => advice.flatMap(({ entry }) => entry ?? []));
  const open = openSigns(bot, before);
  const flags = open.filter(({ id }) => !silent.includes(id));
  const shown = flags.filter((flag) => flags.length === 1 || isLinked(flag, about) || flag === flags[0]);
  const lines = [
    ...shown.map(
      (flag): Line => ({ text: say(bot, 'medicine-flag', { sign: flag.title, act: flag.act }), tone: 'alert' }),
    ),
    ...advised.flatMap((one) => linesOf(bot, state, one, isKept, [...flags, ...flagsAt(bot, silent, 'urgent')])),
  ];
  // Two medicines may be told the same.
  const different = [...new Map(lines.map((line) => [line.text, line])).values()];
  const numbers = numbersFor(bot, state.country);
  const reply: Reply = {
    kind: 'answer',
    blocks: different.flatMap(({ text, tone }) => toned(fill(text, numbers), tone)),
    sources: citations(bot, [...shown, ...advised.flatMap(({ advice }) => advice)]),
    suggestions: [...new Set(about.map(({ title }) => title))].slice(0, 2),
    about: about[0]?.id,
  };
  return {
    state: about[0]
      ? withTopic(state, {
          entry: about[0].id,
          subject: about[0].id,
          facet: facetsServing(bot, 'stopping')[0] ?? null,
          of: null,
        })
      : state,
    replies: [reply],
    asks: references.some(({ action }) => action.as !== 'told'),
  };
}

function linesOf(
  bot: BotContext,
  state: State,
  { action, name, advice }: Advised,
  isKept: boolean,
  flags: readonly RedFlag[],
): Line[] {
  if (name === undefined) {
    return [{ text: say(bot, 'medicine-any') }, ...moreLines(bot, action)];
  }
  const medicine = nameOf(bot, name);
  if (action.as === 'advised') {
    return [{ text: say(bot, 'medicine-advised', { medicine: upper(medicine) }) }];
  }
  const strong = (texts: readonly string[]) => texts.map((text): Line => ({ text, tone: 'strong' }));
  // The flag says what to do about this very medicine.
  const isFlagged = advice.some(({ entry }) => entry && flags.some((flag) => isLinked(flag, [entry])));
  if (action.as === 'asked') {
    const texts = isFlagged
      ? [say(bot, 'medicine-flagged', { medicine: upper(medicine) })]
      : action.act === 'more'
        ? []
        : advice.map(({ asked }) => say(bot, 'medicine-about', { medicine: upper(medicine), text: asked }));
    return [...strong(texts), ...moreLines(bot, action, medicine)];
  }
  const isOther = action.of === 'other' || (state.of !== null && state.of !== SELF);
  const told = action.ended
    ? say(bot, isOther || !isKept ? 'medicine-ended-other' : 'medicine-ended', { medicine })
    : say(bot, action.act === 'less' ? 'medicine-changed' : 'medicine-missed', { medicine });
  const isSettled = action.byTeam || action.isLongAgo;
  const isStill = action.act === 'skip' || action.act === 'less';
  const texts = isSettled
    ? [say(bot, 'medicine-settled')]
    : advice.map(({ asked, stopped }) => (isStill ? asked : stopped));
  return [{ text: told }, ...(isFlagged ? [] : strong(texts)), ...(isSettled ? [] : moreLines(bot, action, medicine))];
}

/** What is said beside the danger of stopping, by what was asked. */
function moreLines(bot: BotContext, { act }: MedicineAction, medicine = ''): Line[] {
  switch (act) {
    case 'skip':
    case 'less':
    case 'more':
    case 'swap':
      return [{ text: say(bot, `medicine-${act}`, { medicine: upper(medicine) }) }];
    default:
      return [];
  }
}

/** The urgent warning signs that are open: heard, or raised by what was told. */
function openSigns(bot: BotContext, state: State): readonly RedFlag[] {
  const raised = bot.triage.assess(factsOf(bot, state)).flags.map(({ id }) => id);
  return flagsAt(bot, [...state.heard, ...raised], 'urgent');
}

function isLinked(flag: RedFlag, entries: readonly Entry[]): boolean {
  return entries.some(({ id, related }) => flag.related.includes(id) || related.includes(flag.id));
}
