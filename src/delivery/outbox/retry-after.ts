/** No channel is waited for longer than this at its word, ms. */
const LONGEST = 60_000;
/** Nor is it asked again sooner. */
const SHORTEST = 100;

/** How long a channel asks to wait (HTTP header `Retry-After`: seconds, or a date), ms; undefined if it does not say. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const ms = /^\d{1,9}(\.\d{1,3})?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, SHORTEST), LONGEST);
}
