import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { z } from 'zod';
import type { Answer } from '../answer';
import { type TokenAnswer, tokenAnswer } from '../conversations';
import { ProtocolError, tooMany } from '../errors';
import { newGrant } from '../keys';
import type { Tokens } from './tokens';

/** Tokens a minute for one address: a whole office may share one, and each page load asks for one. */
const TOKENS_PER_MINUTE = 120;

const bodySchema = z.object({
  token: z.string().max(4096).nullish(),
  tab: z
    .string()
    .regex(/^[\w-]{16,64}$/)
    .nullish(),
});

/** What page tokens are given by. */
export interface PageTokenParts {
  readonly tokens: Tokens;
  readonly newId: () => string;
  readonly baseUrl: (req: IncomingMessage) => string;
  readonly allowsOrigin: (origin: string, req: IncomingMessage) => boolean;
  readonly clientAddress: (req: IncomingMessage) => string;
  readonly tokensPerMinute?: number | undefined;
}

/** A token for a page, with the person's id, which also stands in the token. */
export interface PageToken extends TokenAnswer {
  readonly userId: string;
}

/**
 * Gives a page a token for one conversation of one person that nobody can guess, and never the secret.
 *
 * A page that still has a token of an earlier conversation sends it along as `{token}` and goes on with that conversation, up to
 * 30 days after the token expired; with any other token a new conversation begins.
 *
 * Our own page in a frame of another site may have no storage of its own. It sends a random name for its tab as `{tab}`, which alone
 * opens nothing, and its token is kept in a partitioned cookie (https://github.com/privacycg/CHIPS) that no script can read.
 *
 * @throws ProtocolError 403 for a page of an origin that is not allowed, 429 when there are too many
 */
export function createPageTokens({
  tokens,
  newId,
  baseUrl,
  allowsOrigin,
  clientAddress,
  tokensPerMinute,
}: PageTokenParts): (
  req: IncomingMessage,
  body: unknown,
) => Promise<Pick<Answer, 'headers'> & { readonly body: PageToken }> {
  const limiter = new RateLimiterMemory({ points: tokensPerMinute ?? TOKENS_PER_MINUTE, duration: 60 });
  return async (req, body) => {
    const { origin } = req.headers;
    if (origin !== undefined && !allowsOrigin(origin, req)) {
      throw new ProtocolError(
        403,
        'OriginNotAllowed',
        'Pages of this web origin may not use the chat. Add it to ALLOWED_ORIGINS.',
      );
    }
    await limiter.consume(clientAddress(req)).catch((refused: unknown) => {
      throw refused instanceof RateLimiterRes ? tooMany(refused.msBeforeNext) : refused;
    });
    const read = bodySchema.safeParse(body === undefined || body === null || body === '' ? {} : body);
    if (!read.success) {
      throw new ProtocolError(
        400,
        'BadArgument',
        'The body may hold "token", the token of an earlier conversation, and "tab", 16 to 64 letters and digits.',
      );
    }
    // The page around a frame may ask for tokens too, but not for those of the frame.
    const ownPage = origin !== undefined && origin === new URL(baseUrl(req)).origin;
    const tab = ownPage ? read.data.tab : undefined;
    const token = read.data.token ?? (tab ? cookie(req, cookieName(tab)) : undefined);
    const earlier = token ? await tokens.readExpired(token) : undefined;
    const grant = { ...(earlier ?? newGrant(newId)), origins: origin === undefined ? undefined : [origin] };
    const answer = await tokenAnswer(tokens, grant);
    return {
      body: { ...answer, userId: grant.user },
      headers: tab
        ? {
            'Set-Cookie': `${cookieName(tab)}=${answer.token}; Path=/api/webchat/token; HttpOnly; Secure; SameSite=None; Partitioned`,
          }
        : undefined,
    };
  };
}

function cookieName(tab: string): string {
  return `guide-${tab}`;
}

function cookie({ headers }: IncomingMessage, name: string): string | undefined {
  return headers.cookie
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}
