import type { FactValue } from '../../../knowledge/facts';
import type { Knowledge, Question } from '../../../knowledge/knowledge';
import { type Pattern, parsePattern } from '../../../knowledge/patterns/pattern';
import { conditionNames } from '../../entities/condition';
import type { ExtractedFact } from '../../understanding';

/** A set of patterns that tells a value of a fact. */
export interface ValueSet {
  readonly set: string;
  readonly fact: string;
  /** Undefined: none at all, of a list. */
  readonly value: string | undefined;
}

/** A name that can be a pattern: nothing in it is a mark of the language of patterns. */
const PLAIN_NAME = /^[\p{L}\d' -]+$/u;

/** Whether a fact is a list. */
export function isList(kind: string | undefined): boolean {
  return kind === 'many' || kind === 'entries' || kind === 'names';
}

/** The facts that list conditions. */
export function conditionFacts({ facts }: Knowledge): readonly string[] {
  return [...facts].flatMap(([key, fact]) => (fact.kind === 'entries' && fact.of === 'condition' ? [key] : []));
}

/** The sets of patterns by fact and value that `intents/facts.yaml` holds. */
export function valueSets({ facts, intents }: Knowledge): readonly ValueSet[] {
  return Object.entries(intents.telling?.facts ?? {}).flatMap(([fact, byValue]) =>
    Object.keys(byValue).map((value) => ({
      set: `${fact}=${value}`,
      fact,
      value: value === 'none' && isList(facts.get(fact)?.kind) ? undefined : value,
    })),
  );
}

/** The names of conditions, as sets of patterns. */
export function nameSets(knowledge: Knowledge): readonly (ValueSet & { readonly patterns: readonly Pattern[] })[] {
  const [fact] = conditionFacts(knowledge);
  const names = conditionNames(knowledge.conditions).filter(([name]) => PLAIN_NAME.test(name));
  const ids = new Set(names.map(([, id]) => id));
  return [...(fact === undefined ? [] : ids)].map((id) => ({
    set: `${fact}=${id} by name`,
    fact: fact!,
    value: id,
    patterns: names.flatMap(([name, of]) => (of === id ? [parsePattern(name)] : [])),
  }));
}

/** A question with the value that facts give it, and those facts. */
export interface FactsOfQuestion {
  readonly question: Question;
  readonly value: FactValue;
  readonly facts: readonly ExtractedFact[];
}

/** Facts by the questions that ask for them; of a fact with one value, nothing where two are stated. */
export function byQuestion(
  { questions, facts: definitions }: Pick<Knowledge, 'questions' | 'facts'>,
  stated: readonly ExtractedFact[],
): readonly FactsOfQuestion[] {
  return [...new Set(stated.map(({ fact }) => fact))].flatMap((key) => {
    const facts = stated.filter(({ fact }) => fact === key);
    const given = new Set(facts.map(({ value }) => value));
    const values = [...given].filter((value) => value !== undefined);
    return questions
      .filter(({ fact }) => fact === key)
      .flatMap((question): FactsOfQuestion[] => {
        const own = values.filter((value) => asksFor(question, value));
        const [first] = own;
        if (isList(definitions.get(key)?.kind)) {
          const isNone = values.length === 0 && given.has(undefined);
          return own.length > 0 || isNone ? [{ question, value: own.map(String), facts }] : [];
        }
        return first !== undefined && values.length === 1 ? [{ question, value: first, facts }] : [];
      });
  });
}

/** Whether a question offers a value, or takes any. */
function asksFor({ options }: Question, value: string | number): boolean {
  return typeof value === 'number' || options.length === 0 || options.some((option) => option.value === value);
}
