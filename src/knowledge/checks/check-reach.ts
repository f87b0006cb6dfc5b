import { type AllOf, DERIVED_FACTS } from '../condition';
import type { FactDefinition, Question } from '../knowledge';
import type { Names } from '../names';
import type { Located } from '../yaml/located';
import { testedValues } from './check-condition';

/**
 * Notes a fault for every question nobody can be asked and every value nobody can give.
 *
 * A question is out of reach when each of its alternatives tests a fact, or a value, that no earlier question offers.
 */
export function checkReach(
  facts: ReadonlyMap<string, FactDefinition>,
  questions: readonly Located<Question>[],
  names: Names,
): void {
  // What such a question offers is not known, so nothing can be said to be out of reach.
  if (questions.some(({ faulty }) => faulty.has('fact') || faulty.has('options'))) {
    return;
  }
  const offered = new Map<string, Set<string | number>>();
  for (const { value, file, index } of questions) {
    const question = value as Pick<Question, 'fact' | 'options' | 'when'>;
    const alternatives: readonly AllOf[] =
      question.when === undefined ? [] : Array.isArray(question.when) ? question.when : [question.when as AllOf];
    const blocked = alternatives.map((tests) => unreachableTest(tests, offered, facts, names));
    if (blocked.length > 0 && blocked.every((key) => key !== undefined)) {
      file.fault(
        [index, 'when'],
        `nobody can reach "${value.id}": no question before it can give "${blocked[0]}" such a value`,
      );
    }
    const values = offered.get(question.fact) ?? new Set();
    for (const option of question.options) {
      values.add(option.value);
    }
    offered.set(question.fact, values);
  }
  if (questions.length === 0) {
    return;
  }
  for (const [key, fact] of facts) {
    const missing = 'values' in fact ? fact.values.filter((value) => !offered.get(key)?.has(value)) : [];
    const first = questions.find(({ value }) => value.fact === key);
    if (first && missing.length > 0) {
      first.file.fault(
        [first.index, 'options'],
        `nobody can give "${key}" the value ${missing.join(', ')}: no question offers it`,
      );
    } else if (!first) {
      questions[0]?.file.fault([], `no question asks for the fact "${key}"`);
    }
  }
}

function unreachableTest(
  tests: AllOf,
  offered: ReadonlyMap<string, ReadonlySet<string | number>>,
  facts: ReadonlyMap<string, FactDefinition>,
  names: Names,
): string | undefined {
  for (const [key, test] of Object.entries(tests)) {
    const fact = facts.get(key);
    // A fact that is there and could not be read may have any values.
    const unread = !fact && !names.lack('fact', key);
    if (
      unread ||
      (DERIVED_FACTS as readonly string[]).includes(key) ||
      (typeof test === 'object' && 'known' in test && !test.known)
    ) {
      continue;
    }
    const values = offered.get(key);
    const free = fact?.kind === 'number' || fact?.kind === 'names';
    const named = typeof test === 'object' && 'not' in test ? [] : testedValues(test);
    if (!values || (!free && named.length > 0 && !named.some((value) => values.has(value)))) {
      return key;
    }
  }
  return undefined;
}
