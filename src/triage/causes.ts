import type { Knowledge } from '../knowledge/knowledge';
import type { RuleCompiler, View } from './condition';
import type { Outcome } from './outcome';

type Weight = Knowledge['causes'][number]['for'][number]['weight'];
type Standing = Outcome['causes'][number]['standing'];

const STANDINGS = ['likely', 'possible', 'less-likely'] as const satisfies readonly Standing[];
const POINTS: Readonly<Record<Weight, number>> = { strong: 4, some: 2, weak: 1 };

/**
 * Compiles the weighing of causes.
 *
 * One strong reason or two fair ones make a cause likely, one fair or two weak ones possible, one weak one less likely;
 * anything that speaks against it makes it less likely at most. Likely ones come first, then those with most behind them.
 */
export function compileCauses(knowledge: Knowledge, compiler: RuleCompiler): (view: View) => Outcome['causes'] {
  const causes = knowledge.causes.map((cause) => ({
    id: cause.id,
    for: compiler.set(cause.for),
    against: compiler.set(cause.against),
  }));

  return (view) =>
    causes
      .flatMap((cause) => {
        const speaking = cause.for.all(view);
        if (speaking.length === 0) {
          return [];
        }
        const weights = speaking.map(({ rule }) => rule.weight);
        return [
          {
            id: cause.id,
            standing: cause.against.any(view) ? 'less-likely' : standingOf(weights),
            because: speaking.map(({ rule, facts }) => ({ facts, text: rule.because })),
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
