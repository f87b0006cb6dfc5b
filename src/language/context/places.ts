import type { Token } from '../utterance';

/** Where clauses and sentences begin and end, by word, so that nobody has to look for it. */
export interface Places {
  /** The first word of the clause of a word. */
  clauseStart(at: number): number;
  /** One past the last word of the clause of a word. */
  clauseEnd(at: number): number;
  /** One past the last word of the sentence of a word. */
  sentenceEnd(at: number): number;
  /** The first word from one on that a comma or the like stands before, or that begins a sentence; else the number of words. */
  nextMark(from: number): number;
}

/** Finds the places of a message in one pass. */
export function placesOf(tokens: readonly Token[]): Places {
  const { length } = tokens;
  const starts = new Int32Array(length);
  for (let at = 1; at < length; at++) {
    starts[at] = tokens[at]!.clause === tokens[at - 1]!.clause ? starts[at - 1]! : at;
  }
  const clauseEnds = new Int32Array(length);
  const sentenceEnds = new Int32Array(length);
  const marks = new Int32Array(length + 1).fill(length);
  for (let at = length - 1; at >= 0; at--) {
    const { clause, sentence, mark } = tokens[at]!;
    const next = tokens[at + 1];
    clauseEnds[at] = next?.clause === clause ? clauseEnds[at + 1]! : at + 1;
    sentenceEnds[at] = next?.sentence === sentence ? sentenceEnds[at + 1]! : at + 1;
    marks[at] = mark === ',' || tokens[at - 1]?.sentence !== sentence ? at : marks[at + 1]!;
  }
  return {
    clauseStart: (at) => starts[at]!,
    clauseEnd: (at) => clauseEnds[at]!,
    sentenceEnd: (at) => sentenceEnds[at]!,
    nextMark: (from) => marks[Math.min(from, length)]!,
  };
}

/** Gathers stretches of words, however many overlap, and tells the words in them in one pass. */
export class Stretches {
  private readonly added: { readonly from: number; readonly to: number; readonly by: readonly number[] }[] = [];

  constructor(private readonly length: number) {}

  /** Adds the words from one up to, without, another, and the words that say so. */
  add(from: number, to: number, by: readonly number[] = []): void {
    if (from < to) {
      this.added.push({ from, to: Math.min(to, this.length), by });
    }
  }

  /** The words that are in any stretch, but for stretches that one of these words says. */
  words(but: ReadonlySet<number> = new Set()): ReadonlySet<number> {
    const changes = new Int32Array(this.length + 1);
    for (const { from, to, by } of this.added) {
      if (!by.some((at) => but.has(at))) {
        changes[from]!++;
        changes[to]!--;
      }
    }
    const inside = new Set<number>();
    let depth = 0;
    for (let at = 0; at < this.length; at++) {
      depth += changes[at]!;
      if (depth > 0) {
        inside.add(at);
      }
    }
    return inside;
  }
}
