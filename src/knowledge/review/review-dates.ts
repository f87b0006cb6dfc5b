import type { Item, Note } from './texts';

/**
 * Faults a review that is older than the pack allows, in the future, or on no day of the calendar.
 *
 * @param months the oldest a review may be
 * @param today a day as "2026-11-23"
 */
export function checkReviewDate({ file, path, id, reviewed }: Item, months: number, today: string, fault: Note): void {
  // What does not look like a date at all is a fault of form, found when the pack is loaded.
  if (reviewed === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(reviewed)) {
    return;
  }
  const at = { file, path: [...path, 'reviewed'] };
  if (!isDay(reviewed)) {
    fault(at, `${reviewed} is no day of the calendar`);
  } else if (reviewed > today) {
    fault(at, `${reviewed} is in the future: give the day "${id}" was last checked`);
  } else if (reviewed < monthsBefore(today, months)) {
    fault(
      at,
      `last checked ${reviewed}, more than ${months} months ago: check "${id}" against its sources and give today's date`,
    );
  }
}

/** Whether a text such as "2026-02-30" names a day there is. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && dayOf(time) === text;
}

/** The same day some months earlier; the 31st of a shorter month is its last day. */
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 - months, Math.min(date, last)));
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
