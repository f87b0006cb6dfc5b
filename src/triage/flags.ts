import { testedValues } from '../knowledge/check-condition';
import type { FactTest } from '../knowledge/condition';
import type { Facts, FactValue, MedicineMention } from '../knowledge/facts';
import type { Knowledge, RedFlag } from '../knowledge/knowledge';
import type { RuleCompiler, RuleSet, RuleText, View } from './condition';
import type { Denials, Outcome, Reason } from './outcome';

/** The flags that are up with their reasons, and the view that includes them. */
export interface FlagAssessment {
  readonly view: View;
  readonly flags: Outcome['flags'];
}

/** Compiles the rules that raise flags: those the person told, and those that follow from the facts and from each other. */
export function compileFlags(
  knowledge: Knowledge,
  compiler: RuleCompiler,
): (facts: Facts, mentions: readonly MedicineMention[], denied?: Denials) => FlagAssessment {
  const rules = compiler.set(knowledge.flags.flatMap(({ id, raised }) => raised.map((rule) => ({ ...rule, id }))));
  const severity = sortBySeverity(knowledge.flags);

  return (facts, mentions, denied) => {
    const reasons = new Map<string, Reason[]>();
    const told = facts.flags;
    if (Array.isArray(told) && told.length > 0) {
      for (const { id, title } of knowledge.flags) {
        if (told.includes(id)) {
          reasons.set(id, [{ facts: ['flags'], text: title }]);
        }
      }
    }
    const view = viewOf(facts, mentions, reasons, compiler);
    raiseAll(rules, view, reasons, compiler, denied);
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

/** A rule that raises a flag. */
type FlagRule = RuleText & {
  readonly id: string;
  readonly because: string;
  readonly act?: string | undefined;
  readonly guess?: boolean;
};

/** Repeats until no rule adds a flag: one flag may raise another. Every rule speaks once at most. */
function raiseAll(
  rules: RuleSet<FlagRule>,
  view: View,
  reasons: Map<string, Reason[]>,
  compiler: RuleCompiler,
  denied: Denials | undefined,
): void {
  const spoken = new Set<RuleText>();
  for (;;) {
    const up = reasons.size;
    for (const { rule, facts } of rules.all(view)) {
      const known = rule.guess ? denied?.get(rule.id) : undefined;
      const isDenied = known !== undefined && facts.every((fact) => known.has(fact));
      if (!spoken.has(rule) && !isDenied) {
        spoken.add(rule);
        reasons.set(rule.id, [
          ...(reasons.get(rule.id) ?? []),
          { facts, text: rule.because, ...(rule.act !== undefined && { act: rule.act }) },
        ]);
      }
    }
    if (reasons.size === up) {
      return;
    }
    compiler.reevaluate(view.holds, 'flag', [...reasons.keys()]);
  }
}

function viewOf(
  facts: Facts,
  mentions: readonly MedicineMention[],
  reasons: ReadonlyMap<string, readonly Reason[]>,
  compiler: RuleCompiler,
): View {
  const named = facts.medicines !== undefined;
  const derived = derivedFacts(facts, mentions, [...reasons.keys()]);
  return {
    holds: compiler.evaluate((key) => derived[key] ?? facts[key]),
    behind: (key, test) => {
      if (key === 'flag') {
        return behindFlags(test, reasons);
      }
      if (key === 'used') {
        return behindUsed(test, facts, mentions);
      }
      if (key in derived) {
        return named ? ['medicines'] : [];
      }
      return facts[key] === undefined ? [] : [key];
    },
  };
}

/** The facts that rules may test beside those told: see `DERIVED_FACTS`. */
export function derivedFacts(
  facts: Facts,
  mentions: readonly MedicineMention[],
  flags: readonly string[],
): Readonly<Record<string, FactValue | undefined>> {
  const named = facts.medicines !== undefined;
  const medicines = mentions.filter((mention) => !isRemedy(mention));
  return {
    medicine: named ? distinct(medicines.map(({ id }) => id)) : undefined,
    substance: named ? distinct(medicines.map(({ name }) => name)) : undefined,
    used: named || facts.tried !== undefined ? distinct([...triedIn(facts), ...remediesAmong(mentions)]) : undefined,
    flag: flags,
  };
}

function isRemedy({ id }: MedicineMention): boolean {
  return id.startsWith('remedy.');
}

function remediesAmong(mentions: readonly MedicineMention[]): readonly string[] {
  return mentions.filter(isRemedy).map(({ id }) => id);
}

function triedIn({ tried }: Facts): readonly string[] {
  return Array.isArray(tried) ? tried : [];
}

function behindUsed(test: FactTest, facts: Facts, mentions: readonly MedicineMention[]): readonly string[] {
  const isMeant = (id: string) => testedValues(test).includes(id);
  return [
    ...(remediesAmong(mentions).some(isMeant) ? ['medicines'] : []),
    ...(triedIn(facts).some(isMeant) ? ['tried'] : []),
  ];
}

function distinct(values: readonly string[]): string[] {
  return values.length < 2 ? [...values] : [...new Set(values)].sort();
}

function behindFlags(test: FactTest, reasons: ReadonlyMap<string, readonly Reason[]>): readonly string[] {
  return testedValues(test).flatMap((id) => reasons.get(String(id))?.flatMap(({ facts }) => facts) ?? []);
}

function sortBySeverity(flags: readonly RedFlag[]): readonly string[] {
  return (['emergency', 'urgent'] as const).flatMap((level) =>
    flags.filter((flag) => flag.level === level).map(({ id }) => id),
  );
}
