import type { Knowledge } from '../../../knowledge/knowledge';
import type { Lexicon } from '../../lexicon';
import type { Evidence, Expected, ExtractedFact, Extraction, FilledSlot } from '../../understanding';
import type { Utterance } from '../../utterance';
import type { AnswerLanguage } from '../answers/answer-text';
import { createExpectedAnswers } from '../answers/expected-answer';
import { createCorrections } from './corrections';
import { createFactPatterns, type FactPatterns } from './fact-patterns';
import { createQuestionForm, type QuestionForm } from './question-form';
import { createStatedFacts, type StatedFacts } from './stated-facts';
import { byQuestion } from './values';

/** Extracts what a message says of a person. Pure; bounded time for any text; never throws. */
export type Extract = (utterance: Utterance, expected?: Expected) => Extraction;

/** What the parts of the extractor share. */
export interface ExtractorParts
  extends Pick<Lexicon, 'text' | 'entities' | 'medicines' | 'contextOf' | 'people' | 'spelling'> {
  readonly answers: AnswerLanguage;
  /** Absent where the pack has no patterns of facts. */
  readonly patterns: FactPatterns | undefined;
  readonly questionForm: QuestionForm;
}

/** A longer message beside a question of the check must tell of somebody to count. */
const MOST_ASKED = 12;

/**
 * Compiles the extractor: facts stated, then, where a question is open, its answer, and where something is known, what is put right.
 *
 * While a question is open the person tells of themself: then a few words that name nobody ("both legs", "every night") count as told too,
 * whatever is asked.
 *
 * @param isMedicineAction whether a message asks or tells of stopping or changing a medicine
 */
export function createExtractor(
  knowledge: Knowledge,
  lexicon: Lexicon,
  answers: AnswerLanguage,
  isMedicineAction: (utterance: Utterance) => boolean,
): Extract {
  const patterns = createFactPatterns(knowledge, lexicon);
  const parts: ExtractorParts = { ...lexicon, answers, patterns, questionForm: createQuestionForm(answers) };
  const find = createStatedFacts(knowledge, parts);
  const answerTo = createExpectedAnswers(knowledge, parts);
  const correct = createCorrections(knowledge, parts, isMedicineAction);

  return (utterance, { slot, known } = {}) => {
    const stated = find(utterance);
    const isTold = counts(stated, utterance, slot !== undefined);
    const answer = slot && answerTo(slot, utterance);
    const corrections = known ? correct(known, utterance, stated, slot) : [];
    const corrected = new Set(corrections.map(({ question }) => question));
    const filled = (
      by: FilledSlot['by'],
      question: string,
      value: FilledSlot['value'],
      facts: readonly Pick<ExtractedFact, 'tokens' | 'rule'>[],
    ): FilledSlot => ({
      question,
      value,
      by,
      certainty: 1,
      because: facts.map((fact) => evidenceOf(fact, utterance)),
    });
    const facts = isTold ? stated.facts : stated.plain;
    const told = byQuestion(knowledge, facts);
    return {
      of: isTold ? stated.of : undefined,
      ...(isTold && stated.isBesides && { isBesides: true }),
      slots: [
        ...corrections.map(({ question, value, facts }) => filled('correction', question, value, facts)),
        ...(slot && answer ? [{ ...answer, question: slot.id, by: 'answer' as const }] : []),
        ...told
          .filter(({ question }) => !corrected.has(question.id))
          .map(({ question, value, facts }) => filled('told', question.id, value, facts)),
      ],
      facts: [...facts, ...stated.others],
    };
  };
}

/** Whether what is stated holds: told of a person, or in so many words while they are asked. */
function counts({ standing }: StatedFacts, { tokens }: Utterance, isAsked: boolean): boolean {
  return standing === 'told' || (standing === 'bare' && isAsked && tokens.length <= MOST_ASKED);
}

function evidenceOf(
  { tokens: [from, to], rule }: Pick<ExtractedFact, 'tokens' | 'rule'>,
  { tokens }: Utterance,
): Evidence {
  return { start: tokens[from]!.start, end: tokens[to - 1]!.end, rule };
}
