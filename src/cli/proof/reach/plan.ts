import { testedValues } from '../../../knowledge/check-condition';
import type { AllOf, Condition, FactTest } from '../../../knowledge/condition';
import type { Knowledge } from '../../../knowledge/knowledge';
import type { Random } from '../random';

/** What the answers of a walk should be. */
export interface Plan {
  /** Tests they should fulfil, by fact; `medicines` holds names to give. */
  readonly facts: Map<string, FactTest[]>;
  /** The one question with a set answer, if any. */
  readonly answer?: { readonly question: string; readonly value: string | number | undefined } | undefined;
}

type Wishes = Plan['facts'];

const DEEPEST = 6;

/** A plan that fulfils all these conditions and makes the questions for them come up; alternatives are chosen at random. */
export function planFor(
  knowledge: Knowledge,
  conditions: readonly (Condition | undefined)[],
  random: Random,
  answer?: Plan['answer'],
): Plan {
  const facts: Wishes = new Map();
  for (const condition of conditions) {
    wish(knowledge, condition, random, facts, DEEPEST);
  }
  return { facts, answer };
}

function wish(
  knowledge: Knowledge,
  condition: Condition | undefined,
  random: Random,
  plan: Wishes,
  depth: number,
): void {
  if (condition === undefined || depth === 0) {
    return;
  }
  const allOf: AllOf =
    (Array.isArray(condition) ? random.pick(condition as readonly AllOf[]) : (condition as AllOf)) ?? {};
  for (const [key, test] of Object.entries(allOf)) {
    wishFact(knowledge, key, test, random, plan, depth);
  }
}

function wishFact(
  knowledge: Knowledge,
  key: string,
  test: FactTest,
  random: Random,
  plan: Wishes,
  depth: number,
): void {
  if (key === 'medicine' || key === 'substance') {
    wishMedicine(knowledge, key, test, random, plan);
  } else if (key === 'used') {
    wishFact(knowledge, 'tried', test, random, plan, depth);
  } else if (key === 'flag') {
    wishFlags(knowledge, test, random, plan, depth);
  } else {
    plan.set(key, [...(plan.get(key) ?? []), test]);
    const values = testedValues(test);
    const asking = knowledge.questions.filter(
      ({ fact, options }) =>
        fact === key &&
        (values.length === 0 || options.length === 0 || options.some(({ value }) => values.includes(value))),
    );
    // What shall stay unknown need not be asked.
    const isAsked = typeof test !== 'object' || !('known' in test) || test.known;
    if (isAsked && asking.every(({ when }) => when !== undefined)) {
      wish(knowledge, random.pick(asking)?.when, random, plan, depth - 1);
    }
  }
}

function wishMedicine(
  knowledge: Knowledge,
  key: 'medicine' | 'substance',
  test: FactTest,
  random: Random,
  plan: Wishes,
): void {
  const values = testedValues(test);
  const wanted =
    typeof test !== 'object' || !('all' in test || 'count' in test)
      ? [random.pick(values) ?? '']
      : 'all' in test
        ? values
        : values.slice(0, test.count);
  const names = wanted.flatMap((id) => {
    const substances =
      key === 'substance'
        ? [{ name: String(id) }]
        : (knowledge.medicines.find((one) => one.id === id)?.substances ?? []);
    return random.pick(substances)?.name ?? [];
  });
  plan.set('medicines', [...(plan.get('medicines') ?? []), ...names]);
}

function wishFlags(knowledge: Knowledge, test: FactTest, random: Random, plan: Wishes, depth: number): void {
  const wanted = typeof test === 'object' && 'all' in test ? test.all : [random.pick(testedValues(test)) ?? ''];
  for (const id of wanted) {
    const raised = knowledge.flags.find((flag) => flag.id === id)?.raised ?? [];
    if (raised.length > 0 && random.chance(0.5)) {
      wish(knowledge, random.pick(raised)?.when, random, plan, depth - 1);
    } else {
      wishFact(knowledge, 'flags', id, random, plan, depth - 1);
    }
  }
}
