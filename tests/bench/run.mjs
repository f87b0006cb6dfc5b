// Measures what Cramp Guide promises, beside bots and searches that one would use otherwise, and exits with 1 if a promise does not hold.
// Run it with "npm run bench" on a machine that does nothing else; "npm run bench -- PART" runs one part of it (bot, read, match, web).
// Rounds of the sides alternate, so that noise hits all of them.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchBot } from './bot.mjs';
import { benchMatch } from './match.mjs';
import { startBot } from './processes.mjs';
import { benchRead } from './read.mjs';
import { line, print, report } from './report.mjs';
import { benchWeb } from './web.mjs';

const USAGE = `Usage: npm run bench -- [PART ...] [--against DIR] [--messages FILE ...]

PART is bot, read, match or web; all of them by default.
--against DIR    the dist folder of another checkout: "read" is measured beside it
--messages FILE  lines {"q": "..."} that "read" reads, instead of the messages held out in the tests
`;

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const dist = join(root, 'dist');

/** Runs a part of the benchmark with a folder of its own; whatever it started is stopped at the end. */
async function within(part) {
  // On the disk of the checkout: a temporary folder may be in memory, where nothing is durable.
  mkdirSync(join(root, 'data'), { recursive: true });
  const folder = mkdtempSync(join(root, 'data', 'bench-'));
  const running = [];
  const start = async (script, env) => {
    const bot = await startBot(script, { cwd: folder, env });
    running.push(bot);
    return bot;
  };
  const guide = (env) => start(join(dist, 'main.js'), { RETENTION_DAYS: '30', ...env });
  let files = 0;
  const newFile = () => `sqlite:${join(folder, `${++files}.db`)}`;
  try {
    await part({ start, guide, newFile });
  } finally {
    await Promise.all(running.map((bot) => bot.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchWidget({ guide, newFile }) {
  print('\nThe widget on a page of another site, in Chromium, with an empty cache');
  await benchWeb((env) => guide({ DATABASE_URL: newFile(), ...env }), line);
}

const PARTS = {
  bot: () => within(benchBot),
  read: ({ against, messages = [] }) => benchRead(root, { files: messages, against }),
  match: () => benchMatch(dist, line, print),
  web: () => within(benchWidget),
};

function readCall() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { against: { type: 'string' }, messages: { type: 'string', multiple: true } },
    });
    const unknown = positionals.find((name) => !(name in PARTS));
    if (unknown === undefined) return { options: values, wanted: positionals };
    process.stderr.write(`There is no benchmark "${unknown}".\n\n${USAGE}`);
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${USAGE}`);
  }
  return process.exit(2);
}

async function main() {
  const { options, wanted } = readCall();
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  print(
    `${cpu?.model ?? 'processor'} x ${cpus().length}, ${gigabytes} GB, ${process.platform}, Node ${process.version}\n`,
  );
  for (const [name, part] of Object.entries(PARTS)) {
    if (wanted.length === 0 || wanted.includes(name)) await part(options);
  }
  process.exitCode = report.kept ? 0 : 1;
}

await main();
