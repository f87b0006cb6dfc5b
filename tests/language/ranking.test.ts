import { assignFolds } from '../../src/language/classifier/folds';
import { fitSoftmaxRegression } from '../../src/language/classifier/softmax';
import { calibrate, inScope, type Judged, rightness } from '../../src/language/recognizers/entries/evidence';
import { chooseThresholds } from '../../src/language/recognizers/entries/fit';
import { findRelated } from '../../src/language/recognizers/entries/related';
import { crossValidatedAccuracy } from './accuracy';
import { samplePack } from './sample-pack';

const vector = (...indices: number[]) => ({
  indices: Int32Array.from(indices),
  values: Float32Array.from(indices, () => 1 / Math.sqrt(indices.length)),
});

const FIT = { epochs: 3, step: 5, decay: 1, smoothing: 0.1 };

describe('softmax regression', () => {
  const vectors = [vector(0, 1, 2, 3, 4), vector(0, 1), vector(5, 6), vector(5, 7), vector(8, 9), vector(8)];
  const labels = [0, 0, 1, 1, 2, 2];
  const model = fitSoftmaxRegression(vectors, labels, 3, 10, FIT);

  it('gives probabilities, the highest to the class an example is of', () => {
    vectors.forEach((example, i) => {
      const probabilities = [...model.probabilities(example)];
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
      expect(probabilities.indexOf(Math.max(...probabilities))).toBe(labels[i]);
    });
  });

  it('knows nothing of a vector without features', () => {
    expect([...model.probabilities(vector())]).toEqual([1 / 3, 1 / 3, 1 / 3].map((p) => expect.closeTo(p, 6)));
  });

  it('is the same every time', () => {
    const again = fitSoftmaxRegression(vectors, labels, 3, 10, FIT);
    expect(again.probabilities(vector(1, 6))).toEqual(model.probabilities(vector(1, 6)));
  });
});

const evidence = (topic: number, none: number) => ({
  best: 0,
  own: topic,
  topic,
  rival: (1 - topic - none) / 2,
  none,
  words: 2,
  letters: 1,
  scope: 1 - 4 * none,
});
const judged: readonly Judged[] = Array.from({ length: 300 }, (_, i) => {
  const foreign = i % 3 === 0;
  const topic = foreign ? 0.05 + (i % 10) / 100 : 0.1 + ((i * 7) % 85) / 100;
  // Right as often as the probability says.
  return {
    evidence: evidence(topic, foreign ? 0.6 : 0.03),
    right: !foreign && (i * 13) % 100 < topic * 100,
    foreign,
    weight: 1,
  };
});

describe('calibration', () => {
  const calibration = calibrate(judged);
  const right = (one: Judged['evidence']) => rightness(calibration, one);

  it('rises with the evidence', () => {
    const confidences = [0.1, 0.3, 0.5, 0.7, 0.9].map((topic) => right(evidence(topic, 0.03)));
    expect(confidences).toEqual([...confidences].sort((a, b) => a - b));
    expect(inScope(calibration, evidence(0.5, 0.03))).toBeGreaterThan(inScope(calibration, evidence(0.1, 0.6)));
  });

  it('is right as often as it says', () => {
    const sum = judged.reduce((total, one) => total + right(one.evidence), 0);
    expect(sum / judged.length).toBeCloseTo(judged.filter((one) => one.right).length / judged.length, 1);
  });

  it('takes everything for its own where nothing is known to be out of scope', () => {
    const open = calibrate(judged.filter(({ foreign }) => !foreign));
    expect(inScope(open, evidence(0.1, 0.6))).toBe(1);
  });
});

describe('thresholds', () => {
  it('let through at most the wrong answers that are allowed', () => {
    const calibration = calibrate(judged);
    const { answer, offer } = chooseThresholds(judged, calibration);
    const wrong = judged.filter((one) => !one.right && rightness(calibration, one.evidence) >= answer);
    expect(answer).toBeGreaterThanOrEqual(0.5);
    expect(wrong.length).toBeLessThanOrEqual(0.03 * judged.length);
    const refused = judged.filter((one) => one.right && inScope(calibration, one.evidence) < offer);
    expect(refused.length).toBeLessThanOrEqual(0.015 * judged.filter((one) => one.right).length);
  });
});

describe('related entries', () => {
  it('are entries of different kinds that name each other, either way round', () => {
    const related = findRelated(
      samplePack({
        'content/faq.yaml': `
- { id: faq.one, question: One?, answer: One., related: [faq.two, condition.gout] }
- { id: faq.two, question: Two?, answer: Two. }
`,
        'intents/phrasings.yaml': 'faq.one: [one one]',
      }).entries,
    );
    expect([...related.get('faq.one')!]).toEqual(['condition.gout']);
    expect([...related.get('condition.gout')!]).toEqual(['faq.one']);
    expect([...related.get('faq.two')!]).toEqual([]);
  });
});

describe('folds', () => {
  const written = (label: number, text: string, writer?: string) => ({ label, words: text.split(' '), writer });

  it('keep together what says nearly the same, by the words as they were written', () => {
    const fold = assignFolds(
      [
        written(0, 'what time do you open'),
        written(0, 'what time do you close'),
        written(0, 'is the shop open on sunday'),
        written(1, 'what time do you leave'),
      ],
      3,
    );
    expect(fold[0]).toBe(fold[1]);
    expect(fold[2]).not.toBe(fold[0]);
    expect(fold[3]).not.toBe(fold[0]);
  });

  it('keep together what one person wrote', () => {
    const fold = assignFolds(
      [
        written(0, 'one', 'ann'),
        written(1, 'two', 'ann'),
        written(0, 'three', 'ann'),
        written(0, 'four', 'bob'),
        written(1, 'five', 'bob'),
      ],
      2,
    );
    expect([...fold]).toEqual([0, 0, 0, 1, 1]);
  });
});

describe('cross-validation', () => {
  it('says how often phrasings that were not seen are ranked right', () => {
    const { questions, top1, topic } = crossValidatedAccuracy(samplePack());
    expect(questions).toBeGreaterThan(20);
    expect(top1).toBeGreaterThan(0.4);
    expect(top1).toBeLessThanOrEqual(topic);
  });
});
