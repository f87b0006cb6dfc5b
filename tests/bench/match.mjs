import { createRequire } from 'node:module';
import Fuse from 'fuse.js';
import { median } from './statistics.mjs';

const require = createRequire(import.meta.url);
const QUERIES = 150;
const ROUNDS = 5;

/**
 * Times a match beside plain fuse.js (`ignoreLocation`) over the same phrasings: ms a query, medians of interleaved rounds.
 *
 * The queries are phrasings with a courtesy before and a letter missing, so that neither side can look them up.
 */
export function benchMatch(dist) {
  const { loadKnowledge } = require(`${dist}/knowledge/load.js`);
  const { readPack } = require(`${dist}/pack.js`);
  const { createLanguage } = require(`${dist}/language/language.js`);
  const knowledge = loadKnowledge(readPack());
  const language = createLanguage(knowledge);
  const phrasings = [...knowledge.intents.phrasings].flatMap(([id, texts]) => texts.map((text) => ({ id, text })));
  const fuse = new Fuse(phrasings, { keys: ['text'], ignoreLocation: true, includeScore: true });

  const step = Math.max(1, Math.floor(phrasings.length / QUERIES));
  const queries = phrasings.filter((_, index) => index % step === 0).map(({ text }) => `hi, ${misspelt(text)}`);
  const time = (search) => {
    const started = performance.now();
    for (const query of queries) search(query);
    return (performance.now() - started) / queries.length;
  };
  const ours = [];
  const plain = [];
  time(language.match);
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(time(language.match));
    plain.push(time((query) => fuse.search(query, { limit: 5 })));
  }
  return { ours: median(ours), plain: median(plain), phrasings: phrasings.length, queries: queries.length };
}

/** A text with a letter missing in its longest word. */
function misspelt(text) {
  const longest = text.split(/\s+/).sort((a, b) => b.length - a.length)[0] ?? '';
  const middle = Math.floor(longest.length / 2);
  return longest.length < 5 ? text : text.replace(longest, longest.slice(0, middle) + longest.slice(middle + 1));
}
