// The golden record: what every recogniser says to all phrasings, examples, cases and scripted conversations of the checkout.
// "npm run golden" compares with the record and exits with 1 when anything differs; "npm run golden -- --write" takes what is said
// now as the record. Further FILEs of lines {"q": "..."} are recorded to and compared with FILE.golden beside them.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { parse } from 'yaml';

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const dist = (name) => require(join(root, 'dist', name));
const RECORD = join(here, 'record.br');
/** Differences shown of each recogniser. */
const SHOWN = 25;
/** The medicines that are known when a message may correct them. */
const KNOWN_MEDICINES = ['atorvastatin', 'ramipril'];

const { knowledge, language } = dist('pack/open-pack.js').openPack();
const medicines = knowledge.questions.find(({ fact }) => fact === knowledge.intents.telling.medicines);
const KNOWN = new Map([[medicines.id, KNOWN_MEDICINES]]);

const print = (line) => process.stdout.write(`${line}\n`);

/** Every text below a value of YAML. */
const textsIn = (value) =>
  typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
const yaml = (...path) => parse(readFileSync(join(root, ...path), 'utf8'));

/** The messages among examples, without who wrote them. */
const exampleTexts = (parts) =>
  Object.values(parts).flatMap((lists) =>
    Object.values(lists)
      .flat()
      .map(({ text }) => text),
  );

/** What people type in the scripted conversations. */
function scripted() {
  const folder = join(root, 'tests', 'conversations');
  const steps = readdirSync(folder).flatMap((name) => yaml('tests', 'conversations', name).flatMap((one) => one.steps));
  return steps.flatMap(({ say }) => (typeof say === 'string' ? [say] : []));
}

function messagesOfTheCheckout() {
  const { phrasings, outOfScope = [], warningExamples = {} } = knowledge.intents;
  return new Set([
    ...[...phrasings.values()].flat(),
    ...textsIn(outOfScope),
    ...exampleTexts(warningExamples),
    ...textsIn(yaml('tests', 'language', 'listening', 'cases.yaml')),
    ...textsIn(yaml('tests', 'language', 'listening', 'held-out.yaml')),
    ...scripted(),
  ]);
}

/** What the recognisers say to a message; what they find nothing in is left out. */
function recognised(text) {
  const { decision, entries } = language.match(text);
  const { of, slots } = language.extract(text);
  const corrections = language.extract(text, { known: KNOWN }).slots.filter(({ by }) => by === 'correction');
  const said = {
    match: decision === 'unknown' ? undefined : `${decision} ${entries[0]?.id}`,
    flags: language.listen(text),
    command: language.command(text),
    medicines: language
      .medicines(text)
      .map(({ id, name, as, vague }) => `${as}: ${name} ${id}${vague ? ' (vague)' : ''}`),
    facts: slots.map((answer) => `${answer.question} ${JSON.stringify(answer.value)}`),
    of,
    corrected: corrections[0]?.value.join(', '),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined && value.length !== 0));
}

/** The answer that a message is to a question. */
function answerTo(slot, text) {
  const answer = language.extract(text, { slot }).slots.find(({ by }) => by === 'answer');
  return answer && (answer.unknown ? { kind: answer.unknown } : { kind: 'value', value: answer.value });
}

/** What is read as an answer to each question: its own words, and the words for yes, no, none and not sure. */
function answered() {
  const general = textsIn(knowledge.intents.answers);
  return knowledge.questions.flatMap((question) => {
    const own = question.options.flatMap(({ label, words }) => [label, ...words]);
    return [...new Set([...own, ...general])].map((text) => [
      `${question.id} | ${text}`,
      { answer: JSON.stringify(answerTo(question, text)) },
    ]);
  });
}

const recordOf = (texts) => [...texts].map((text) => [text, recognised(text)]);
const encode = (rows) => brotliCompressSync(rows.map((row) => JSON.stringify(row)).join('\n'));
const decode = (bytes) =>
  brotliDecompressSync(bytes)
    .toString()
    .split('\n')
    .map((line) => JSON.parse(line));

/** Writes the differences, by recogniser; returns how many there are. */
function compare(before, now) {
  const old = new Map(before);
  const differences = new Map();
  for (const [text, said] of now) {
    const was = old.get(text);
    if (was === undefined) continue;
    for (const key of new Set([...Object.keys(was), ...Object.keys(said)])) {
      const [a, b] = [JSON.stringify(was[key]) ?? 'nothing', JSON.stringify(said[key]) ?? 'nothing'];
      if (a !== b) differences.set(key, [...(differences.get(key) ?? []), `  ${text}\n      ${a}\n   -> ${b}`]);
    }
  }
  const present = new Set(now.map(([text]) => text));
  const gone = before.filter(([text]) => !present.has(text)).length;
  const added = now.filter(([text]) => !old.has(text)).length;
  for (const [key, lines] of differences) {
    print(`\n${key}: ${lines.length} differ\n${lines.slice(0, SHOWN).join('\n')}`);
    if (lines.length > SHOWN) print(`  ... and ${lines.length - SHOWN} more`);
  }
  const all = [...differences.values()].flat().length;
  print(`${now.length} messages, ${added} new, ${gone} gone, ${all} differences`);
  return all;
}

const { values, positionals } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true });
let differences = 0;
const sets = [
  { path: RECORD, rows: () => [...recordOf(messagesOfTheCheckout()), ...answered()] },
  ...positionals.map((file) => ({
    path: `${file}.golden`,
    rows: () =>
      recordOf(
        readFileSync(file, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line).q),
      ),
  })),
];
for (const { path, rows } of sets) {
  const now = rows();
  if (values.write) {
    writeFileSync(path, encode(now));
    print(`${path}: ${now.length} messages written`);
  } else if (existsSync(path)) {
    differences += compare(decode(readFileSync(path)), now);
  } else {
    process.stderr.write(`There is no record "${path}" yet: write it with --write first.\n`);
    process.exitCode = 1;
  }
}
if (differences > 0) process.exitCode = 1;
