import type { Facts } from '../knowledge/facts';
import type { Knowledge } from '../knowledge/knowledge';
import { compileCauses } from './causes';
import { cautionsFor } from './cautions';
import { RuleCompiler, type RuleMatch, type RuleText } from './condition';
import { createFactReader } from './facts';
import { compileFlags, derivedFacts } from './flags';
import { medicinesOf } from './medicines';
import type { Outcome, RecogniseMedicines, Triage, Urgency } from './outcome';
import { compileRemedies } from './remedies';

/**
 * Compiles the rules of a pack: facts → questions that apply, facts → outcome.
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
  const soonRules = compiler.set(knowledge.soon);
  const contradictionRules = compiler.set(knowledge.contradictions);
  const questions = compiler.set(knowledge.questions);
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

  const urgencyOf = (flags: Outcome['flags'], soon: boolean): Urgency => {
    if (flags.length > 0) {
      return flags.some(({ id }) => levels.get(id) === 'emergency') ? 'emergency' : 'urgent';
    }
    return soon ? 'soon' : 'self-care';
  };

  return {
    recognise: recogniseMedicines,

    assess(given, denied) {
      const facts = read(given);
      const { mentions, unknown } = recognise(facts);
      const { view, flags } = raise(facts, mentions, denied);
      const medicines = medicinesOf(knowledge, mentions);
      const unknownMedicines = [...new Set(unknown)].sort();
      const contradictions = reasonsOf(contradictionRules.all(view));
      const soon = reasonsOf(soonRules.all(view));
      const urgency = urgencyOf(flags, soon.length > 0);
      if (urgency === 'emergency') {
        return {
          urgency,
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
      const suggestions = choose(view, { flags, medicines, tried: facts.tried });
      return {
        urgency,
        flags,
        soon,
        causes: weigh(view),
        medicines,
        ...suggestions,
        contradictions,
        unknownMedicines,
      };
    },

    urgency(given) {
      const facts = read(given);
      const { view, flags } = raise(facts, recognise(facts).mentions);
      return urgencyOf(flags, soonRules.any(view));
    },

    cautions(id, given, whole) {
      const remedy = knowledge.remedies.find((each) => each.id === id);
      if (remedy === undefined) {
        return [];
      }
      const facts = read(given);
      const { mentions } = recognise(facts);
      const up = raise(facts, mentions).flags.map((flag) => flag.id);
      const derived = derivedFacts(facts, mentions, up);
      return cautionsFor(remedy, {
        valueAt: (key) => derived[key] ?? facts[key],
        isWhole: (key) => whole.has(TOLD_AS[key] ?? key),
      });
    },

    applicable(facts) {
      const { view } = raise(facts, recognise(facts).mentions);
      return questions.all(view).map(({ rule }) => rule.id);
    },
  };
}

/** The fact behind each derived one. */
const TOLD_AS: Readonly<Record<string, string>> = {
  medicine: 'medicines',
  substance: 'medicines',
  used: 'medicines',
  flag: 'flags',
};

/** Rules that apply, as reasons by id. */
function reasonsOf(applying: readonly RuleMatch<RuleText & { readonly id: string; readonly because: string }>[]) {
  return applying.map(({ rule, facts }) => ({ id: rule.id, because: [{ facts, text: rule.because }] }));
}
