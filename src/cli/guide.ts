#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chat } from '../channels/terminal/channel';
import { createBotContext, createConversation } from '../conversation/core';
import { explain } from '../errors/explain';
import { createFindPhrasing } from '../knowledge/find-phrasing';
import { openPack } from '../pack/open-pack';
import { readPack } from '../pack/pack';
import { readEnvironment } from '../settings/environment';
import { VERSION } from '../settings/version';
import { openStore } from '../store/open-store';
import { assess } from './commands/assess';
import { backup } from './commands/backup';
import { check } from './commands/check';
import { doctor } from './commands/doctor';
import { evaluate } from './commands/eval';
import { feedback } from './commands/feedback';
import { match } from './commands/match';
import { FULL, prove } from './commands/prove';
import { talk } from './commands/talk';
import { teamsPackage } from './commands/teams-package';
import { unanswered } from './commands/unanswered';
import { linesOf } from './lines-of';
import { readClaims } from './proof/claims';
import { examineInThreads } from './proof/outcomes/threads';
import { createProofTriage } from './proof/proof-triage';
import { review } from './review/review';
import { readCall, USAGE, UsageError } from './usage';

/** Exit codes: all well; something in the input was wrong; the command was used wrongly. */
const OK = 0;
const FAILED = 1;
const USAGE_ERROR = 2;

async function main(argv: readonly string[]): Promise<number> {
  const { command, pack, locale, json, strict, online, explain: withReasons, sign, by, file } = readCall(argv);
  const io = {
    out: (line: string) => void process.stdout.write(`${line}\n`),
    err: (line: string) => void process.stderr.write(`${line}\n`),
  };
  const load = () => {
    const { knowledge, language } = openPack(pack);
    return createBotContext(knowledge, language);
  };

  const findPhrasing = withReasons ? createFindPhrasing(readPack(pack)) : undefined;

  switch (command) {
    case 'help':
      process.stdout.write(USAGE);
      return OK;
    case 'match':
      return match(linesOf(file), io, {
        json,
        ...load(),
        findPhrasing,
      });
    case 'eval':
      return evaluate(linesOf(file), io, { json, bot: load() });
    case 'assess':
      return assess(linesOf(file), io, { json, ...load() });
    case 'check':
      return check(io, { pack, strict, today: today() });
    case 'review':
      return review(io, { pack, sign, by, today: today() });
    case 'prove': {
      const claims = readClaims(file ?? '');
      const { knowledge, language } = load();
      return prove(io, {
        knowledge,
        triage: createProofTriage(knowledge, language),
        claims,
        extent: FULL,
        examine: (extent) => examineInThreads(file ?? '', extent),
      });
    }
    case 'talk':
      return talk(linesOf(file), io, { json, bot: load(), locale, findPhrasing });
    case 'chat': {
      const { knowledge, language } = load();
      return chat({
        input: process.stdin,
        output: process.stdout,
        respond: createConversation(knowledge, language),
        words: {
          sources: knowledge.messages.get('label-sources') ?? '',
          actions: knowledge.messages.get('terminal-actions') ?? '',
        },
        locale: locale ?? localeOf(process.env),
      });
    }
    case 'teams-package':
      return teamsPackage(io, load().knowledge, readEnvironment(), VERSION, file);
    case 'doctor':
      return doctor(io, { online, webFolder: join(__dirname, '..', 'web') });
    case 'backup':
      return backup(io, readEnvironment().DATABASE_URL, file ?? '');
    case 'unanswered':
    case 'feedback': {
      const { DATABASE_URL } = readEnvironment();
      const path = /^sqlite:(.+)/.exec(DATABASE_URL)?.[1];
      if (path && !existsSync(path)) {
        io.err(`There is no database "${path}" yet: start the bot first, or set DATABASE_URL to the one it uses.`);
        return FAILED;
      }
      const store = await openStore(DATABASE_URL);
      try {
        return await (command === 'feedback' ? feedback : unanswered)(store, io, { json });
      } finally {
        await store.close();
      }
    }
  }
}

/** The day it is where this runs, as "2026-11-23". */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

function localeOf(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  return (environment.LC_ALL || environment.LANG)?.split('.')[0]?.replace('_', '-');
}

process.stdout.on('error', (error: { code?: unknown }) => {
  // Whoever read the output has read enough, as in `guide match FILE | head -1`.
  process.exit(error.code === 'EPIPE' ? OK : FAILED);
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const usage = error instanceof UsageError;
    process.stderr.write(`${explain(error)}\n${usage ? `\n${USAGE}` : ''}`);
    process.exitCode = usage ? USAGE_ERROR : FAILED;
  },
);
