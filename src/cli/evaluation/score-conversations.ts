import type { TalkedTurn } from '../commands/talk';
import type { LabelledConversation } from './conversation-line';
import { type Aspect, judgeTurn, type Shortfall } from './judge-turn';

/** So many of so many. */
export interface Count {
  readonly right: number;
  readonly of: number;
}

/** How well labelled conversations went. */
export interface ConversationFigures {
  readonly turns: Count;
  readonly questionsAnswered: Count;
  readonly level: Count & { readonly missed: number; readonly tooHigh: number };
  readonly says: Count;
  readonly never: Count;
  readonly facts: Count;
  readonly wholeConversations: Count;
}

/** Something a turn did not do, with where it happened; `turn` counts from 1. */
export interface PlacedShortfall extends Shortfall {
  readonly id: string;
  readonly turn: number;
  readonly say: string;
}

/**
 * Scores conversations that were held as labelled.
 *
 * @param held each with its turns, in order; fewer than are labelled where it ended early
 */
export function scoreConversations(
  held: readonly { readonly labelled: LabelledConversation; readonly turns: readonly TalkedTurn[] }[],
  classOf: (name: string) => string,
): { readonly figures: ConversationFigures; readonly shortfalls: readonly PlacedShortfall[] } {
  const judged = held.map(({ labelled: { id, turns: labels }, turns }) =>
    labels.map((label, at) => ({
      id,
      turn: at + 1,
      say: textOf(label.say),
      judgements: judgeTurn(label, turns[at], classOf),
    })),
  );
  const turns = judged.flat();
  const judgements = turns.flatMap((one) => one.judgements);
  const shortfalls = turns.flatMap(({ judgements, ...place }) =>
    judgements.flatMap(({ shortfall }) => (shortfall ? [{ ...shortfall, ...place }] : [])),
  );
  const isRight = ({ judgements }: (typeof turns)[number]) => judgements.every(({ shortfall }) => !shortfall);
  const of = (aspect: Aspect) =>
    count(
      judgements.filter((one) => one.aspect === aspect),
      ({ shortfall }) => !shortfall,
    );
  const times = (kind: Shortfall['kind']) => shortfalls.filter((one) => one.kind === kind).length;
  return {
    figures: {
      turns: count(turns, isRight),
      questionsAnswered: of('answers'),
      level: { ...of('level'), missed: times('level missed'), tooHigh: times('level too high') },
      says: of('says'),
      never: of('never'),
      facts: of('facts'),
      wholeConversations: count(judged, (one) => one.every(isRight)),
    },
    shortfalls,
  };
}

function textOf(say: TalkedTurn['say']): string {
  return typeof say === 'string' ? say : `[${[say.tap].flat().join(', ')}]`;
}

function count<T>(all: readonly T[], isRight: (one: T) => boolean): Count {
  return { right: all.filter(isRight).length, of: all.length };
}
