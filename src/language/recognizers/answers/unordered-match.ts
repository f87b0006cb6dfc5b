import type { Text } from '../../text/text';
import type { AnswerLanguage, AnswerText } from './answer-text';
import { hasValue, type Meaning, mayAnswer, type Parsed, type Span } from './parse';

/** A phrase whose words may come in any order. */
export interface Bag {
  /** The stems that say something. */
  readonly stems: ReadonlySet<string>;
  readonly meaning: Meaning;
}

/** Longest phrase whose words may come in any order. */
export const LONGEST_BAG = 5;

/** The stems of a phrase that tell what is meant: without articles, pronouns and the like. */
export function tellingStems(
  stems: readonly string[],
  { isFunctionStem, isQuantifierStem }: Text,
): ReadonlySet<string> {
  return new Set(stems.filter((stem) => !isFunctionStem(stem) || isQuantifierStem(stem)));
}

/**
 * The phrases of an answer together with those whose words all stand in one part, in any order: "my left leg is swollen".
 *
 * Of several such phrases those count that say most; one takes the place of a shorter phrase within it. Nothing is put
 * together in a part that denies something.
 */
export function withUnordered(
  { tokens, stems }: AnswerText,
  { spans }: Parsed,
  bags: readonly Bag[],
  { words, text }: AnswerLanguage,
): readonly Span[] {
  const parts: { readonly from: number; readonly to: number }[] = [];
  for (let from = 0; from < tokens.length; ) {
    const next = tokens.findIndex(({ opens }, at) => at > from && opens);
    const to = next < 0 ? tokens.length : next;
    parts.push({ from, to });
    from = to;
  }
  return parts.flatMap(({ from, to }) => {
    const own = spans.filter(({ at }) => at >= from && at < to);
    const isDenied =
      tokens.slice(from, to).some(({ text: word }) => words.negators.has(word)) ||
      own.some((span) => span.negated || mayAnswer(span, 'no') || mayAnswer(span, 'none'));
    if (isDenied) {
      return own;
    }
    const here = new Set(stems.slice(from, to));
    const matching = bags.filter((bag) => [...bag.stems].every((stem) => here.has(stem)));
    const longest = matching.filter((bag) => !matching.some((other) => isWithin(bag.stems, other.stems)));
    const said = new Map(
      own
        .filter(hasValue)
        .map((span) => [span, tellingStems(stems.slice(span.at, span.at + span.length), text)] as const),
    );
    const taken = longest.filter(
      (bag) => said.size === 0 || [...said.values()].some((one) => isWithin(one, bag.stems)),
    );
    return [
      ...own.filter((span) => !taken.some((bag) => isWithin(said.get(span) ?? here, bag.stems))),
      ...taken.map(({ stems: { size }, meaning }) => ({
        at: from,
        length: size,
        meanings: [meaning],
        negated: false,
        whole: false,
        opens: false,
        excepted: false,
      })),
    ];
  });
}

/** Whether a set lies within a larger one. */
function isWithin(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return part.size < whole.size && [...part].every((stem) => whole.has(stem));
}
