// Measures what Cramp Guide promises, beside a bare echo bot and plain fuse.js, and exits with 1 if a promise does not hold.
// Run it with "npm run bench" ("npm run bench -- web" for the widget alone) on a machine that does nothing else. Rounds of the two sides alternate, so that noise hits both.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTurns, startConnector } from './load.mjs';
import { benchMatch } from './match.mjs';
import { sleep, startBot } from './processes.mjs';
import { median, quantile } from './statistics.mjs';
import { benchWeb } from './web.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const dist = join(root, 'dist');

const STARTS = 3;
const REST_MS = 3_000;
const ROUNDS = 15;
const WARM_UP = { lanes: 8, turns: 2000 };
const ONE_AT_A_TIME = { lanes: 1, turns: 100 };
const MANY_AT_ONCE = { lanes: 16, turns: 480 };

/** What people say in a turn: the plainest, and a mix of what a conversation is made of. */
const TURNS = {
  'a short question': ['why do my legs cramp at night'],
  'a mix': [
    'why do my legs cramp at night',
    'help',
    'start the check',
    'none of these',
    'none of these',
    'what helps against cramps',
    'skip',
    'skip',
    'stop',
    'thank you',
  ],
};

let kept = true;

const print = (text) => process.stdout.write(`${text}\n`);

function line(what, figure, bound = '', holds = true) {
  kept &&= holds;
  const verdict = bound === '' ? '' : `${bound}  ${holds ? 'holds' : 'DOES NOT HOLD'}`;
  process.stdout.write(`${what.padEnd(46)}${figure.padEnd(40)}${verdict}\n`);
}

const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const ratio = (value) => `${value.toFixed(2)} x`;

async function measureStart(name, start) {
  const times = [];
  for (let run = 0; run < STARTS; run += 1) {
    const bot = await start();
    times.push(bot.startMs);
    await bot.stop();
  }
  line(`start to ready, ${name}`, ms(median(times)), '<= 3000 ms', median(times) <= 3000);
}

async function measureTurns(name, texts, guide, echo, connector) {
  const sides = [guide, echo].map((bot) => ({ bot, latencies: [], p50: [], perSecond: [] }));
  const run = (side, load) => runTurns(side.bot, connector, { ...load, texts });
  for (const side of sides) await run(side, WARM_UP);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const side of sides) {
      const { latencies } = await run(side, ONE_AT_A_TIME);
      side.latencies.push(...latencies);
      side.p50.push(median(latencies));
    }
    for (const side of sides) side.perSecond.push((await run(side, MANY_AT_ONCE)).perSecond);
  }
  const [ours, theirs] = sides;
  const beside = (of, write) => `${write(of(ours))} beside ${write(of(theirs))}`;
  // Of rounds that ran one right after the other, so that both had the same machine.
  const ratioOf = (figures) => median(ours[figures].map((figure, round) => figure / theirs[figures][round]));

  const p50 = ratioOf('p50');
  line(`${name}: p50`, `${beside(({ p50 }) => median(p50), ms)}: ${ratio(p50)}`, '<= 2 x', p50 <= 2);
  line(
    `${name}: p99`,
    beside(({ latencies }) => quantile(latencies, 0.99), ms),
  );
  const throughput = ratioOf('perSecond');
  const figures = beside(
    ({ perSecond }) => median(perSecond),
    (value) => `${Math.round(value)}/s`,
  );
  line(`${name}: throughput`, `${figures}: ${ratio(throughput)}`, '>= 0.5 x', throughput >= 0.5);
}

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

async function benchBot({ start, guide: startGuide, newFile }) {
  const guideOn = (database) => startGuide({ DATABASE_URL: database });
  await measureStart('in memory', () => guideOn('memory:'));
  await measureStart('a new file', () => guideOn(newFile()));
  const file = newFile();
  await measureStart('a file that is there', () => guideOn(file));

  const guide = await guideOn(newFile());
  await sleep(REST_MS);
  const memory = guide.memory();
  if (memory === undefined) line('memory at rest', 'not measured: no ps on this machine');
  else line('memory at rest', `${Math.round(memory)} MB`, '<= 250 MB', memory <= 250);

  print('\nTurns through POST /api/messages: every one durable, beside an echo bot with MemoryStorage');
  const echo = await start(join(root, 'tests', 'bench', 'echo-bot.mjs'));
  const connector = await startConnector();
  for (const [name, texts] of Object.entries(TURNS)) await measureTurns(name, texts, guide, echo, connector);
  line('memory after that', `${Math.round(guide.memory() ?? 0)} MB beside ${Math.round(echo.memory() ?? 0)} MB`);
  connector.close();
  await Promise.all([guide.stop(), echo.stop()]);
}

async function benchWidget({ guide, newFile }) {
  print('\nThe widget on a page of another site, in Chromium, with an empty cache');
  await benchWeb((env) => guide({ DATABASE_URL: newFile(), ...env }), line);
}

const PARTS = {
  bot: () => within(benchBot),
  match: () => benchMatch(dist, line, print),
  web: () => within(benchWidget),
};

async function main() {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in PARTS));
  if (unknown.length > 0) {
    process.stderr.write(
      `There is no benchmark "${unknown[0]}". Name one or more of ${Object.keys(PARTS).join(', ')}, or none for all.\n`,
    );
    process.exit(2);
  }
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  process.stdout.write(
    `${cpu?.model ?? 'processor'} x ${cpus().length}, ${gigabytes} GB, ${process.platform}, Node ${process.version}\n\n`,
  );
  for (const [name, part] of Object.entries(PARTS)) if (wanted.length === 0 || wanted.includes(name)) await part();
  process.exitCode = kept ? 0 : 1;
}

await main();
