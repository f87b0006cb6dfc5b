import { z } from 'zod';
import { words } from './word-lists';

const values = z.record(z.string(), z.number()).default({});
const ranges = z.record(z.string(), z.tuple([z.number(), z.number()])).default({});

/** Numbers in words: `language/numbers.yaml`. */
export const numberWordsSchema = z.strictObject({
  /** From zero on, and the tens from twenty on. */
  units: words,
  tens: words,
  /** Between tens and units. */
  'tens-and': words,
  hundred: words,
  also: values,
  articles: words,
  /** From the first on. */
  ordinals: words,
  'ordinal-endings': words,
  /** From the twenties on. */
  decades: words,
  'decade-endings': words,
  /** The fewest and the most that are meant. */
  vague: ranges,
  asking: words,
  half: words,
  quarter: words,
  of: words,
  and: words,
  range: words,
  or: words,
  more: words,
});

/** Lengths of time, how often and how long ago: `language/time.yaml`. */
export const timeWordsSchema = z.strictObject({
  units: z
    .array(z.strictObject({ seconds: z.number().positive(), one: words, many: words, symbols: words }))
    .default([]),
  'times-of-day': words,
  'of-a-week': words,
  between: words,
  long: words,
  endless: words,
  'not-endless': words,
  'no-length-after': words,
  'no-length-before': words,
  more: words,
  less: words,
  least: words,
  most: words,
  after: words,
  than: words,
  at: words,
  'up-to': words,
  denials: words,
  'plain-denials': words,
  even: words,
  'denial-between': words,
  /** Periods in seconds. */
  adverbs: values,
  times: values,
  'times-words': words,
  counted: words,
  per: words,
  in: words,
  'out-of': words,
  every: words,
  other: words,
  few: ranges,
  stress: words,
  ago: words,
  'ago-before': words,
  'ago-only': words,
  last: words,
  /** How long ago at most, in seconds. */
  days: values,
  'long-ago': words,
});

/** How old somebody is: `language/ages.yaml`. */
export const ageWordsSchema = z.strictObject({
  years: words,
  old: words,
  months: words,
  something: words,
  marks: words,
  'told-marks': words,
  having: words,
  about: words,
  is: words,
  who: words,
  of: words.default([]),
  'of-whom': words.default([]),
  at: words.default([]),
  'not-before-at': words.default([]),
  age: words.default([]),
  being: words.default([]),
  asides: words.default([]),
  now: words.default([]),
  and: words.default([]),
  'being-so': words.default([]),
  'asks-at': words.default([]),
  'no-age-after': words.default([]),
  'coming-when': words.default([]),
  its: words.default([]),
  measured: words.default([]),
  nearly: words,
  'going-on': words,
  coming: words,
  'span-years': words,
  'span-before': words,
  'span-after': words,
  'other-units': words,
  sexes: words,
  /** Years to add to the decade. */
  parts: values,
  'in-my': words,
  'goes-on': words,
  'leads-on': words,
});
