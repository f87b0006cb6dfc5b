#!/usr/bin/env node
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { chat } from '../channels/terminal/chat';
import { createConversation, createTriageFor } from '../core';
import { createCachedLanguage } from '../fitted-cache';
import { loadKnowledge } from '../knowledge/load';
import { readPack } from '../pack';
import { readSettings } from '../settings';
import { openStore } from '../store/open-store';
import { VERSION } from '../version';
import { assess } from './commands/assess';
import { check } from './commands/check';
import { evaluate } from './commands/eval';
import { match } from './commands/match';
import { paths } from './commands/paths';
import { teamsPackage } from './commands/teams-package';
import { unanswered } from './commands/unanswered';

const USAGE = `Usage: cramp-guide <command> [options] [FILE or -]

  match  [--pack DIR] [--json] [FILE]   what each question means: lines {"q": "..."}
  assess [--json] [FILE]                what facts add up to: lines of facts
  check  [--pack DIR]                   every fault of the content, as file:line:column message
  eval   [--pack DIR] [--json] FILE     how well questions are understood: lines {"q": "...", "accept": ["id"]}
  paths                                 which questions, outcomes and rules the check reaches
  chat                                  the conversation, in this terminal
  teams-package [FILE]                  write the Teams app package (settings from .env)
  unanswered [--json]                   questions nobody could answer, most frequent first

Without FILE, or with "-", commands read standard input.
`;

/** Exit codes: all well; something in the input was wrong; the command was used wrongly. */
const OK = 0;
const FAILED = 1;
const USAGE_ERROR = 2;

class UsageError extends Error {}

async function main(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  const { values, positionals } = readOptions(rest);
  if (values.help || command === 'help' || command === '--help' || command === '-h') {
    process.stdout.write(USAGE);
    return OK;
  }
  const io = {
    out: (line: string) => void process.stdout.write(`${line}\n`),
    err: (line: string) => void process.stderr.write(`${line}\n`),
  };
  const json = values.json ?? false;
  const file = positionals[0];
  if (positionals.length > 1) {
    throw new UsageError(`"${command}" takes one file.`);
  }
  const load = () => {
    const files = readPack(values.pack);
    const knowledge = loadKnowledge(files);
    const language = createCachedLanguage(files, knowledge);
    return { knowledge, language, triage: createTriageFor(knowledge, language) };
  };

  switch (command) {
    case 'match':
      return match(linesOf(file), io, { json, ...load() });
    case 'eval':
      if (file === undefined) {
        throw new UsageError('"eval" needs a FILE of labelled questions.');
      }
      return evaluate(linesOf(file), io, { json, ...load() });
    case 'assess':
      return assess(linesOf(file), io, { json, ...load() });
    case 'check':
      return check(io, values.pack);
    case 'paths':
      return paths(io, load());
    case 'chat': {
      const { knowledge, language } = load();
      return chat({
        input: process.stdin,
        output: process.stdout,
        respond: createConversation(knowledge, language),
        locale: localeOf(process.env),
      });
    }
    case 'teams-package':
      return teamsPackage(io, load().knowledge, readSettings(process.env), VERSION, file);
    case 'unanswered': {
      const store = await openStore(readSettings(process.env).DATABASE_URL);
      try {
        return await unanswered(store, io, { json });
      } finally {
        await store.close();
      }
    }
    default:
      throw new UsageError(command === undefined ? 'Name a command.' : `There is no command "${command}".`);
  }
}

function readOptions(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { pack: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function linesOf(file: string | undefined): AsyncIterable<string> {
  const input = file === undefined || file === '-' ? process.stdin : createReadStream(file, 'utf8');
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  // readline does not pass a stream's error on to its iterator: a file that is not there would read as empty.
  const failed = new Promise<never>((_, reject) => input.once('error', reject));
  return (async function* () {
    const iterator = lines[Symbol.asyncIterator]();
    for (;;) {
      const { done, value } = await Promise.race([iterator.next(), failed]);
      if (done) {
        return;
      }
      yield value;
    }
  })();
}

function localeOf(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  return (environment.LC_ALL || environment.LANG)?.split('.')[0]?.replace('_', '-');
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const usage = error instanceof UsageError;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage ? `\n${USAGE}` : ''}`);
    process.exitCode = usage ? USAGE_ERROR : FAILED;
  },
);
