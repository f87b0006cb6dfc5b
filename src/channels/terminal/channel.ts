import { createInterface } from 'node:readline';
import type { Incoming, Reply, Turn } from '../../messages/messages';
import { renderText, type TerminalWords } from './render-message';

/** A chat in a terminal. */
export interface ChatOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** The conversation core. */
  readonly respond: (stored: unknown, incoming: Incoming) => Turn;
  readonly words: TerminalWords;
  readonly locale?: string | undefined;
}

/**
 * Holds the same conversation as on the other channels, line by line, until the input ends.
 *
 * Nothing is kept: the conversation is gone when the terminal is closed. A number picks from the numbered list above it.
 *
 * @returns the exit code
 */
export async function chat({ input, output, respond, words, locale }: ChatOptions): Promise<number> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  let state: unknown;
  let shown: Reply | undefined;
  let count = 0;

  const turn = (text: string) => {
    count += 1;
    const kind = count === 1 ? 'join' : 'message';
    const result = respond(state, {
      kind,
      conversation: 'terminal',
      user: 'terminal',
      channel: 'terminal',
      key: String(count),
      text,
      locale,
      scope: 'personal',
    });
    state = result.effects?.some(({ kind }) => kind === 'forget') ? undefined : result.state;
    shown = result.replies.at(-1);
    for (const reply of result.replies) {
      output.write(`${renderText(reply, words)}\n\n`);
    }
    output.write('> ');
  };

  turn('');
  for await (const line of lines) {
    const label = suggestionAt(shown, line);
    turn(label ?? line);
  }
  output.write('\n');
  return 0;
}

/** Suggestions are numbered too when nothing else is: a number says what its line says. */
function suggestionAt(reply: Reply | undefined, line: string): string | undefined {
  return reply && !reply.ask && /^\d{1,2}$/.test(line.trim()) ? reply.suggestions[Number(line) - 1] : undefined;
}
