import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type ConversationReference,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';

/** The bot's identity at Azure; all absent: no identity, anonymous. */
export interface BotIdentity {
  readonly appId?: string | undefined;
  readonly appType?: 'SingleTenant' | 'UserAssignedMSI' | 'MultiTenant' | undefined;
  readonly tenantId?: string | undefined;
  readonly password?: string | undefined;
  /** Overrides of the sign-in and key addresses (other clouds), by the names botbuilder gives them. */
  readonly authentication?: Readonly<Record<string, string>> | undefined;
}

/** The sender of an activity could not prove who it is. */
export class SenderError extends Error {
  readonly code = 'unauthorized';
}

/**
 * CloudAdapter without its HTTP part.
 *
 * `CloudAdapter.process` answers a failed sign-in with the SDK's own text, a bad signature with 500, and writes to the
 * console; here the caller keeps the HTTP answer in hand.
 */
export class Adapter extends CloudAdapter {
  readonly appId: string;

  constructor(identity: BotIdentity) {
    super(
      new ConfigurationBotFrameworkAuthentication(
        { ...identity.authentication },
        new ConfigurationServiceClientCredentialFactory({
          MicrosoftAppId: identity.appId ?? '',
          MicrosoftAppType: identity.appType,
          MicrosoftAppTenantId: identity.tenantId,
          MicrosoftAppPassword: identity.password,
        }),
      ),
    );
    this.appId = identity.appId ?? '';
    // Without a handler of our own botbuilder would print the error, text of the person and all.
    this.onTurnError = async (_context, error) => {
      throw error;
    };
  }

  /**
   * Authenticates an activity and runs the bot on it.
   *
   * @returns the HTTP answer botbuilder wants given (invokes, `expectReplies`), if any
   * @throws SenderError when the token is missing, wrong, forged or expired
   */
  async run(authorization: string, activity: Partial<Activity>, logic: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> {
    const authenticated = await this.botFrameworkAuthentication
      .authenticateRequest(activity as Activity, authorization)
      .catch((cause: unknown) => {
        throw new SenderError('The sender could not be authenticated.', { cause });
      });
    return this.processActivity(authenticated, activity as Activity, logic);
  }

  /** Speaks in a conversation without having been spoken to. */
  async speak(reference: Partial<ConversationReference>, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    await this.continueConversationAsync(this.appId, reference, logic);
  }
}
