import type { StoredMessage } from '../store/store';

const MINUTE = 60_000;

/**
 * How old a reply may get before it is sent, ms. Whoever has waited longer has gone on, has asked again or is asleep: an answer out of
 * nothing is taken for one to something else. A warning is worth it until the next morning.
 */
const LATEST = 10 * MINUTE;
const LATEST_WARNING = 12 * 60 * MINUTE;

/** Whether a reply says to call for help now. */
function isEmergency(message: StoredMessage): boolean {
  return message.from === 'bot' && message.body.kind === 'emergency';
}

/** Whether a reply warns of a danger, so that it must not be lost. */
function isWarning(message: StoredMessage): boolean {
  const warns = (block: object) => (block as { tone?: unknown }).tone === 'alert';
  return isEmergency(message) || (message.from === 'bot' && message.body.blocks.some(warns));
}

/** Whether a reply that was not sent is too old to be sent now. */
export function isTooOld(message: StoredMessage, now: number): boolean {
  return now - message.at > (isWarning(message) ? LATEST_WARNING : LATEST);
}

/**
 * Which unsent replies need not be sent any more once the person has been told something newer: all but warnings; of several
 * emergencies the newest is enough, and beside an emergency that was told nothing else is said.
 *
 * @param older unsent replies of earlier turns, oldest first
 * @param newest the replies of the newest turn
 */
export function superseded(older: readonly StoredMessage[], newest: readonly StoredMessage[]): StoredMessage[] {
  if (newest.some(isEmergency)) {
    return [...older];
  }
  const emergency = older.findLast(isEmergency);
  return older.filter((reply) => (isEmergency(reply) ? reply !== emergency : !isWarning(reply)));
}
