import type { Knowledge } from '../../../knowledge/knowledge';
import type { MedicineEntity } from '../../entities/medicine';
import type { Token } from '../../utterance';
import { conditionFacts } from './values';

/** What kinds of facts a pack says are told how. */
export interface FactKinds {
  /** Whether a value stays so, however long ago it began. */
  isLasting(fact: string, value: string | number | undefined): boolean;
  /** Whether people also look it up, so that a few words without a person tell nothing of it. */
  isTopic(fact: string): boolean;
  /** Whether it says how the symptom is: in a sentence of nobody it is said of whoever has it. */
  isOfSymptom(fact: string): boolean;
  /** Whether words that begin at a token say how a medicine right before them is taken: "ramipril 5 mg every night". */
  isRegimen(fact: string, at: number): boolean;
}

/** Most words between a medicine and how it is taken: its dose. */
const DOSE = 3;

/** Reads which facts a pack says are told how; of what is taken, by the medicines of one message. */
export function createFactKinds(
  knowledge: Knowledge,
): (tokens: readonly Token[], drugs: readonly MedicineEntity[]) => FactKinds {
  const { telling } = knowledge.intents;
  const lasting = new Set([...(telling?.lasting ?? []), ...conditionFacts(knowledge)]);
  const topics = new Set(telling?.topics ?? []);
  const regimen = new Set(telling?.regimen ?? []);
  const ofSymptom = new Set(telling?.['of-symptom'] ?? []);
  return (tokens, drugs) => {
    const ends = drugs.map(({ at, length }) => at + length);
    return {
      isLasting: (fact, value) => lasting.has(fact) || lasting.has(`${fact}=${value}`),
      isTopic: (fact) => topics.has(fact),
      isOfSymptom: (fact) => ofSymptom.has(fact),
      isRegimen: (fact, at) =>
        regimen.has(fact) &&
        ends.some((end) => end <= at && at - end <= DOSE && tokens[end - 1]!.clause === tokens[at]!.clause),
    };
  };
}
