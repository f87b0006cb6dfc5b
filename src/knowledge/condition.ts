import { z } from 'zod';

const value = z.union([z.string(), z.number()]);

/**
 * One test on one fact, as a content author writes it.
 *
 * - `left`: the fact is (or its list holds) this value
 * - `[left, right]`: the fact is (or its list holds) any of these values
 * - `{ from: 50, to: 64 }`: a number within these bounds, both included
 * - `{ not: left }`: the fact is known and the inner test does not hold
 * - `{ all: [left, right] }`: a list that holds every one of these
 * - `{ count: 3 }`: a list with at least this many members
 * - `{ count: 2, of: [left, right, both] }`: a list with at least this many of these
 * - `{ known: true }`: the fact was given at all (`known: false`: it was not)
 *
 * A test on a fact that is not known never holds, except `{ known: false }`.
 */
export type FactTest =
  | string
  | number
  | readonly (string | number)[]
  | { readonly from?: number | undefined; readonly to?: number | undefined }
  | { readonly not: FactTest }
  | { readonly all: readonly (string | number)[] }
  | { readonly count: number; readonly of?: readonly (string | number)[] | undefined }
  | { readonly known: boolean };

const factTest: z.ZodType<FactTest> = z.lazy(() =>
  z.union(
    [
      value,
      z.array(value).min(1),
      z.strictObject({ not: factTest }),
      z.strictObject({ all: z.array(value).min(1) }),
      z.strictObject({ count: z.int().min(1), of: z.array(value).min(1).optional() }),
      z.strictObject({ known: z.boolean() }),
      z
        .strictObject({ from: z.number().optional(), to: z.number().optional() })
        .refine((range) => range.from !== undefined || range.to !== undefined, 'a range needs "from", "to" or both'),
    ],
    'not a test: write a value, a list of values, or one of {from, to}, {not}, {all}, {count}, {known}',
  ),
);

/** Tests by fact key; every one of them must hold. */
export type AllOf = Readonly<Record<string, FactTest>>;

/**
 * When a rule applies: one map of tests (all must hold), or a list of such maps (any one is enough).
 *
 * Beside the facts of `content/facts.yaml` a test may name four derived facts: `medicine` (the class ids of the
 * medicines that were recognised), `substance` (their generic names, or the kind where only that was said), `used` (the ids of
 * the remedies among what the person named as medicines, and of those tried) and `flag` (every red flag raised so far, told by
 * the person or derived).
 */
export type Condition = AllOf | readonly AllOf[];

const allOf = z
  .record(z.string(), factTest)
  .refine((tests) => Object.keys(tests).length > 0, 'a condition needs at least one fact');

/** The YAML shape of a {@link Condition}. */
export const conditionSchema: z.ZodType<Condition> = z.union(
  [allOf, z.array(allOf).min(1)],
  'not a condition: write facts with their tests, or a list of such maps; a test is a value, a list of values, or one of {from, to}, {not}, {all}, {count}, {known}',
);

/** Fact keys a condition may test besides the facts that content defines. */
export const DERIVED_FACTS = ['medicine', 'substance', 'used', 'flag'] as const;
