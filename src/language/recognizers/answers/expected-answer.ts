import type { FactDefinition, Knowledge, Question } from '../../../knowledge/knowledge';
import { conditionNames } from '../../entities/condition';
import { createPhraseIndex } from '../../entities/phrase-index';
import type { Evidence, FilledSlot } from '../../understanding';
import type { Utterance } from '../../utterance';
import type { ExtractorParts } from '../facts/extractor';
import type { AnswerText } from './answer-text';
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
import { areAnswers, longestValue, resolveOptions } from './resolve-options';
import { withUnordered } from './unordered-match';

/** The answer that a message is to the question that is open. */
export type ExpectedAnswer = Pick<FilledSlot, 'value' | 'unknown' | 'certainty' | 'because'>;

/** Reads a message as the answer to a question of the check; undefined if it is not one. */
export type ReadExpected = (question: Question, utterance: Utterance) => ExpectedAnswer | undefined;

/** A value, or why there is none. */
type ReadAnswer = Pick<FilledSlot, 'value' | 'unknown'>;

type Value = string | number;

/** Whose phrases those are that answer any question: `intents/answers.yaml`. */
export const ANSWERS = 'answers';

const LONGEST = 1000;
// How much else a message may say for each word that answers, before it is taken to be about something else.
const SPARE_WORDS = 4;
const SPARE_BY_WORD = 3;
// What a denial may say besides, at most; less where a danger may be told in words nobody listed.
const SPARE_DENIAL = 2;
const SPARE_DANGER = 1;

const given = (value: Value | readonly string[] | undefined): ReadAnswer | undefined =>
  value === undefined ? undefined : { value };

/** Compiles how people answer: yes, no, options, numbers, lengths of time, lists of medicines. */
export function createExpectedAnswers(
  knowledge: Knowledge,
  { answers: language, patterns, entities, spelling, medicines, questionForm }: ExtractorParts,
): ReadExpected {
  const { words, read, stemsOf } = language;
  const stems = (phrase: string) => stemsOf(language.phrase(phrase));
  const said = (Object.entries(knowledge.intents.answers) as [AnswerKind, readonly string[]][]).flatMap(
    ([answer, phrases]) => phrases.map((phrase) => ({ answer, phrase })),
  );
  // Single letters, "n/a" and emoji have no place within a sentence: they count as the whole message.
  const isSymbol = ({ phrase }: { readonly phrase: string }) =>
    phrase.length === 1 || phrase.includes('/') || language.phrase(phrase).tokens.length === 0;
  const meaningOf = ({ answer, phrase }: (typeof said)[number]): Meaning => ({
    answer,
    phrase: { of: ANSWERS, text: phrase },
  });
  const symbols = new Map(said.filter(isSymbol).map((one) => [one.phrase.toLowerCase(), meaningOf(one)]));
  const general = createPhraseIndex<Meaning>(
    said.filter((one) => !isSymbol(one)).map((one) => [stems(one.phrase), meaningOf(one)]),
  );
  const conditions = createPhraseIndex<Meaning>(
    conditionNames(knowledge.conditions).map(([name, value]) => [
      stems(name),
      { value, phrase: { of: value, text: name } },
    ]),
  );
  const compiled = new Map<Question, Options>();
  const optionsOf = (question: Question): Options => {
    const options = compiled.get(question) ?? compileOptions(question, knowledge, language, entities);
    compiled.set(question, options);
    return options;
  };
  const parse = createAnswerParser(language, (word) => entities.secondsOf(word) !== undefined);
  const medicineList = createMedicineList(language, medicines);
  const { deniedTopics, isNegatedWellness } = createDenials(language);
  const isNone = (value: Value) => words['none-values'].has(String(value));

  return (question, utterance) => {
    const fact = knowledge.facts.get(question.fact);
    const start = beginningOf(utterance);
    const answer = read(start, spelling);
    const symbol = symbols.get(answer.text.trim().toLowerCase());
    if (fact === undefined || (answer.tokens.length === 0 && symbol === undefined)) {
      return undefined;
    }
    const options = optionsOf(question);
    const whole = fact.kind === 'number' ? undefined : wholeOption(options, answer);
    if (whole !== undefined) {
      const { value } = whole;
      return {
        value: fact.kind === 'one' ? value : [String(value)],
        certainty: 1,
        because: [{ ...placeOf(answer), phrase: whole.phrase }],
      };
    }
    const named = fact.kind === 'entries' && fact.of === 'condition' ? [conditions] : [];
    const parsed =
      symbol === undefined
        ? parse(answer, [options.phrases, general, ...named], statedOf(fact, question, answer))
        : wholly(symbol);
    const form = questionForm(answer);
    const isDoubt = parsed.unexplained === 0 && (parsed.explained > 0 || fact.kind === 'number');
    if (form === 'form' || (form === 'mark' && !isDoubt)) {
      return undefined;
    }
    if (fact.kind === 'names') {
      const onlyAnswers = parsed.unexplained === 0 && areAnswers(parsed.spans);
      const listed = onlyAnswers ? undefined : medicineList(read(start));
      if (listed !== undefined) {
        const names = listed.map(([from, to]) => answer.text.slice(from, to));
        return {
          value: [...new Set(names)],
          certainty: 1,
          because: listed.map(([start, end]) => ({ start, end, phrase: { of: question.id, text: '' } })),
        };
      }
    }
    const spare = question.optional ? SPARE_DENIAL : SPARE_DANGER;
    const found =
      fact.kind === 'names'
        ? withoutValue(answer, parsed, [], SPARE_DENIAL)
        : readFact(fact, options, answer, parsed, spare);
    const because = found && evidenceFor(found, question, answer, parsed);
    return found && because && { ...found, certainty: shareOf(answer, because), because };
  };

  /** The share of the words that say something which an answer was read by. */
  function shareOf({ tokens }: AnswerText, because: readonly Evidence[]): number {
    const telling = tokens.filter(({ text: word }) => !language.text.isFunctionWord(word) && !words.fillers.has(word));
    const read = telling.filter((token) => because.some(({ start, end }) => token.start >= start && token.end <= end));
    return telling.length === 0 ? 1 : read.length / telling.length;
  }

  /** The words that an answer was read by: the phrases that mean its value, else the number, else whatever phrases there are. */
  function evidenceFor({ value, unknown }: ReadAnswer, question: Question, answer: AnswerText, { spans }: Parsed) {
    const values = new Set([value ?? []].flat().map(String));
    const meant = (meaning: Meaning) =>
      'value' in meaning ? values.has(String(meaning.value)) : unknown && isUnknown(meaning.answer);
    const placed = (span: Span, meaning: Meaning | undefined): Evidence => ({
      ...placeOf(answer, span.at, span.at + span.length),
      rule: meaning?.rule,
      phrase: meaning?.phrase,
    });
    const exact = spans.flatMap((span) => span.meanings.filter(meant).map((meaning) => placed(span, meaning)));
    if (exact.length > 0) {
      return exact;
    }
    const age = entities.agesIn(answer.tokens).find(({ years }) => years === value);
    if (age !== undefined) {
      return [{ ...placeOf(answer, age.start, age.end), phrase: { of: question.id, text: '' } }];
    }
    const option = question.options.find((one) => values.has(String(one.value)));
    const [quantity] = option === undefined ? [] : entities.quantitiesIn(answer.tokens);
    return quantity === undefined
      ? spans.map((span) => placed(span, span.meanings[0]))
      : [{ ...placeOf(answer, quantity.start, quantity.end), phrase: { of: question.id, text: option!.label } }];
  }

  /** What is said of the fact as people say it unasked: the same words are heard as an answer. */
  function statedOf(fact: FactDefinition, { fact: key, options }: Question, { source }: AnswerText) {
    const asked = new Set(options.map(({ value }) => value));
    return (patterns?.matchesOf(key, source) ?? []).flatMap(({ value, match }) => {
      const isAsked = value === undefined || fact.kind === 'entries' || asked.has(value);
      const rule = patterns?.placeOf(match);
      const meaning: Meaning = value === undefined ? { answer: 'none', rule } : { value, rule };
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
  function wholeOption({ phrases }: Options, answer: AnswerText): Extract<Meaning, { value: Value }> | undefined {
    const all = stemsOf(answer);
    const found = answer.text.includes('?') ? undefined : phrases.longestAt(all, 0);
    const [meaning, other] = found?.values ?? [];
    const isWhole = all.length > 1 && found?.length === all.length && other === undefined;
    return isWhole && meaning !== undefined && 'value' in meaning ? meaning : undefined;
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
      return { value: null, unknown: 'skip' };
    }
    if (says('unsure')) {
      return { value: null, unknown: 'unsure' };
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

/** The first of a long message, as an utterance. */
function beginningOf(utterance: Utterance): Utterance {
  const { text, tokens } = utterance;
  return text.length <= LONGEST
    ? utterance
    : { ...utterance, text: text.slice(0, LONGEST), tokens: tokens.filter(({ end }) => end <= LONGEST) };
}

/** Where tokens of an answer stand in the message; all of them where none are named. */
function placeOf({ text, tokens }: AnswerText, from = 0, to = tokens.length): Pick<Evidence, 'start' | 'end'> {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? text.length };
}

function isUnknown(answer: AnswerKind): boolean {
  return answer === 'unsure' || answer === 'decline';
}

function wholly(meaning: Meaning): Parsed {
  const span = { at: 0, length: 1, meanings: [meaning], negated: false, whole: true, opens: true, excepted: false };
  return { spans: [span], unexplained: 0, excepted: 0, explained: 1 };
}
