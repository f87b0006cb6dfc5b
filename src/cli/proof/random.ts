import { createRandom } from '../../language/classifier/random';

/** Random choices that are the same for the same seed. Not for secrets. */
export class Random {
  /** A number from 0 up to, not including, 1. */
  readonly next: () => number;

  constructor(seed: number) {
    this.next = createRandom(seed);
  }

  /** A whole number from `from` to `to`, both included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** One of these; undefined when there are none. */
  pick<T>(items: readonly T[]): T | undefined {
    return items[this.integer(0, items.length - 1)];
  }

  /** True in this share of cases. */
  chance(share: number): boolean {
    return this.next() < share;
  }
}
