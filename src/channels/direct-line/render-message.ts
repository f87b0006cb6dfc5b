import type { StoredMessage } from '../../store/store';
import type { Activity } from '../activity/activity';
import type { RenderContext } from '../activity/render-context';
import { renderReply } from '../activity/render-reply';

/** An activity as Direct Line clients get it. */
export interface DirectLineActivity extends Partial<Activity> {
  readonly type: 'message';
  /** `conversation|0000001`; parts of one message after the first have `-2`, `-3`. */
  readonly id: string;
  /** ISO 8601; never earlier than the activity before, because Web Chat sorts by it. */
  readonly timestamp: string;
  readonly channelId: 'directline';
  readonly conversation: { readonly id: string };
  readonly from: { readonly id: string; readonly name?: string; readonly role: 'user' | 'bot' };
  /** The message it answers: Web Chat holds a reply back until that has come. */
  readonly replyToId?: string;
}

/** Whose transcript it is, and how the bot appears in it. */
export interface TranscriptParts {
  readonly conversation: string;
  readonly user: string;
  readonly botName: string;
  readonly rendering: RenderContext;
}

/** The id of the message with this `seq`. */
export function activityId(conversation: string, seq: number): string {
  return `${conversation}|${String(seq).padStart(7, '0')}`;
}

/**
 * Writes stored messages as activities, in order: what the person said comes back to them with the id their client gave it, so
 * that the client knows it has arrived.
 *
 * @returns a writer to be fed with one page after the other
 */
export function createTranscript({
  conversation,
  user,
  botName,
  rendering,
}: TranscriptParts): (messages: readonly StoredMessage[]) => DirectLineActivity[] {
  let latest = 0;
  let asked: { readonly key: string; readonly id: string } | undefined;

  const stamp = (at: number) => {
    latest = Math.max(at, latest + 1);
    return new Date(latest).toISOString();
  };
  const base = { channelId: 'directline', conversation: { id: conversation } } as const;

  const write = (message: StoredMessage): DirectLineActivity[] => {
    const id = activityId(conversation, message.seq);
    if (message.from === 'user') {
      asked = { key: message.key, id };
      const { text, clientId } = message.body;
      return [
        {
          ...base,
          type: 'message',
          id,
          timestamp: stamp(message.at),
          from: { id: user, role: 'user' },
          text,
          textFormat: 'plain',
          ...(clientId !== undefined && { channelData: { clientActivityID: clientId } }),
        },
      ];
    }
    // What the page around the chat needs: that nothing may stand beside it, and which question is on the screen.
    const marks = {
      ...(message.body.kind === 'emergency' && { emergency: true }),
      ...(message.body.ask && { step: message.body.ask.step }),
    };
    return renderReply(message.body, 'web', rendering).map((activity, index) => ({
      ...base,
      ...activity,
      id: index === 0 ? id : `${id}-${index + 1}`,
      timestamp: stamp(message.at),
      from: { id: 'bot', name: botName, role: 'bot' },
      ...(Object.keys(marks).length > 0 && { channelData: { ...activity.channelData, ...marks } }),
      ...(asked?.key === message.key && { replyToId: asked.id }),
    }));
  };

  return (messages) => messages.flatMap(write);
}
