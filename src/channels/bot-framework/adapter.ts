import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type ConversationReference,
  type InvokeResponse,
  TurnContext,
} from 'botbuilder';
import { SendError, SenderError } from './errors';

/** The bot's identity at Azure; all absent: no identity, anonymous. */
export interface BotIdentity {
  readonly appId?: string | undefined;
  readonly appType?: 'SingleTenant' | 'UserAssignedMSI' | 'MultiTenant' | undefined;
  readonly tenantId?: string | undefined;
  readonly password?: string | undefined;
  /** Overrides of the sign-in and key addresses (other clouds), by the names botbuilder gives them. */
  readonly authentication?: Readonly<Record<string, string>> | undefined;
}

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

  constructor({ appId = '', appType, tenantId, password, authentication }: BotIdentity) {
    super(
      new ConfigurationBotFrameworkAuthentication(
        { ...authentication },
        new ConfigurationServiceClientCredentialFactory({
          MicrosoftAppId: appId,
          MicrosoftAppType: appType,
          MicrosoftAppTenantId: tenantId,
          MicrosoftAppPassword: password,
        }),
      ),
    );
    this.appId = appId;
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
   * @throws SendError when the channel does not take one; those after it are not sent
   */
  async send(reference: Partial<ConversationReference>, activities: readonly Partial<Activity>[]): Promise<void> {
    try {
      const connector = await this.botFrameworkAuthentication
        .createConnectorFactory(this.createClaimsIdentity(this.appId))
        .create(reference.serviceUrl ?? '');
      for (const activity of activities) {
        const { conversation, replyToId, ...rest } = TurnContext.applyConversationReference({ ...activity }, reference);
        const id = conversation?.id ?? '';
        const outgoing = { ...rest, conversation, replyToId };
        await (replyToId
          ? connector.conversations.replyToActivity(id, replyToId, outgoing, { timeout: SEND_MS })
          : connector.conversations.sendToConversation(id, outgoing, { timeout: SEND_MS }));
      }
    } catch (error) {
      throw new SendError(error);
    }
  }
}

/** The address that signing keys are published at did not answer: that says nothing about the sender. */
function keysAreOutOfReach(error: unknown): boolean {
  const { name, statusCode } = Object(error) as { name?: unknown; statusCode?: unknown };
  return name === 'FetchError' || statusCode === 500;
}
