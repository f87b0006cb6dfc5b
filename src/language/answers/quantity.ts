/** What a quantity measures: how long (in seconds) or how often (times a week). */
export type Dimension = 'duration' | 'rate';

/** A length of time or a rate in a text. */
export interface Quantity {
  readonly dimension: Dimension;
  /** The bounds, both included; seconds or times a week. `to` may be infinite. */
  readonly from: number;
  readonly to: number;
  /** Position of the first word and number of words. */
  readonly at: number;
  readonly length: number;
}

/** Spans of time in seconds; months and years are rounded. */
export const SECONDS = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  fortnight: 1_209_600,
  month: 2_592_000,
  year: 31_536_000,
} as const;

/** A word without its plural "s". */
export function singular(word: string | undefined): string {
  return word !== undefined && word.length > 1 && word.endsWith('s') ? word.slice(0, -1) : (word ?? '');
}

/** The length of a unit of time in seconds: "week", "weeks"; undefined for any other word. */
export function secondsOf(word: string | undefined): number | undefined {
  const unit = singular(word);
  return unit in SECONDS ? SECONDS[unit as keyof typeof SECONDS] : undefined;
}
