import type { FactValue } from '../../knowledge/facts';
import type { TalkedTurn } from '../commands/talk';
import type { LabelledTurn } from './conversation-line';

/** How a turn can fall short, the gravest first. */
export const KINDS = [
  'level missed',
  'level too high',
  'said what must never be',
  'fact missing',
  'fact wrong',
  'fact that is not so',
  'no answer',
  'not said',
] as const;

/** What a turn is judged by. */
export type Aspect = 'answers' | 'level' | 'says' | 'never' | 'facts';

/** One thing a turn had to do, and how it fell short, if it did. */
export interface Judgement {
  readonly aspect: Aspect;
  readonly shortfall?: Shortfall;
}

/** How a turn fell short of one thing it had to do. */
export interface Shortfall {
  readonly kind: (typeof KINDS)[number];
  readonly wanted: string;
  readonly got: string;
}

const LEVELS = ['none', 'urgent', 'emergency'];

/** The fact whose members are compared by class. */
const MEDICINES = 'medicines';

/**
 * Judges a turn by its labels.
 *
 * @param turn undefined where the conversation ended before it
 * @param classOf the class of a medicine by any of its names
 */
export function judgeTurn(
  labels: LabelledTurn,
  turn: TalkedTurn | undefined,
  classOf: (name: string) => string,
): Judgement[] {
  const replies = turn?.replies ?? [];
  const read = replies.map(({ text }) => text).join('\n');
  const answered = replies.flatMap(({ about }) => about);
  const level = turn?.level ?? 'none';
  const judge = (aspect: Aspect, holds: boolean, kind: Shortfall['kind'], wanted: string, got: string): Judgement =>
    holds ? { aspect } : { aspect, shortfall: { kind, wanted, got } };
  const judgements: Judgement[] = [];

  for (const ids of labels.answers ?? []) {
    const holds = [...answered, ...(turn?.flags ?? [])].some((id) => ids.includes(id));
    judgements.push(judge('answers', holds, 'no answer', ids.join(' or '), answered.join(', ') || 'nothing'));
  }
  if (labels.level !== undefined) {
    const over = LEVELS.indexOf(level) - LEVELS.indexOf(labels.level);
    judgements.push(judge('level', over === 0, over < 0 ? 'level missed' : 'level too high', labels.level, level));
  }
  for (const pattern of labels.says ?? []) {
    judgements.push(judge('says', pattern.test(read), 'not said', String(pattern), 'other words'));
  }
  for (const pattern of labels.never ?? []) {
    const [said = ''] = pattern.exec(read) ?? [];
    judgements.push(judge('never', !pattern.test(read), 'said what must never be', `not ${pattern}`, said));
  }
  for (const [key, { has = [], hasnt = [], is }] of Object.entries(labels.facts ?? {})) {
    const value: FactValue | undefined = turn?.facts[key];
    const known = [value ?? []].flat().map((one) => String(one).toLowerCase());
    const got = `${key}: ${known.join(', ') || 'not known'}`;
    const holds = (name: string) => known.some((one) => one.includes(name.toLowerCase()));
    const holdsClass = (name: string) => key === MEDICINES && known.some((one) => classOf(one) === classOf(name));
    for (const name of has) {
      judgements.push(judge('facts', holds(name) || holdsClass(name), 'fact missing', `${key}: ${name}`, got));
    }
    for (const name of hasnt) {
      judgements.push(judge('facts', !holds(name), 'fact that is not so', `${key}: not ${name}`, got));
    }
    if (is !== undefined) {
      const kind = value === undefined ? 'fact missing' : 'fact wrong';
      judgements.push(judge('facts', String(value) === String(is), kind, `${key}: ${is}`, got));
    }
  }
  return judgements;
}
