import type { AllOf, Condition, FactTest } from '../knowledge/condition';
import type { FactValue } from './outcome';

/** What rules look at: the facts that were told, and those derived from them. */
export interface View {
  /** Whether a test holds. */
  holds(atom: Atom): boolean;
  /** The facts the person told that lie behind this one, as far as this test looks at it. */
  behind(key: string, test: FactTest): readonly string[];
}

/** One test on one fact. Many rules share it, so that its result can be kept while they are asked. */
export interface Atom {
  /** Its place among all atoms, from 0. */
  readonly index: number;
  readonly key: string;
  readonly test: FactTest;
  passes(value: FactValue | undefined): boolean;
}

/** A rule made ready: the facts it rests on when it applies, undefined when it does not. */
export type Rule = (view: View) => readonly string[] | undefined;

/** A rule as content writes it. */
export interface RuleText {
  readonly when?: Condition | undefined;
  readonly unless?: Condition | undefined;
}

/** Makes rules of content ready to be asked many times. Rules that look at the same must be made ready by the same one. */
export class RuleCompiler {
  private readonly atoms = new Map<string, Atom>();

  /** How many different tests the rules make. */
  get size(): number {
    return this.atoms.size;
  }

  /** A rule without `when` always applies, unless `unless` holds. */
  rule(rule: RuleText): Rule {
    const when = rule.when === undefined ? (): readonly string[] => [] : this.condition(rule.when);
    const unless = rule.unless === undefined ? undefined : this.condition(rule.unless);
    return unless === undefined ? when : (view) => (unless(view) === undefined ? when(view) : undefined);
  }

  /** Of several alternatives that hold, the first one is named as the reason. */
  private condition(condition: Condition): Rule {
    const alternatives = (Array.isArray(condition) ? (condition as readonly AllOf[]) : [condition as AllOf]).map(
      (allOf) => this.allOf(allOf),
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

  private allOf(allOf: AllOf): Rule {
    const atoms = Object.entries(allOf).map(([key, test]) => this.atom(key, test));
    return (view) => {
      for (const atom of atoms) {
        if (!view.holds(atom)) {
          return undefined;
        }
      }
      return [...new Set(atoms.flatMap(({ key, test }) => view.behind(key, test)))];
    };
  }

  private atom(key: string, test: FactTest): Atom {
    const text = `${key} ${JSON.stringify(test)}`;
    const known = this.atoms.get(text);
    if (known) {
      return known;
    }
    const atom = { index: this.atoms.size, key, test, passes: compileTest(test) };
    this.atoms.set(text, atom);
    return atom;
  }
}

function compileTest(test: FactTest): Atom['passes'] {
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
