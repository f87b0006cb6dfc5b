import type { Request, Response, Server } from 'restify';
import type { Store } from '../../store/store';
import { isLoopback } from '../../settings';
import { activitySchema } from './activity-schema';
import { Adapter, type BotIdentity, SenderError } from './adapter';
import { type BotParts, referenceOf, runActivity, sendAll } from './bot';

/** What the Bot Framework channel needs. */
export interface BotFrameworkOptions extends Omit<BotParts, 'store'> {
  readonly identity: BotIdentity;
  /** Whether activities without a sender's proof are taken: on this machine alone, never behind a public address. */
  readonly anonymous: boolean;
  readonly store: Store;
}

/** The Bot Framework channel once it is mounted. */
export interface BotFrameworkChannel {
  /** Sends what an earlier run committed but did not send. */
  resend(channelIds: readonly string[]): Promise<void>;
}

const fault = (status: number, code: string, message: string) => ({ status, body: { error: { code, message } } });

const NOT_AN_ACTIVITY = fault(400, 'BadArgument', 'The body is not a Bot Framework activity: it needs type, channelId, serviceUrl, conversation.id and from.id.');
const NOT_PROVED = fault(401, 'Unauthorized', 'The sender could not be authenticated. Send a Bot Framework token in the Authorization header.');
const NOT_SET_UP = fault(403, 'Forbidden', 'This bot has no Microsoft app id, so it takes activities from this machine alone.');
const NOT_NOW = fault(500, 'ServiceError', 'The bot could not take this activity. Nothing was lost; send it again.');

/** Mounts `POST /api/messages` (Bot Framework protocol): Teams, the emulator, Azure's channels. */
export function mountBotFramework(server: Server, options: BotFrameworkOptions): BotFrameworkChannel {
  const adapter = new Adapter(options.identity);

  const answer = async (req: Request): Promise<{ status: number; body?: unknown }> => {
    const checked = activitySchema.safeParse(req.body);
    if (!checked.success) {
      return NOT_AN_ACTIVITY;
    }
    const activity = checked.data;
    // Without an identity anybody could name any address to send replies to, so only this machine's are taken.
    if (!options.identity.appId && !(options.anonymous && isLoopback(new URL(activity.serviceUrl).hostname))) {
      return NOT_SET_UP;
    }
    try {
      const reply = await adapter.run(req.header('authorization', ''), req.body, (context) => runActivity(options, context, activity));
      return { status: reply?.status ?? 200, body: reply?.body };
    } catch (error) {
      options.onError(error instanceof SenderError ? error.cause : error);
      return error instanceof SenderError ? NOT_PROVED : NOT_NOW;
    }
  };

  server.post('/api/messages', async (req: Request, res: Response) => {
    const { status, body } = await answer(req);
    if (body === undefined) {
      res.send(status);
    } else {
      res.json(status, body);
    }
  });

  return {
    async resend(channelIds) {
      for (const channelId of channelIds) {
        for (const { message, address } of await options.store.unsent(channelId)) {
          await adapter.speak(referenceOf(address), (context) => sendAll(options, context, [message])).catch(options.onError);
        }
      }
    },
  };
}
