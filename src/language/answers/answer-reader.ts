import type { FactDefinition, Knowledge, Question } from '../../knowledge/knowledge';
import type { MedicineNames } from '../medicine-names';
import { createPhraseIndex } from '../phrase-index';
import type { ReadAnswer } from '../understanding';
import type { Vocabulary } from '../vocabulary';
import { readAge } from './ages';
import { type AnswerKind, answerPhrases, wholeAnswers } from './answer-words';
import { chosen, longest } from './chosen';
import { deniedTopics } from './denials';
import { readElided } from './elided';
import { readMedicineList } from './medicine-list';
import { type Message, readMessage, stems, undetermined } from './message';
import { compileOptions, type Options } from './options';
import { questionSign } from './own-question';
import { readQuantity } from './quantity-answer';
import { isLongerAgo } from './recency';
import { withScattered } from './scattered';
import { type Meaning, NEGATORS, NONE_VALUES, type Parsed, parseAnswer, type Span } from './spans';
import { saysUnwell } from './unwell';

/** Reads a message as an answer to a question of the check; undefined if it is not one. */
export type AnswerReader = (question: Question, text: string) => ReadAnswer | undefined;

const UNSURE: ReadAnswer = { kind: 'unsure' };
const SKIP: ReadAnswer = { kind: 'skip' };
const BELOW_ZERO = /(?:^|[\s(])(?:[-−]\d|minus\s)/i;
const LONGEST = 1000;
// How much else a message may say for each word that answers, before it is taken to be about something else.
const SPARE_WORDS = 4;
const SPARE_BY_WORD = 3;
// What a denial may say besides, at most; less where a danger may be told in words nobody listed.
const SPARE_DENIAL = 2;
const SPARE_DANGER = 1;

/** Compiles how people answer: yes, no, options, numbers, lengths of time, lists of medicines. */
export function createAnswerReader(
  knowledge: Knowledge,
  vocabulary: Vocabulary,
  medicines: MedicineNames,
): AnswerReader {
  const general = createPhraseIndex<Meaning>(answerPhrases(knowledge.intents.answers));
  const symbols = wholeAnswers(knowledge.intents.answers);
  const compiled = new Map<Question, Options>();
  const optionsOf = (question: Question) => {
    const known = compiled.get(question) ?? compileOptions(question, knowledge);
    compiled.set(question, known);
    return known;
  };
  const conditions = createPhraseIndex<Meaning>(
    knowledge.conditions.flatMap(({ id, name, also }) =>
      [name, ...also].map((called) => [stems(called), { value: id }] as const),
    ),
  );

  return (question, text) => {
    const fact = knowledge.facts.get(question.fact);
    const message = readMessage(text.slice(0, LONGEST), vocabulary);
    const options = optionsOf(question);
    const symbol = symbols.get(message.text.trim().toLowerCase());
    if (fact === undefined || (message.words.length === 0 && symbol === undefined)) {
      return undefined;
    }
    const whole = fact.kind === 'number' ? undefined : wholeOption(options, message);
    if (whole !== undefined) {
      return { kind: 'value', value: fact.kind === 'one' ? whole : [String(whole)] };
    }
    const phrases =
      fact.kind === 'entries' && fact.of === 'condition'
        ? [options.phrases, general, conditions]
        : [options.phrases, general];
    const parsed = symbol === undefined ? parseAnswer(message, phrases) : wholly(symbol);
    const sign = questionSign(message);
    if (
      sign === 'form' ||
      (sign === 'mark' && (parsed.unexplained > 0 || (parsed.explained === 0 && fact.kind !== 'number')))
    ) {
      return undefined;
    }
    if (fact.kind === 'names') {
      const listed = isWholly(parsed) ? undefined : readMedicineList(readMessage(message.text), medicines);
      return listed === undefined ? withoutValue(message, parsed, [], SPARE_DENIAL) : { kind: 'value', value: listed };
    }
    return readFact(fact, options, message, parsed, question.optional ? SPARE_DENIAL : SPARE_DANGER);
  };
}

function readFact(
  fact: FactDefinition,
  options: Options,
  message: Message,
  parsed: Parsed,
  spare: number,
): ReadAnswer | undefined {
  if (fact.kind === 'number') {
    const labelled = wholeRange(message, parsed);
    if (labelled !== undefined) {
      return { kind: 'value', value: labelled };
    }
    const years = readAge(message.forms);
    if (BELOW_ZERO.test(message.text)) {
      return undefined;
    }
    if (years !== undefined) {
      return years >= fact.from && years <= fact.to ? { kind: 'value', value: years } : undefined;
    }
  }
  const quantity = fact.kind === 'one' ? readQuantity(options, message, parsed) : undefined;
  if (quantity !== undefined) {
    return { kind: 'value', value: quantity };
  }
  if (parsed.unexplained > SPARE_WORDS + SPARE_BY_WORD * parsed.explained) {
    return undefined;
  }
  const isList = fact.kind === 'many' || fact.kind === 'entries';
  const picked = chosen(isList ? withScattered(message, parsed, options.bags) : parsed.spans, options);
  if (picked === undefined) {
    return undefined;
  }
  const values = picked.filter((value) => !isLongerAgo(message.forms, options.recent.get(value)));
  if (values.length === 0) {
    const elided = fact.kind === 'one' ? readElided(options, message, parsed) : undefined;
    if (elided !== undefined) {
      return { kind: 'value', value: elided };
    }
    return isList && options.only !== undefined && affirms(parsed)
      ? { kind: 'value', value: [String(options.only)] }
      : withoutValue(
          message,
          parsed,
          isList ? [] : noneOf(options),
          spare + deniedTopics(message, parsed.spans, options.topics),
        );
  }
  if (isList) {
    // Of "neither" and something, something holds.
    const some = values.map(String).filter((value) => !NONE_VALUES.has(value));
    return { kind: 'value', value: some.length > 0 ? some : values.map(String) };
  }
  const [best] = values;
  return values.length === 1 && best !== undefined ? { kind: 'value', value: best } : longest(parsed.spans);
}

/** The value of the option whose own words are all the message is: they know best what they mean, "has a fever" too. */
function wholeOption({ phrases }: Options, message: Message): string | number | undefined {
  const said = undetermined(message);
  const found = message.text.includes('?') ? undefined : phrases.longestAt(said, 0);
  const [meaning, other] = found?.values ?? [];
  const isWhole = said.length > 1 && found?.length === said.length && other === undefined;
  return isWhole && meaning !== undefined && 'value' in meaning ? meaning.value : undefined;
}

/** The value of an option that is the whole message and gives numbers itself: "65 or over" is no age of 65. */
function wholeRange({ words }: Message, { spans: [span] }: Parsed): string | number | undefined {
  const meaning = span?.meanings[0];
  const isRange = span?.length === words.length && words.length > 1 && words.some(({ text }) => /^\d+$/.test(text));
  return isRange && meaning !== undefined && 'value' in meaning ? meaning.value : undefined;
}

/** What a message without a value of the options says: none, not sure, rather not say, or nothing. */
function withoutValue(
  message: Message,
  parsed: Parsed,
  none: string | number | readonly string[] | undefined,
  spare: number,
): ReadAnswer | undefined {
  const said = (kind: AnswerKind) =>
    parsed.spans.some(({ meanings }) => meanings.some((meaning) => 'answer' in meaning && meaning.answer === kind));
  if (said('decline')) {
    return SKIP;
  }
  if (said('unsure')) {
    return UNSURE;
  }
  const denied = said('none') || parsed.spans.some((span) => span.negated || isPlainNo(span, message));
  // "No, but ..." and "no, my ..." tell more than was understood.
  return denied && none !== undefined && parsed.excepted === 0 && parsed.unexplained <= spare && !saysUnwell(message)
    ? { kind: 'value', value: none }
    : undefined;
}

/** Whether a phrase says no for itself: "no", "not really", or "I do not" with nothing after it, unlike "I do not want to tell". */
function isPlainNo({ meanings, whole, length, at }: Span, { forms }: Message): boolean {
  return (
    meanings.some((meaning) => 'answer' in meaning && meaning.answer === 'no') &&
    (whole || length === 1 || NEGATORS.has(forms[at]!))
  );
}

/** Whether a message is a plain yes, such as "yep" or "yeah it does", and takes nothing back. */
function affirms({ spans, unexplained }: Parsed): boolean {
  return (
    unexplained <= SPARE_WORDS &&
    spans.length > 0 &&
    (spans[0]!.whole || spans[0]!.length === 1) &&
    spans.every(
      ({ meanings, negated }) =>
        !negated && meanings.every((meaning) => 'answer' in meaning && meaning.answer === 'yes'),
    )
  );
}

function noneOf({ values }: Options): string | number | undefined {
  return values.find((value) => NONE_VALUES.has(String(value)));
}

/** Whether general answers ("none", "I don't know") are all the message says. */
function isWholly({ spans, unexplained }: Parsed): boolean {
  return (
    unexplained === 0 &&
    spans.length > 0 &&
    spans.every(({ meanings }) => meanings.every((meaning) => 'answer' in meaning))
  );
}

function wholly(answer: AnswerKind): Parsed {
  return {
    spans: [{ at: 0, length: 1, meanings: [{ answer }], negated: false, whole: true, opens: true, excepted: false }],
    unexplained: 0,
    excepted: 0,
    explained: 1,
  };
}
