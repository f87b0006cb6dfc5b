import { isFunctionStem, isQuantifierStem } from '../text/function-words';
import type { Message } from './message';
import { type Meaning, NEGATORS, type Parsed, type Span } from './spans';

/** A phrase whose words may come in any order. */
export interface Bag {
  /** The stems that say something. */
  readonly stems: ReadonlySet<string>;
  readonly meaning: Meaning;
}

/** The stems of a phrase that tell what is meant: without articles, pronouns and the like. */
export function tellingStems(stems: readonly string[]): ReadonlySet<string> {
  return new Set(stems.filter((stem) => !isFunctionStem(stem) || isQuantifierStem(stem)));
}

/**
 * The phrases of an answer together with those whose words all stand in one clause, in any order: "my left leg is swollen".
 *
 * Of several such phrases those count that say most; one takes the place of a shorter phrase within it. Nothing is put
 * together in a clause that denies something.
 */
export function withScattered({ words, stems }: Message, { spans }: Parsed, bags: readonly Bag[]): readonly Span[] {
  const found: Span[] = [];
  for (let from = 0; from < words.length; ) {
    let to = from + 1;
    while (to < words.length && !words[to]!.opens) {
      to++;
    }
    const inClause = spans.filter(({ at }) => at >= from && at < to);
    const denies = words.slice(from, to).some(({ text }) => NEGATORS.has(text)) || inClause.some(deniesOrIsDenied);
    found.push(...(denies ? inClause : merged(inClause, stems, from, to, bags)));
    from = to;
  }
  return found;
}

function merged(
  spans: readonly Span[],
  stems: readonly string[],
  from: number,
  to: number,
  bags: readonly Bag[],
): readonly Span[] {
  const clause = new Set(stems.slice(from, to));
  const matching = bags.filter((bag) => [...bag.stems].every((stem) => clause.has(stem)));
  const longest = matching.filter((bag) => !matching.some((other) => isWithin(bag.stems, other.stems)));
  const said = new Map(
    spans.filter(hasValue).map((span) => [span, tellingStems(stems.slice(span.at, span.at + span.length))] as const),
  );
  const taken = longest.filter((bag) => said.size === 0 || [...said.values()].some((own) => isWithin(own, bag.stems)));
  return [
    ...spans.filter((span) => !taken.some((bag) => isWithin(said.get(span) ?? clause, bag.stems))),
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
}

/** Whether a set lies within a larger one. */
function isWithin(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return part.size < whole.size && [...part].every((stem) => whole.has(stem));
}

function hasValue({ meanings }: Span): boolean {
  return meanings.some((meaning) => 'value' in meaning);
}

function deniesOrIsDenied({ meanings, negated }: Span): boolean {
  return (
    negated || meanings.some((meaning) => 'answer' in meaning && (meaning.answer === 'no' || meaning.answer === 'none'))
  );
}
