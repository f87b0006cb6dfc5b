import type { Facts, FactValue } from '../knowledge/facts';
import type { FactDefinition, Knowledge } from '../knowledge/knowledge';

/** Facts that cannot be used: not an object of facts, or a key or value that content does not define. */
export class FactError extends Error {
  constructor(
    readonly code: 'facts-not-an-object' | 'unknown-fact' | 'unknown-value',
    message: string,
    /** The fact it is about, if any. */
    readonly key?: string,
  ) {
    super(message);
    this.name = 'FactError';
  }
}

/**
 * Reads facts from outside, such as a line of JSON.
 *
 * Keys come out in the order of `content/facts.yaml`, and lists sorted without repeats, so that the same facts are always the same.
 *
 * @throws FactError naming the key and the values it may have
 */
export function readFacts(knowledge: Knowledge, given: unknown): Facts {
  return createFactReader(knowledge)(given);
}

/** The same as {@link readFacts}, made ready for many. */
export function createFactReader(knowledge: Knowledge): (given: unknown) => Facts {
  const readers = new Map([...knowledge.facts].map(([key, fact]) => [key, createReader(knowledge, key, fact)]));
  return (given) => {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      throw new FactError(
        'facts-not-an-object',
        'facts are one JSON object, such as {"age": 63, "frequency": "weekly"}',
      );
    }
    for (const key of Object.keys(given)) {
      if (!readers.has(key)) {
        const known = [...readers.keys()].join(', ');
        throw new FactError('unknown-fact', `unknown fact "${key}": use ${known}`, key);
      }
    }
    const facts: Record<string, FactValue> = {};
    for (const [key, read] of readers) {
      if (Object.hasOwn(given, key)) {
        facts[key] = read((given as Record<string, unknown>)[key]);
      }
    }
    return facts;
  };
}

function createReader(knowledge: Knowledge, key: string, fact: FactDefinition): (value: unknown) => FactValue {
  if (fact.kind === 'number') {
    return (value) => {
      if (typeof value !== 'number' || !Number.isInteger(value) || value < fact.from || value > fact.to) {
        throw wrong(key, value, `a whole number from ${fact.from} to ${fact.to}`);
      }
      return value;
    };
  }
  if (fact.kind === 'names') {
    return (value) => {
      if (!isTexts(value)) {
        throw wrong(key, value, 'a list of names, such as ["ramipril"]');
      }
      return distinct(value.filter((name) => name.trim() !== ''));
    };
  }
  const allowed = new Set(fact.kind === 'entries' ? idsOf(knowledge, fact.of) : fact.values);
  const named = [...allowed].join(', ');
  if (fact.kind === 'one') {
    return (value) => {
      if (typeof value !== 'string' || !allowed.has(value)) {
        throw wrong(key, value, `one of ${named}`);
      }
      return value;
    };
  }
  return (value) => {
    if (!isTexts(value)) {
      throw wrong(key, value, `a list of any of ${named}`);
    }
    const unknown = value.find((one) => !allowed.has(one));
    if (unknown !== undefined) {
      throw wrong(key, unknown, `a list of any of ${named}`);
    }
    return distinct(value);
  };
}

function idsOf(knowledge: Knowledge, kind: 'flag' | 'condition' | 'remedy'): readonly string[] {
  return { flag: knowledge.flags, condition: knowledge.conditions, remedy: knowledge.remedies }[kind].map(
    ({ id }) => id,
  );
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function distinct(values: readonly string[]): string[] {
  return values.length < 2 ? [...values] : [...new Set(values)].sort();
}

const LONGEST_QUOTE = 60;

function wrong(key: string, value: unknown, allowed: string): FactError {
  // JSON has no word for numbers beyond all bounds.
  const quoted = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing');
  const short = quoted.length > LONGEST_QUOTE ? `${quoted.slice(0, LONGEST_QUOTE)}…` : quoted;
  return new FactError('unknown-value', `"${key}" cannot be ${short}: it is ${allowed}`, key);
}
