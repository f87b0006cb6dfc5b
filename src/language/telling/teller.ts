import type { FactValue } from '../../knowledge/facts';
import type { Knowledge, Question, Telling } from '../../knowledge/knowledge';
import { parsePattern } from '../../knowledge/patterns/pattern';
import { factScope, setsOf } from '../../knowledge/patterns/sets';
import { readMessage } from '../answers/message';
import { questionSign } from '../answers/own-question';
import { contextOf, contextWords } from '../context/context';
import { type Experiencer, experiencersOf, readPeople } from '../context/experiencer';
import type { MedicineNames } from '../medicine-names';
import { createMatcher, type MatcherOptions } from '../patterns/matcher';
import type { Find, Match } from '../patterns/search';
import type { Text } from '../text/text';
import type { Told } from '../understanding';
import type { Analyse, Token } from '../utterance';
import { toldAges } from './told-age';
import { toldMedicines } from './told-medicines';

/** Reads the facts that a message tells of the person it is about, unasked. Pure; bounded time for any text; never throws. */
export type Tell = (text: string) => Told;

const NOTHING: Told = { answers: [] };
const LONGEST = 2000;
/** A few words without a person or a number are what people type into a search box: they tell nothing. */
const SEARCH_WORDS = 5;
const SENTENCE_END = /(?<=[.!?\n])\s+/;
const FEWEST_BARE = 2;
/** Most words between "is it" and what is only asked. */
const SUPPOSED = 6;
/** "Tell me about ..." tells of nobody. */
const ADDRESSED = new Set(['me', 'us']);

/** Something told: a value of a fact, and the words that say so. */
interface Said {
  readonly fact: string;
  /** Undefined: none at all, of a list. */
  readonly value: string | number | undefined;
  readonly used: readonly number[];
}

/**
 * Compiles how people tell facts of their own accord.
 *
 * Only what is clearly said counts: not what is denied, supposed, asked in general or long over, and only what is said of the person
 * the message is about: the one who has the symptom, else the writer, else the one they write for. Facts of anybody else are dropped.
 */
export function createTeller(
  knowledge: Knowledge,
  medicines: MedicineNames,
  text: Text,
  analyse: Analyse,
  options: Pick<MatcherOptions, 'text' | 'quantities' | 'repair'>,
): Tell {
  const { telling, listening } = knowledge.intents;
  if (telling === undefined) {
    return () => NOTHING;
  }
  const listed = (list: readonly string[]): ReadonlySet<string> => new Set(list.flatMap(text.forms));
  const words = contextWords(knowledge, text);
  const fillers = listed(telling.fillers);
  const people = readPeople(knowledge.language.context, text);

  const values = valuesOf(knowledge, telling);
  // A condition stays, however long ago it began.
  const lasting = new Set(
    [...knowledge.facts].flatMap(([key, fact]) => (fact.kind === 'entries' && fact.of === 'condition' ? [key] : [])),
  );
  const sets = new Map([
    ...setsOf(factScope(knowledge)),
    ...values.flatMap(({ set, patterns }) =>
      patterns === undefined ? [] : [[set, patterns.map(parsePattern)] as const],
    ),
  ]);
  const matcher = createMatcher(sets, {
    ...options,
    fillers,
    topics: {
      names: Object.keys(listening.about ?? {}),
      assumed: new Set(listening.assumed),
      between: fillers,
      joins: words.clauses.joins,
      self: 'self',
    },
  });

  return (message) => {
    const seen = message.slice(0, LONGEST);
    const heard = analyse(seen).tokens;
    const search = matcher.search(heard);
    // Facts have words of their own for what is long over.
    const find: Find = (set) => search(set === 'past' ? 'told-past' : set);
    const found = values.flatMap(({ set, fact, value }) => find(set).map(({ used }) => ({ fact, value, used })));
    const drugs = medicines.find(heard);
    const ages = toldAges(heard, people.others);
    if (found.length === 0 && drugs.length === 0 && ages.length === 0) {
      return NOTHING;
    }
    const own = new Set(found.flatMap(({ used }) => used));
    const { negated: no, hypothetical: general, historical: past } = contextOf(heard, find, own, words);
    const dated = new Set([...find('past'), ...find('over')].map(({ start }) => heard[start]!.sentence));
    const owners = experiencersOf(heard, people);
    const subject = subjectOf(find('symptom'), owners);
    const holds = (at: number) =>
      !general.has(at) && !no.has(at) && (owners[at] === undefined || owners[at] === subject);
    // What a sentence says of the past holds for that sentence alone: a story goes on in the present.
    const isNow = (at: number) => !past.has(heard[at]!.clause) || !dated.has(heard[at]!.sentence);

    const told: Said[] = found.filter(({ used, fact, value }) => {
      const isOne = (key: string) => !isList(knowledge.facts.get(key)?.kind);
      return (
        used.every((at) => holds(at) && (lasting.has(fact) || isNow(at))) &&
        !find('supposing').some((cue) => isAfter(used[0]!, cue, heard)) &&
        !find(`not ${fact}`).some((claim) => isOneClause(claim, heard) && claim.used.some((at) => used.includes(at))) &&
        // "Do not smoke" is no "smoke", and "wine every night" says nothing of other nights.
        !found.some(
          (other) =>
            other.used.length > used.length &&
            covers(other.used, used) &&
            (other.fact === fact ? other.value !== value : isOne(fact) && isOne(other.fact)),
        )
      );
    });
    const ofAge = ages.filter(({ at }) => holds(at) && isNow(at));
    const isBare =
      ofAge.length === 0 &&
      experiencersOf(
        heard.filter(({ text: word }) => !ADDRESSED.has(word)),
        people,
      ).every((owner) => !owner);
    const clauses = (heard.at(-1)?.clause ?? 0) + 1;
    const named = toldMedicines(
      { heard, find, text: seen, places: heard },
      drugs.filter(({ at }) => holds(at) && isNow(at)),
      !isBare || clauses > 1,
    );
    const near = nearSymptoms(told, telling.place, find('symptom'), heard);
    const all = [
      ...ofAge.map(({ at, years }) => ({ fact: telling.age, value: years, used: [at] })),
      ...near,
      ...named.map(({ at, as }) => ({ fact: telling.medicines, value: as, used: [at] })),
    ];
    const kinds = new Set(all.map(({ fact }) => fact));
    if (isBare && (kinds.size < FEWEST_BARE || heard.length <= SEARCH_WORDS)) {
      return NOTHING;
    }
    const question = questionIn(seen);
    // "Why does it hurt at night" is a question, and no story.
    if (
      question !== undefined &&
      (heard.at(-1)?.sentence ?? 0) === 0 &&
      [...kinds].every((key) => knowledge.facts.get(key)?.kind === 'many')
    ) {
      return NOTHING;
    }
    const person = heard.find(({ text: word }, at) => owners[at] === 'other' && people.others.has(word))?.text;
    return {
      of: subject === 'other' ? (person ?? 'other') : subject === 'self' ? 'self' : undefined,
      question,
      answers: answersOf(knowledge, all),
    };
  };
}

/** The sets of patterns by fact and value: those of `intents/facts.yaml`, and the names of conditions. */
function valuesOf({ conditions, facts }: Knowledge, { facts: patterns }: Telling) {
  const listed = Object.entries(patterns).flatMap(([fact, byValue]) =>
    Object.keys(byValue).map((value) => ({
      set: `${fact}=${value}`,
      fact,
      value: value === 'none' && isList(facts.get(fact)?.kind) ? undefined : value,
      patterns: undefined,
    })),
  );
  const key = [...facts].find(([, fact]) => fact.kind === 'entries' && fact.of === 'condition')?.[0];
  const named =
    key === undefined
      ? []
      : conditions.map(({ id, name, also }) => ({
          set: `${key}=${id} by name`,
          fact: key,
          value: id,
          patterns: [name, ...also].flatMap((called) => (/^[\p{L}\d' -]+$/u.test(called) ? [called] : [])),
        }));
  return [...listed, ...named.filter(({ patterns: said }) => said.length > 0)];
}

function isList(kind: string | undefined): boolean {
  return kind === 'many' || kind === 'entries' || kind === 'names';
}

/** Whom the message is about: who has the symptom; else the writer, else the one they write for. */
function subjectOf(symptoms: readonly Match[], owners: readonly (Experiencer | undefined)[]): Experiencer | undefined {
  const having = new Set(symptoms.map(({ start }) => owners[start]));
  const all = new Set(owners);
  const among = having.has('self') || having.has('other') ? having : all;
  return among.has('self') ? 'self' : among.has('other') ? 'other' : undefined;
}

/** Of several places told, those in a sentence with the symptom, if there are any: "it eases when my foot is up" is no place of it. */
function nearSymptoms(
  told: readonly Said[],
  place: string | undefined,
  symptoms: readonly Match[],
  heard: readonly Token[],
): readonly Said[] {
  const sentences = new Set(symptoms.map(({ start }) => heard[start]!.sentence));
  const isNear = ({ used }: Said) => sentences.has(heard[used[0]!]!.sentence);
  return told.some((said) => said.fact === place && isNear(said))
    ? told.filter((said) => said.fact !== place || isNear(said))
    : told;
}

/** The last sentence that asks something. */
function questionIn(text: string): string | undefined {
  return text.split(SENTENCE_END).findLast((sentence) => questionSign(readMessage(sentence)) !== undefined);
}

function isAfter(at: number, { end }: Match, heard: readonly Token[]): boolean {
  return end <= at && at - end <= SUPPOSED && heard[end - 1]!.clause === heard[at]!.clause;
}

function isOneClause({ used }: Match, heard: readonly Token[]): boolean {
  return new Set(used.map((at) => heard[at]!.clause)).size === 1;
}

function covers(larger: readonly number[], smaller: readonly number[]): boolean {
  return smaller.every((at) => larger.includes(at));
}

/** What was told, as answers to the questions that ask for it; of a fact with one value, nothing where two are told. */
function answersOf({ questions, facts }: Knowledge, all: readonly Said[]): Told['answers'] {
  const answers = new Map<string, FactValue>();
  for (const key of new Set(all.map(({ fact }) => fact))) {
    const fact = facts.get(key);
    const given = [...new Set(all.filter((said) => said.fact === key).map(({ value }) => value))];
    const values = given.filter((value) => value !== undefined);
    for (const question of questions.filter((one) => one.fact === key)) {
      const own = values.filter((value) => asksFor(question, value));
      if (fact !== undefined && isList(fact.kind)) {
        if (own.length > 0 || (given.includes(undefined) && values.length === 0)) {
          answers.set(question.id, own.map(String));
        }
      } else if (own.length === 1 && values.length === 1) {
        answers.set(question.id, own[0]!);
      }
    }
  }
  return [...answers].map(([question, value]) => ({ question, value }));
}

/** Whether a question offers a value, or takes any. */
function asksFor({ options }: Question, value: string | number): boolean {
  return typeof value === 'number' || options.length === 0 || options.some((option) => option.value === value);
}
