import { z } from 'zod';
import { blocksToPlainText } from '../../channels/activity/block-text';
import type { BotContext } from '../../conversation/bot-context';
import { respond } from '../../conversation/respond';
import { outcomeOf } from '../../conversation/state/denials';
import { expectedIn } from '../../conversation/state/extracted';
import { factsOf } from '../../conversation/state/facts';
import { readState, type State } from '../../conversation/state/state';
import type { Facts, FactValue } from '../../knowledge/facts';
import type { FindPhrasing } from '../../knowledge/find-phrasing';
import type { FilledSlot } from '../../language/understanding';
import type { Choice, Incoming, Reply } from '../../messages/messages';
import type { Io } from '../io';
import { readLines } from '../read-lines';
import { type SlotReasons, slotLines, slotReasons } from '../reasons/slot-reasons';

const tapSchema = z.strictObject({ tap: z.union([z.string(), z.array(z.string())]) });
const lineSchema = z.object({ say: z.array(z.union([z.string(), tapSchema])) });

type Said = z.output<typeof lineSchema>['say'][number];

/** A turn of a conversation, as `talk` prints it. */
export interface TalkedTurn {
  readonly say: Said;
  /** The most pressing warning sign raised in this turn; an emergency that is said again counts. */
  readonly level: 'none' | 'urgent' | 'emergency';
  readonly replies: readonly {
    readonly kind: Reply['kind'];
    readonly about: readonly string[];
    readonly text: string;
  }[];
  /** All open warning signs, in the order of the content. */
  readonly flags: readonly string[];
  readonly facts: Facts;
  /** What the bot waits for: the id of a question of the check, or the kind of another prompt; null: anything. */
  readonly open: string | null;
  /** Where it is explained: what was noted of the words said, and by which rules. */
  readonly read?: readonly SlotReasons[];
}

/** What `talk` needs. */
export interface TalkOptions {
  readonly json: boolean;
  readonly bot: BotContext;
  /** BCP 47; it chooses the country whose numbers are named. */
  readonly locale?: string | undefined;
  /** Finds the places of phrases; without it nothing is explained. */
  readonly findPhrasing?: FindPhrasing | undefined;
}

/**
 * Holds whole conversations in memory, one a line: lines `{"say": ["…", {"tap": "label"}]}` in, JSON objects or text to read out.
 *
 * `tap` presses a button of the last turn's replies by its label; a list of labels ticks several and sends them together. A label
 * that is not on the screen is reported with its line, and the conversation ends there.
 *
 * @returns the exit code: 1 if any line was bad
 */
export async function talk(
  lines: AsyncIterable<string> | Iterable<string>,
  io: Io,
  { json, bot, locale, findPhrasing }: TalkOptions,
): Promise<number> {
  let code = 0;
  for await (const line of readLines(lines, lineSchema, '{"say": ["why do I get them", {"tap": "Start the check"}]}')) {
    if ('error' in line) {
      io.err(line.error);
      code = 1;
      continue;
    }
    const { turns, missing } = converse(bot, line.value.say, locale, findPhrasing);
    io.out(json ? JSON.stringify({ turns }) : turns.map(toText).join('\n'));
    if (missing !== undefined) {
      io.err(missingButton(line.number, missing));
      code = 1;
    }
  }
  return code;
}

/** A button that was to be pressed, and is not on the screen. */
interface Missing {
  readonly label: string;
  readonly buttons: readonly string[];
}

/** Says which button of a line is missing, and which there are. */
export function missingButton(line: number, { label, buttons }: Missing): string {
  return `line ${line}: there is no button "${label}": use one of ${buttons.join(' · ')}`;
}

/**
 * Holds one conversation in memory.
 *
 * @param locale BCP 47
 * @returns its turns; where a button is missing, those before it
 */
export function converse(
  bot: BotContext,
  said: readonly Said[],
  locale: string | undefined,
  findPhrasing?: FindPhrasing,
): { readonly turns: readonly TalkedTurn[]; readonly missing?: Missing } {
  const incoming = (key: number, rest: Pick<Incoming, 'kind' | 'text' | 'tap'>): Incoming => ({
    conversation: 'talk',
    user: 'talk',
    channel: 'talk',
    key: String(key),
    locale,
    scope: 'personal',
    ...rest,
  });
  let turn = respond(bot, undefined, incoming(0, { kind: 'join', text: '' }));
  const turns: TalkedTurn[] = [];
  for (const one of said) {
    const input = typeof one === 'string' ? { text: one } : press(turn.replies, [one.tap].flat());
    if ('label' in input) {
      return { turns, missing: input };
    }
    const { state: earlier } = turn;
    const before = openSigns(bot, earlier);
    turn = respond(bot, turn.state, incoming(turns.length + 1, { kind: 'message', ...input }));
    const state = turn.effects?.some(({ kind }) => kind === 'forget') ? readState(undefined) : turn.state;
    turn = { ...turn, state };
    const flags = openSigns(bot, state);
    const raised = flags.filter((id) => !before.includes(id));
    turns.push({
      say: one,
      level: turn.replies.some(({ kind }) => kind === 'emergency')
        ? 'emergency'
        : raised.length > 0
          ? 'urgent'
          : 'none',
      replies: turn.replies.map((reply) => ({
        kind: reply.kind,
        about: reply.about === undefined ? [] : [reply.about],
        text: readable(reply),
      })),
      flags,
      facts: factsOf(bot, state),
      open: state.open === null ? null : state.open.kind === 'question' ? state.open.id : state.open.kind,
      ...(findPhrasing && { read: 'tap' in input ? [] : readOf(bot, earlier, state, input.text, findPhrasing) }),
    });
  }
  return { turns };
}

/** What was noted of a text, and why. */
function readOf(
  bot: BotContext,
  before: State,
  after: State,
  text: string,
  find: FindPhrasing,
): readonly SlotReasons[] {
  const { slots } = bot.language.extract(text, expectedIn(bot, before));
  const { known = new Map<string, FactValue>() } = expectedIn(bot, after);
  const isNoted = ({ question, value }: FilledSlot) => {
    const now = known.get(question);
    if (now === undefined || value === null) {
      return (
        value === null && after.check?.answers.some((answer) => answer.question === question && answer.value === null)
      );
    }
    return Array.isArray(value) && value.length === 0
      ? Array.isArray(now) && now.length === 0
      : [value].flat().every((each) => [now].flat().includes(each));
  };
  return slotReasons(text, { slots: slots.filter(isNoted) }, find);
}

/** The signs that were raised and not taken back, heard in words or following from answers. */
function openSigns(bot: BotContext, state: State): readonly string[] {
  const flags = new Set([...(state.emergency ?? []), ...outcomeOf(bot, state).flags.map(({ id }) => id)]);
  return bot.knowledge.flags.map(({ id }) => id).filter((id) => flags.has(id));
}

/** What pressing buttons of these replies sends: a tap on the question asked last, or the words of a suggestion. */
function press(replies: readonly Reply[], labels: readonly string[]): Pick<Incoming, 'text' | 'tap'> | Missing {
  const ask = replies.findLast((reply) => reply.ask !== undefined)?.ask;
  const choices: readonly Choice[] = ask ? [...ask.choices, ...ask.actions] : [];
  const suggestions = replies.flatMap((reply) => reply.suggestions);
  const values: string[] = [];
  for (const label of labels) {
    const choice = choices.find((one) => one.label === label);
    if (choice === undefined) {
      return labels.length === 1 && suggestions.includes(label)
        ? { text: label }
        : { label, buttons: [...choices.map((one) => one.label), ...suggestions] };
    }
    values.push(choice.value);
  }
  const value = labels.length === 1 && !ask?.multiple ? (values[0] ?? '') : values;
  return { text: labels.join(', '), ...(ask && { tap: { step: ask.step, value } }) };
}

/** All that a person can read in a reply, its lines not broken: progress, text, sources, and the buttons last. */
function readable({ blocks, sources, ask, suggestions }: Reply): string {
  const buttons = [...(ask ? [...ask.choices, ...ask.actions].map(({ label }) => label) : []), ...suggestions];
  return [
    ask?.progress ?? '',
    blocksToPlainText(blocks),
    sources.map(({ title, publisher, year }) => [title, publisher, year].filter(Boolean).join(', ')).join('\n'),
    buttons.map((label) => `[${label}]`).join(' '),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function toText({ say, level, replies, read = [] }: TalkedTurn): string {
  const said = typeof say === 'string' ? say : `[${[say.tap].flat().join(', ')}]`;
  return [
    `> ${said}`,
    ...(level === 'none' ? [] : [`(${level})`]),
    ...replies.map(({ text }) => text),
    ...slotLines(read).map((line) => `(noted: ${line})`),
  ].join('\n\n');
}
