import type { Knowledge, Medicine } from '../knowledge/knowledge';
import { createMedicineNames, type MedicineNames } from './medicine-names';
import { collectExamples, type Example, OUT_OF_SCOPE } from './ranking/examples';
import { createReader, type Reader } from './ranking/reader';
import { createSynonyms } from './synonyms';
import { words } from './text/normal-form';
import { createVocabulary, type Vocabulary } from './vocabulary';

/** Everything about words that a pack brings. */
export interface Lexicon {
  readonly vocabulary: Vocabulary;
  readonly medicines: MedicineNames;
  readonly reader: Reader;
  /** What the pack says about what people type. */
  readonly examples: readonly Example[];
}

/** Gathers the words of a pack: what people type, what content says, names and synonyms. */
export function createLexicon(knowledge: Knowledge): Lexicon {
  const examples = collectExamples(knowledge);
  const typed = examples.map(({ id, text }) => ({ id, words: folded(text) }));
  const vocabulary = createVocabulary({
    phrasings: countWords([...typed.map(({ words: said }) => said), ...spoken(knowledge).map(folded)]),
    prose: proseWords(knowledge),
    names: nameWords(knowledge.medicines),
  });
  const rows = knowledge.intents.synonyms.map((row) => row.map(folded));
  const elsewhere = new Set(
    typed.flatMap(({ id, words: said }) => (id === OUT_OF_SCOPE || id.startsWith('medicine.') ? [] : said)),
  );
  const medicines = createMedicineNames(
    knowledge.medicines,
    [
      ...knowledge.medicineKinds,
      ...knowledge.medicineGroups.map((group) => ({ kinds: group.names, among: [], group })),
      { kinds: [...knowledge.otherMedicines, ...knowledge.remedies.flatMap(({ names }) => names)], among: [] },
    ],
    rows.map((row) => row.flatMap((member) => (member.length === 1 ? member : []))).filter((row) => row.length > 1),
    (word) => elsewhere.has(word),
    vocabulary,
  );
  const conditions = knowledge.conditions.flatMap(({ id, name, also }) =>
    [name, ...also].map((called) => [folded(called), id] as const),
  );
  return {
    vocabulary,
    medicines,
    reader: createReader(vocabulary, medicines, conditions, createSynonyms(rows)),
    examples,
  };
}

function folded(text: string): readonly string[] {
  return words(text).map(({ text: word }) => word);
}

/** What people say beside questions: answers, commands, synonyms. */
function spoken({ questions, intents }: Knowledge): readonly string[] {
  return [
    ...questions.flatMap(({ options }) => options.flatMap(({ label, words: said }) => [label, ...said])),
    ...[...intents.commands.values()].flat(),
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

function proseWords({ entries, questions }: Knowledge): ReadonlySet<string> {
  const texts = [
    ...[...entries.values()].flatMap(({ title, answer, detail }) => [title, answer, detail ?? '']),
    ...questions.flatMap(({ ask, why, options }) => [
      ask,
      why,
      ...options.flatMap(({ label, words: said }) => [label, ...said]),
    ]),
  ];
  return new Set(texts.flatMap((text) => words(text, text.length).map(({ text: word }) => word)));
}

function nameWords(medicines: readonly Medicine[]): ReadonlySet<string> {
  return new Set(
    medicines.flatMap(({ substances }) =>
      substances.flatMap(({ name, also, brands }) => [name, ...also, ...brands].flatMap(folded)),
    ),
  );
}
