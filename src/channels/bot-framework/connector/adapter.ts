import { type Activity, CloudAdapter, type ConversationReference, type InvokeResponse, TurnContext } from 'botbuilder';
import { SendError } from '../../../delivery/outbox/send-error';
import { SenderError } from '../errors';
import { Authentication, type BotIdentity } from './authentication';
import { type JsonAnswer, type JsonRequest, requestJson } from './request-json';

/** How long the channel may take over one activity before it counts as not taken, ms. */
const SEND_MS = 10_000;

/**
 * CloudAdapter without its HTTP part.
 *
 * `CloudAdapter.process` answers a failed sign-in with the SDK's own text, a bad signature with 500, and prints errors, text of
 * the person and all; here the caller keeps the answer in hand.
 */
export class Adapter extends CloudAdapter {
  private readonly appId: string;

  constructor(identity: BotIdentity) {
    super(new Authentication(identity));
    this.appId = identity.appId ?? '';
  }

  /**
   * Authenticates an activity and runs the bot on it.
   *
   * @returns the HTTP answer botbuilder wants given (invokes, `expectReplies`), if any
   * @throws SenderError when the token is missing, wrong, forged or expired
   */
  async run(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const authenticated = await this.botFrameworkAuthentication
      .authenticateRequest(activity, authorization)
      .catch((cause: unknown) => {
        throw keysAreOutOfReach(cause) ? cause : new SenderError({ cause });
      });
    return this.processActivity(authenticated, activity, logic);
  }

  /**
   * Sends activities into a conversation, in order, whether or not a turn is running.
   *
   * Not through botbuilder's connector client: it leaves out what it does not know of an activity, citations among it, and
   * repeats a failed request several times by itself.
   *
   * @param signal gives up
   * @returns the channel's id of the last one, if it said so
   * @throws SendError when the channel does not take one; those after it are not sent
   */
  async send(
    reference: Partial<ConversationReference>,
    activities: readonly Partial<Activity>[],
    signal?: AbortSignal,
  ): Promise<string | undefined> {
    let last: string | undefined;
    for (const activity of activities) {
      const outgoing = TurnContext.applyConversationReference({ ...activity }, reference);
      const { body } = await this.request('POST', reference, outgoing.replyToId, outgoing, signal);
      const { id } = Object(body) as { id?: unknown };
      last = typeof id === 'string' ? id : undefined;
    }
    return last;
  }

  /**
   * Puts another activity in the place of one that was sent.
   *
   * @throws SendError when the channel does not do so
   */
  async replace(reference: Partial<ConversationReference>, id: string, activity: Partial<Activity>): Promise<void> {
    const outgoing = TurnContext.applyConversationReference({ ...activity, id }, reference);
    await this.request('PUT', reference, id, outgoing);
  }

  /**
   * Takes back an activity that was sent.
   *
   * @throws SendError when the channel does not do so
   */
  async takeBack(reference: Partial<ConversationReference>, id: string): Promise<void> {
    await this.request('DELETE', reference, id);
  }

  /** A call of `/v3/conversations/{id}/activities[/{id}]` (Bot Framework REST API), with the bot's token. */
  private async request(
    method: JsonRequest['method'],
    { serviceUrl = '', conversation }: Partial<ConversationReference>,
    id?: string,
    body?: unknown,
    signal?: AbortSignal,
  ): Promise<JsonAnswer> {
    const path = ['v3', 'conversations', conversation?.id ?? '', 'activities', id ?? ''];
    const url = new URL(`${serviceUrl.replace(/\/+$/, '')}/${path.filter(Boolean).map(encodeURIComponent).join('/')}`);
    try {
      const { credentials } = await this.botFrameworkAuthentication
        .createConnectorFactory(this.createClaimsIdentity(this.appId))
        .create(serviceUrl);
      const headers = new Headers();
      await credentials.signRequest({ url: url.href, headers } as never);
      const answer = await requestJson({
        method,
        url,
        headers: Object.fromEntries(headers),
        body,
        timeoutMs: SEND_MS,
        signal,
      });
      const { status, retryAfter } = answer;
      if (status < 200 || status > 299) throw new SendError(status, { retryAfter });
      return answer;
    } catch (cause) {
      throw cause instanceof SendError ? cause : new SendError(undefined, { cause });
    }
  }
}

/** The address that signing keys are published at did not answer: that says nothing about the sender. */
function keysAreOutOfReach(error: unknown): boolean {
  const { name, statusCode } = Object(error) as { name?: unknown; statusCode?: unknown };
  return name === 'FetchError' || statusCode === 500;
}
