import { fitSoftmaxRegression } from '../../src/language/classifier/softmax';
import { calibrate, type Judged } from '../../src/language/ranking/calibration';
import { findKin } from '../../src/language/ranking/kin';
import { chooseThresholds } from '../../src/language/ranking/thresholds';
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
  known: { words: 2, letters: 1 },
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
  const { right, inScope } = calibrate(judged);

  it('rises with the evidence', () => {
    const confidences = [0.1, 0.3, 0.5, 0.7, 0.9].map((topic) => right(evidence(topic, 0.03)));
    expect(confidences).toEqual([...confidences].sort((a, b) => a - b));
    expect(inScope(evidence(0.5, 0.03))).toBeGreaterThan(inScope(evidence(0.1, 0.6)));
  });

  it('is right as often as it says', () => {
    const sum = judged.reduce((total, one) => total + right(one.evidence), 0);
    expect(sum / judged.length).toBeCloseTo(judged.filter((one) => one.right).length / judged.length, 1);
  });

  it('takes everything for its own where nothing is known to be out of scope', () => {
    expect(calibrate(judged.filter(({ foreign }) => !foreign)).inScope(evidence(0.1, 0.6))).toBe(1);
  });
});

describe('thresholds', () => {
  it('let through at most the wrong answers that are allowed', () => {
    const calibration = calibrate(judged);
    const { answer, offer } = chooseThresholds(judged, calibration);
    const wrong = judged.filter((one) => !one.right && calibration.right(one.evidence) >= answer);
    expect(answer).toBeGreaterThanOrEqual(0.5);
    expect(wrong.length).toBeLessThanOrEqual(0.03 * judged.length);
    const refused = judged.filter((one) => one.right && calibration.inScope(one.evidence) < offer);
    expect(refused.length).toBeLessThanOrEqual(0.015 * judged.filter((one) => one.right).length);
  });
});

describe('kin', () => {
  it('are entries of different kinds that name each other, either way round', () => {
    const kin = findKin(
      samplePack({
        'content/faq.yaml': `
- { id: faq.one, question: One?, answer: One., related: [faq.two, condition.gout] }
- { id: faq.two, question: Two?, answer: Two. }
`,
        'intents/phrasings.yaml': 'faq.one: [one one]',
      }).entries,
    );
    expect([...kin.get('faq.one')!]).toEqual(['condition.gout']);
    expect([...kin.get('condition.gout')!]).toEqual(['faq.one']);
    expect([...kin.get('faq.two')!]).toEqual([]);
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
