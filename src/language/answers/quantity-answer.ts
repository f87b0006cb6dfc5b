import type { Message } from './message';
import type { Options } from './options';
import { findQuantities } from './quantities';
import type { Parsed } from './spans';

/** The option that a length of time or a rate falls under; when between two, the higher one, which is the more careful reading. */
export function readQuantity({ ranges }: Options, { forms }: Message, parsed: Parsed): string | number | undefined {
  const found = findQuantities(forms).filter(({ dimension }) => ranges.some((range) => range.dimension === dimension));
  // "Feels like forever, 3 or 4 minutes": what is counted is meant.
  const counted = found.filter(({ length, to }) => length > 1 || Number.isFinite(to));
  const quantities = counted.length > 0 ? counted : found;
  const most = quantities.reduce<(typeof quantities)[number] | undefined>(
    (largest, next) => (largest === undefined || point(next) > point(largest) ? next : largest),
    undefined,
  );
  const said = Math.max(
    0,
    ...parsed.spans.map(({ meanings, length }) => (meanings.some((meaning) => 'value' in meaning) ? length : 0)),
  );
  // A phrase of the content knows best, unless the message weighs several lengths of time.
  if (most === undefined || said > most.length || (said === most.length && quantities.length === 1)) {
    return undefined;
  }
  const at = point(most);
  const distance = ({ from, to }: { readonly from: number; readonly to: number }) => Math.max(0, from - at, at - to);
  return ranges
    .filter(({ dimension }) => dimension === most.dimension)
    .sort((a, b) => distance(a) - distance(b) || b.from - a.from)[0]?.value;
}

function point({ from, to }: { readonly from: number; readonly to: number }): number {
  return Number.isFinite(to) ? to : from;
}
