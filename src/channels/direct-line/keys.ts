import type { Grant } from './access/tokens';

/** This channel's name in keys, metrics and the store. */
export const DIRECT_LINE = 'direct-line';

/** A conversation's key in the store. */
export function conversationKey(conversation: string): string {
  return `${DIRECT_LINE}|${conversation}`;
}

/** A person's key in the store. */
export function userKey(user: string): string {
  return `${DIRECT_LINE}|${user}`;
}

/** The user id that a key in the store stands for. */
export function userOf(key: string): string {
  return key.slice(DIRECT_LINE.length + 1);
}

/** A grant for a conversation and a person nobody can guess; ids that start with `dl_` are ours to give (Direct Line, user ids). */
export function newGrant(newId: () => string, origins?: readonly string[]): Grant {
  return { conversation: newId(), user: `dl_${newId()}`, origins };
}
