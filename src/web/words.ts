import type { Knowledge } from '../knowledge/knowledge';
import type { MessageName } from '../knowledge/message-names';
import { fill } from '../messages/fill';

/** Gives one of the pack's own words or sentences (`content/messages.yaml`), its `{placeholders}` filled in. */
export type Words = (name: MessageName, values?: Readonly<Record<string, string | number>>) => string;

/** The words of a pack; one that it does not have is empty. */
export function wordsOf({ messages }: Pick<Knowledge, 'messages'>): Words {
  return (name, values = {}) => fill(messages.get(name) ?? '', values);
}
