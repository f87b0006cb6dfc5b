import type { AllOf, Condition, FactTest } from '../knowledge/condition';
import type { FactValue } from '../knowledge/facts';
import type { Remedy } from '../knowledge/knowledge';
import { compileTest } from './condition';

/** What is known of a person: the value of a fact, told or derived, and whether a list is known to hold all there is. */
export interface KnownFacts {
  /** Undefined where nothing is known. */
  valueAt(key: string): FactValue | undefined;
  /** Of a list that is not whole, what it lacks is not known. */
  isWhole(key: string): boolean;
}

/** The cautions of a remedy for a person: those that hold, said of them; those that may hold, said as "if"; none that is known not to hold. */
export function cautionsFor({ cautions }: Pick<Remedy, 'cautions'>, known: KnownFacts): readonly string[] {
  const said = cautions.flatMap(({ when, unless, text, if: supposed }) => {
    if (unless !== undefined && holds(unless, known)) {
      return [];
    }
    const standing = when === undefined || holds(when, known);
    return standing === undefined ? (supposed ?? []) : standing ? text : [];
  });
  return [...new Set(said)];
}

/** Whether a condition holds; undefined where what is known does not tell. */
function holds(condition: Condition, known: KnownFacts): boolean | undefined {
  const alternatives = Array.isArray(condition) ? (condition as readonly AllOf[]) : [condition as AllOf];
  const standings = alternatives.map((allOf) => {
    const tests = Object.entries(allOf).map(([key, test]) => passes(test, key, known));
    return tests.includes(false) ? false : tests.includes(undefined) ? undefined : true;
  });
  return standings.includes(true) ? true : standings.includes(undefined) ? undefined : false;
}

function passes(test: FactTest, key: string, known: KnownFacts): boolean | undefined {
  const value = known.valueAt(key);
  if (typeof test === 'object' && 'known' in test) {
    return compileTest(test)(value);
  }
  if (value === undefined) {
    return undefined;
  }
  if (typeof test === 'object' && 'not' in test) {
    const inner = passes(test.not, key, known);
    return inner === undefined ? undefined : !inner;
  }
  // What is there is known to be there; what is missing from a list that may not be all of it is not.
  return compileTest(test)(value) || (typeof value === 'object' && !known.isWhole(key) ? undefined : false);
}
