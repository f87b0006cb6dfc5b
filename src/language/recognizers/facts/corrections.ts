import type { FactValue } from '../../../knowledge/facts';
import type { Knowledge, Question } from '../../../knowledge/knowledge';
import { type Age, COMING } from '../../entities/age';
import { wordSet, wordSets } from '../../entities/words';
import type { ExtractedFact } from '../../understanding';
import type { Utterance } from '../../utterance';
import type { ExtractorParts } from './extractor';
import { createMedicineCorrections, LONGEST, SHORT } from './medicine-corrections';
import type { StatedFacts } from './stated-facts';
import { byQuestion } from './values';

/** What takes the place of something known, and the facts that say so. */
export interface Correction {
  readonly question: string;
  readonly value: FactValue;
  readonly facts: readonly Pick<ExtractedFact, 'tokens' | 'rule'>[];
}

/** Reads a message as a correction of what is known. */
export type Correct = (
  known: ReadonlyMap<string, FactValue>,
  utterance: Utterance,
  stated: StatedFacts,
  slot?: Question,
) => readonly Correction[];

/**
 * Compiles corrections: "no, 46 not 64", "actually only the left leg", "sorry, I do take a water tablet".
 *
 * A message corrects when it is short, asks nothing, and says that something was wrong ("no", "actually", "I meant"). What it states then takes
 * the place of what is known; of a list it does so where nothing else holds ("only the calf", "not the calf, the foot"), else the list grows.
 *
 * @param isMedicineAction whether a message asks or tells of stopping or changing a medicine: no correction of the list of medicines
 */
export function createCorrections(
  knowledge: Knowledge,
  parts: ExtractorParts,
  isMedicineAction: (utterance: Utterance) => boolean,
): Correct {
  const { questions, facts: definitions, intents, language } = knowledge;
  const { text, entities, questionForm } = parts;
  const words = wordSets(text, language.corrections);
  const ageWords = wordSet(text, language.ages.age);
  const correctMedicines = createMedicineCorrections(
    knowledge,
    parts,
    (utterance) => questionForm(utterance) !== undefined || isMedicineAction(utterance),
  );

  /** Another number in place of a known age that is denied ("46, not 64"), said to be wrong ("46, I meant") or named ("my age is 46"). */
  const correctedAge = (known: number, { tokens }: Utterance): Age | undefined => {
    const ages = tokens.length <= LONGEST ? entities.agesIn(tokens) : [];
    const [age, ...more] = ages.filter(({ years }) => years !== known);
    const isDenied = ages.some(
      ({ years, start }) => years === known && words.removes.has(tokens[start - 1]?.text ?? ''),
    );
    const said = tokens.map((token) => token.text);
    const isMeant =
      ages.length === 1 && tokens.length <= SHORT && (isRevising(said) || said.some((word) => ageWords.has(word)));
    // "It should be 46" is no birthday to come.
    const years = age && age.years + (age.certainty === COMING ? 1 : 0);
    return years !== undefined && more.length === 0 && (isDenied || isMeant) ? { ...age!, years } : undefined;
  };

  const isRevising = (said: readonly string[]) =>
    said.some((word) => words.means.has(word) || words.excuses.has(word) || words.removes.has(word)) ||
    words.denies.has(said[0] ?? '');

  /**
   * A fact that is not a list of medicines: what is stated of it in place of what is known.
   *
   * @param isFree no question is open: a "no" denies what is known, else it may be the answer
   */
  const revised = (
    known: FactValue,
    { fact }: Question,
    told: FactValue | undefined,
    stated: StatedFacts,
    said: readonly string[],
    isFree: boolean,
  ) => {
    if (typeof known !== 'object') {
      return told === known ? undefined : told;
    }
    const says = (set: ReadonlySet<string>) => said.some((word) => set.has(word));
    const members = Array.isArray(told) ? told : [];
    const isNo = words.denies.has(said[0] ?? '');
    const isWrong = says(words.means) || says(words.excuses);
    const denied = stated.denied.filter((one) => one.fact === fact).map(({ value }) => String(value));
    // "It is not the diabetes" speaks of the cause.
    const isOut = (member: string) => (isWrong || isNo || members.length > 0) && denied.includes(member);
    // "No, in my foot" answers what is open, and tells one more.
    if (!isFree && !isWrong && !known.some(isOut)) {
      return undefined;
    }
    const isMore = says(words.adds) || words['adds-last'].has(said.at(-1) ?? '');
    const isAll =
      says(words.only) ||
      says(words.means) ||
      (definitions.get(fact)?.kind === 'many' && (says(words.excuses) || (isNo && isFree)));
    const left = known.filter((member) => !isOut(member));
    const now = members.length > 0 && isAll && !isMore ? members : [...new Set([...left, ...members])];
    return now.join() === known.join() ? undefined : now;
  };

  return (known, utterance, stated, slot) => {
    if (known.size === 0 || utterance.tokens.length > LONGEST || stated.standing === 'asked' || stated.isBesides) {
      return [];
    }
    const said = utterance.tokens.map((token) => token.text);
    const isWrong = isRevising(said);
    const told = new Map(byQuestion(knowledge, stated.facts).map(({ question, value }) => [question.id, value]));
    const all = [...stated.facts, ...stated.denied, ...stated.others];
    return questions.flatMap((question): Correction[] => {
      const before = known.get(question.id);
      const { id, fact } = question;
      const isAge = fact === intents.telling?.age && typeof before === 'number' && !told.has(id);
      const age = isAge ? correctedAge(before, utterance) : undefined;
      if (age !== undefined) {
        return [{ question: id, value: age.years, facts: [{ tokens: [age.start, age.end] }] }];
      }
      let value: FactValue | undefined;
      if (definitions.get(fact)?.kind === 'names') {
        const isTaken = stated.facts.some(({ state, rule }) => state === 'taken' && rule !== undefined);
        const ofOthers = stated.others.filter(({ state }) => state === 'taken').map(({ tokens: [at] }) => at);
        const isOfOthers = (at: number) => ofOthers.includes(at);
        value = typeof before === 'object' ? correctMedicines(before, utterance, isTaken, isOfOthers) : undefined;
      } else if (before !== undefined && id !== slot?.id && isWrong) {
        value = revised(before, question, told.get(id), stated, said, slot === undefined);
      }
      return value === undefined ? [] : [{ question: id, value, facts: all.filter((one) => one.fact === fact) }];
    });
  };
}
