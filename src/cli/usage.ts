import { parseArgs } from 'node:util';
import { OperatorError } from '../errors/operator-error';

/** What `--help` and wrong usage print. */
export const USAGE = `Usage: cramp-guide <command> [options] [FILE or -]

  match  [--pack DIR] [--json] [--explain] [FILE]
                                        what each question means, and with --explain why: lines {"q": "..."}, beside it
                                        "open": "question.id" where that question was asked
  assess [--json] [FILE]                what facts add up to: lines of facts
  check  [--pack DIR] [--strict]        every fault of the content, as file:line:column message; strict: remarks too
  review [--pack DIR]                   the content as one HTML document for a clinical reviewer, to print and sign
  review [--pack DIR] --sign ID --by NAME
                                        write into the content that NAME has reviewed this item today
  eval   [--pack DIR] [--json] FILE     how well questions are understood: lines {"q": "...", "accept": ["id"]}
                                        or conversations held: lines {"id": "...", "turns": [{"say": "...", "level": "none"}]}
  prove FILE                            whether the triage keeps the claims of FILE, whatever is told
  talk   [--pack DIR] [--locale TAG] [--json] [--explain] [FILE]
                                        whole conversations, and with --explain what was noted and why: lines {"say": ["...", {"tap": "label"}]}
  chat   [--pack DIR] [--locale TAG]    the conversation, in this terminal
  teams-package [FILE]                  write the Teams app package (settings from .env)
  backup FILE                           copy the database into a new file, also while the bot runs (SQLite)
  unanswered [--json]                   questions nobody could answer, most frequent first
  feedback [--json]                     what people thought of answers, worst first
  doctor [--online]                     whether the bot is ready for people; --online also asks the network

Without FILE, or with "-", match, assess, talk and eval read standard input.
`;

interface Takes {
  readonly options: readonly ('pack' | 'locale' | 'json' | 'strict' | 'online' | 'explain' | 'sign' | 'by')[];
  readonly file: 'none' | 'optional' | 'needed';
}

/** What each command takes. */
const COMMANDS = {
  match: { options: ['pack', 'json', 'explain'], file: 'optional' },
  assess: { options: ['json'], file: 'optional' },
  check: { options: ['pack', 'strict'], file: 'none' },
  review: { options: ['pack', 'sign', 'by'], file: 'none' },
  eval: { options: ['pack', 'json'], file: 'needed' },
  prove: { options: [], file: 'needed' },
  talk: { options: ['pack', 'locale', 'json', 'explain'], file: 'optional' },
  chat: { options: ['pack', 'locale'], file: 'none' },
  'teams-package': { options: [], file: 'optional' },
  backup: { options: [], file: 'needed' },
  unanswered: { options: ['json'], file: 'none' },
  feedback: { options: ['json'], file: 'none' },
  doctor: { options: ['online'], file: 'none' },
} as const satisfies Record<string, Takes>;

/** A command line, understood. */
export interface Call {
  readonly command: keyof typeof COMMANDS | 'help';
  readonly pack: string | undefined;
  /** BCP 47, as given. */
  readonly locale: string | undefined;
  readonly json: boolean;
  readonly strict: boolean;
  readonly online: boolean;
  readonly explain: boolean;
  /** The item to sign, and who signs it. */
  readonly sign: string | undefined;
  readonly by: string | undefined;
  readonly file: string | undefined;
}

/** The program was called in a way it does not understand. */
export class UsageError extends OperatorError {
  readonly code = 'wrong-usage';
}

/**
 * Reads a command line: the command first, then its options and its file.
 *
 * @throws UsageError naming what the command does not take, or lacks
 */
export function readCall([command, ...args]: readonly string[]): Call {
  const help: Call = {
    command: 'help',
    pack: undefined,
    locale: undefined,
    json: false,
    strict: false,
    online: false,
    explain: false,
    sign: undefined,
    by: undefined,
    file: undefined,
  };
  if (command === 'help' || command === '--help' || command === '-h') {
    return help;
  }
  if (!isCommand(command)) {
    throw new UsageError(command === undefined ? 'Name a command.' : `There is no command "${command}".`);
  }
  const takes: Takes = COMMANDS[command];
  const { values, positionals } = parse(args);
  if (values.help) {
    return help;
  }
  for (const option of ['pack', 'locale', 'json', 'strict', 'online', 'explain', 'sign', 'by'] as const) {
    if (values[option] !== undefined && !takes.options.includes(option)) {
      throw new UsageError(`"${command}" takes no --${option}.`);
    }
  }
  if ((values.sign === undefined) !== (values.by === undefined)) {
    throw new UsageError(`"${command}" needs --sign and --by together.`);
  }
  const [file, ...more] = positionals;
  if (file === undefined && takes.file === 'needed') {
    throw new UsageError(`"${command}" needs a FILE, or "-" for standard input.`);
  }
  if (file !== undefined && takes.file === 'none') {
    throw new UsageError(`"${command}" takes no file.`);
  }
  if (more.length > 0) {
    throw new UsageError(`"${command}" takes one file.`);
  }
  return {
    command,
    pack: values.pack,
    locale: values.locale,
    json: values.json ?? false,
    strict: values.strict ?? false,
    online: values.online ?? false,
    explain: values.explain ?? false,
    sign: values.sign,
    by: values.by,
    file,
  };
}

function isCommand(name: string | undefined): name is keyof typeof COMMANDS {
  return name !== undefined && Object.hasOwn(COMMANDS, name);
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        pack: { type: 'string' },
        locale: { type: 'string' },
        json: { type: 'boolean' },
        strict: { type: 'boolean' },
        online: { type: 'boolean' },
        explain: { type: 'boolean' },
        sign: { type: 'string' },
        by: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
