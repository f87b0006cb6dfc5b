import type { BotContext } from '../../conversation/bot-context';
import { converse, missingButton, type TalkedTurn } from '../commands/talk';
import type { Io } from '../io';
import { readLines } from '../read-lines';
import { CONVERSATION_EXAMPLE, conversationSchema, type LabelledConversation } from './conversation-line';
import { KINDS } from './judge-turn';
import { type ConversationFigures, type Count, type PlacedShortfall, scoreConversations } from './score-conversations';

/**
 * Holds labelled conversations, and measures what each turn did of what its labels ask for.
 *
 * Lines as {@link conversationSchema} reads them in. Writes figures, then what fell short, by kind, each with its conversation, turn and
 * message: as JSON objects, one a line, or to read.
 *
 * @returns the exit code: 1 if any line was bad or none was good
 */
export async function evaluateConversations(
  lines: Iterable<string>,
  io: Io,
  { json, bot }: { readonly json: boolean; readonly bot: BotContext },
): Promise<number> {
  let code = 0;
  const held: { readonly labelled: LabelledConversation; readonly turns: readonly TalkedTurn[] }[] = [];
  for await (const line of readLines(lines, conversationSchema, CONVERSATION_EXAMPLE)) {
    if ('error' in line) {
      io.err(line.error);
      code = 1;
      continue;
    }
    const labelled = line.value;
    const { turns, missing } = converse(
      bot,
      labelled.turns.map(({ say }) => say),
      undefined,
    );
    if (missing !== undefined) {
      io.err(missingButton(line.number, missing));
      code = 1;
    }
    held.push({ labelled, turns });
  }
  if (held.length === 0) {
    io.err('There is no conversation to evaluate.');
    return 1;
  }
  const classOf = (name: string) => bot.language.medicines(name)[0]?.id ?? name.toLowerCase();
  const { figures, shortfalls } = scoreConversations(held, classOf);
  if (json) {
    for (const one of [figures, ...shortfalls]) io.out(JSON.stringify(one));
  } else {
    io.out(toText(figures, shortfalls));
  }
  return code;
}

function toText(figures: ConversationFigures, shortfalls: readonly PlacedShortfall[]): string {
  const row = (name: string, { right, of }: Count, rest = '') =>
    `  ${name.padEnd(28)}${`${right} of ${of}`.padStart(14)}${(of === 0 ? '–' : `${((100 * right) / of).toFixed(1)} %`).padStart(10)}${rest}`;
  const { level } = figures;
  const kinds = KINDS.flatMap((kind) => {
    const of = shortfalls.filter((one) => one.kind === kind);
    return of.length === 0 ? [] : ['', `${kind}: ${of.length}`, ...of.map(lineOf)];
  });
  return [
    row('turns right', figures.turns),
    row('questions answered', figures.questionsAnswered),
    row('level right', level, `   ${level.missed} missed, ${level.tooHigh} too high`),
    row('said what they should', figures.says),
    row('never broken', figures.never),
    row('facts right', figures.facts),
    row('whole conversations right', figures.wholeConversations),
    ...kinds,
  ].join('\n');
}

function lineOf({ id, turn, say, wanted, got }: PlacedShortfall): string {
  return `  ${id}, turn ${turn}: "${say}": wanted ${wanted}; got ${got}`;
}
