import type { Reply } from '../../src/messages/messages';
import type { TurnRecord } from '../../src/store/store';

/** A reply that says `text`. */
export function reply(text: string): Reply {
  return { kind: 'message', blocks: [{ type: 'text', text }], sources: [], suggestions: [] };
}

/** The first turn of a conversation, with what a test wants otherwise. */
export function turn(fields: Partial<TurnRecord>): TurnRecord {
  return {
    conversation: 'c',
    user: 'u',
    channel: 'test',
    address: {},
    key: 'k',
    expectedVersion: 0,
    state: {},
    message: { text: 'hello', clientId: 'client-1' },
    replies: [reply('hi')],
    at: 1000,
    ...fields,
  };
}
