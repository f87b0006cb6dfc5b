import { createClassifier, type Reason } from '../../classifier/classifier';
import type { Describe } from '../../classifier/features';
import type { SparseVector } from '../../classifier/vectorizer';
import type { Match, Ranked } from '../../understanding';
import type { Utterance } from '../../utterance';
import { describe, type Evidence, inScope, PARTS, rightness } from './evidence';
import { OUT_OF_SCOPE } from './examples';
import { SETTINGS } from './features';
import { evidenceOf, type LearntEntries, type Thresholds } from './fit';
import type { Question, QuestionReader } from './question';
import { type Related, relatedClasses } from './related';

/** Recognises what a message asks for. */
export interface EntryRecognizer {
  match(utterance: Utterance): Match;
  explain(utterance: Utterance): EntryExplanation;
}

/** Why entries were matched as they were. */
export interface EntryExplanation {
  /** Whether the very text is stored, and of which entries; {@link OUT_OF_SCOPE} among them where it must be declined. */
  readonly stored: readonly string[];
  /** The probability that the best entry, or one related to it, is right, and what it is made of: parts of the logarithm of its odds. */
  readonly confidence: number;
  readonly parts: readonly { readonly name: string; readonly weight: number }[];
  /** The probability that it is a question in scope. */
  readonly inScope: number;
  readonly thresholds: Thresholds;
  /** The best entries, each with the features that speak most for it, and what is stored for it that is nearest. */
  readonly entries: readonly {
    readonly id: string;
    readonly features: readonly Reason[];
    readonly nearest: readonly { readonly text: string; readonly similarity: number }[];
  }[];
}

const RANKED = 5;
/** Confidence of a stored phrasing; what is left is for the same words meant otherwise. */
const STORED = 0.99;
/** Function words alone ("what about you") may rank, but never enough to be offered. */
const WITHOUT_CONTENT = 0.05;
/** A long story may hold its question anywhere: overlapping runs of ten words are read besides. A few words more than one part are no story. */
const PART = 10;
const STEP = 5;
const SHORT = 12;
const EXPLAINED = 3;
const REASONS = 8;
const NEAREST = 3;

/**
 * The recognition of entries that has learnt this.
 *
 * @param examplesOf what is stored for an entry, read; only explaining asks for it
 */
export function createEntryRecognizer(
  learnt: LearntEntries,
  describeQuestion: Describe<Question>,
  related: Related,
  reader: QuestionReader,
  examplesOf: (id: string) => Iterable<{ readonly text: string; readonly question: Question }> = () => [],
): EntryRecognizer {
  const { ids, none, owners, thresholds, calibration } = learnt;
  const topics = relatedClasses(ids, related);
  const classifier = createClassifier(learnt.classifier, describeQuestion, SETTINGS);

  const predict = (question: Question) => {
    const vector = classifier.vector(classifier.count(question));
    const probabilities = classifier.probabilities(vector);
    return { vector, probabilities, evidence: evidenceOf(vector, probabilities, learnt.scope, none, topics) };
  };
  const isInScope = (utterance: Utterance, evidence: Evidence): boolean => {
    const whole = inScope(calibration, evidence);
    if (whole >= thresholds.offer) {
      return true;
    }
    const tokens = reader.tokens(utterance);
    let best = 0;
    for (let at = 0; tokens.length > SHORT && at < tokens.length - STEP / 2; at += STEP) {
      best = Math.max(best, inScope(calibration, predict(reader.read(tokens.slice(at, at + PART))).evidence));
    }
    return (whole + best) / 2 >= thresholds.offer;
  };

  const nearest = (id: string, vector: SparseVector) =>
    [...examplesOf(id)]
      .map(({ text, question }) => ({ text, similarity: cosine(vector, predict(question).vector) }))
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, NEAREST);

  return {
    match: (utterance) => {
      const question = reader.read(reader.tokens(utterance));
      const { vector, probabilities, evidence } = predict(question);
      if (vector.indices.length === 0) {
        return { decision: 'unknown', entries: [] };
      }
      const stored = owners.get(question.key);
      const declined = stored?.includes(OUT_OF_SCOPE) === true;
      const sure = declined
        ? 1 - STORED
        : rightness(calibration, evidence) * (question.hasContent ? 1 : WITHOUT_CONTENT);
      const ranked = best(probabilities, none).map((label): Ranked => {
        const share = ((1 - sure) * probabilities[label]!) / (1 - evidence.own);
        return { id: ids[label]!, confidence: label === evidence.best ? sure : Math.min(sure, share) };
      });
      if (stored !== undefined && !declined) {
        return { decision: stored.length === 1 ? 'answer' : 'clarify', entries: withOwners(ranked, stored) };
      }
      if (sure >= thresholds.answer) {
        return { decision: 'answer', entries: ranked };
      }
      const offered = question.hasContent && !declined && isInScope(utterance, evidence);
      return { decision: offered ? 'clarify' : 'unknown', entries: ranked };
    },
    explain: (utterance) => {
      const question = reader.read(reader.tokens(utterance));
      const { vector, probabilities, evidence } = predict(question);
      return {
        stored: owners.get(question.key) ?? [],
        confidence: rightness(calibration, evidence),
        parts: describe(evidence).map((value, i) => ({ name: PARTS[i]!, weight: value * calibration.right[i]! })),
        inScope: inScope(calibration, evidence),
        thresholds,
        entries: best(probabilities, none)
          .slice(0, EXPLAINED)
          .map((label) => ({
            id: ids[label]!,
            features: classifier.reasons(vector, label, REASONS),
            nearest: nearest(ids[label]!, vector),
          })),
      };
    },
  };
}

/** The cosine of two vectors of unit length. */
function cosine(a: SparseVector, b: SparseVector): number {
  const values = new Map(Array.from(a.indices, (index, k) => [index, a.values[k]!]));
  return b.indices.reduce((sum, index, k) => sum + (values.get(index) ?? 0) * b.values[k]!, 0);
}

/** Puts the owners of a stored phrasing first; what they leave is shared by the others. */
function withOwners(ranked: readonly Ranked[], owners: readonly string[]): readonly Ranked[] {
  const others = ranked.filter(({ id }) => !owners.includes(id));
  const total = others.reduce((sum, { confidence }) => sum + confidence, 0) || 1;
  return [
    ...owners.map((id) => ({ id, confidence: STORED / owners.length })),
    ...others.map(({ id, confidence }) => ({ id, confidence: ((1 - STORED) * confidence) / total })),
  ].slice(0, RANKED);
}

/** The most probable classes, best first, `none` left aside; of equals the first. */
function best(probabilities: Float32Array, none: number): readonly number[] {
  const top: number[] = [];
  probabilities.forEach((probability, label) => {
    if (label !== none && (top.length < RANKED || probability > probabilities[top.at(-1)!]!)) {
      const at = top.findIndex((other) => probability > probabilities[other]!);
      top.splice(at < 0 ? top.length : at, 0, label);
      top.length = Math.min(top.length, RANKED);
    }
  });
  return top;
}
