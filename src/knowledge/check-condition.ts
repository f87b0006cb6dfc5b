import type { AllOf, Condition, FactTest } from './condition';
import { DERIVED_FACTS } from './condition';
import type { FactDefinition, Knowledge } from './knowledge';
import type { Path } from './yaml-file';

type Report = (path: Path, message: string) => void;

/** Reports every test of a condition that names a fact or a value that does not exist. */
export function checkCondition(condition: Condition, knowledge: Knowledge, report: Report): void {
  if (Array.isArray(condition)) {
    for (const [n, allOf] of (condition as readonly AllOf[]).entries()) {
      checkAllOf(allOf, knowledge, (path, message) => report([n, ...path], message));
    }
  } else {
    checkAllOf(condition as AllOf, knowledge, report);
  }
}

function checkAllOf(tests: AllOf, knowledge: Knowledge, report: Report): void {
  for (const [key, test] of Object.entries(tests)) {
    const fault = (DERIVED_FACTS as readonly string[]).includes(key)
      ? firstFault(test, (value) => derivedValueFault(key, value, knowledge))
      : factFault(key, test, knowledge);
    if (fault) {
      report([key], fault);
    }
  }
}

function factFault(key: string, test: FactTest, knowledge: Knowledge): string | undefined {
  const fact = knowledge.facts.get(key);
  if (!fact) {
    return `there is no fact "${key}"; facts are ${[...knowledge.facts.keys(), ...DERIVED_FACTS].join(', ')}`;
  }
  if (isRange(test) && fact.kind !== 'number') {
    return `"${key}" is not a number, so it has no "from" and "to"`;
  }
  return firstFault(test, (value) => factValueFault(key, fact, value, knowledge));
}

/** Says what is wrong with a value of a fact, naming the values there are; undefined if nothing is. */
export function factValueFault(
  key: string,
  fact: FactDefinition,
  value: string | number,
  knowledge: Pick<Knowledge, 'entries'>,
): string | undefined {
  switch (fact.kind) {
    case 'number':
      return typeof value === 'number' && value >= fact.from && value <= fact.to
        ? undefined
        : `"${key}" is a whole number from ${fact.from} to ${fact.to}`;
    case 'one':
    case 'many':
      return fact.values.includes(String(value))
        ? undefined
        : `"${key}" has no value "${value}"; values are ${fact.values.join(', ')}`;
    case 'entries':
      return knowledge.entries.get(String(value))?.kind === fact.of
        ? undefined
        : `"${key}" holds ids of ${fact.of} entries, and there is no "${value}"`;
    case 'names':
      return typeof value === 'string' ? undefined : `"${key}" holds names`;
  }
}

function derivedValueFault(key: string, value: string | number, knowledge: Knowledge): string | undefined {
  const exists =
    key === 'substance'
      ? knowledge.medicines.some(({ substances }) => substances.some(({ name }) => name === value))
      : knowledge.entries.get(String(value))?.kind === key;
  return exists ? undefined : `there is no ${key} "${value}"`;
}

function firstFault(test: FactTest, check: (value: string | number) => string | undefined): string | undefined {
  for (const value of testedValues(test)) {
    const fault = check(value);
    if (fault) {
      return fault;
    }
  }
  return undefined;
}

/** Every value a test names; ranges, counts and `known` name none. */
export function testedValues(test: FactTest): readonly (string | number)[] {
  if (typeof test !== 'object') {
    return [test];
  }
  if (Array.isArray(test)) {
    return test as readonly (string | number)[];
  }
  if ('not' in test) {
    return testedValues(test.not);
  }
  return 'all' in test ? test.all : [];
}

function isRange(test: FactTest): boolean {
  return typeof test === 'object' && ('from' in test || 'to' in test);
}
