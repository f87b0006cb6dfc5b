import type { AllOf, Condition, FactTest } from '../condition';
import { DERIVED_FACTS } from '../condition';
import type { EntryKind, FactDefinition, Knowledge } from '../knowledge';
import type { NameKind, Names } from '../names';
import type { Path } from '../yaml/yaml-file';

/** The facts that could be read, and every name there is. */
export interface Named {
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly names: Names;
}

type Report = (path: Path, message: string) => void;

/** Reports every test of a condition that names a fact or a value that does not exist. */
export function checkCondition(condition: Condition, named: Named, report: Report): void {
  if (Array.isArray(condition)) {
    for (const [n, allOf] of (condition as readonly AllOf[]).entries()) {
      checkAllOf(allOf, named, (path, message) => report([n, ...path], message));
    }
  } else {
    checkAllOf(condition as AllOf, named, report);
  }
}

function checkAllOf(tests: AllOf, named: Named, report: Report): void {
  for (const [key, test] of Object.entries(tests)) {
    const fault = (DERIVED_FACTS as readonly string[]).includes(key)
      ? firstFault(test, (value) => derivedValueFault(key, value, named.names))
      : factFault(key, test, named);
    if (fault) {
      report([key], fault);
    }
  }
}

function factFault(key: string, test: FactTest, { facts, names }: Named): string | undefined {
  if (names.lack('fact', key)) {
    return `there is no fact "${key}"; facts are ${[...names.of('fact'), ...DERIVED_FACTS].join(', ')}`;
  }
  const fact = facts.get(key);
  if (!fact) {
    return undefined;
  }
  if (isRange(test) && fact.kind !== 'number') {
    return `"${key}" is not a number, so it has no "from" and "to"`;
  }
  return firstFault(test, (value) => valueFault(key, fact, value, (kind, id) => names.lack(kind, id)));
}

/** Says what is wrong with a value of a fact, naming the values there are; undefined if nothing is. */
export function factValueFault(
  key: string,
  fact: FactDefinition,
  value: string | number,
  { entries }: Pick<Knowledge, 'entries'>,
): string | undefined {
  return valueFault(key, fact, value, (kind, id) => entries.get(id)?.kind !== kind);
}

/** The same as {@link factValueFault}, where `lack` says whether an entry is not there. */
export function valueFault(
  key: string,
  fact: FactDefinition,
  value: string | number,
  lack: (kind: EntryKind, id: string) => boolean,
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
      return lack(fact.of, String(value))
        ? `"${key}" holds ids of ${fact.of} entries, and there is no "${value}"`
        : undefined;
    case 'names':
      return typeof value === 'string' ? undefined : `"${key}" holds names`;
  }
}

function derivedValueFault(key: string, value: string | number, names: Names): string | undefined {
  const kind = key === 'used' ? 'remedy' : (key as NameKind);
  return names.lack(kind, String(value)) ? `there is no ${kind} "${value}"` : undefined;
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

/** Every value a test names; ranges, plain counts and `known` name none. */
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
  if ('count' in test) {
    return test.of ?? [];
  }
  return 'all' in test ? test.all : [];
}

function isRange(test: FactTest): boolean {
  return typeof test === 'object' && ('from' in test || 'to' in test);
}
