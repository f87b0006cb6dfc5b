import type { FactDefinition, Knowledge } from '../knowledge/knowledge';
import type { Facts, FactValue } from './outcome';

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
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new FactError('facts-not-an-object', 'facts are one JSON object, such as {"age": 63, "frequency": "weekly"}');
  }
  const values = new Map<string, unknown>(Object.entries(given));
  for (const key of values.keys()) {
    if (!knowledge.facts.has(key)) {
      const known = [...knowledge.facts.keys()].join(', ');
      throw new FactError('unknown-fact', `unknown fact "${key}": use ${known}`, key);
    }
  }
  const facts: Record<string, FactValue> = {};
  for (const [key, fact] of knowledge.facts) {
    if (values.has(key)) {
      facts[key] = readValue(knowledge, key, fact, values.get(key));
    }
  }
  return facts;
}

function readValue(knowledge: Knowledge, key: string, fact: FactDefinition, value: unknown): FactValue {
  if (fact.kind === 'number') {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < fact.from || value > fact.to) {
      throw wrong(key, value, `a whole number from ${fact.from} to ${fact.to}`);
    }
    return value;
  }
  if (fact.kind === 'names') {
    if (!isTexts(value)) {
      throw wrong(key, value, 'a list of names, such as ["ramipril"]');
    }
    return distinct(value.filter((name) => name.trim() !== ''));
  }
  const allowed = fact.kind === 'entries' ? idsOf(knowledge, fact.of) : fact.values;
  if (fact.kind === 'one') {
    if (typeof value !== 'string' || !allowed.includes(value)) {
      throw wrong(key, value, `one of ${allowed.join(', ')}`);
    }
    return value;
  }
  const list = `a list of any of ${allowed.join(', ')}`;
  if (!isTexts(value)) {
    throw wrong(key, value, list);
  }
  const unknown = value.find((one) => !allowed.includes(one));
  if (unknown !== undefined) {
    throw wrong(key, unknown, list);
  }
  return distinct(value);
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
  return [...new Set(values)].sort();
}

const LONGEST_QUOTE = 60;

function wrong(key: string, value: unknown, allowed: string): FactError {
  const quoted = JSON.stringify(value) ?? 'nothing';
  const short = quoted.length > LONGEST_QUOTE ? `${quoted.slice(0, LONGEST_QUOTE)}…` : quoted;
  return new FactError('unknown-value', `"${key}" cannot be ${short}: it is ${allowed}`, key);
}
