import { formatPlace } from '../../knowledge/fault';
import type { FindPhrasing } from '../../knowledge/find-phrasing';
import type { Extraction, FilledSlot } from '../../language/understanding';

/** A question of the check that a message gave a value, and by which words and rules. */
export interface SlotReasons {
  readonly question: string;
  /** Null: asked and not known. */
  readonly value: FilledSlot['value'];
  /** Told of their own accord, an answer because it was asked, or a correction of what was known. */
  readonly by: FilledSlot['by'];
  readonly certainty: number;
  readonly because: readonly {
    /** The words of the person. */
    readonly words: string;
    /** `file:line:column`; null for what the program reads by itself, such as an age told unasked. */
    readonly rule: string | null;
  }[];
}

/** The slots that a message fills, each with its reasons. */
export function slotReasons(
  message: string,
  { slots }: Pick<Extraction, 'slots'>,
  find: FindPhrasing,
): readonly SlotReasons[] {
  return slots.map(({ question, value, by, certainty, because }) => ({
    question,
    value,
    by,
    certainty: Number(certainty.toFixed(3)),
    because: because.map(({ start, end, rule, phrase }) => {
      const place = rule ?? (phrase && find(phrase.of, phrase.text));
      return { words: message.slice(start, end), rule: place === undefined ? null : formatPlace(place) };
    }),
  }));
}

/** The same, a line for each slot. */
export function slotLines(slots: readonly SlotReasons[]): readonly string[] {
  return slots.map(({ question, value, by, certainty, because }) => {
    const said = value === null ? 'not known' : [value].flat().join(', ') || 'none';
    const words = because.map(({ words: one, rule }) => `by "${one}"${rule === null ? '' : `, ${rule}`}`);
    return [`${question} = ${said}, ${by}, ${certainty}`, ...words].join(', ');
  });
}
