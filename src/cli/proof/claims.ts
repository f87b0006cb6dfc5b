import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { OperatorError } from '../../errors/operator-error';
import type { Facts, FactValue } from '../../knowledge/facts';

const one = z.union([z.string(), z.number()]);
const wanted = z.union([
  one,
  z.array(one).min(1),
  z.strictObject({ all: z.array(one).min(1) }),
  z.strictObject({
    from: z.number().default(Number.NEGATIVE_INFINITY),
    to: z.number().default(Number.POSITIVE_INFINITY),
  }),
]);
const person = z.record(z.string(), wanted);
const people = z.union([person.transform((each) => [each]), z.array(person).min(1)]);
const value = z.union([z.string(), z.number(), z.array(z.string())]);

const claimsSchema = z.strictObject({
  /** Who must never be offered what. */
  forbidden: z.array(z.strictObject({ who: z.string(), facts: people, never: z.array(z.string()).min(1) })),
  /** Who may be offered a remedy only with a caution that says this (a regular expression, any case). */
  careful: z.array(z.strictObject({ who: z.string(), facts: people, remedy: z.string(), says: z.string() })),
  /** Which facts raise a flag. */
  raised: z.array(z.strictObject({ flag: z.string(), facts: people })),
  /** Facts that must never make the advice less urgent when they are added: `unless_told`: only where the fact is not known yet. */
  warnings: z.array(z.strictObject({ facts: z.record(z.string(), value), unless_told: z.boolean().default(false) })),
});

/** What must hold whatever a person tells, written apart from the rules that it is held against. */
export type Claims = z.output<typeof claimsSchema>;

/** A claims file cannot be used. */
export class ClaimsError extends OperatorError {
  readonly code = 'unusable-claims';
}

/**
 * Reads a file of claims.
 *
 * @throws ClaimsError saying what is wrong with it
 */
export function readClaims(path: string): Claims {
  let data: unknown;
  try {
    data = parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new ClaimsError(`"${path}" cannot be read as YAML: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
  const result = claimsSchema.safeParse(data);
  if (!result.success) {
    throw new ClaimsError(`"${path}" holds no claims: ${z.prettifyError(result.error)}`);
  }
  return result.data;
}

/** Whether these facts are those of one of these people. Deliberately none of the code that runs the rules. */
export function isOneOf(candidates: Claims['forbidden'][number]['facts'], facts: Facts): boolean {
  return candidates.some((candidate) => Object.entries(candidate).every(([key, test]) => fits(test, facts[key])));
}

function fits(test: z.output<typeof wanted>, told: FactValue | undefined): boolean {
  if (told === undefined) {
    return false;
  }
  const values: readonly (string | number)[] = typeof told === 'object' ? told : [told];
  if (typeof test !== 'object') {
    return values.includes(test);
  }
  if (Array.isArray(test)) {
    return test.some((each) => values.includes(each));
  }
  if ('all' in test) {
    return test.all.every((each) => values.includes(each));
  }
  return typeof told === 'number' && told >= test.from && told <= test.to;
}
