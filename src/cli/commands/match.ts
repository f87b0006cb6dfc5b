import { z } from 'zod';
import type { FindPhrasing } from '../../knowledge/find-phrasing';
import type { Knowledge } from '../../knowledge/knowledge';
import type { Language } from '../../language/understanding';
import type { Io } from '../io';
import { readLines } from '../read-lines';
import { reasonsAsText, reasonsOf } from '../reasons/reasons';

const lineSchema = z.object({ q: z.string(), open: z.string().optional() });

/** What a question means, as `match` prints it. */
export interface Meaning {
  readonly q: string;
  /** `emergency` or `urgent` when a warning sign is heard; else `command` when the whole message is one; else what the ranking says. */
  readonly decision: 'emergency' | 'urgent' | 'command' | 'answer' | 'clarify' | 'unknown';
  /** The five best, whatever the decision. */
  readonly entries: readonly { readonly id: string; readonly confidence: number }[];
  readonly flags: readonly string[];
  readonly command: string | null;
  readonly medicines: readonly { readonly id: string; readonly name: string; readonly as: string }[];
}

/** What `match` needs. */
export interface MatchOptions {
  readonly json: boolean;
  readonly language: Language;
  readonly knowledge: Knowledge;
  /** Finds the places of phrasings; without it nothing is explained. */
  readonly findPhrasing?: FindPhrasing | undefined;
}

/**
 * Says what each question means, one a line: lines `{"q": "…"}` in; JSON objects out, or text to read. With `"open": "question.…"` in a line
 * it is explained as what is said while that question is open.
 *
 * @returns the exit code: 1 if any line was bad
 */
export async function match(
  lines: AsyncIterable<string> | Iterable<string>,
  io: Io,
  { json, language, knowledge, findPhrasing }: MatchOptions,
): Promise<number> {
  let code = 0;
  for await (const line of readLines(lines, lineSchema, '{"q": "why do I get them"}')) {
    if ('error' in line) {
      io.err(line.error);
      code = 1;
    } else {
      const { q, open } = line.value;
      const meaning = meaningOf(q, language, knowledge);
      const slot = knowledge.questions.find(({ id }) => id === open);
      if (open !== undefined && slot === undefined) {
        io.err(`line ${line.number}: there is no question "${open}" in the check`);
        code = 1;
        continue;
      }
      const reasons = findPhrasing && reasonsOf(q, language, findPhrasing, slot);
      io.out(
        json
          ? JSON.stringify({ ...meaning, ...(reasons && { explain: reasons }) })
          : [toText(meaning, knowledge), ...(reasons ? [reasonsAsText(reasons)] : [])].join('\n'),
      );
    }
  }
  return code;
}

function meaningOf(q: string, language: Language, knowledge: Knowledge): Meaning {
  const flags = language.listen(q);
  const levels = flags.map((id) => {
    const entry = knowledge.entries.get(id);
    return entry?.kind === 'flag' ? entry.level : undefined;
  });
  const command = language.command(q) ?? null;
  const { decision, entries } = language.match(q);
  return {
    q,
    decision: levels.includes('emergency')
      ? 'emergency'
      : levels.includes('urgent')
        ? 'urgent'
        : command === null
          ? decision
          : 'command',
    entries: entries.map(({ id, confidence }) => ({ id, confidence: Number(confidence.toFixed(4)) })),
    flags,
    command,
    medicines: language.medicines(q).map(({ id, name, as }) => ({ id, name, as })),
  };
}

function toText({ q, decision, entries, flags, command, medicines }: Meaning, knowledge: Knowledge): string {
  const title = (id: string) => knowledge.entries.get(id)?.title ?? id;
  return [
    q,
    `  ${decision}${command === null ? '' : `: ${command}`}`,
    ...flags.map((id) => `  warning sign: ${title(id)} (${id})`),
    ...medicines.map(({ id, name, as }) => `  medicine: ${as} = ${name} (${id})`),
    ...entries.map(
      ({ id, confidence }) =>
        `  ${Math.round(100 * confidence)
          .toString()
          .padStart(3)} %  ${id}  ${title(id)}`,
    ),
  ].join('\n');
}
