import type { Facts, FactValue } from '../../../knowledge/facts';
import type { Question } from '../../../knowledge/knowledge';
import { RuleCompiler } from '../../../triage/condition';
import type { RecogniseMedicines } from '../../../triage/outcome';

/** Whether a question applies to facts. */
export function applierOf(question: Question, recognise: RecogniseMedicines): (facts: Facts) => boolean {
  const compiler = new RuleCompiler();
  const rules = compiler.set([question]);
  return (facts) => rules.any({ holds: compiler.evaluate(valueAt(facts, recognise)), behind: () => [] });
}

function valueAt(facts: Facts, recognise: RecogniseMedicines): (key: string) => FactValue | undefined {
  const names = facts.medicines;
  const mentions = Array.isArray(names) ? recognise(names).mentions : undefined;
  return (key) =>
    key === 'medicine'
      ? mentions?.map(({ id }) => id)
      : key === 'substance'
        ? mentions?.map(({ name }) => name)
        : facts[key];
}

/** What these questions can tell of some facts, as a text: the same for facts that they cannot tell apart. */
export function tellerOf(questions: readonly Question[], recognise: RecogniseMedicines): (facts: Facts) => string {
  const compiler = new RuleCompiler();
  compiler.set(questions);
  // A list that grows further must be known as it is, where not only its single members are looked at.
  const whole = questions.flatMap(({ fact }) =>
    questions.some(({ when, unless }) =>
      [when, unless].some((condition) =>
        [condition ?? []]
          .flat()
          .some((allOf) => fact in allOf && looksAtWhole((allOf as Record<string, unknown>)[fact])),
      ),
    )
      ? [fact]
      : [],
  );
  return (facts) => {
    const holds = compiler.evaluate(valueAt(facts, recognise));
    return `${holds.join('')}${whole.map((key) => JSON.stringify(facts[key] ?? null)).join('')}`;
  };
}

function looksAtWhole(test: unknown): boolean {
  return (
    typeof test === 'object' &&
    test !== null &&
    ('all' in test || 'not' in test || Number((test as { count?: number }).count) > 1)
  );
}
