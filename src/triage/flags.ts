import { testedValues } from '../knowledge/check-condition';
import type { FactTest } from '../knowledge/condition';
import type { Knowledge, RedFlag } from '../knowledge/knowledge';
import type { Rule, RuleCompiler, View } from './condition';
import type { Facts, FactValue, MedicineMention, Outcome, Reason } from './outcome';

/** The flags that are up with their reasons, and the view that includes them. */
export interface Raised {
  readonly view: View;
  readonly flags: Outcome['flags'];
}

/** Makes ready the raising of flags: those the person told, and those that follow from the facts and from each other. */
export function compileFlags(
  knowledge: Knowledge,
  compiler: RuleCompiler,
): (facts: Facts, mentions: readonly MedicineMention[]) => Raised {
  const rules = knowledge.flags.flatMap(({ id, raised }) =>
    raised.map((rule) => ({ id, text: rule.because, applies: compiler.rule(rule) })),
  );
  const severity = sortBySeverity(knowledge.flags);

  return (facts, mentions) => {
    const reasons = new Map<string, Reason[]>();
    const told = facts.flags;
    if (Array.isArray(told) && told.length > 0) {
      for (const { id, title } of knowledge.flags) {
        if (told.includes(id)) {
          reasons.set(id, [{ facts: ['flags'], text: title }]);
        }
      }
    }
    const view = viewOf(facts, mentions, reasons, compiler.size);
    raiseAll(rules, view, reasons);
    return {
      view,
      flags:
        reasons.size === 0
          ? []
          : severity.flatMap((id) => {
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
    const up = reasons.size;
    const left = waiting.filter(({ id, text, applies }) => {
      const facts = applies(view);
      if (facts !== undefined) {
        reasons.set(id, [...(reasons.get(id) ?? []), { facts, text }]);
      }
      return facts === undefined;
    });
    if (reasons.size === up) {
      return;
    }
    waiting = left;
  }
}

function viewOf(
  facts: Facts,
  mentions: readonly MedicineMention[],
  reasons: ReadonlyMap<string, readonly Reason[]>,
  size: number,
): View {
  const named = facts.medicines !== undefined;
  const medicine = named ? [...new Set(mentions.map(({ id }) => id))].sort() : undefined;
  const substance = named ? [...new Set(mentions.map(({ name }) => name))].sort() : undefined;
  const valueAt = (key: string): FactValue | undefined =>
    key === 'medicine' ? medicine : key === 'substance' ? substance : facts[key];
  // 0: not asked yet, 1: holds, 2: does not.
  const known = new Uint8Array(size);
  return {
    holds: (atom) => {
      if (atom.key === 'flag') {
        return atom.passes([...reasons.keys()]);
      }
      const before = known[atom.index];
      if (before !== 0) {
        return before === 1;
      }
      const holds = atom.passes(valueAt(atom.key));
      known[atom.index] = holds ? 1 : 2;
      return holds;
    },
    behind: (key, test) => {
      if (key === 'flag') {
        return behindFlags(test, reasons);
      }
      if (key === 'medicine' || key === 'substance') {
        return named ? ['medicines'] : [];
      }
      return facts[key] === undefined ? [] : [key];
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
