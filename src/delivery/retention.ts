import { z } from 'zod';
import type { Store } from '../store/store';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A clock that moved further than this between two looks may be wrong, ms. */
const LARGEST_STEP = DAY;

/** Hours the program has to run on with such a clock before it is believed. */
const HOURS_OF_DOUBT = 24;

const NOTE = 'retention';

/** What is noted between two looks at the clock. */
const noteSchema = z.object({
  /** What the clock said when it was last believed, ms since 1970. */
  believed: z.number(),
  /** How many hours the program has run since with a clock that is not believed. */
  hours: z.number(),
});

/** What old conversations are deleted with. */
export interface RetentionParts {
  readonly store: Pick<Store, 'sweep' | 'newest' | 'note' | 'setNote'>;
  /** ms since 1970; it may be wrong. */
  readonly clock: () => number;
  /** Days that a conversation is kept after it was last touched. */
  readonly days: number;
  readonly logger: {
    info(details: object, message: string): void;
    warn(details: object, message: string): void;
  };
}

/** Deletes what nobody touched for a time. */
export interface Retention {
  /** To be called when the program starts. */
  started(): Promise<void>;
  /** To be called each time the program has run for another hour, by a timer that the clock cannot move. */
  hourPassed(): Promise<void>;
}

/**
 * Deletes conversations untouched for some days, unless the clock moved by more than a day since it was last believed.
 *
 * One look at a wrong clock would delete everything. A clock that jumped is believed once it is back, or once the program has run for
 * 24 hours with it: a program that was really off for long deletes a day later. The first time ever, the newest conversation tells
 * what time it was. Only counts are logged.
 */
export function createRetention({ store, clock, days, logger }: RetentionParts): Retention {
  let seen: number | undefined;

  async function look(hoursPassed: number): Promise<void> {
    const now = clock();
    // Only a clock that goes on evenly while the program runs earns trust.
    const even = seen === undefined || Math.abs(now - seen) <= LARGEST_STEP;
    seen = now;
    const note = noteSchema.safeParse(await store.note(NOTE)).data;
    const believed = note?.believed ?? (await store.newest()) ?? now;
    const hours = even ? (note?.hours ?? 0) + hoursPassed : 0;
    if (now - believed > LARGEST_STEP && hours < HOURS_OF_DOUBT) {
      await store.setNote(NOTE, { believed, hours });
      logger.warn(
        { daysAhead: Math.round((now - believed) / DAY), hoursLeft: HOURS_OF_DOUBT - hours },
        'the clock moved by more than a day, or the bot was off for so long: no old conversation is deleted until it has run for some hours; check the clock of this machine',
      );
      return;
    }
    await store.setNote(NOTE, { believed: now, hours: 0 });
    const conversations = await store.sweep(now - days * DAY);
    if (conversations > 0) {
      logger.info({ conversations }, 'old conversations were deleted');
    }
  }
  return { started: () => look(0), hourPassed: () => look(1) };
}
