import { z } from 'zod';
import { cleanText } from '../../messages/clean-text';
import type { Store } from '../../store/store';
import type { CheckedActivity } from './activity-schema';
import { conversationKey, userKey } from './keys';

/** What an invoke is answered with; without an answer Teams shows an error. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body?: object;
}

/** Longer remarks are cut. */
const MAX_COMMENT = 2000;

/** What a thumb below a reply sends (Teams, `message/submitAction`). */
const thumb = z.object({
  actionName: z.literal('feedback'),
  actionValue: z.object({ reaction: z.enum(['like', 'dislike']), feedback: z.unknown().optional() }),
});

/**
 * Answers an invoke: feedback is kept, under what the reply was about; everything else is declined, for the bot offers nothing
 * that would send it.
 */
export async function answerInvoke(
  store: Pick<Store, 'takenAs' | 'addFeedback'>,
  activity: CheckedActivity,
  now: () => number,
): Promise<InvokeAnswer> {
  switch (activity.name) {
    case 'message/submitAction': {
      const given = thumb.safeParse(activity.value);
      if (!given.success) {
        return { status: 400 };
      }
      const { reaction, feedback } = given.data.actionValue;
      const reply = await store.takenAs(conversationKey(activity), activity.replyToId ?? '');
      const about = reply?.from === 'bot' ? (reply.body.about ?? reply.body.kind) : 'unknown';
      const giver = { conversation: conversationKey(activity), user: userKey(activity) };
      await store.addFeedback({ about, liked: reaction === 'like', comment: commentIn(feedback), at: now(), ...giver });
      // Any body but an empty one counts as a failure.
      return { status: 200, body: {} };
    }
    case 'adaptiveCard/action':
      // This kind of invoke has its own way to say so (Universal Actions for Adaptive Cards).
      return {
        status: 200,
        body: {
          statusCode: 501,
          type: 'application/vnd.microsoft.error',
          value: { code: 'NotImplemented', message: 'This card is not in use any more.' },
        },
      };
    default:
      return { status: 501 };
  }
}

/** The remark is JSON in a string; Microsoft's playground sends it as it is. */
function commentIn(feedback: unknown): string {
  try {
    const read: unknown = typeof feedback === 'string' ? JSON.parse(feedback) : feedback;
    const { feedbackText } = Object(read) as { feedbackText?: unknown };
    return cleanText(feedbackText).slice(0, MAX_COMMENT);
  } catch {
    return '';
  }
}
