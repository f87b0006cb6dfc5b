import type { AllOf, Condition, FactTest } from '../knowledge/condition';
import type { FactValue } from '../knowledge/facts';

/** What rules look at: which tests hold, and what the person told. */
export interface View {
  /** 1 for every test that holds, by the test's place among those of the compiler. */
  readonly holds: Uint8Array;
  /** The facts the person told that lie behind this one, as far as this test looks at it. */
  behind(key: string, test: FactTest): readonly string[];
}

/** A rule as content writes it. Without `when` it always applies, unless `unless` holds. */
export interface RuleText {
  readonly when?: Condition | undefined;
  readonly unless?: Condition | undefined;
}

/** A rule that applies, and the facts it rests on. Of several alternatives that hold, the first one is named. */
export interface RuleMatch<T> {
  readonly rule: T;
  readonly facts: readonly string[];
}

/** Rules compiled to be evaluated together. */
export interface RuleSet<T> {
  /** Those that apply, in order. */
  all(view: View): readonly RuleMatch<T>[];
  /** Whether any applies. */
  any(view: View): boolean;
}

/** Tests that must all hold, and their places. */
interface Alternative {
  readonly tests: readonly (readonly [key: string, test: FactTest])[];
  readonly places: Int32Array;
}

interface Compiled<T> {
  readonly rule: T;
  readonly when: readonly Alternative[] | undefined;
  readonly unless: readonly Alternative[] | undefined;
}

/** The tests on one fact, with their places. */
type Tests = { readonly place: number; readonly passes: (value: FactValue | undefined) => boolean }[];

const ALWAYS: Alternative = { tests: [], places: new Int32Array(0) };

/**
 * Compiles rules of content, to be evaluated many times.
 *
 * Rules share tests: each is looked at once for one view, however many rules ask for it.
 */
export class RuleCompiler {
  private readonly places = new Map<string, number>();
  private readonly byFact = new Map<string, Tests>();

  /** Compiles rules that are evaluated together. */
  set<T extends RuleText>(rules: readonly T[]): RuleSet<T> {
    const compiled = rules.map((rule) => ({
      rule,
      when: this.alternatives(rule.when),
      unless: this.alternatives(rule.unless),
    }));
    return {
      all: (view) => {
        const applying: RuleMatch<T>[] = [];
        for (const one of compiled) {
          const found = holdingOf(one, view.holds);
          if (found !== undefined) {
            applying.push({ rule: one.rule, facts: factsBehind(found, view) });
          }
        }
        return applying;
      },
      any: (view) => {
        for (const one of compiled) {
          if (holdingOf(one, view.holds) !== undefined) {
            return true;
          }
        }
        return false;
      },
    };
  }

  /** Looks at every test there is; `valueAt` gives the value of a fact, told or derived, undefined when it is not known. */
  evaluate(valueAt: (key: string) => FactValue | undefined): Uint8Array {
    const holds = new Uint8Array(this.places.size);
    for (const key of this.byFact.keys()) {
      this.reevaluate(holds, key, valueAt(key));
    }
    return holds;
  }

  /** Looks at the tests on one fact again, after its value has changed. */
  reevaluate(holds: Uint8Array, key: string, value: FactValue | undefined): void {
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
      return { tests, places: Int32Array.from(tests, ([key, test]) => this.placeOf(key, test)) };
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

/** The alternative by which a rule applies; undefined when it does not. */
function holdingOf({ when, unless }: Compiled<unknown>, holds: Uint8Array): Alternative | undefined {
  const found = when === undefined ? ALWAYS : firstHolding(when, holds);
  return found !== undefined && unless !== undefined && firstHolding(unless, holds) !== undefined ? undefined : found;
}

function firstHolding(alternatives: readonly Alternative[], holds: Uint8Array): Alternative | undefined {
  // Plain loops: this is where nearly all of the time of an assessment goes.
  for (let n = 0; n < alternatives.length; n += 1) {
    const { places } = alternatives[n]!;
    let place = 0;
    while (place < places.length && holds[places[place]!] === 1) {
      place += 1;
    }
    if (place === places.length) {
      return alternatives[n];
    }
  }
  return undefined;
}

function factsBehind({ tests }: Alternative, view: View): readonly string[] {
  return tests.length === 0 ? [] : [...new Set(tests.flatMap(([key, test]) => view.behind(key, test)))];
}

/** A test made ready; on a value that is not known only `{ known: false }` passes. */
export function compileTest(test: FactTest): (value: FactValue | undefined) => boolean {
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
    const { count, of } = test;
    return (value) =>
      typeof value === 'object' && (of === undefined ? value : value.filter((one) => of.includes(one))).length >= count;
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
