import type { AllOf, Condition, FactTest } from '../knowledge/condition';
import type { FactValue } from './outcome';

/** What rules look at: the facts that were told, and those derived from them. */
export interface View {
  /** The value of a fact, told or derived; undefined when it is not known. */
  get(key: string): FactValue | undefined;
  /** The facts the person told that lie behind this one, as far as this test looks at it. */
  behind(key: string, test: FactTest): readonly string[];
}

/** A rule made ready: the facts it rests on when it applies, undefined when it does not. */
export type Rule = (view: View) => readonly string[] | undefined;

type Test = (value: FactValue | undefined) => boolean;

/** Makes a rule of content ready to be asked many times. A rule without `when` always applies, unless `unless` holds. */
export function compileRule(rule: {
  readonly when?: Condition | undefined;
  readonly unless?: Condition | undefined;
}): Rule {
  const when = rule.when === undefined ? (): readonly string[] => [] : compileCondition(rule.when);
  const unless = rule.unless === undefined ? undefined : compileCondition(rule.unless);
  return unless === undefined ? when : (view) => (unless(view) === undefined ? when(view) : undefined);
}

/** Makes a condition ready. Of several alternatives that hold, the first one is named as the reason. */
export function compileCondition(condition: Condition): Rule {
  const alternatives = (Array.isArray(condition) ? (condition as readonly AllOf[]) : [condition as AllOf]).map(
    compileAllOf,
  );
  return (view) => {
    for (const alternative of alternatives) {
      const facts = alternative(view);
      if (facts !== undefined) {
        return facts;
      }
    }
    return undefined;
  };
}

function compileAllOf(allOf: AllOf): Rule {
  const tests = Object.entries(allOf).map(([key, test]) => ({ key, test, holds: compileTest(test) }));
  return (view) =>
    tests.every(({ key, holds }) => holds(view.get(key)))
      ? [...new Set(tests.flatMap(({ key, test }) => view.behind(key, test)))]
      : undefined;
}

function compileTest(test: FactTest): Test {
  if (typeof test !== 'object') {
    return (value) => has(value, test);
  }
  if (isList(test)) {
    return (value) => test.some((one) => has(value, one));
  }
  if ('not' in test) {
    const inner = compileTest(test.not);
    return (value) => value !== undefined && !inner(value);
  }
  if ('all' in test) {
    return (value) => test.all.every((one) => has(value, one));
  }
  if ('count' in test) {
    return (value) => typeof value === 'object' && value.length >= test.count;
  }
  if ('known' in test) {
    return (value) => (value !== undefined) === test.known;
  }
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = test;
  return (value) => typeof value === 'number' && value >= from && value <= to;
}

function has(value: FactValue | undefined, one: string | number): boolean {
  return typeof value === 'object' ? value.includes(String(one)) : value === one;
}

function isList(test: object): test is readonly (string | number)[] {
  return Array.isArray(test);
}
