import { proveIdentity } from '../../channels/bot-framework/connector/authentication';
import { identityOf, type Settings } from '../../settings/settings';
import { type Finding, findings } from './finding';
import { messageOf } from './local';

const PATIENCE_MS = 10_000;

/** What only the network can tell: whether Azure knows the bot, and whether its address leads to it. */
export async function checkOnline(settings: Settings): Promise<Finding[]> {
  return (await Promise.all([token(settings), reach(settings.PUBLIC_URL)])).flat();
}

async function token(settings: Settings): Promise<Finding[]> {
  const { ok, problem } = findings('token');
  if (!settings.MicrosoftAppId) {
    return [];
  }
  try {
    await proveIdentity(identityOf(settings));
    return [ok('Microsoft gives the bot a token')];
  } catch {
    // The error of the SDK may quote the request, secret and all.
    return [
      problem(
        settings.MicrosoftAppType === 'UserAssignedMSI'
          ? 'Microsoft gives no token: check that the managed identity is assigned to this machine, and MicrosoftAppId is its client id.'
          : 'Microsoft gives no token: check MicrosoftAppId, MicrosoftAppTenantId, and that the secret is its value (not its id) and has not expired.',
      ),
    ];
  }
}

async function reach(publicUrl: string | undefined): Promise<Finding[]> {
  const { ok, problem } = findings('reach');
  if (!publicUrl) {
    return [];
  }
  try {
    const answer = await fetch(`${publicUrl}/healthz`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const { status } = (await answer.json().catch(() => ({}))) as { status?: unknown };
    return [
      answer.ok && status === 'ok'
        ? ok(`${publicUrl} leads to the bot`)
        : problem(
            `${publicUrl}/healthz answers with ${answer.status}, not as the bot does: start it, and check the web server in front.`,
          ),
    ];
  } catch (error) {
    const cause = error instanceof Error && error.cause ? messageOf(error.cause) : messageOf(error);
    return [problem(`${publicUrl} cannot be reached (${cause}): check its name, its certificate and the firewall.`)];
  }
}
