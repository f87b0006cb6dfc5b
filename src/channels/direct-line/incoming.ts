import { z } from 'zod';
import { cleanLocale } from '../../messages/clean-locale';
import { cleanText } from '../../messages/clean-text';
import type { Incoming } from '../../messages/messages';
import { readTap } from '../activity/read-tap';
import { ProtocolError } from './errors';

const activitySchema = z.object({
  type: z.string().min(1).max(100),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  attachments: z.array(z.unknown()).nullish(),
  locale: z.unknown().optional(),
  channelData: z.unknown().optional(),
});

const clientIdSchema = z.object({ clientActivityID: z.string().min(1).max(128) });

/** Our page says which question was on the screen: the `channelData.step` of the newest activity that had one; "0": none. */
const seenSchema = z.object({ step: z.string().regex(/^\d{1,9}$/) });

/** What a client posted, as far as it matters; who sent it and when is never taken from the client. */
export interface PostedMessage extends Pick<Incoming, 'text' | 'tap' | 'seen' | 'locale'> {
  /** The client's own id of the message; the same message sent twice has the same. */
  readonly clientId: string | undefined;
}

/**
 * Reads a posted activity; undefined for those that need no turn (typing, events and all that is not a message).
 *
 * @throws ProtocolError 400 when it is no activity, or a message of nothing but files
 */
export function readPosted(body: unknown): PostedMessage | undefined {
  const read = activitySchema.safeParse(body);
  if (!read.success) {
    throw new ProtocolError(
      400,
      'BadArgument',
      'The body is not an activity: it needs a "type", and a "text" that is a string.',
    );
  }
  const { type, text, value, attachments, locale, channelData } = read.data;
  if (type !== 'message') {
    return undefined;
  }
  const tapped = readTap(value);
  const typed = cleanText(text);
  if (!tapped && typed === '' && (attachments?.length ?? 0) > 0) {
    throw noFiles();
  }
  return {
    text: tapped ? cleanText(tapped.label) : typed,
    tap: tapped?.tap,
    seen: seenSchema.safeParse(channelData).data?.step,
    locale: cleanLocale(locale),
    clientId: clientIdSchema.safeParse(channelData).data?.clientActivityID,
  };
}

/** This bot reads words only. */
export function noFiles(): ProtocolError {
  return new ProtocolError(400, 'FilesNotSupported', 'This bot cannot read files. Send your message as text.');
}
