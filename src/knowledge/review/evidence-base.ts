import type { Knowledge } from '../knowledge';
import type { Item, Note, Text } from './texts';

/** A figure, or a share in words: "1 in 5", "half of". A list's own numbers and those inside a name ("B12") are none. */
const FIGURE =
  /(?<![\p{L}\p{N}-])\d[\d.,]*(?![\p{L}-])|\b(?:half|third|quarter)s? of\b|\b(?:one|two|three|\w+ty) in (?:\w+)\b/iu;

/** What asks, or tells people what they told the bot: it claims nothing. */
const CLAIMS_NOTHING = new Set(['ask', 'because', 'hint', 'label']);

/** Faults the first figure of every text that rests on no source. */
export function checkFigures(item: Item, fault: Note): void {
  if (item.sources.length > 0) {
    return;
  }
  for (const text of item.texts.filter(({ key }) => !CLAIMS_NOTHING.has(key))) {
    const found = FIGURE.exec(text.text)?.[0];
    if (found !== undefined) {
      fault(text, `"${found.trim()}" stands here without a source: name one under "sources", or leave the figure out`);
    }
  }
}

/** Faults sources that nothing rests on. */
export function checkUnusedSources(
  { sources }: Knowledge,
  items: readonly Item[],
  fault: (key: string, message: string) => void,
): void {
  const used = new Set(items.flatMap((item) => item.sources));
  for (const key of sources.keys()) {
    if (!used.has(key)) {
      fault(key, `nothing rests on the source "${key}": name it where it belongs, or remove it`);
    }
  }
}

/** Faults sources that nobody could find again: without an address, or without a year. */
export function checkCompleteSources({ sources }: Knowledge, fault: (key: string, message: string) => void): void {
  for (const [key, { url, year, seen }] of sources) {
    if (url === undefined) {
      fault(key, `the source "${key}" has no "url": say where it can be read`);
    }
    if (year === undefined && seen === undefined) {
      fault(
        key,
        `the source "${key}" has no "year": give the year of publication, or under "seen" the year it was read`,
      );
    }
  }
}

/** Faults evidence that is not told in the pack's own words for it. */
export function checkEvidenceWords(text: Text, openings: readonly string[], fault: Note): void {
  if (text.key === 'evidence' && !openings.some((opening) => text.text.startsWith(opening))) {
    fault(text, `begin with one of: ${openings.join(', ')}`);
  }
}
