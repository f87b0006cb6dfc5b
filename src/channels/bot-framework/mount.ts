import type { Request, Response, Server } from 'restify';
import { DeliveryError } from '../../delivery/delivery-error';
import { resendUnsent } from '../../delivery/resend';
import { isLoopback } from '../../settings/settings';
import type { Address, Store, StoredMessage } from '../../store/store';
import { activitySchema } from './activity-schema';
import { Adapter } from './adapter';
import { atMost } from './at-most';
import type { BotIdentity } from './authentication';
import { type BotParts, runActivity } from './bot';
import { SenderError } from './errors';
import { ACTIVITY_KEY } from './incoming';
import { BOT_FRAMEWORK } from './keys';
import { createOutbox } from './outbox';
import { renderMessage } from './render-message';
import { isForeign } from './tenant';

/** What the Bot Framework channel needs. */
export interface BotFrameworkOptions extends Omit<BotParts, 'store' | 'outbox' | 'adapter'> {
  readonly identity: BotIdentity;
  /** Whether activities without a sender's proof are taken: on this machine alone, never behind a public address. */
  readonly anonymous: boolean;
  readonly store: Store;
  /** How long to wait before a reply that the channel did not take is offered again, ms, each time. */
  readonly pauses?: readonly number[] | undefined;
  /** The same for a reply that the channel refused. */
  readonly refusedPauses?: readonly number[] | undefined;
  /** Told what became of each reply that was offered to the channel, or given up because it was no more worth sending. */
  readonly onSent?: ((result: 'taken' | 'failed' | 'given-up') => void) | undefined;
}

/** The Bot Framework channel once it is mounted. */
export interface BotFrameworkChannel {
  /**
   * Sends what an earlier run committed but did not send; what is on its way already is left alone. To be called before the
   * server listens: it holds the start up for a second at most and goes on after that. It never rejects.
   */
  resend(): Promise<void>;
  /** Writes down what the channel has taken so far; to be called when the server has stopped, before the store is closed. */
  close(): Promise<void>;
}

const RESEND_MS = 1_000;

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

const fault = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
});

const NOT_AN_ACTIVITY = fault(
  400,
  'BadArgument',
  'The body is not a Bot Framework activity: it needs type, channelId, serviceUrl, conversation.id and from.id.',
);
const NOT_PROVED = fault(
  401,
  'Unauthorized',
  'The sender could not be authenticated. Send a Bot Framework token in the Authorization header.',
);
const NOT_SET_UP = fault(
  403,
  'Forbidden',
  'This bot has no Microsoft app id, so it takes activities from this machine alone.',
);
const NOT_OURS = fault(403, 'Forbidden', 'This bot serves the people of its own organisation (MicrosoftAppTenantId).');
const TOO_MANY = fault(
  429,
  'TooManyRequests',
  'Too many messages of this conversation wait already. Send it again later.',
);
const NOT_NOW = fault(500, 'ServiceError', 'The bot could not take this activity. Nothing was lost; send it again.');

/** Mounts `POST /api/messages` (Bot Framework protocol): Teams, the emulator, Azure's channels. */
export function mountBotFramework(server: Server, options: BotFrameworkOptions): BotFrameworkChannel {
  const { identity, anonymous, store, delivery, rendering, onError, onSent } = options;
  const adapter = new Adapter(identity);

  const give = async (address: Address, reply: StoredMessage, signal: AbortSignal) => {
    try {
      const id = await adapter.send(address, renderMessage(reply, address, rendering), signal);
      onSent?.('taken');
      return id;
    } catch (error) {
      onSent?.('failed');
      throw error;
    }
  };
  const outbox = createOutbox({
    give,
    delivery,
    onError,
    onGivenUp: () => onSent?.('given-up'),
    clock: options.clock,
    ...(options.pauses && { pauses: options.pauses }),
    ...(options.refusedPauses && { refusedPauses: options.refusedPauses }),
  });
  const bot: BotParts = { ...options, outbox, adapter };

  const answer = async (req: Request): Promise<Answer> => {
    const checked = activitySchema.safeParse(req.body);
    if (!checked.success) {
      return NOT_AN_ACTIVITY;
    }
    const activity = checked.data;
    // Without an identity anybody could name any address to send replies to, so only this machine's are taken.
    if (!identity.appId && !(anonymous && isLoopback(new URL(activity.serviceUrl).hostname))) {
      return NOT_SET_UP;
    }
    try {
      const authorization = req.header('authorization', '');
      let foreign = false;
      const wanted = await adapter.run(authorization, req.body, async (context) => {
        foreign = isForeign(identity, activity);
        if (!foreign) await runActivity(bot, context, activity);
      });
      return foreign ? NOT_OURS : { status: wanted?.status ?? 200, body: wanted?.body };
    } catch (error) {
      if (error instanceof SenderError) {
        return NOT_PROVED;
      }
      if (error instanceof DeliveryError && error.code === 'too-many') {
        return TOO_MANY;
      }
      onError(error);
      return NOT_NOW;
    }
  };

  server.post('/api/messages', async (req: Request, res: Response) => {
    const { status, body } = await answer(req);
    if (status === TOO_MANY.status) {
      res.setHeader('Retry-After', '1');
    }
    if (body === undefined) {
      res.send(status);
    } else {
      res.json(status, body);
    }
  });

  return {
    async resend() {
      const send = (replies: readonly StoredMessage[], address: Address) =>
        outbox.send(inReplyTo(address, replies), replies);
      const resent = resendUnsent(store, BOT_FRAMEWORK, send, options.clock);
      const reported = resent.then(({ failures }) => failures.forEach(onError), onError);
      await atMost(RESEND_MS, reported);
    },
    close: outbox.flush,
  };
}

/** The address that is kept is that of the newest message; an earlier turn answers another. */
function inReplyTo(address: Address, [reply]: readonly StoredMessage[]): Address {
  const key = reply?.key ?? '';
  return { ...address, activityId: key.startsWith(ACTIVITY_KEY) ? key.slice(ACTIVITY_KEY.length) : undefined };
}
