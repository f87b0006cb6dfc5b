import type { Condition } from '../../../knowledge/condition';
import type { Knowledge } from '../../../knowledge/knowledge';
import { URGENCIES } from '../../../triage/outcome';
import type { Plan } from './plan';
import { NONE, type Walk } from './walk';

/** Something a walk can reach. */
export interface Target {
  readonly kind: string;
  readonly name: string;
  /** Ways there: for each, the conditions to fulfil, all of them (undefined: nothing to fulfil). */
  readonly ways: readonly (readonly (Condition | undefined)[])[];
  /** The answer to give to one question. */
  readonly answer?: Plan['answer'];
}

const ANYONE: readonly { readonly when?: Condition | undefined }[] = [{}];

/** Everything that the questions should lead to: questions, answers, flags, causes, remedies, cautions, reasons and urgencies. */
export function targetsOf(knowledge: Knowledge): Target[] {
  const ways = (rules: readonly { readonly when?: Condition | undefined }[]) => rules.map(({ when }) => [when]);
  return [
    ...knowledge.questions.map(({ id, when }) => ({ kind: 'questions', name: id, ways: [[when]] })),
    ...knowledge.questions.flatMap(({ id, options, none, when }) => [
      ...[...options.map(({ value }) => value), ...(none === undefined ? [] : [undefined])].map((value) => ({
        kind: 'answers',
        name: `${id} = ${value ?? NONE}`,
        ways: [[when]],
        answer: { question: id, value },
      })),
    ]),
    ...knowledge.flags.map(({ id, raised }) => ({ kind: 'flags', name: id, ways: [[{ flags: id }], ...ways(raised)] })),
    ...knowledge.causes.map((cause) => ({ kind: 'causes', name: cause.id, ways: ways(cause.for) })),
    ...knowledge.medicines.map(({ id }) => ({ kind: 'medicines', name: id, ways: [[{ medicine: id }]] })),
    ...knowledge.remedies
      .filter(({ phase }) => phase !== 'explain')
      .map(({ id, offer }) => ({ kind: 'remedies', name: id, ways: ways(offer ?? ANYONE) })),
    ...knowledge.remedies
      .filter(({ phase }) => phase !== 'explain')
      .flatMap(({ id, offer, cautions }) =>
        cautions.map(({ when, text }) => ({
          kind: 'cautions',
          name: `${id}: ${text}`,
          ways: (offer ?? ANYONE).map((offered) => [when, offered.when]),
        })),
      ),
    ...knowledge.remedies
      .filter(({ withhold }) => withhold.length > 0)
      .map(({ id, withhold }) => ({ kind: 'withheld remedies', name: id, ways: ways(withhold) })),
    ...knowledge.soon.map(({ id, when }) => ({ kind: 'reasons to see someone', name: id, ways: [[when]] })),
    ...URGENCIES.map((name) => ({ kind: 'urgencies', name, ways: [[]] })),
  ];
}

/** The targets a walk reached, as `kind name`. */
export function reachedBy({ asked, chosen, outcome }: Walk): string[] {
  const of = (kind: string, names: readonly string[]) => names.map((name) => `${kind} ${name}`);
  return [
    ...of('questions', asked),
    ...of('answers', chosen),
    ...of(
      'flags',
      outcome.flags.map(({ id }) => id),
    ),
    ...of(
      'causes',
      outcome.causes.map(({ id }) => id),
    ),
    ...of(
      'medicines',
      outcome.medicines.map(({ id }) => id),
    ),
    ...of(
      'remedies',
      outcome.remedies.map(({ id }) => id),
    ),
    ...of(
      'cautions',
      outcome.remedies.flatMap(({ id, cautions }) => cautions.map((text) => `${id}: ${text}`)),
    ),
    ...of(
      'withheld remedies',
      outcome.withheld.map(({ id }) => id),
    ),
    ...of(
      'reasons to see someone',
      outcome.soon.map(({ id }) => id),
    ),
    ...of('urgencies', [outcome.urgency]),
  ];
}
