import { createRequire } from 'node:module';
import { deserialize, serialize } from 'node:v8';
import { median, quantile } from './statistics.mjs';

const require = createRequire(import.meta.url);

/** Numbers of phrasings. The questions of the shipped pack are the same at each size; what is more than it has is recombined. */
const SIZES = [300, 1_000, 10_000, 100_000];
/** One phrasing in so many is never learnt, but asked. */
const HELD_OUT = 6;
const MOST_QUERIES = 200;
const ROUNDS = 5;
const SEED = 5;
// fuse.js takes seconds a question at 100,000 phrasings: every system is asked for so long, and so many questions at least.
const BUDGET_MS = 15_000;
const FEWEST_QUERIES = 5;
const WARM_UP = 2;
// nlp.js trains for about a minute at 10,000 and did not finish within twenty at 100,000.
const MOST_FOR_NLP = 10_000;

/** As many different phrasings as asked for: those there are, then two or three of one entry run together, words left out. */
function phrasings(pool, size, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const entries = [...pool];
  const made = new Map(entries.map(([id]) => [id, new Set()]));
  let total = 0;
  const add = (id, text) => {
    const before = made.get(id).size;
    total += made.get(id).add(text).size - before;
  };
  for (let turn = 0; total < size && turn < Math.max(...entries.map(([, texts]) => texts.length)); turn += 1) {
    for (const [id, texts] of entries) if (total < size && texts[turn]) add(id, texts[turn]);
  }
  while (total < size) {
    const [id, texts] = pick(entries);
    const words = `${pick(texts)} ${pick(texts)}${random() < 0.3 ? ` ${pick(texts)}` : ''}`.split(/\s+/);
    add(id, words.filter(() => random() > 0.15).join(' '));
  }
  return new Map([...made].map(([id, texts]) => [id, [...texts]]));
}

/** Asks a system the queries until its time is over; accuracy in percent, milliseconds. */
async function ask(search, queries) {
  const times = [];
  const began = performance.now();
  let first = 0;
  let three = 0;
  let asked = 0;
  for (const { id, text } of queries) {
    if (asked >= FEWEST_QUERIES && performance.now() - began > BUDGET_MS) break;
    const started = performance.now();
    const ids = await search(text);
    times.push(performance.now() - started);
    asked += 1;
    first += ids[0] === id ? 1 : 0;
    three += ids.slice(0, 3).includes(id) ? 1 : 0;
  }
  return {
    asked,
    top1: (100 * first) / asked,
    top3: (100 * three) / asked,
    p50: median(times),
    p99: quantile(times, 0.99),
  };
}

async function timed(make) {
  const started = performance.now();
  const made = await make();
  return [made, performance.now() - started];
}

/**
 * Prints accuracy and time of the ranking beside its peers at growing numbers of phrasings, on held-out phrasings of the shipped questions,
 * then its times on the whole shipped pack.
 *
 * @param line prints a figure with its bound
 */
export async function benchMatch(dist, line, print) {
  const { loadKnowledge } = require(`${dist}/knowledge/load.js`);
  const { readPack } = require(`${dist}/pack/pack.js`);
  const { createLanguage } = require(`${dist}/language/language.js`);
  const { createRandom } = require(`${dist}/language/classifier/random.js`);
  const { PEERS } = require(`${dist}/cli/evaluation/peers/peers.js`);
  const knowledge = loadKnowledge(readPack());
  const entries = new Map([...knowledge.entries].filter(([, { kind }]) => kind === 'faq'));
  const stored = [...entries.keys()].map((id) => [id, knowledge.intents.phrasings.get(id) ?? []]);
  const pool = new Map(stored.map(([id, texts]) => [id, texts.filter((_, i) => i % HELD_OUT !== 1)]));
  const held = stored.flatMap(([id, texts]) =>
    texts.filter((_, i) => i % HELD_OUT === 1).map((text) => ({ id, text })),
  );
  const every = Math.max(1, Math.ceil(held.length / MOST_QUERIES));
  const queries = held.filter((_, i) => i % every === 0);

  print(`\nRanking ${entries.size} questions by phrasings; ${queries.length} queries that nobody learnt`);
  print(
    `  ${'phrasings'.padStart(9)}  ${'system'.padEnd(16)}${['fit', 'asked', 'top-1', 'top-3', 'p50', 'p99'].map((name) => name.padStart(12)).join('')}`,
  );
  const results = new Map();
  for (const size of SIZES) {
    const texts = phrasings(pool, size, createRandom(SEED));
    const pack = {
      ...knowledge,
      entries: new Map([...entries].map(([id, entry]) => [id, { ...entry, keywords: [] }])),
      intents: { ...knowledge.intents, phrasings: texts },
    };
    const phrases = [...texts].flatMap(([id, list]) => list.map((text) => ({ id, text })));
    const row = async (name, prepare) => {
      const [search, fit] = await timed(prepare);
      if (search === undefined) return print(`  ${''.padStart(9)}  ${name.padEnd(16)}  not installed`);
      await ask(search, queries.slice(0, WARM_UP));
      const result = await ask(search, queries);
      results.set(`${name} ${size}`, result);
      const cells = [
        `${(fit / 1000).toFixed(2)} s`,
        String(result.asked),
        `${result.top1.toFixed(1)} %`,
        `${result.top3.toFixed(1)} %`,
        `${result.p50.toFixed(3)} ms`,
        `${result.p99.toFixed(3)} ms`,
      ];
      return print(
        `  ${String(size).padStart(9)}  ${name.padEnd(16)}${cells.map((cell) => cell.padStart(12)).join('')}`,
      );
    };
    await row('ours', () => {
      const { match } = createLanguage(pack);
      return (text) => match(text).entries.map(({ id }) => id);
    });
    for (const peer of Object.values(PEERS)) {
      if (peer === PEERS.nlp && size > MOST_FOR_NLP) {
        print(
          `  ${String(size).padStart(9)}  ${peer.name.padEnd(16)}  left out: its training does not end in reasonable time`,
        );
        continue;
      }
      await row(peer.name, async () => {
        const search = await peer.prepare(phrases);
        return search && (async (text) => (await search(text)).ids);
      });
    }
  }
  const [few, many] = [results.get('ours 1000'), results.get('ours 100000')];
  const growth = many.p50 / few.p50;
  line('p50 at 100,000 phrasings beside 1,000', `${growth.toFixed(2)} x`, '<= 5 x', growth <= 5);
  for (const size of SIZES.slice(1)) {
    const [ours, fuse] = [results.get(`ours ${size}`), results.get(`${PEERS.fuse.name} ${size}`)];
    const faster = fuse.p50 / ours.p50;
    line(`faster than plain fuse.js at ${size}`, `${faster.toFixed(0)} x`, '>= 20 x', faster >= 20);
    const better = ours.top1 - fuse.top1;
    line(`better than plain fuse.js at ${size}`, `${better.toFixed(1)} points`, '>= 15', better >= 15);
  }

  const { createLexicon } = require(`${dist}/language/lexicon.js`);
  const { readExamples } = require(`${dist}/language/language.js`);
  const { fitEntries } = require(`${dist}/language/recognizers/entries/fit.js`);
  const { createFeatures } = require(`${dist}/language/recognizers/entries/features.js`);
  const { createEntryRecognizer } = require(`${dist}/language/recognizers/entries/recognizer.js`);
  const { findRelated } = require(`${dist}/language/recognizers/entries/related.js`);
  const related = findRelated(knowledge.entries);
  const fits = [];
  const recalls = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const lexicon = createLexicon(knowledge);
    const features = createFeatures(lexicon.text);
    const [fitted, fit] = await timed(() => fitEntries(readExamples(lexicon), features, related));
    fits.push(fit);
    const kept = serialize(fitted);
    const [, recall] = await timed(() =>
      createEntryRecognizer(deserialize(kept), features, related, lexicon.questions),
    );
    recalls.push(recall);
  }
  const language = createLanguage(knowledge);
  const asked = stored.flatMap(([id, texts]) => texts.map((text) => ({ id, text: `hi, ${misspelt(text)}` })));
  const all = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { text } of asked) {
      const started = performance.now();
      language.match(text);
      all.push(performance.now() - started);
    }
  }
  print(`\nThe whole shipped pack: ${knowledge.entries.size} entries, ${asked.length} questions with a slip`);
  const [p50, p99] = [median(all), quantile(all, 0.99)];
  line('a match: p50', `${p50.toFixed(3)} ms`, '<= 0.15 ms', p50 <= 0.15);
  line('a match: p99', `${p99.toFixed(3)} ms`, '<= 1 ms', p99 <= 1);
  line('fit', `${median(fits).toFixed(0)} ms`, '<= 1500 ms', median(fits) <= 1500);
  line('from what an earlier fit has kept', `${median(recalls).toFixed(0)} ms`, '<= 100 ms', median(recalls) <= 100);
}

/** A text with a letter missing in its longest word. */
function misspelt(text) {
  const longest = text.split(/\s+/).sort((a, b) => b.length - a.length)[0] ?? '';
  const middle = Math.floor(longest.length / 2);
  return longest.length < 5 ? text : text.replace(longest, longest.slice(0, middle) + longest.slice(middle + 1));
}
