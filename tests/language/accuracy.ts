import type { Knowledge } from '../../src/knowledge/knowledge';
import { readExamples } from '../../src/language/language';
import { createLexicon } from '../../src/language/lexicon';
import { createFeatures } from '../../src/language/recognizers/entries/features';
import { createTrainingSet, type Folds, judgePredictions } from '../../src/language/recognizers/entries/fit';
import { findRelated, relatedClasses } from '../../src/language/recognizers/entries/related';

/** How often the best entry is right for phrasings that the classifier was not fitted to; shares of 0 to 1. */
export interface Accuracy {
  readonly questions: number;
  /** The very entry the phrasing is stored for. */
  readonly top1: number;
  /** It, or an entry on the same topic. */
  readonly topic: number;
}

/** Cross-validates the recognition of entries on a pack's phrasings and headings, in folds by their words. */
export function crossValidatedAccuracy(knowledge: Knowledge, folds: Folds = { folds: 5 }): Accuracy {
  const lexicon = createLexicon(knowledge);
  const set = createTrainingSet(readExamples(lexicon), createFeatures(lexicon.text));
  const right = (topics: ReturnType<typeof relatedClasses>) => {
    const own = judgePredictions(set, folds, topics).filter(({ foreign }) => !foreign);
    return { questions: own.length, share: own.filter((one) => one.right).length / own.length };
  };
  const exact = right([]);
  const topic = right(relatedClasses(set.ids, findRelated(knowledge.entries)));
  return { questions: exact.questions, top1: exact.share, topic: topic.share };
}
