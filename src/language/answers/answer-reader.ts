import type { FactDefinition, Knowledge, Question } from '../../knowledge/knowledge';
import type { MedicineNames } from '../medicine-names';
import { createPhraseIndex } from '../phrase-index';
import type { ReadAnswer } from '../understanding';
import type { Vocabulary } from '../vocabulary';
import { readAge } from './ages';
import { type AnswerKind, answerPhrases, stems, wholeAnswers } from './answer-words';
import { readMedicineList } from './medicine-list';
import { type Message, readMessage } from './message';
import { compileOptions, type Options } from './options';
import { asksSomething } from './own-question';
import { findQuantities } from './quantities';
import { type Meaning, type Parsed, parseAnswer, type Span } from './spans';

/** Reads a message as an answer to a question of the check; undefined if it is not one. */
export type AnswerReader = (question: Question, text: string) => ReadAnswer | undefined;

const UNSURE: ReadAnswer = { kind: 'unsure' };
const SKIP: ReadAnswer = { kind: 'skip' };
const NONE_VALUES = ['no', 'none', 'never', 'neither'];
const YES_OR_NO = new Set<string | number>(['yes', 'no']);
const LONGEST = 1000;
// How much else a message may say for each word that answers, before it is taken to be about something else.
const SPARE_WORDS = 4;
const SPARE_BY_WORD = 3;

/** Compiles how people answer: yes, no, options, numbers, lengths of time, lists of medicines. */
export function createAnswerReader(
  knowledge: Knowledge,
  vocabulary: Vocabulary,
  medicines: MedicineNames,
): AnswerReader {
  const general = createPhraseIndex<Meaning>(answerPhrases(knowledge.intents.answers));
  const whole = wholeAnswers(knowledge.intents.answers);
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
    const symbol = whole.get(message.text.trim().toLowerCase());
    if (fact === undefined || (message.words.length === 0 && symbol === undefined)) {
      return undefined;
    }
    const phrases =
      fact.kind === 'entries' && fact.of === 'condition'
        ? [options.phrases, general, conditions]
        : [options.phrases, general];
    const parsed = symbol === undefined ? parseAnswer(message, phrases) : wholly(symbol);
    if (asksSomething(message) && (parsed.unexplained > 0 || parsed.explained === 0)) {
      return undefined;
    }
    if (fact.kind === 'names') {
      const listed = isWholly(parsed) ? undefined : readMedicineList(readMessage(message.text), medicines);
      return listed === undefined ? withoutValue(parsed, []) : { kind: 'value', value: listed };
    }
    return readFact(fact, options, message, parsed);
  };
}

function readFact(fact: FactDefinition, options: Options, message: Message, parsed: Parsed): ReadAnswer | undefined {
  if (fact.kind === 'number') {
    const years = readAge(message.forms);
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
  const values = chosen(parsed.spans, options);
  if (values.length === 0) {
    return withoutValue(parsed, isList ? [] : noneOf(options));
  }
  if (isList) {
    return { kind: 'value', value: values.map(String) };
  }
  const [best] = values;
  return values.length === 1 && best !== undefined ? { kind: 'value', value: best } : longest(parsed.spans);
}

/** The values of the phrases that are not negated, in the order of the text. */
function chosen(spans: readonly Span[], { values }: Options): readonly (string | number)[] {
  const yesOrNo = values.length > 0 && values.every((value) => YES_OR_NO.has(value));
  const found = new Set<string | number>();
  for (const { meanings, negated, whole, length } of spans) {
    for (const meaning of meanings) {
      if ('value' in meaning) {
        if (!negated) {
          found.add(meaning.value);
        } else if (yesOrNo) {
          found.add(meaning.value === 'yes' ? 'no' : 'yes');
        }
      } else if (yesOrNo && (whole || length === 1) && isPlain(meaning.answer)) {
        found.add(meaning.answer === 'yes' ? 'yes' : 'no');
      }
    }
  }
  // "yes, it never happens" and the like: the first word is the answer.
  return yesOrNo ? [...found].slice(0, 1) : [...found];
}

function isPlain(answer: AnswerKind): boolean {
  return answer === 'yes' || answer === 'no' || answer === 'none';
}

/** Of several values for a fact that takes one: the one said with most words; undefined when none stands out. */
function longest(spans: readonly Span[]): ReadAnswer | undefined {
  const ranked = spans
    .flatMap(({ meanings, negated, length }) =>
      negated ? [] : meanings.flatMap((meaning) => ('value' in meaning ? [{ value: meaning.value, length }] : [])),
    )
    .sort((a, b) => b.length - a.length);
  const [first] = ranked;
  const next = ranked.find(({ value }) => value !== first?.value);
  return first !== undefined && first.length > (next?.length ?? 0) ? { kind: 'value', value: first.value } : undefined;
}

/** What a message without a value of the options says: none, not sure, rather not say, or nothing. */
function withoutValue(parsed: Parsed, none: string | number | readonly string[] | undefined): ReadAnswer | undefined {
  const said = (kind: AnswerKind) =>
    parsed.spans.some(({ meanings }) => meanings.some((meaning) => 'answer' in meaning && meaning.answer === kind));
  if (said('decline')) {
    return SKIP;
  }
  if (said('unsure')) {
    return UNSURE;
  }
  const denied = said('none') || said('no') || parsed.spans.some(({ negated }) => negated);
  return denied && none !== undefined && parsed.unexplained <= SPARE_WORDS ? { kind: 'value', value: none } : undefined;
}

function noneOf({ values }: Options): string | number | undefined {
  return values.find((value) => NONE_VALUES.includes(String(value)));
}

/** The option that a length of time or a rate falls under; when between two, the higher one, which is the more careful reading. */
function readQuantity({ ranges }: Options, { forms }: Message, parsed: Parsed): string | number | undefined {
  const quantities = findQuantities(forms).filter(({ dimension }) =>
    ranges.some((range) => range.dimension === dimension),
  );
  const most = quantities.reduce<(typeof quantities)[number] | undefined>(
    (largest, next) => (largest === undefined || point(next) > point(largest) ? next : largest),
    undefined,
  );
  const said = Math.max(
    0,
    ...parsed.spans.map(({ meanings, length }) => (meanings.some((meaning) => 'value' in meaning) ? length : 0)),
  );
  if (most === undefined || said >= most.length) {
    return undefined;
  }
  const at = point(most);
  const distance = ({ from, to }: { readonly from: number; readonly to: number }) => Math.max(0, from - at, at - to);
  return ranges
    .filter(({ dimension }) => dimension === most.dimension)
    .sort((a, b) => distance(a) - distance(b) || b.from - a.from)[0]?.value;
}

function point({ from, to }: { readonly from: number; readonly to: number }): number {
  return Number.isFinite(to) ? to : from;
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
    spans: [{ at: 0, length: 1, meanings: [{ answer }], negated: false, whole: true }],
    unexplained: 0,
    explained: 1,
  };
}
