import { testedValues } from './check-condition';
import { type AllOf, DERIVED_FACTS } from './condition';
import type { Knowledge, Question } from './knowledge';
import type { Placed } from './placed';

/**
 * Notes a fault for every question nobody can be asked and every value nobody can give.
 *
 * A question is out of reach when each of its alternatives tests a fact, or a value, that no earlier question offers.
 */
export function checkReach(knowledge: Knowledge, questions: readonly Placed<Question>[]): void {
  const offered = new Map<string, Set<string | number>>();
  for (const { value: question, file, index } of questions) {
    const alternatives: readonly AllOf[] =
      question.when === undefined ? [] : Array.isArray(question.when) ? question.when : [question.when as AllOf];
    const blocked = alternatives.map((tests) => unreachableTest(tests, offered, knowledge));
    if (blocked.length > 0 && blocked.every((key) => key !== undefined)) {
      file.fault(
        [index, 'when'],
        `nobody can reach "${question.id}": no question before it can give "${blocked[0]}" such a value`,
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
  for (const [key, fact] of knowledge.facts) {
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
  knowledge: Knowledge,
): string | undefined {
  for (const [key, test] of Object.entries(tests)) {
    const fact = knowledge.facts.get(key);
    if (
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
