import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BotContext } from '../../src/conversation/bot-context';
import { createBotContext } from '../../src/conversation/core';
import { openPack } from '../../src/pack/open-pack';

const ROOT = join(__dirname, '..', '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'cramp-guide');

/** The shipped pack with language fitted to it; the fit is made once for all tests and kept until content or code changes. */
export function shippedTalk(): BotContext {
  const { knowledge, language } = openPack(undefined, join(CACHE, codeVersion()));
  return createBotContext(knowledge, language);
}

/** Jest's global set-up: fits before any test runs, and throws away what other code fitted. */
export default function fitOnce(): void {
  const version = codeVersion();
  const kept = existsSync(CACHE) ? readdirSync(CACHE) : [];
  for (const name of kept.filter((one) => one !== version)) {
    rmSync(join(CACHE, name), { recursive: true, force: true });
  }
  shippedTalk();
}

/** A hash of the sources that a fit depends on, and the data in them. */
function codeVersion(): string {
  const hash = createHash('sha256');
  for (const room of ['knowledge', 'language', 'pack']) {
    const folder = join(ROOT, 'src', room);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(ts|yaml)$/.test(name),
    );
    for (const name of names.sort()) {
      hash.update(name).update(readFileSync(join(folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
