import { testedValues } from '../knowledge/check-condition';
import type { FactTest } from '../knowledge/condition';
import type { Knowledge, RedFlag } from '../knowledge/knowledge';
import { compileRule, type Rule, type View } from './condition';
import type { Facts, FactValue, MedicineMention, Outcome, Reason } from './outcome';

/** The flags that are up with their reasons, and the view that includes them. */
export interface Raised {
  readonly view: View;
  readonly flags: Outcome['flags'];
}

/** Makes ready the raising of flags: those the person told, and those that follow from the facts and from each other. */
export function compileFlags(knowledge: Knowledge): (facts: Facts, mentions: readonly MedicineMention[]) => Raised {
  const rules = knowledge.flags.flatMap(({ id, raised }) =>
    raised.map((rule) => ({ id, text: rule.because, applies: compileRule(rule) })),
  );
  const severity = sortBySeverity(knowledge.flags);

  return (facts, mentions) => {
    const reasons = new Map<string, Reason[]>();
    const told = facts.flags;
    for (const { id, title } of knowledge.flags) {
      if (Array.isArray(told) && told.includes(id)) {
        reasons.set(id, [{ facts: ['flags'], text: title }]);
      }
    }
    const view = viewOf(facts, mentions, reasons);
    raiseAll(rules, view, reasons);
    return {
      view,
      flags: severity.flatMap((id) => {
        const because = reasons.get(id);
        return because ? [{ id, because }] : [];
      }),
    };
  };
}

/** Repeats until no rule adds anything: one flag may raise another. Every rule speaks once at most, so it ends. */
function raiseAll(
  rules: readonly { readonly id: string; readonly text: string; readonly applies: Rule }[],
  view: View,
  reasons: Map<string, Reason[]>,
): void {
  let waiting = rules;
  for (;;) {
    const left = waiting.filter(({ id, text, applies }) => {
      const facts = applies(view);
      if (facts !== undefined) {
        reasons.set(id, [...(reasons.get(id) ?? []), { facts, text }]);
      }
      return facts === undefined;
    });
    if (left.length === waiting.length) {
      return;
    }
    waiting = left;
  }
}

function viewOf(
  facts: Facts,
  mentions: readonly MedicineMention[],
  reasons: ReadonlyMap<string, readonly Reason[]>,
): View {
  const values = new Map<string, FactValue>(Object.entries(facts));
  if (values.has('medicines')) {
    values.set('medicine', [...new Set(mentions.map(({ id }) => id))].sort());
    values.set('substance', [...new Set(mentions.map(({ name }) => name))].sort());
  }
  return {
    get: (key) => (key === 'flag' ? [...reasons.keys()] : values.get(key)),
    behind: (key, test) => {
      if (key === 'flag') {
        return behindFlags(test, reasons);
      }
      if (!values.has(key)) {
        return [];
      }
      return key === 'medicine' || key === 'substance' ? ['medicines'] : [key];
    },
  };
}

function behindFlags(test: FactTest, reasons: ReadonlyMap<string, readonly Reason[]>): readonly string[] {
  return testedValues(test).flatMap((id) => reasons.get(String(id))?.flatMap(({ facts }) => facts) ?? []);
}

function sortBySeverity(flags: readonly RedFlag[]): readonly string[] {
  return (['emergency', 'urgent'] as const).flatMap((level) =>
    flags.filter((flag) => flag.level === level).map(({ id }) => id),
  );
}
