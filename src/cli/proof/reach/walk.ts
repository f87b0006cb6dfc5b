import type { FactTest } from '../../../knowledge/condition';
import type { Facts, FactValue } from '../../../knowledge/facts';
import type { Knowledge, Question } from '../../../knowledge/knowledge';
import type { Outcome, Triage } from '../../../triage/outcome';
import { addFacts } from '../add-facts';
import type { Random } from '../random';
import type { Plan } from './plan';

/** One way through the questions: what was asked and answered, and what came of it. */
export interface Walk {
  readonly asked: readonly string[];
  /** `question = value` for every option that was chosen. */
  readonly chosen: readonly string[];
  readonly facts: Facts;
  readonly outcome: Outcome;
}

/** What "none of these" is called among the chosen. */
export const NONE = 'none';

/** Answers the questions one by one as the plan wishes, the rest at random, until none is left or an emergency ends it. */
export function walk(knowledge: Knowledge, triage: Triage, plan: Plan, random: Random): Walk {
  const asked: string[] = [];
  const chosen: string[] = [];
  let facts: Facts = {};
  for (;;) {
    const id = triage.applicable(facts).find((one) => !asked.includes(one));
    const question = knowledge.questions.find((one) => one.id === id);
    const outcome = triage.assess(facts);
    if (question === undefined || outcome.urgency === 'emergency') {
      return { asked, chosen, facts, outcome };
    }
    asked.push(question.id);
    const answer =
      plan.answer?.question === question.id
        ? setAnswer(knowledge, question, plan.answer.value)
        : answerTo(knowledge, question, plan.facts.get(question.fact) ?? [], random);
    if (answer === undefined) {
      continue;
    }
    chosen.push(
      ...(typeof answer === 'object' ? (answer.length > 0 ? answer : [NONE]) : [answer]).map(
        (value) => `${question.id} = ${value}`,
      ),
    );
    facts = addFacts(facts, { [question.fact]: answer });
  }
}

function setAnswer(knowledge: Knowledge, question: Question, value: string | number | undefined): FactValue {
  const kind = knowledge.facts.get(question.fact)?.kind;
  return kind === 'number' || kind === 'one' ? (value ?? NONE) : value === undefined ? [] : [String(value)];
}

/** undefined: skipped. */
function answerTo(
  knowledge: Knowledge,
  question: Question,
  wishes: readonly FactTest[],
  random: Random,
): FactValue | undefined {
  const kind = knowledge.facts.get(question.fact)?.kind;
  const offered = question.options.map(({ value }) => value);
  if (question.optional && wishes.some((test) => typeof test === 'object' && 'known' in test && !test.known)) {
    return undefined;
  }
  if (kind === 'names') {
    const some = wishes.length > 0 || random.chance(0.6) ? [] : [nameOf(knowledge, random)];
    return [
      ...wishes.filter((test) => typeof test === 'string'),
      ...some,
      ...counted(wishes, () => nameOf(knowledge, random)),
    ];
  }
  if (kind === 'number' || kind === 'one') {
    const wished = wishes.flatMap((test) => fulfilling(test, offered, random));
    return random.pick(wished) ?? (question.optional && random.chance(0.1) ? undefined : random.pick(offered));
  }
  if (question.optional && wishes.length === 0 && random.chance(0.1)) {
    return undefined;
  }
  // A list without the refused value is best left empty.
  const demands = wishes.filter((test) => typeof test !== 'object' || !('not' in test));
  const wished = demands.flatMap((test) => fulfilling(test, offered, random)).map(String);
  if (wished.length === 0 && question.fact !== 'flags' && (random.chance(0.25) || question.none === undefined)) {
    wished.push(String(random.pick(offered)));
  }
  return question.single ? wished.slice(0, 1) : [...new Set(wished)];
}

/** The values that fulfil a test, as far as they are among those offered; ages are made up within the bounds. */
function fulfilling(
  test: FactTest,
  offered: readonly (string | number)[],
  random: Random,
): readonly (string | number)[] {
  if (typeof test !== 'object') {
    return offered.includes(test) ? [test] : [];
  }
  if (Array.isArray(test)) {
    const possible = (test as readonly (string | number)[]).filter((value) => offered.includes(value));
    return possible.length > 0 ? [random.pick(possible)!] : [];
  }
  if ('not' in test) {
    const refused = fulfilling(test.not, offered, random);
    return offered.filter((value) => !refused.includes(value)).slice(0, 1);
  }
  if ('all' in test) {
    return test.all.filter((value) => offered.includes(value));
  }
  if ('count' in test) {
    return offered.slice(0, test.count);
  }
  if ('known' in test) {
    // Any answer will do, also none of those offered.
    return [];
  }
  const { from, to } = test as { from?: number; to?: number };
  return [random.integer(from ?? Math.max(0, (to ?? 0) - 20), to ?? (from ?? 0) + 20)];
}

function counted(wishes: readonly FactTest[], make: () => string): string[] {
  const most = Math.max(0, ...wishes.map((test) => (typeof test === 'object' && 'count' in test ? test.count : 0)));
  return Array.from({ length: most }, make);
}

function nameOf(knowledge: Knowledge, random: Random): string {
  return random.pick(random.pick(knowledge.medicines)?.substances ?? [])?.name ?? 'unknown';
}
