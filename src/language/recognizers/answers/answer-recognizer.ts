import type { FactDefinition, Knowledge, Question } from '../../../knowledge/knowledge';
import { conditionNames } from '../../entities/condition';
import { createPhraseIndex } from '../../entities/phrase-index';
import type { ReadAnswer } from '../../understanding';
import type { AnswerParts, AnswerText } from './answer-text';
import { createDenials } from './denials';
import { createMedicineList } from './medicine-list';
import { compileOptions, type Options } from './options';
import {
  type AnswerKind,
  createAnswerParser,
  isAnswer,
  type Meaning,
  mayAnswer,
  type Parsed,
  type Span,
} from './parse';
import { implicitUnitValue, quantityValue } from './quantity-value';
import { createQuestionForm } from './question-form';
import { areAnswers, longestValue, resolveOptions } from './resolve-options';
import { withUnordered } from './unordered-match';

/** Reads a message as an answer to a question of the check; undefined if it is not one. */
export type AnswerRecognizer = (question: Question, text: string) => ReadAnswer | undefined;

type Value = string | number;

const LONGEST = 1000;
// How much else a message may say for each word that answers, before it is taken to be about something else.
const SPARE_WORDS = 4;
const SPARE_BY_WORD = 3;
// What a denial may say besides, at most; less where a danger may be told in words nobody listed.
const SPARE_DENIAL = 2;
const SPARE_DANGER = 1;

const given = (value: Value | readonly string[] | undefined): ReadAnswer | undefined =>
  value === undefined ? undefined : { kind: 'value', value };

/** Compiles how people answer: yes, no, options, numbers, lengths of time, lists of medicines. */
export function createAnswerRecognizer(
  knowledge: Knowledge,
  { answers: language, facts: patterns, entities, spelling, medicines }: AnswerParts,
): AnswerRecognizer {
  const { words, read, stemsOf } = language;
  const stems = (phrase: string) => stemsOf(read(phrase));
  const said = (Object.entries(knowledge.intents.answers) as [AnswerKind, readonly string[]][]).flatMap(
    ([answer, phrases]) => phrases.map((phrase) => ({ answer, phrase })),
  );
  // Single letters, "n/a" and emoji have no place within a sentence: they count as the whole message.
  const isSymbol = ({ phrase }: { readonly phrase: string }) =>
    phrase.length === 1 || phrase.includes('/') || read(phrase).tokens.length === 0;
  const symbols = new Map(said.filter(isSymbol).map(({ answer, phrase }) => [phrase.toLowerCase(), answer]));
  const meanings = new Map(said.map(({ answer }) => [answer, { answer }]));
  const general = createPhraseIndex<Meaning>(
    said.filter((one) => !isSymbol(one)).map(({ answer, phrase }) => [stems(phrase), meanings.get(answer)!]),
  );
  const conditions = createPhraseIndex<Meaning>(
    conditionNames(knowledge.conditions).map(([name, value]) => [stems(name), { value }]),
  );
  const compiled = new Map<Question, Options>();
  const optionsOf = (question: Question): Options => {
    const options = compiled.get(question) ?? compileOptions(question, knowledge, language, entities);
    compiled.set(question, options);
    return options;
  };
  const parse = createAnswerParser(language, (word) => entities.secondsOf(word) !== undefined);
  const questionForm = createQuestionForm(language);
  const medicineList = createMedicineList(language, medicines);
  const { deniedTopics, isNegatedWellness } = createDenials(language);
  const isNone = (value: Value) => words['none-values'].has(String(value));

  return (question, text) => {
    const fact = knowledge.facts.get(question.fact);
    const answer = read(text.slice(0, LONGEST), spelling);
    const symbol = symbols.get(answer.text.trim().toLowerCase());
    if (fact === undefined || (answer.tokens.length === 0 && symbol === undefined)) {
      return undefined;
    }
    const options = optionsOf(question);
    const whole = fact.kind === 'number' ? undefined : wholeOption(options, answer);
    if (whole !== undefined) {
      return given(fact.kind === 'one' ? whole : [String(whole)]);
    }
    const named = fact.kind === 'entries' && fact.of === 'condition' ? [conditions] : [];
    const parsed =
      symbol === undefined
        ? parse(answer, [options.phrases, general, ...named], toldOf(fact, question, answer))
        : wholly(symbol);
    const form = questionForm(answer);
    const isDoubt = parsed.unexplained === 0 && (parsed.explained > 0 || fact.kind === 'number');
    if (form === 'form' || (form === 'mark' && !isDoubt)) {
      return undefined;
    }
    const spare = question.optional ? SPARE_DENIAL : SPARE_DANGER;
    if (fact.kind === 'names') {
      const onlyAnswers = parsed.unexplained === 0 && areAnswers(parsed.spans);
      const listed = onlyAnswers ? undefined : medicineList(read(answer.text));
      return given(listed) ?? withoutValue(answer, parsed, [], SPARE_DENIAL);
    }
    return readFact(fact, options, answer, parsed, spare);
  };

  /** What is said of the fact as people say it unasked: the same words are heard as an answer. */
  function toldOf(fact: FactDefinition, { fact: key, options }: Question, { tokens }: AnswerText) {
    const asked = new Set(options.map(({ value }) => value));
    return (patterns?.matchesOf(key, tokens) ?? []).flatMap(({ value, match }) => {
      const isAsked = value === undefined || fact.kind === 'entries' || asked.has(value);
      const meaning: Meaning = value === undefined ? { answer: 'none' } : { value };
      return isAsked ? [{ match, meaning }] : [];
    });
  }

  function readFact(
    fact: FactDefinition,
    options: Options,
    answer: AnswerText,
    parsed: Parsed,
    spare: number,
  ): ReadAnswer | undefined {
    if (fact.kind === 'number') {
      const labelled = wholeRange(answer, parsed);
      const years = entities.ageAsked(answer.tokens);
      if (labelled !== undefined || isBelowZero(answer)) {
        return given(labelled);
      }
      if (years !== undefined) {
        return given(years >= fact.from && years <= fact.to ? years : undefined);
      }
    }
    const isOne = fact.kind === 'one';
    const quantity = isOne ? quantityValue(options, answer, parsed, entities) : undefined;
    if (quantity !== undefined || parsed.unexplained > SPARE_WORDS + SPARE_BY_WORD * parsed.explained) {
      return given(quantity);
    }
    const isList = fact.kind === 'many' || fact.kind === 'entries';
    const spans = isList ? withUnordered(answer, parsed, options.bags, language) : parsed.spans;
    const resolved = resolveOptions(spans, options.values, isNone);
    if (resolved === undefined) {
      return undefined;
    }
    const values = resolved.filter((value) => !entities.isLongerAgo(answer.tokens, options.recent.get(value)));
    if (values.length > 0) {
      // Of "neither" and something, something holds.
      const some = values.filter((value) => !isNone(value));
      return isList
        ? given((some.length > 0 ? some : values).map(String))
        : given(values.length === 1 ? values[0] : longestValue(parsed.spans));
    }
    const implied = isOne ? implicitUnitValue(options, answer, parsed, entities, language) : undefined;
    if (implied !== undefined) {
      return given(implied);
    }
    if (isList && options.only !== undefined && affirms(parsed)) {
      return given([String(options.only)]);
    }
    const none = isList ? [] : options.values.find(isNone);
    return withoutValue(answer, parsed, none, spare + deniedTopics(answer, parsed.spans, options.topics));
  }

  /** The value of the option whose own words are all the message is: they know best what they mean, "has a fever" too. */
  function wholeOption({ phrases }: Options, answer: AnswerText): Value | undefined {
    const all = stemsOf(answer);
    const found = answer.text.includes('?') ? undefined : phrases.longestAt(all, 0);
    const [meaning, other] = found?.values ?? [];
    const isWhole = all.length > 1 && found?.length === all.length && other === undefined;
    return isWhole && meaning !== undefined && 'value' in meaning ? meaning.value : undefined;
  }

  /** The value of an option that is the whole message and gives numbers itself: "65 or over" is no age of 65. */
  function wholeRange({ tokens }: AnswerText, { spans: [span] }: Parsed): Value | undefined {
    const meaning = span?.meanings[0];
    const isRange =
      span?.length === tokens.length && tokens.length > 1 && tokens.some((token) => /^\d+$/.test(token.text));
    return isRange && meaning !== undefined && 'value' in meaning ? meaning.value : undefined;
  }

  function isBelowZero({ text, tokens }: AnswerText): boolean {
    return /(?:^|[\s(])[-−]\d/.test(text) || tokens.slice(0, -1).some((token) => words.minus.has(token.text));
  }

  /** What a message without a value of the options says: none, not sure, rather not say, or nothing. */
  function withoutValue(
    answer: AnswerText,
    parsed: Parsed,
    none: Value | readonly string[] | undefined,
    spare: number,
  ): ReadAnswer | undefined {
    const says = (kind: AnswerKind) => parsed.spans.some((span) => mayAnswer(span, kind));
    if (says('decline')) {
      return { kind: 'skip' };
    }
    if (says('unsure')) {
      return { kind: 'unsure' };
    }
    const denied = says('none') || parsed.spans.some((span) => span.negated || isPlainNo(span, answer));
    // "No, but ..." and "no, my ..." tell more than was understood.
    const isAll = parsed.excepted === 0 && parsed.unexplained <= spare && !isNegatedWellness(answer);
    return given(denied && isAll ? none : undefined);
  }

  /** Whether a phrase says no for itself: "no", "not really", or "I do not" with nothing after it, unlike "I do not want to tell". */
  function isPlainNo(span: Span, { tokens }: AnswerText): boolean {
    return mayAnswer(span, 'no') && (span.whole || span.length === 1 || words.negators.has(tokens[span.at]!.text));
  }
}

/** Whether a message is a plain yes, such as "yep" or "yeah it does", and takes nothing back. */
function affirms({ spans, unexplained }: Parsed): boolean {
  const [first] = spans;
  return (
    first !== undefined &&
    unexplained <= SPARE_WORDS &&
    (first.whole || first.length === 1) &&
    spans.every((span) => !span.negated && isAnswer(span, 'yes'))
  );
}

function wholly(answer: AnswerKind): Parsed {
  const span = { at: 0, length: 1, meanings: [{ answer }], negated: false, whole: true, opens: true, excepted: false };
  return { spans: [span], unexplained: 0, excepted: 0, explained: 1 };
}
