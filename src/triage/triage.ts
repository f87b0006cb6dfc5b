import type { Knowledge } from '../knowledge/knowledge';
import { compileCauses } from './causes';
import { RuleCompiler, type RuleText, type View } from './condition';
import { createFactReader } from './facts';
import { compileFlags } from './flags';
import { medicinesOf } from './medicines';
import type { Facts, MedicineMention, Outcome, Triage, Urgency } from './outcome';
import { compileRemedies } from './remedies';

/** Finds the medicines that names stand for; `unknown` are the names nothing was found for. Pure. */
export type RecogniseMedicines = (names: readonly string[]) => {
  readonly mentions: readonly MedicineMention[];
  readonly unknown: readonly string[];
};

/**
 * Makes the rules of a pack ready: facts → questions that apply, facts → outcome.
 *
 * `assess` refuses facts that content does not define: overlooking a warning is worse than stopping.
 * An emergency carries no causes and no remedies.
 *
 * @throws FactError from `assess`, naming the key and the values it may have
 */
export function createTriage(knowledge: Knowledge, recogniseMedicines: RecogniseMedicines): Triage {
  const read = createFactReader(knowledge);
  const compiler = new RuleCompiler();
  const raise = compileFlags(knowledge, compiler);
  const weigh = compileCauses(knowledge, compiler);
  const choose = compileRemedies(knowledge, compiler);
  const soonRules = compileReasons(knowledge.soon, compiler);
  const contradictionRules = compileReasons(knowledge.contradictions, compiler);
  const questions = knowledge.questions.map((question) => ({ id: question.id, applies: compiler.rule(question) }));
  const levels = new Map(knowledge.flags.map(({ id, level }) => [id, level]));

  // One turn of a conversation asks several times about the same names, and reading names is the costly part.
  let last: { readonly key: string; readonly found: ReturnType<RecogniseMedicines> } | undefined;
  const recognise = (facts: Facts) => {
    const names = facts.medicines;
    if (!Array.isArray(names) || names.length === 0) {
      return { mentions: [], unknown: [] };
    }
    const key = JSON.stringify(names);
    if (last?.key !== key) {
      last = { key, found: recogniseMedicines(names) };
    }
    return last.found;
  };

  return {
    assess(given) {
      const facts = read(given);
      const { mentions, unknown } = recognise(facts);
      const { view, flags } = raise(facts, mentions);
      const medicines = medicinesOf(knowledge, mentions);
      const unknownMedicines = [...new Set(unknown)].sort();
      const contradictions = contradictionRules(view);
      if (flags.some(({ id }) => levels.get(id) === 'emergency')) {
        return {
          urgency: 'emergency',
          flags,
          soon: [],
          causes: [],
          medicines,
          remedies: [],
          withheld: [],
          contradictions,
          unknownMedicines,
        };
      }
      const soon = soonRules(view);
      const suggestions = choose(view, { flags, medicines, tried: facts.tried });
      return {
        urgency: urgencyOf({ flags, soon }),
        flags,
        soon,
        causes: weigh(view),
        medicines,
        ...suggestions,
        contradictions,
        unknownMedicines,
      };
    },

    applicable(facts) {
      const { view } = raise(facts, recognise(facts).mentions);
      return questions.filter(({ applies }) => applies(view) !== undefined).map(({ id }) => id);
    },
  };
}

/** Makes ready rules that give one reason each. */
function compileReasons(
  rules: readonly (RuleText & { readonly id: string; readonly because: string })[],
  compiler: RuleCompiler,
): (view: View) => Outcome['soon'] {
  const compiled = rules.map((rule) => ({ id: rule.id, text: rule.because, applies: compiler.rule(rule) }));
  return (view) =>
    compiled.flatMap(({ id, text, applies }) => {
      const facts = applies(view);
      return facts === undefined ? [] : [{ id, because: [{ facts, text }] }];
    });
}

function urgencyOf({ flags, soon }: Pick<Outcome, 'flags' | 'soon'>): Urgency {
  if (flags.length > 0) {
    return 'urgent';
  }
  return soon.length > 0 ? 'soon' : 'self-care';
}
