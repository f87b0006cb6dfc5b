// How well warning signs are recognised in examples of writers that nothing was fitted to, by threshold: "node tests/bench/flag-folds.mjs".
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const dist = (name) => require(join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist', name));
const { loadKnowledge } = dist('knowledge/load.js');
const { readPack } = dist('pack/pack.js');
const { createLexicon } = dist('language/lexicon.js');
const { createSigns } = dist('language/recognizers/flags/signs.js');
const { fitFlags, labelExamples, predictByFolds } = dist('language/recognizers/flags/flag-classifier.js');
const { otherQuestions } = dist('language/recognizers/flags/other-questions.js');

const knowledge = loadKnowledge(readPack());
const lexicon = createLexicon(knowledge);
const { analyse } = lexicon;
const { annotate } = createSigns(knowledge, lexicon);
const examples = labelExamples(knowledge.intents.warningExamples, otherQuestions(knowledge), (text) =>
  annotate(analyse(text)),
);
const predictions = [...predictByFolds(examples)].map(([i, { odds, flags }]) => ({
  odds,
  isRight: flags[0]?.flag === examples[i].flag,
  isReport: examples[i].flag !== undefined,
}));
const reports = predictions.filter(({ isReport }) => isReport);
const others = predictions.filter(({ isReport }) => !isReport);
const percent = (part, all) => `${((100 * part.length) / all.length).toFixed(1)} %`;
const print = (line) => process.stdout.write(`${line}\n`);

print(
  `${reports.length} reports, ${others.length} other messages; fitted thresholds ${JSON.stringify(fitFlags(examples).thresholds)}`,
);
for (const threshold of [-1, -0.5, 0, 0.25, 0.5, 0.75, 1, 1.5]) {
  const noticed = reports.filter(({ odds }) => odds > threshold);
  const right = noticed.filter(({ isRight }) => isRight);
  const alarms = others.filter(({ odds }) => odds > threshold);
  print(
    `odds above ${threshold}: noticed ${percent(noticed, reports)}, right flag ${percent(right, reports)}, false alarms ${percent(alarms, others)}`,
  );
}
