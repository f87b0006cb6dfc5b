import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTurns, startConnector } from './load.mjs';
import { sleep } from './processes.mjs';
import { line, ms, print, ratio } from './report.mjs';
import { median, quantile } from './statistics.mjs';

const here = dirname(fileURLToPath(import.meta.url));

const STARTS = 3;
const REST_MS = 3_000;
const ROUNDS = 15;
const WARM_UP = { lanes: 8, turns: 2000 };
const ONE_AT_A_TIME = { lanes: 1, turns: 100 };
const MANY_AT_ONCE = { lanes: 16, turns: 480 };
const LONGEST_START_MS = 1_500;
const MOST_AT_REST_MB = 200;
const MOST_MEMORY = 1.3;
const MOST_P50 = 1.8;
const LEAST_THROUGHPUT = 0.65;

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

/** Measures starts, memory and turns, beside an echo bot (bounds) and the bot one would write otherwise (for comparison). */
export async function benchBot({ start, guide: startGuide, newFile }) {
  const guideOn = (database) => startGuide({ DATABASE_URL: database });
  await measureStart('in memory', () => guideOn('memory:'));
  await measureStart('a new file', () => guideOn(newFile()));
  const file = newFile();
  await measureStart('a file that is there', () => guideOn(file));

  const guide = await guideOn(newFile());
  await sleep(REST_MS);
  const memory = guide.memory();
  if (memory === undefined) line('memory at rest', 'not measured: no ps on this machine');
  else line('memory at rest', `${Math.round(memory)} MB`, `<= ${MOST_AT_REST_MB} MB`, memory <= MOST_AT_REST_MB);

  print('\nTurns through POST /api/messages: every one durable, beside bots that keep theirs in MemoryStorage');
  const peers = {
    'the echo bot': await start(join(here, 'echo-bot.mjs')),
    'a plain check bot': await start(join(here, 'check-bot.mjs')),
  };
  const connector = await startConnector();
  for (const [name, texts] of Object.entries(TURNS)) await measureTurns(name, texts, guide, peers, connector);
  measureMemory(guide, peers['the echo bot']);
  connector.close();
  await Promise.all([guide, ...Object.values(peers)].map((bot) => bot.stop()));
}

async function measureStart(name, start) {
  const times = [];
  for (let run = 0; run < STARTS; run += 1) {
    const bot = await start();
    times.push(bot.startMs);
    await bot.stop();
  }
  const time = median(times);
  line(`start to ready, ${name}`, ms(time), `<= ${LONGEST_START_MS} ms`, time <= LONGEST_START_MS);
}

async function measureTurns(name, texts, guide, peers, connector) {
  const sides = [guide, ...Object.values(peers)].map((bot) => ({ bot, latencies: [], p50: [], perSecond: [] }));
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
  const [ours, ...others] = sides;
  // Only the echo bot does for a turn what every bot has to; the other is there to compare with.
  for (const [index, peer] of Object.keys(peers).entries())
    compare(`${name}, ${peer}`, ours, others[index], index === 0);
}

function compare(name, ours, theirs, isBound) {
  const beside = (of, write) => `${write(of(ours))} beside ${write(of(theirs))}`;
  // Of rounds that ran one right after the other, so that both had the same machine.
  const ratioOf = (figures) => median(ours[figures].map((figure, round) => figure / theirs[figures][round]));
  const bounded = (what, figure, bound, holds) => (isBound ? line(what, figure, bound, holds) : line(what, figure));

  const p50 = ratioOf('p50');
  const p50s = beside((side) => median(side.p50), ms);
  bounded(`${name}: p50`, `${p50s}: ${ratio(p50)}`, `<= ${MOST_P50} x`, p50 <= MOST_P50);
  line(
    `${name}: p99`,
    beside(({ latencies }) => quantile(latencies, 0.99), ms),
  );
  const throughput = ratioOf('perSecond');
  const rates = beside(
    ({ perSecond }) => median(perSecond),
    (value) => `${Math.round(value)}/s`,
  );
  bounded(
    `${name}: throughput`,
    `${rates}: ${ratio(throughput)}`,
    `>= ${LEAST_THROUGHPUT} x`,
    throughput >= LEAST_THROUGHPUT,
  );
}

function measureMemory(guide, echo) {
  const [ours, theirs] = [guide.memory(), echo.memory()];
  if (ours === undefined || theirs === undefined) return;
  const figure = `${Math.round(ours)} MB beside ${Math.round(theirs)} MB: ${ratio(ours / theirs)}`;
  line('memory after that', figure, `<= ${MOST_MEMORY} x`, ours <= MOST_MEMORY * theirs);
}
