import type { Incoming, Turn } from '../../src/messages/messages';
import { reply } from '../store/turns';

/** A message of `user` in `conversation`. */
export function incoming(fields: Partial<Incoming>): Incoming {
  return {
    kind: 'message',
    conversation: 'test|c',
    user: 'test|u',
    channel: 'test',
    key: 'k',
    text: 'hello',
    scope: 'personal',
    ...fields,
  };
}

/** A core that counts turns and answers with the count and the key. */
export function count(state: unknown, { key }: Incoming): Turn {
  const n = ((state as number | undefined) ?? 0) + 1;
  return { state: n, replies: [reply(`${n} ${key}`)] };
}

/** What the replies among these messages say. */
export function said(messages: readonly { readonly from: string; readonly body: unknown }[]): string[] {
  return messages
    .filter(({ from }) => from === 'bot')
    .map(({ body }) =>
      (body as ReturnType<typeof reply>).blocks.map((block) => ('text' in block ? block.text : '')).join(),
    );
}
