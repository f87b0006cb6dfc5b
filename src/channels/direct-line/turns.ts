import type { DeliveredTurn, Delivery } from '../../delivery/delivery';
import type { Incoming } from '../../messages/messages';
import type { StoredMessage } from '../../store/store';
import type { Grant } from './access/tokens';
import type { PostedMessage } from './incoming';
import { conversationKey, DIRECT_LINE, userKey } from './keys';
import { activityId, createTranscript, type TranscriptParts } from './render-message';
import type { Streams } from './streams/streams';

/** What turns are run with. */
export interface TurnParts {
  readonly delivery: Pick<Delivery, 'handle' | 'sent'>;
  readonly streams: Pick<Streams, 'notify' | 'forgotten'>;
  readonly transcript: Omit<TranscriptParts, 'conversation' | 'user'>;
  readonly newId: () => string;
  readonly onError: (error: unknown) => void;
  /** Told how many replies went into a log. */
  readonly onSent: (replies: number) => void;
}

/** Runs this channel's turns and shows what came of them on the open sockets. */
export interface Turns {
  /** Somebody opened the conversation; says whether for the first time. */
  join(grant: Grant, locale: string | undefined): Promise<boolean>;
  /** Somebody said something; resolves with the activity's id once the turn is durable. */
  message(grant: Grant, posted: PostedMessage): Promise<string>;
}

/** Turns over a delivery. */
export function createTurns({ delivery, streams, transcript, newId, onError, onSent }: TurnParts): Turns {
  const handle = (
    grant: Grant,
    incoming: Pick<Incoming, 'kind' | 'key' | 'text' | 'tap' | 'seen' | 'locale'>,
    clientId?: string,
  ) =>
    delivery.handle(
      {
        ...incoming,
        conversation: conversationKey(grant.conversation),
        user: userKey(grant.user),
        channel: DIRECT_LINE,
        scope: 'personal',
      },
      {},
      clientId,
    );

  /** For this channel a reply has been taken once it is in the log, because the log is what clients read. */
  const published = ({ conversation }: Grant, { messages, duplicate }: DeliveredTurn) => {
    streams.notify(conversation);
    const replies = messages.filter((message) => message.from === 'bot' && !message.sent).map(({ seq }) => seq);
    if (replies.length > 0 && !duplicate) {
      onSent(replies.length);
      delivery.sent(conversationKey(conversation), replies).catch(onError);
    }
  };

  /** The last words of a conversation that is no more are in no log, so they and what they answer go out now or never. */
  const tellForgotten = (grant: Grant, { messages }: DeliveredTurn, posted: PostedMessage): string => {
    const [first] = messages;
    const seq = first?.seq ?? 1;
    const own: StoredMessage = {
      conversation: conversationKey(grant.conversation),
      key: first?.key ?? '',
      at: first?.at ?? 0,
      seq,
      from: 'user',
      body: { text: posted.text, clientId: posted.clientId },
    };
    const replies = messages.map((message) => ({ ...message, seq: message.seq + 1 }));
    streams.forgotten(grant.conversation, createTranscript({ ...transcript, ...grant })([own, ...replies]));
    return activityId(grant.conversation, seq);
  };

  return {
    async join(grant, locale) {
      const delivered = await handle(grant, { kind: 'join', key: 'join', text: '', locale });
      published(grant, delivered);
      return !delivered.duplicate;
    },
    async message(grant, posted) {
      const { text, tap, seen, locale, clientId } = posted;
      const key = clientId === undefined ? `post:${newId()}` : `client:${clientId}`;
      const delivered = await handle(grant, { kind: 'message', key, text, tap, seen, locale }, clientId);
      if (delivered.forgotten) {
        return tellForgotten(grant, delivered, posted);
      }
      published(grant, delivered);
      const own = delivered.messages.find(({ from }) => from === 'user');
      return own ? activityId(grant.conversation, own.seq) : `${grant.conversation}|${newId()}`;
    },
  };
}
