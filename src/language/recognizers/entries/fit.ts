import { type Examples, fitClassifier, type LearntClassifier, numberExamples } from '../../classifier/classifier';
import type { Describe } from '../../classifier/features';
import { assignFolds, crossValidate, type Written } from '../../classifier/folds';
import { softmaxRegression } from '../../classifier/softmax';
import { lowestThreshold, reachedBy } from '../../classifier/thresholds';
import { createVectorizer, type Weighed } from '../../classifier/vectorizer';
import {
  type Calibration,
  calibrate,
  type Evidence,
  gatherEvidence,
  inScope,
  type Judged,
  type RelatedClasses,
  rightness,
} from './evidence';
import { type Example, OUT_OF_SCOPE, TITLE } from './examples';
import { LETTERS, SETTINGS, settingsFor, WORDS } from './features';
import type { Question } from './question';
import { type Related, relatedClasses } from './related';
import { fitScope, scopeOf } from './scope';

/** An example, read. */
export interface ReadExample extends Example {
  /** The words as they were written, without courtesy: folds are divided by them. */
  readonly words: readonly string[];
  readonly question: Question;
}

/** When to answer and when to offer. */
export interface Thresholds {
  /** The best entry is given from this confidence on. */
  readonly answer: number;
  /** Below it, the best few are offered when the question is in scope with this probability; else it is not known. */
  readonly offer: number;
}

/** All that fitting learnt from a pack, as plain data: entries can be recognised with it without the examples. */
export interface LearntEntries {
  /** Entry ids by class. */
  readonly ids: readonly string[];
  /** The class of what is out of scope; -1 without one. */
  readonly none: number;
  /** The entries that own a stored text, by its key; several share it when none has the better claim. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
  readonly classifier: LearntClassifier;
  /** What each feature speaks for a question in scope. */
  readonly scope: Float32Array;
  readonly calibration: Calibration;
  readonly thresholds: Thresholds;
}

/** A pack's examples, ready for fitting. */
export interface TrainingSet extends Pick<LearntEntries, 'ids' | 'none' | 'owners'> {
  readonly examples: Examples;
  /** Of each example: what its fold is told from, and whether people type it so. Keywords and names are not fit to judge predictions by. */
  readonly written: readonly (Written & { readonly typed: boolean })[];
}

/** How examples are cross-validated. */
export interface Folds {
  readonly folds: number;
  /** How many of the folds are predicted; all when absent. */
  readonly rounds?: number;
}

const FOLDS = 3;
// Predictions that calibration needs; a large pack has them from one fold, which saves two fits.
const PREDICTIONS = 1000;
// Without examples of what is out of scope, one class in this many is left out of each fold to stand in for them.
const LEAVE_OUT = 6;
/** Share of messages that are taken to be out of scope, whatever the number of examples for them. */
const OUT_OF_SCOPE_SHARE = 0.3;
/** At most this share of all messages may get a wrong answer: the aim the product is measured by. */
const WRONG_ANSWERS = 0.03;
/** At most this share of what is out of scope should be met with "did you mean": being asked back costs less than a wrong answer ... */
const OUT_OF_SCOPE_OFFERED = 0.15;
/** ... but it comes second to this: of the questions whose best entry is right at most so many may be refused. */
const RIGHT_REFUSED = 0.015;
const LOWEST_ANSWER = 0.5;

/** Fits the recognition of entries to a pack's examples. Deterministic. */
export function fitEntries(read: Iterable<ReadExample>, describe: Describe<Question>, related: Related): LearntEntries {
  const set = createTrainingSet(read, describe);
  const { ids, none, owners, examples } = set;
  const rounds = Math.min(FOLDS, Math.ceil((FOLDS * PREDICTIONS) / examples.labels.length));
  const judged = judgePredictions(set, { folds: FOLDS, rounds }, relatedClasses(ids, related));
  const calibration = calibrate(judged);
  const { learnt, vectors } = fitClassifier(examples, settingsFor(examples.labels.length));
  return {
    ids,
    none,
    owners,
    classifier: learnt,
    scope: fitScope(vectors, examples.labels, none, learnt.rarity.weights.length),
    calibration,
    thresholds: chooseThresholds(judged, calibration),
  };
}

/** Numbers a pack's examples; what reads the same for the same entry counts once. */
export function createTrainingSet(read: Iterable<ReadExample>, describe: Describe<Question>): TrainingSet {
  const classes = new Map<string, number>();
  const claims = new Map<string, { rank: number; ids: string[] }>();
  const kept = new Map<string, ReadExample>();
  for (const example of read) {
    const { id, rank, question } = example;
    if (id !== OUT_OF_SCOPE && !classes.has(id)) {
      classes.set(id, classes.size);
    }
    if (question.key === '') {
      continue;
    }
    const claim = claims.get(question.key);
    if (claim === undefined || rank > claim.rank) {
      claims.set(question.key, { rank, ids: [id] });
    } else if (rank === claim.rank && !claim.ids.includes(id)) {
      claim.ids.push(id);
    }
    const sight = `${id} ${question.stems.join(' ')}`;
    if (!kept.has(sight)) {
      kept.set(sight, example);
    }
  }
  const different = [...kept.values()];
  const ids = [...classes.keys()];
  const none = different.some(({ id }) => id === OUT_OF_SCOPE) ? ids.length : -1;
  const labels = different.map(({ id }) => classes.get(id) ?? none);
  return {
    ids,
    none,
    owners: new Map([...claims].map(([key, claim]) => [key, claim.ids])),
    examples: numberExamples(
      different.map(({ question }) => question),
      describe,
      labels,
      ids.length + (none < 0 ? 0 : 1),
      SETTINGS,
    ),
    written: different.map(({ words, rank }, i) => ({ label: labels[i]!, words, typed: rank >= TITLE })),
  };
}

/**
 * Predicts examples by what was fitted without them, and compares with the truth, weighed so that what is out of scope has its share.
 *
 * Names and keywords are trained on, but not predicted.
 */
export function judgePredictions(
  { examples, written, none }: TrainingSet,
  { folds, rounds = folds }: Folds,
  related: RelatedClasses,
): readonly Judged[] {
  const { counts, labels, classes } = examples;
  const isForeign = (label: number, held: number) => label === none || (none < 0 && label % LEAVE_OUT === held);
  const predictions = crossValidate(assignFolds(written, folds), rounds, (used, held) => {
    const known = used.filter((i) => labels[i] === none || !isForeign(labels[i]!, held));
    const { learnt, vectors } = fitClassifier(examples, settingsFor(labels.length), known);
    const knownLabels = known.map((i) => labels[i]!);
    const scope = fitScope(vectors, knownLabels, none, learnt.rarity.weights.length);
    const { vector } = createVectorizer(learnt.rarity, SETTINGS.features);
    const { probabilities } = softmaxRegression(learnt.weights, classes);
    return (i): Omit<Judged, 'weight'> | undefined => {
      if (!written[i]!.typed) {
        return undefined;
      }
      const weighed = vector(counts[i]!);
      const evidence = evidenceOf(weighed, probabilities(weighed), scope, none, related);
      const foreign = isForeign(labels[i]!, held);
      const right = labels[i] === evidence.best || related[evidence.best]?.has(labels[i]!) === true;
      return { evidence, right: right && !foreign, foreign };
    };
  });
  const judged = [...predictions.values()].filter((one) => one !== undefined);
  const foreign = judged.filter((one) => one.foreign).length;
  const share = (OUT_OF_SCOPE_SHARE / (1 - OUT_OF_SCOPE_SHARE)) * ((judged.length - foreign) / foreign);
  return judged.map((one) => ({ ...one, weight: one.foreign ? share : 1 }));
}

/** The evidence of a message's vector. */
export function evidenceOf(
  vector: Weighed,
  probabilities: Float32Array,
  scope: Float32Array,
  none: number,
  related: RelatedClasses,
): Evidence {
  return gatherEvidence(probabilities, none, related, {
    scope: scopeOf(scope, vector),
    words: vector.known[WORDS]!,
    letters: vector.share[LETTERS]!,
  });
}

/** Chooses thresholds on predictions of what was not learnt: the lowest that keep to the limits above. */
export function chooseThresholds(judged: readonly Judged[], calibration: Calibration): Thresholds {
  const total = judged.reduce((sum, { weight }) => sum + weight, 0);
  const answer = lowestThreshold(
    judged.map(({ evidence, right, weight }) => ({ score: rightness(calibration, evidence), wrong: !right, weight })),
    WRONG_ANSWERS * total,
  );
  const scores = (some: readonly Judged[]) => some.map(({ evidence }) => inScope(calibration, evidence));
  const keepsOut = reachedBy(scores(judged.filter((one) => one.foreign)), OUT_OF_SCOPE_OFFERED);
  const letsIn = reachedBy(scores(judged.filter((one) => one.right)), 1 - RIGHT_REFUSED);
  return { answer: Math.max(LOWEST_ANSWER, answer), offer: Math.min(keepsOut, letsIn) };
}
