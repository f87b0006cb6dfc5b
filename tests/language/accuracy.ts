import type { Knowledge } from '../../src/knowledge/knowledge';
import { createLexicon } from '../../src/language/lexicon';
import { judge } from '../../src/language/ranking/calibration';
import { crossValidate, type Folds } from '../../src/language/ranking/cross-validation';
import { findKin, kinClasses } from '../../src/language/ranking/kin';
import { createTrainingSet } from '../../src/language/ranking/training-set';

/** How often the best entry is right for phrasings that the classifier was not fitted to; shares of 0 to 1. */
export interface Accuracy {
  readonly questions: number;
  /** The very entry the phrasing is stored for. */
  readonly top1: number;
  /** It, or an entry on the same topic. */
  readonly topic: number;
}

/** Cross-validates the ranking on a pack's phrasings and headings. */
export function crossValidatedAccuracy(knowledge: Knowledge, folds: Folds = { folds: 5 }): Accuracy {
  const { examples, reader } = createLexicon(knowledge);
  const set = createTrainingSet(examples, reader);
  const kin = findKin(knowledge.entries);
  const topics = kinClasses(set.ids, kin);
  const predictions = crossValidate(set, folds).filter(({ sample }) => sample.label !== set.none);
  const right = (classes: typeof topics) => judge(predictions, set.none, classes).filter((one) => one.right).length;
  return {
    questions: predictions.length,
    top1: right([]) / predictions.length,
    topic: right(topics) / predictions.length,
  };
}
