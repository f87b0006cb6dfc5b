import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { AuthenticationConstants, ClaimsIdentity } from 'botframework-connector';

/** The bot's identity at Azure; all absent: no identity, anonymous. */
export interface BotIdentity {
  readonly appId?: string | undefined;
  readonly appType?: 'SingleTenant' | 'UserAssignedMSI' | 'MultiTenant' | undefined;
  readonly tenantId?: string | undefined;
  readonly password?: string | undefined;
  /** Overrides of the sign-in and key addresses (other clouds), by the names botbuilder gives them. */
  readonly authentication?: Readonly<Record<string, string>> | undefined;
}

/**
 * Asks Microsoft for a token, as sending a reply does.
 *
 * @throws when there is none
 */
export async function proveIdentity(identity: BotIdentity): Promise<void> {
  const claims = new ClaimsIdentity(
    [{ type: AuthenticationConstants.AudienceClaim, value: identity.appId ?? '' }],
    true,
  );
  const { credentials } = await new Authentication(identity).createConnectorFactory(claims).create(TEAMS_SERVICE);
  const headers = new Headers();
  await credentials.signRequest({ url: TEAMS_SERVICE, headers } as never);
  if (!headers.has('authorization')) throw new Error('There is no token.');
}

/** Where Teams takes replies. */
const TEAMS_SERVICE = 'https://smba.trafficmanager.net/teams/';

type Base = ConfigurationBotFrameworkAuthentication;
type ConnectorFactory = ReturnType<Base['createConnectorFactory']>;
type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>;

/** Services that activities come from: in each cloud a few. */
const MOST_CLIENTS = 100;

/**
 * botbuilder's authentication, for one bot.
 *
 * botbuilder makes clients for every turn; they hold nothing of it and take as long to make as a reply takes to send, so here
 * they are made once for each service.
 */
export class Authentication extends ConfigurationBotFrameworkAuthentication {
  private readonly clients = new Map<string, Promise<ConnectorClient>>();
  private userTokenClient: ReturnType<Base['createUserTokenClient']> | undefined;

  constructor({ appId, appType, tenantId, password, authentication }: BotIdentity) {
    super(
      { ...authentication },
      new ConfigurationServiceClientCredentialFactory({
        MicrosoftAppId: appId ?? '',
        MicrosoftAppType: appType,
        MicrosoftAppTenantId: tenantId,
        MicrosoftAppPassword: password,
      }),
    );
  }

  override async authenticateRequest(...request: Parameters<Base['authenticateRequest']>) {
    const result = await super.authenticateRequest(...request);
    return { ...result, connectorFactory: result.connectorFactory && this.reusing(result.connectorFactory) };
  }

  override createConnectorFactory(...identity: Parameters<Base['createConnectorFactory']>): ConnectorFactory {
    return this.reusing(super.createConnectorFactory(...identity));
  }

  override createUserTokenClient(...identity: Parameters<Base['createUserTokenClient']>) {
    this.userTokenClient ??= super.createUserTokenClient(...identity);
    return this.userTokenClient;
  }

  private reusing(factory: ConnectorFactory): ConnectorFactory {
    return {
      create: (serviceUrl, audience) => {
        const key = `${audience ?? ''} ${serviceUrl}`;
        let client = this.clients.get(key);
        if (client === undefined) {
          if (this.clients.size >= MOST_CLIENTS) this.clients.clear();
          client = factory.create(serviceUrl, audience);
          this.clients.set(key, client);
        }
        return client;
      },
    };
  }
}
