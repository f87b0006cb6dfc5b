import type { Knowledge } from '../knowledge/knowledge';
import { createAnswerReader } from './answers/answer-reader';
import { createChoiceReader } from './choices';
import type { Lexicon } from './lexicon';
import { createLexicon } from './lexicon';
import { readPositions } from './positions';
import { createCommandRecognizer } from './recognizers/commands/recognizer';
import { createFeatures } from './recognizers/entries/features';
import { fitEntries, type LearntEntries, type ReadExample } from './recognizers/entries/fit';
import { createEntryRecognizer } from './recognizers/entries/recognizer';
import { findRelated } from './recognizers/entries/related';
import { createListener } from './recognizers/flags/listener';
import type { LearntReports } from './recognizers/flags/report-classifier';
import { createSuggest } from './recognizers/suggestions';
import { createCorrection } from './telling/corrected';
import { createActionReader } from './telling/medicine-actions';
import { createTeller } from './telling/teller';
import type { Language } from './understanding';

/** All that fitting learnt from a pack, as plain data. */
export interface FittedPack {
  readonly ranking: LearntEntries;
  /** Absent where the pack has no examples of warning signs. */
  readonly reports: LearntReports | undefined;
}

/** What a message means, and what fitting to the pack learnt. */
export interface FittedLanguage extends Language {
  readonly fitted: FittedPack;
}

/**
 * Compiles what a pack knows about language and fits the ranking to it.
 *
 * Takes about a second for 2,500 phrasings of 180 entries; the same pack always gives the same results.
 *
 * @param known what an earlier fit to the very same pack learnt: that part is not fitted then
 */
export function createLanguage(knowledge: Knowledge, known: Partial<FittedPack> = {}): FittedLanguage {
  const lexicon = createLexicon(knowledge);
  const { vocabulary, spelling, medicines, text, analyse, questions, stripCourtesy } = lexicon;
  const related = findRelated(knowledge.entries);
  const features = createFeatures(text);
  const commands = createCommandRecognizer(knowledge, text, spelling, stripCourtesy);
  const ranking = known.ranking ?? fitEntries(readExamples(lexicon), features, related);
  const entries = createEntryRecognizer(ranking, features, related, questions, (id) =>
    readExamples({ ...lexicon, examples: lexicon.examples.filter((example) => example.id === id) }),
  );
  const { actions, hinted } = createActionReader(knowledge, medicines, vocabulary, text, analyse);
  const listener = createListener(knowledge, text, analyse, known.reports);
  return {
    fitted: { ranking, reports: listener.learnt },
    match: (text) => entries.match(analyse(text)),
    explainEntries: (text) => entries.explain(analyse(text)),
    listen: listener.listen,
    hear: listener.hear,
    command: (text) => commands(analyse(text))?.value,
    explainCommand: (text) => commands(analyse(text))?.rule,
    medicines: (text) => medicines.mentions(analyse(text)),
    names: (text) => medicines.names(analyse(text)),
    actions,
    hinted,
    corrected: createCorrection(medicines, (text) => actions(text).length > 0),
    told: createTeller(knowledge, medicines, text, analyse),
    answer: createAnswerReader(knowledge, vocabulary, medicines),
    choice: createChoiceReader(vocabulary),
    numbers: readPositions,
    suggest: createSuggest(knowledge.entries.values()),
  };
}

/** Reads what the pack says about what people type. */
export function* readExamples({
  examples,
  analyse,
  questions,
}: Pick<Lexicon, 'examples' | 'analyse' | 'questions'>): Generator<ReadExample> {
  for (const example of examples) {
    const tokens = questions.tokens(analyse(example.text));
    yield { ...example, words: tokens.map(({ text }) => text), question: questions.read(tokens) };
  }
}
