import type { Knowledge } from '../knowledge/knowledge';
import type { RuleCompiler, View } from './condition';
import type { Outcome } from './outcome';

type Weight = Knowledge['causes'][number]['for'][number]['weight'];
type Standing = Outcome['causes'][number]['standing'];

const STANDINGS = ['likely', 'possible', 'less-likely'] as const satisfies readonly Standing[];
const POINTS: Readonly<Record<Weight, number>> = { strong: 4, some: 2, weak: 1 };

/**
 * Makes ready the weighing of causes.
 *
 * One strong reason or two fair ones make a cause likely, one fair or two weak ones possible, one weak one less likely;
 * anything that speaks against it makes it less likely at most. Likely ones come first, then those with most behind them.
 */
export function compileCauses(knowledge: Knowledge, compiler: RuleCompiler): (view: View) => Outcome['causes'] {
  const causes = knowledge.causes.map((cause) => ({
    id: cause.id,
    for: cause.for.map((rule) => ({ text: rule.because, weight: rule.weight, applies: compiler.rule(rule) })),
    against: cause.against.map((rule) => compiler.rule(rule)),
  }));

  return (view) =>
    causes
      .flatMap((cause) => {
        const speaking = cause.for.flatMap(({ text, weight, applies }) => {
          const facts = applies(view);
          return facts === undefined ? [] : [{ weight, reason: { facts, text } }];
        });
        if (speaking.length === 0) {
          return [];
        }
        const weights = speaking.map(({ weight }) => weight);
        const contradicted = cause.against.some((applies) => applies(view) !== undefined);
        return [
          {
            id: cause.id,
            standing: contradicted ? 'less-likely' : standingOf(weights),
            because: speaking.map(({ reason }) => reason),
            points: weights.reduce((sum, weight) => sum + POINTS[weight], 0),
          } as const,
        ];
      })
      .sort((a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) || b.points - a.points)
      .map(({ id, standing, because }) => ({ id, standing, because }));
}

function standingOf(weights: readonly Weight[]): Standing {
  const count = (weight: Weight) => weights.filter((one) => one === weight).length;
  if (count('strong') > 0 || count('some') > 1) {
    return 'likely';
  }
  return count('some') > 0 || count('weak') > 1 ? 'possible' : 'less-likely';
}
