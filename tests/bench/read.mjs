import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import Fuse from 'fuse.js';
import { parse } from 'yaml';
import { line, print, ratio } from './report.mjs';
import { median, quantile } from './statistics.mjs';

const require = createRequire(import.meta.url);

/** Everything that a turn asks of a message, whatever is open. */
const RECOGNISERS = ['match', 'hear', 'extract', 'command', 'medicines', 'names', 'actions'];
/** What an older build calls a recogniser. */
const BEFORE = { extract: 'told' };
const ROUNDS = 5;
const WARM_UP = 1;
/** Of the default messages, spread over all of them. */
const MOST_MESSAGES = 400;
const MOST_AGAINST = 0.3;
/** A tenth of a fuse.js search: 0.3 of the third of one that reading took before a message was read once. */
const MOST_BESIDE_FUSE = 0.1;

/**
 * Measures the CPU time of everything read of one message.
 *
 * Beside it, in turn with it, runs a fuse.js search over the titles of the entries: pure JavaScript on the same text, of a version that the
 * lockfile holds still, so that the ratio to it can be compared between builds and machines. With the build of another checkout
 * (`against`) both are asked in turn, message by message, and their ratio is printed.
 *
 * @param files of lines {"q": "…"}; the held-out messages of the tests and what the pack declines by default
 */
export function benchRead(root, { files, against }) {
  const ours = openBuild(join(root, 'dist'));
  const other = against && openBuild(resolve(against));
  const texts = files.length > 0 ? files.flatMap(linesOf) : heldOut(root);
  const titles = new Fuse(
    [...ours.knowledge.entries.values()].map(({ title }) => title),
    {
      ignoreLocation: true,
      includeScore: true,
    },
  );
  const sides = {
    ours: (text) => readAll(ours.language, text),
    peer: (text) => titles.search(text.slice(0, 128), { limit: 5 }),
    ...(other && { other: (text) => readAll(other.language, text) }),
  };
  const costs = measure(sides, texts);

  print(`\nEverything read of one message: CPU time of ${texts.length} messages, ${ROUNDS} rounds each`);
  const row = (name, figures) =>
    line(name, `p50 ${median(figures).toFixed(3)} ms, p99 ${quantile(figures, 0.99).toFixed(3)} ms`);
  row('this build', costs.ours);
  row('fuse.js over the titles', costs.peer);
  const beside = median(costs.ours) / median(costs.peer);
  line('this build beside fuse.js: p50', ratio(beside), `<= ${MOST_BESIDE_FUSE} x`, beside <= MOST_BESIDE_FUSE);
  if (!other) return;
  row(`the build in ${against}`, costs.other);
  // Message by message, so that the two are never of different texts.
  const share = median(costs.ours.map((cost, index) => cost / costs.other[index]));
  line('this build beside that one: p50', ratio(share), `<= ${MOST_AGAINST} x`, share <= MOST_AGAINST);
  const worst = quantile(costs.ours, 0.99) / quantile(costs.other, 0.99);
  line('this build beside that one: p99', ratio(worst));
}

/** A language of any build: one that reads a message once says so itself. */
function readAll(language, text) {
  for (const name of RECOGNISERS) (language[name] ?? language[BEFORE[name]])(text);
}

function openBuild(dist) {
  const path = join(dist, 'pack', 'open-pack.js');
  if (!existsSync(path)) throw new Error(`There is no build in "${dist}": name the dist folder of a checkout.`);
  return require(path).openPack();
}

/** The CPU time of each side for each text, ms: the median of the rounds. */
function measure(sides, texts) {
  const names = Object.keys(sides);
  const times = new Map(names.map((name) => [name, texts.map(() => [])]));
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const [index, text] of texts.entries()) {
      for (const name of names) {
        const before = process.cpuUsage();
        sides[name](text);
        const { user, system } = process.cpuUsage(before);
        if (round >= 0) times.get(name)[index].push((user + system) / 1000);
      }
    }
  }
  return Object.fromEntries([...times].map(([name, rounds]) => [name, rounds.map(median)]));
}

function linesOf(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => JSON.parse(text).q);
}

function heldOut(root) {
  const yaml = (...path) => parse(readFileSync(join(root, ...path), 'utf8'));
  const messages = yaml('tests', 'language', 'listening', 'held-out.yaml');
  const all = [
    ...Object.values(messages).flatMap((byFlag) => Object.values(byFlag).flat()),
    ...yaml('intents', 'out-of-scope.yaml'),
  ];
  const every = Math.ceil(all.length / MOST_MESSAGES);
  return all.filter((_, index) => index % every === 0);
}
