import type { AllOf, Condition, FactTest } from '../knowledge/condition';
import type { FactValue } from './outcome';

/** What rules look at: which tests hold, and what the person told. */
export interface View {
  /** 1 for every test that holds, by the test's place among those of the compiler. */
  readonly holds: Uint8Array;
  /** The facts the person told that lie behind this one, as far as this test looks at it. */
  behind(key: string, test: FactTest): readonly string[];
}

/** A rule made ready: the facts it rests on when it applies, undefined when it does not. */
export type Rule = (view: View) => readonly string[] | undefined;

/** A rule as content writes it. */
export interface RuleText {
  readonly when?: Condition | undefined;
  readonly unless?: Condition | undefined;
}

/** Tests that must all hold, and their places. */
interface Alternative {
  readonly tests: readonly (readonly [key: string, test: FactTest])[];
  readonly places: readonly number[];
}

/** The tests on one fact, with their places. */
type Tests = { readonly place: number; readonly passes: (value: FactValue | undefined) => boolean }[];

/**
 * Makes rules of content ready to be asked many times.
 *
 * Rules share tests: each is looked at once for one view, however many rules ask for it.
 */
export class RuleCompiler {
  private readonly places = new Map<string, number>();
  private readonly byFact = new Map<string, Tests>();

  /** A rule without `when` always applies, unless `unless` holds. Of several alternatives that hold, the first is named as the reason. */
  rule(rule: RuleText): Rule {
    const when = this.alternatives(rule.when);
    const unless = this.alternatives(rule.unless);
    return (view) => {
      if (unless !== undefined && firstHolding(unless, view) !== undefined) {
        return undefined;
      }
      if (when === undefined) {
        return [];
      }
      const found = firstHolding(when, view);
      return found && [...new Set(found.tests.flatMap(([key, test]) => view.behind(key, test)))];
    };
  }

  /** Looks at every test there is; `valueAt` gives the value of a fact, told or derived, undefined when it is not known. */
  look(valueAt: (key: string) => FactValue | undefined): Uint8Array {
    const holds = new Uint8Array(this.places.size);
    for (const key of this.byFact.keys()) {
      this.lookAgain(holds, key, valueAt(key));
    }
    return holds;
  }

  /** Looks at the tests on one fact again, after its value has changed. */
  lookAgain(holds: Uint8Array, key: string, value: FactValue | undefined): void {
    for (const { place, passes } of this.byFact.get(key) ?? []) {
      holds[place] = passes(value) ? 1 : 0;
    }
  }

  private alternatives(condition: Condition | undefined): readonly Alternative[] | undefined {
    if (condition === undefined) {
      return undefined;
    }
    const all = Array.isArray(condition) ? (condition as readonly AllOf[]) : [condition as AllOf];
    return all.map((allOf) => {
      const tests = Object.entries(allOf);
      return { tests, places: tests.map(([key, test]) => this.placeOf(key, test)) };
    });
  }

  private placeOf(key: string, test: FactTest): number {
    const text = `${key} ${JSON.stringify(test)}`;
    const known = this.places.get(text);
    if (known !== undefined) {
      return known;
    }
    const place = this.places.size;
    this.places.set(text, place);
    const tests = this.byFact.get(key) ?? [];
    this.byFact.set(key, tests);
    tests.push({ place, passes: compileTest(test) });
    return place;
  }
}

function firstHolding(alternatives: readonly Alternative[], { holds }: View): Alternative | undefined {
  for (const alternative of alternatives) {
    let all = true;
    for (const place of alternative.places) {
      if (holds[place] === 0) {
        all = false;
        break;
      }
    }
    if (all) {
      return alternative;
    }
  }
  return undefined;
}

function compileTest(test: FactTest): (value: FactValue | undefined) => boolean {
  if (typeof test !== 'object') {
    return (value) => has(value, test);
  }
  if (isList(test)) {
    const wanted = new Set<FactValue>(test);
    return (value) =>
      typeof value === 'object' ? value.some((one) => wanted.has(one)) : value !== undefined && wanted.has(value);
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
