import type { Facts, FactValue } from '../../../knowledge/facts';
import type { Knowledge } from '../../../knowledge/knowledge';
import { type Outcome, type Triage, URGENCIES } from '../../../triage/outcome';
import { addFacts } from '../add-facts';
import { type Claims, isOneOf } from '../claims';

/** Looks at the outcome of some facts; says what is wrong with it, undefined if nothing is. */
export type Inspect = (facts: Facts) => string | undefined;

const SUPPORTED = 'ABC';

/** What must hold of every outcome. */
export function createInspect(knowledge: Knowledge, triage: Triage, claims: Claims): Inspect {
  const flags = new Map(knowledge.flags.map((flag) => [flag.id, flag]));
  const remedies = new Map(knowledge.remedies.map((remedy) => [remedy.id, remedy]));
  const careful = claims.careful.map((claim) => ({ ...claim, says: new RegExp(claim.says, 'i') }));

  const wrongUrgency = ({ urgency, flags: up, soon }: Outcome): string | undefined => {
    const least = up.some(({ id }) => flags.get(id)?.level === 'emergency')
      ? 'emergency'
      : up.length > 0
        ? 'urgent'
        : soon.length > 0
          ? 'soon'
          : 'self-care';
    return urgency === least ? undefined : `is "${urgency}" where what was found makes it "${least}"`;
  };
  const wrongEmergency = ({ urgency, causes, remedies: offered, withheld, soon }: Outcome): string | undefined =>
    urgency === 'emergency' && causes.length + offered.length + withheld.length + soon.length > 0
      ? 'an emergency carries more than what to do now'
      : undefined;
  const noNextStep = ({ urgency, flags: up, soon, remedies: offered }: Outcome): string | undefined => {
    const told = up.some(({ id }) => (flags.get(id)?.act ?? '') !== '') || soon.length > 0 || offered.length > 0;
    return told ? undefined : `is "${urgency}" and says nothing to do next`;
  };
  const wrongOffer = (facts: Facts, { remedies: offered, withheld }: Outcome): string | undefined => {
    const tried = list(facts.tried);
    for (const { id } of offered) {
      if (remedies.get(id)?.phase === 'explain') return `offers ${id}, which is only to be explained`;
      if (tried.includes(id)) return `offers ${id} again, which was tried`;
      if (withheld.some((one) => one.id === id)) return `both offers and withholds ${id}`;
    }
    const twice = offered.find(({ id }, n) => offered.findIndex((one) => one.id === id) !== n);
    return twice && `offers ${twice.id} twice`;
  };
  const wrongOrder = ({ remedies: offered, medicines }: Outcome): string | undefined => {
    const strong = medicines.some(({ link }) => link === 'strong');
    const ranks = offered.map(({ id, grade, because }) => {
      const remedy = remedies.get(id);
      const leads = (strong && remedy?.phase === 'review' && because.length > 0) || (remedy?.first.length ?? 0) > 0;
      return leads ? 0 : SUPPORTED.includes(grade) ? 1 : 2;
    });
    const early = ranks.findIndex((rank, n) => n > 0 && rank < ranks[n - 1]!);
    return early < 0
      ? undefined
      : `puts ${offered[early - 1]?.id} before ${offered[early]?.id}, which evidence supports better`;
  };
  const brokenClaim = (facts: Facts, outcome: Outcome): string | undefined => {
    for (const { who, facts: people, never } of claims.forbidden) {
      const offered = outcome.remedies.find(({ id }) => never.includes(id));
      if (offered && isOneOf(people, facts)) return `offers ${offered.id}, which must never be offered: ${who}`;
    }
    for (const { who, facts: people, remedy, says } of careful) {
      const offered = outcome.remedies.find(({ id }) => id === remedy);
      if (offered && isOneOf(people, facts) && !offered.cautions.some((text) => says.test(text))) {
        return `offers ${remedy} without the caution it needs (${says.source}): ${who}`;
      }
    }
    for (const { flag, facts: people } of claims.raised) {
      if (!outcome.flags.some(({ id }) => id === flag) && isOneOf(people, facts)) return `does not raise ${flag}`;
    }
    return undefined;
  };

  return (facts) => {
    const outcome = triage.assess(facts);
    const silent = list(facts.flags).find((id) => !outcome.flags.some((flag) => flag.id === id));
    return silent
      ? `passes over ${silent}, which was told`
      : (wrongUrgency(outcome) ??
          wrongEmergency(outcome) ??
          noNextStep(outcome) ??
          wrongOffer(facts, outcome) ??
          wrongOrder(outcome) ??
          brokenClaim(facts, outcome));
  };
}

/** Looks whether any of these warnings, when it is added, makes the advice less urgent. */
export function createInspectWarnings(triage: Triage, warnings: Claims['warnings']): Inspect {
  const rank = (facts: Facts) => URGENCIES.indexOf(triage.urgency(facts));
  return (facts) => {
    const before = rank(facts);
    const lowering = warnings.find(
      ({ facts: added, unless_told }) =>
        !(unless_told && Object.keys(added).some((key) => facts[key] !== undefined)) &&
        rank(addFacts(facts, added)) > before,
    );
    return lowering && `becomes less urgent when this is added: ${JSON.stringify(lowering.facts)}`;
  };
}

/** Looks whether the same facts in another order come to the same. */
export function createInspectOrder(triage: Triage): Inspect {
  return (facts) => {
    const backwards = Object.fromEntries(
      Object.entries(facts)
        .reverse()
        .map(([key, value]) => [key, Array.isArray(value) ? [...value].reverse() : value]),
    ) as Facts;
    return JSON.stringify(triage.assess(backwards)) === JSON.stringify(triage.assess(facts))
      ? undefined
      : 'comes out otherwise when the same facts stand in another order';
  };
}

function list(value: FactValue | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}
