import type { WarningExamples } from '../../../knowledge/knowledge';
import type { SparseVector } from '../../classifier/features';
import { fitSoftmaxRegression, softmaxRegression } from '../../classifier/softmax';
import type { Observation } from './observation';
import { traitsOf } from './traits';

/** What a message is taken for. */
export interface Judgement {
  /** The logarithm of the odds that it reports a warning sign. Between about -6 and 6: the fit is kept from growing certain. */
  readonly odds: number;
  /** The likeliest flag, if it is a report. */
  readonly flag: string;
  /** The odds for that flag: less than those of a report where nothing is said of what it cannot do without. */
  readonly flagOdds: number;
}

/** What was learnt from examples, as plain data. */
export interface LearntReports {
  /** Flags by class, from class 1 on; class 0 is no report. */
  readonly flags: readonly string[];
  /** Numbers of traits. */
  readonly traits: ReadonlyMap<string, number>;
  /** How rare each trait is, by number. */
  readonly rarity: Float32Array;
  readonly weights: Float32Array;
}

type Traits = ReadonlyMap<string, number>;

const NO_REPORT = 0;
// Longer than the ranking's: there are fewer examples. Accuracy on sets of other writers is flat from 5 to 15 epochs.
const FIT = { epochs: 8, step: 5, decay: 1, smoothing: 0.1 };
// What only one message has tells nothing of others.
const FEWEST_EXAMPLES = 2;
/** How much less likely a flag is where what it cannot do without is not said: in words that no description knows, perhaps. */
const UNSAID = 0.1;
/** The weight of what every message has, beside traits that together weigh 1. */
const EVERY = 0.3;

/**
 * Fits multinomial logistic regression to messages that report a warning sign, by flag, and to messages that report none.
 *
 * Deterministic. Takes about a second for 2,000 examples.
 *
 * @param questions what people ask of other things: those in which no sign is heard are no reports
 */
export function fitReports(
  { reports, 'look-alikes': lookAlikes }: WarningExamples,
  questions: readonly string[],
  observe: (text: string) => Observation,
): LearntReports {
  const flags = Object.keys(reports);
  const exampleOf = (label: number) => (seen: Observation) => ({ traits: traitsOf(seen), label });
  const examples = [
    ...Object.values(lookAlikes).flat().map(observe).map(exampleOf(NO_REPORT)),
    ...flags.flatMap((flag, index) => reports[flag]!.map(observe).map(exampleOf(index + 1))),
    ...questions
      .map(observe)
      .filter(({ mentioned }) => mentioned.length === 0)
      .map(exampleOf(NO_REPORT)),
  ];
  const counts = new Map<string, number>();
  for (const { traits } of examples) {
    for (const trait of traits.keys()) {
      counts.set(trait, (counts.get(trait) ?? 0) + 1);
    }
  }
  const known = [...counts].filter(([, count]) => count >= FEWEST_EXAMPLES);
  const traits = new Map(known.map(([trait], number) => [trait, number]));
  const rarity = Float32Array.from(known, ([, count]) => Math.log(examples.length / count));
  const vectors = examples.map((example) => vectorOf(example.traits, { traits, rarity }));
  const labels = examples.map(({ label }) => label);
  const { weights } = fitSoftmaxRegression(vectors, labels, flags.length + 1, traits.size + 1, FIT);
  return { flags, traits, rarity, weights };
}

/** The classifier that has learnt this. */
export function createReportClassifier(learnt: LearntReports): (seen: Observation) => Judgement {
  const { flags, weights } = learnt;
  const regression = softmaxRegression(weights, flags.length + 1);
  return (seen) => {
    const chances = regression.probabilities(vectorOf(traitsOf(seen), learnt));
    const none = chances[NO_REPORT]!;
    const reports = [...chances.subarray(NO_REPORT + 1)];
    const odds = Math.log((1 - none) / none);
    const likeliest = flags[indexOfMost(reports)]!;
    if (seen.possible.has(likeliest)) {
      return { odds, flagOdds: odds, flag: likeliest };
    }
    const said = reports.map((chance, index) => chance * (seen.possible.has(flags[index]!) ? 1 : UNSAID));
    const all = said.reduce((sum, chance) => sum + chance, 0);
    return { odds, flagOdds: Math.log(all / none), flag: flags[indexOfMost(said)]! };
  };
}

function indexOfMost(numbers: readonly number[]): number {
  return numbers.indexOf(Math.max(...numbers));
}

/** A vector of unit length over known traits, and one more feature that every message has. */
function vectorOf(traits: Traits, { traits: numbers, rarity }: Pick<LearntReports, 'traits' | 'rarity'>): SparseVector {
  const indices: number[] = [];
  const values: number[] = [];
  let squares = 0;
  for (const [trait, weight] of traits) {
    const number = numbers.get(trait);
    if (number !== undefined) {
      const value = weight * rarity[number]!;
      indices.push(number);
      values.push(value);
      squares += value * value;
    }
  }
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  return {
    indices: Int32Array.from([...indices, numbers.size]),
    values: Float32Array.from([...values.map((value) => value * scale), EVERY]),
  };
}
