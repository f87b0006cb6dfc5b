import { detailOf } from '../knowledge/detail-of';
import type { Knowledge } from '../knowledge/knowledge';
import { type ContextWords, contextWords, createContext, type ReadContext } from './context/context';
import { type People, readPeople } from './context/experiencer';
import { conditionNames } from './entities/condition';
import { createEntities, type Entities } from './entities/entities';
import { createMedicines, type Medicines } from './entities/medicine';
import { medicineTerms } from './entities/medicines/medicine-terms';
import { createMatcher, type Matcher } from './patterns/matcher';
import { packScopes, topicsOf } from './patterns/scopes';
import { collectExamples, type Example, OUT_OF_SCOPE } from './recognizers/entries/examples';
import { createQuestionReader, type QuestionReader } from './recognizers/entries/question';
import { createSpelling, type Spelling } from './spelling/spelling';
import { PHONETICS, STEMMERS } from './stemmers';
import { createStripCourtesy, type StripCourtesy } from './text/courtesy';
import { createSynonyms } from './text/synonyms';
import { createText, type Text } from './text/text';
import { type Analyse, createAnalysis } from './utterance';

/** Everything about words that a pack brings. */
export interface Lexicon {
  readonly text: Text;
  readonly analyse: Analyse;
  /** Single words that shape how others are meant. */
  readonly context: ContextWords;
  /** How the words of a message are meant, and of whom. */
  readonly contextOf: ReadContext;
  readonly people: People;
  readonly entities: Entities;
  /** All patterns of the pack, matched at once. */
  readonly matcher: Matcher;
  readonly spelling: Spelling;
  readonly medicines: Medicines;
  readonly stripCourtesy: StripCourtesy;
  readonly questions: QuestionReader;
  /** What the pack says about what people type. */
  readonly examples: readonly Example[];
}

/**
 * Gathers the words of a pack: what people type, what content says, names and synonyms.
 *
 * @param step called for each thing that is tried in matching patterns
 */
export function createLexicon(knowledge: Knowledge, step?: () => void): Lexicon {
  const [tag = ''] = knowledge.about.language.toLowerCase().split('-');
  const text = createText(knowledge.language, STEMMERS[tag]);
  const { forms } = text;
  const context = contextWords(knowledge, text);
  const analyse = createAnalysis(text, context.clauses);
  const people = readPeople(knowledge.language.context, text);
  const entities = createEntities(knowledge.language, people.others, text);
  const examples = collectExamples(knowledge);
  const typed = examples.map(({ id, text: said }) => ({ id, words: forms(said) }));
  const elsewhere = new Set(
    typed.flatMap(({ id, words: said }) => (id === OUT_OF_SCOPE || id.startsWith('medicine.') ? [] : said)),
  );
  const terms = medicineTerms(knowledge, text, (word) => elsewhere.has(word));
  const spelling = createSpelling(
    {
      phrasings: countWords([...typed.map(({ words }) => words), ...spoken(knowledge).map(forms)]),
      prose: new Set(proseOf(knowledge).flatMap(forms)),
      plurals: knowledge.language.medicines.plural,
      names: new Set(terms.names.flatMap(([words, { named, isKind }]) => (named && !isKind ? words : []))),
    },
    text,
    PHONETICS[tag],
  );
  const rows = knowledge.intents.synonyms.map((row) => row.map(forms));
  const medicines = createMedicines(knowledge, terms, text, spelling);
  const conditions = conditionNames(knowledge.conditions).map(([name, id]) => [forms(name), id] as const);
  const plain = new Set((knowledge.intents.listening.plain ?? []).flatMap(forms));
  const stripCourtesy = createStripCourtesy(knowledge.language.courtesy, text);
  const matcher = createMatcher(packScopes(knowledge, context, text), {
    text,
    quantities: entities,
    topics: topicsOf(knowledge, context),
    repair: (known) => spelling.towards([...entities.quantityWords, ...known], plain),
    step,
  });
  return {
    text,
    analyse,
    context,
    contextOf: createContext(knowledge, context, people, matcher, step),
    people,
    entities,
    matcher,
    spelling,
    medicines,
    stripCourtesy,
    questions: createQuestionReader(
      text,
      spelling,
      medicines,
      conditions,
      createSynonyms(rows, text.stem),
      stripCourtesy,
    ),
    examples,
  };
}

/** What people say beside questions: answers, commands, synonyms. */
function spoken({ questions, intents }: Knowledge): readonly string[] {
  return [
    ...questions.flatMap(({ options }) => options.flatMap(({ label, words: said }) => [label, ...said])),
    ...[...intents.commands.values()].flat().map(({ source }) => source),
    ...Object.values(intents.answers).flat(),
    ...intents.synonyms.flat(),
  ];
}

function countWords(texts: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(text)) {
      uses.set(word, (uses.get(word) ?? 0) + 1);
    }
  }
  return uses;
}

function proseOf({ entries, questions }: Knowledge): readonly string[] {
  return [
    ...[...entries.values()].flatMap((entry) => [entry.title, entry.answer, detailOf(entry)]),
    ...questions.flatMap(({ ask, why, options }) => [
      ask,
      why,
      ...options.flatMap(({ label, words: said }) => [label, ...said]),
    ]),
  ];
}
