import type { WarningExamples } from '../../../knowledge/knowledge';
import {
  type Classifier,
  createClassifier,
  fitClassifier,
  type LearntClassifier,
  numberExamples,
  type Reason,
  type Settings,
} from '../../classifier/classifier';
import { assignFolds, crossValidate } from '../../classifier/folds';
import type { SparseVector } from '../../classifier/vectorizer';
import { describeReport, FEATURE_SETTINGS } from './flag-features';
import type { Annotated } from './signs';

/** What was learnt from examples, as plain data. */
export interface LearntFlags {
  /** Flags by class, from class 1 on; class 0 is no report. */
  readonly flags: readonly string[];
  readonly classifier: LearntClassifier;
  /** What the logarithm of the odds of a report must pass, by what the signs make of a message. Chosen by cross-validation over writers. */
  readonly thresholds: Readonly<Record<Standing, number>>;
}

/** What the signs make of a message: the rows of a flag are reported, or there but denied, general or past, or none is there. */
export type Standing = 'reported' | 'mentioned' | 'absent';

/** The {@link Standing} of a message. */
export function standingOf({ reported, mentioned }: Annotated): Standing {
  return reported.length > 0 ? 'reported' : mentioned.length > 0 ? 'mentioned' : 'absent';
}

/** What a message is taken for. */
export interface Prediction {
  /** The logarithm of the odds of each flag against no report, likeliest first. */
  readonly flags: readonly { readonly flag: string; readonly odds: number }[];
  /** The same for any flag. */
  readonly odds: number;
  /** The features that speak most for a flag. */
  reasons(flag: string, most: number): readonly Reason[];
}

/** An example, ready to be fitted to. */
interface Labelled {
  readonly annotated: Annotated;
  /** The flag; undefined for no report. */
  readonly flag: string | undefined;
  readonly words: readonly string[];
  readonly writer: string | undefined;
}

const NO_REPORT = 0;
// More epochs than the ranking's step would need: there are fewer examples. Accuracy on other writers is flat from 5 to 15.
const SETTINGS: Settings = {
  features: FEATURE_SETTINGS,
  fit: { epochs: 8, step: 5, decay: 1, smoothing: 0.1 },
};
/** How much less likely a flag is where what it cannot do without is not said: in words that no description knows, perhaps. */
const UNSAID = 0.1;
const FOLDS = 3;

/** The examples and questions of a pack, labelled. Questions in which a sign is found are left out: some of them report it. */
export function labelExamples(
  { reports, 'look-alikes': lookAlikes }: WarningExamples,
  questions: readonly string[],
  annotate: (text: string) => Annotated,
): readonly Labelled[] {
  const labelled = (text: string, flag: string | undefined, writer: string | undefined): Labelled => {
    const annotated = annotate(text);
    return { annotated, flag, words: annotated.tokens.map((token) => token.text), writer };
  };
  return [
    ...Object.values(lookAlikes).flatMap((list) => list.map(({ text, writer }) => labelled(text, undefined, writer))),
    ...Object.entries(reports).flatMap(([flag, list]) => list.map(({ text, writer }) => labelled(text, flag, writer))),
    ...questions
      .map((text) => labelled(text, undefined, undefined))
      .filter(({ annotated }) => annotated.mentioned.length === 0),
  ];
}

/** Fits a classifier to examples. Deterministic. */
export function fitFlags(examples: readonly Labelled[]): LearntFlags {
  const numbers = number(examples);
  const { flags, numbered } = numbers;
  return { flags, classifier: fitClassifier(numbered, SETTINGS).learnt, thresholds: thresholdsOf(examples, numbers) };
}

function number(examples: readonly Labelled[]) {
  const flags = [...new Set(examples.flatMap(({ flag }) => flag ?? []))];
  const labels = examples.map(({ flag }) => (flag === undefined ? NO_REPORT : flags.indexOf(flag) + 1));
  const annotated = examples.map((example) => example.annotated);
  return { flags, labels, numbered: numberExamples(annotated, describeReport, labels, flags.length + 1, SETTINGS) };
}

/** What each example is taken for by a classifier that was fitted to other writers' examples. */
export function predictByFolds(
  examples: readonly Labelled[],
  { flags, labels, numbered } = number(examples),
): ReadonlyMap<number, Prediction> {
  const fold = assignFolds(
    examples.map(({ words, writer }, i) => ({ words, writer, label: labels[i]! })),
    FOLDS,
  );
  return crossValidate(fold, FOLDS, (used) => {
    const { learnt } = fitClassifier(numbered, SETTINGS, used);
    const classifier = createClassifier(learnt, describeReport, SETTINGS);
    return (i) => predictionOf(flags, classifier, classifier.vector(numbered.counts[i]!), examples[i]!.annotated);
  });
}

/** Thresholds that are worse than the best by at most this are as good: the middle of them says least of single examples. */
const AS_GOOD = 0.002;

/** Of fewer reports or other messages folds tell nothing: even odds must do. */
const FEWEST = 100;
const EVEN = 0;
/**
 * How much more the share of false alarms counts than that of missed reports: far more messages report nothing, and most of all where what
 * the signs say is denied or past. Not so where the very signs are reported: to miss them is the worse mistake.
 */
const FALSE_ALARMS: Readonly<Record<Standing, number>> = { reported: 1, mentioned: 4, absent: 2 };

/** The thresholds at which as small a share of reports is missed and of other messages taken for one as can be. */
function thresholdsOf(examples: readonly Labelled[], numbers: ReturnType<typeof number>): LearntFlags['thresholds'] {
  const reports = examples.filter(({ flag }) => flag !== undefined).length;
  const others = examples.length - reports;
  if (Math.min(reports, others) < FEWEST) {
    return { reported: EVEN, mentioned: EVEN, absent: EVEN };
  }
  const predicted = [...predictByFolds(examples, numbers)]
    .map(([i, { odds }]) => ({ odds, example: examples[i]! }))
    .sort((a, b) => b.odds - a.odds);
  const thresholdOf = (standing: Standing): number => {
    const costs: { readonly odds: number; readonly cost: number }[] = [];
    let cost = 1;
    for (const { odds, example } of predicted.filter((one) => standingOf(one.example.annotated) === standing)) {
      cost += example.flag === undefined ? FALSE_ALARMS[standing] / others : -1 / reports;
      costs.push({ odds, cost });
    }
    const best = Math.min(...costs.map((one) => one.cost));
    const good = costs.filter((one) => one.cost <= best + AS_GOOD);
    return good.length === 0 ? EVEN : (good[0]!.odds + good.at(-1)!.odds) / 2;
  };
  return { reported: thresholdOf('reported'), mentioned: thresholdOf('mentioned'), absent: thresholdOf('absent') };
}

/** The classifier that has learnt this. */
export function createFlagClassifier({ flags, classifier: learnt }: LearntFlags): (seen: Annotated) => Prediction {
  const classifier = createClassifier(learnt, describeReport, SETTINGS);
  return (seen) => predictionOf(flags, classifier, classifier.vector(classifier.count(seen)), seen);
}

function predictionOf(
  flags: readonly string[],
  classifier: Classifier<Annotated>,
  vector: SparseVector,
  { possible }: Annotated,
): Prediction {
  const chances = classifier.probabilities(vector);
  const none = chances[NO_REPORT]!;
  const odds = (chance: number) => Math.log(chance / none);
  const byFlag = flags.map((flag, index) => ({ flag, chance: chances[index + 1]! }));
  const isSaid = possible.has(likeliest(byFlag).flag);
  const weighed = byFlag
    .map(({ flag, chance }) => ({ flag, chance: chance * (possible.has(flag) ? 1 : UNSAID) }))
    .sort((a, b) => b.chance - a.chance);
  return {
    flags: weighed.map(({ flag, chance }) => ({ flag, odds: odds(chance) })),
    odds: odds(isSaid ? 1 - none : weighed.reduce((sum, { chance }) => sum + chance, 0)),
    reasons: (flag, most) => classifier.reasons(vector, flags.indexOf(flag) + 1, most),
  };
}

function likeliest<T extends { readonly chance: number }>(byFlag: readonly T[]): T {
  return byFlag.reduce((best, one) => (one.chance > best.chance ? one : best));
}
