import type { Request, Response, Server } from 'restify';
import { DeliveryError } from '../../delivery/delivery-error';
import { createOutbox } from '../../delivery/outbox/outbox';
import { resendUnsent } from '../../delivery/resend';
import { withTimeout } from '../../delivery/with-timeout';
import type { Address, StoredMessage } from '../../store/store';
import { createRenderContext } from '../activity/render-context';
import type { Channel, ChannelDeps, MountedChannel } from '../channel';
import { activitySchema } from './activity-schema';
import { type Answer, NOT_AN_ACTIVITY, NOT_NOW, NOT_OURS, NOT_PROVED, NOT_SET_UP, TOO_MANY } from './answer';
import { Adapter } from './connector/adapter';
import type { BotIdentity } from './connector/authentication';
import { isForeign } from './connector/tenant';
import { SenderError } from './errors';
import { ACTIVITY_KEY } from './incoming';
import { BOT_FRAMEWORK } from './keys';
import { renderMessage } from './render-message';
import { runActivity, type TurnParts } from './turns';

/** What this channel needs beside what all channels are given. */
export interface BotFrameworkOptions {
  readonly identity: BotIdentity;
  /**
   * Whether activities without a sender's proof are taken that want their replies sent to this host: those of this machine alone, and
   * never behind a public address.
   */
  readonly acceptsUnproved: (host: string) => boolean;
  /** How long to wait before a reply that the channel did not take is offered again, ms, each time. */
  readonly pauses?: readonly number[] | undefined;
  /** The same for a reply that the channel refused. */
  readonly refusedPauses?: readonly number[] | undefined;
  /** See {@link TurnParts}. */
  readonly typingAfter?: number | undefined;
}

const ROUTE = '/api/messages';
/** How long resending may hold the start up, ms. */
const RESEND_MS = 1_000;

/** `POST /api/messages` (Bot Framework protocol): Teams, the emulator, Azure's channels. */
export function botFrameworkChannel(options: BotFrameworkOptions): Channel {
  return {
    name: BOT_FRAMEWORK,
    // It speaks for many people from a few addresses, and proves who it is.
    limits: { uncounted: [ROUTE] },
    mount: (server, deps) => mount(server, options, deps),
  };
}

function mount(server: Server, options: BotFrameworkOptions, deps: ChannelDeps): MountedChannel {
  const { identity, acceptsUnproved, pauses, refusedPauses } = options;
  const { store, delivery, clock, text, onError, onSent } = deps;
  const rendering = createRenderContext(text);
  const adapter = new Adapter(identity);

  const give = async (address: Address, reply: StoredMessage, signal: AbortSignal) => {
    try {
      const id = await adapter.send(address, renderMessage(reply, address, rendering), signal);
      onSent('taken');
      return id;
    } catch (error) {
      onSent('failed');
      throw error;
    }
  };
  const onGivenUp = () => onSent('given-up');
  const outbox = createOutbox({ give, delivery, onError, onGivenUp, clock, pauses, refusedPauses });
  const turns: TurnParts = {
    ...deps,
    rendering,
    outbox,
    adapter,
    failed: text('failed'),
    typingAfter: options.typingAfter,
  };

  const answer = async (req: Request): Promise<Answer> => {
    const checked = activitySchema.safeParse(req.body);
    if (!checked.success) {
      return NOT_AN_ACTIVITY;
    }
    const activity = checked.data;
    // Without an identity anybody could name any address to send replies to, so only this machine's are taken.
    if (!identity.appId && !acceptsUnproved(new URL(activity.serviceUrl).hostname)) {
      return NOT_SET_UP;
    }
    try {
      const authorization = req.header('authorization', '');
      let foreign = false;
      const wanted = await adapter.run(authorization, req.body, async (context) => {
        foreign = isForeign(identity, activity);
        if (!foreign) await runActivity(turns, context, activity);
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

  server.post(ROUTE, async (req: Request, res: Response) => {
    const { status, body, headers = {} } = await answer(req);
    for (const [name, value] of Object.entries(headers)) {
      res.setHeader(name, value);
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
      const resent = resendUnsent(store, BOT_FRAMEWORK, send, clock);
      const reported = resent.then(({ failures }) => failures.forEach(onError), onError);
      await withTimeout(RESEND_MS, reported);
    },
    close: outbox.flush,
  };
}

/** The address that is kept is that of the newest message; an earlier turn answers another. */
function inReplyTo(address: Address, [reply]: readonly StoredMessage[]): Address {
  const key = reply?.key ?? '';
  return { ...address, activityId: key.startsWith(ACTIVITY_KEY) ? key.slice(ACTIVITY_KEY.length) : undefined };
}
