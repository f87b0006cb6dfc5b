import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { z } from 'zod';
import { type TokenAnswer, tokenAnswer } from './conversations';
import { newGrant } from './names';
import { ProtocolError, tooMany } from './protocol-error';
import type { Tokens } from './tokens';

/** Tokens a minute for one address: a whole office may share one, and each page load asks for one. */
const TOKENS_PER_MINUTE = 120;

const bodySchema = z.object({ token: z.string().max(4096).nullish() });

/** What page tokens are given by. */
export interface PageTokenParts {
  readonly tokens: Tokens;
  readonly newId: () => string;
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
 * @throws ProtocolError 403 for a page of an origin that is not allowed, 429 when there are too many
 */
export function createPageTokens({
  tokens,
  newId,
  allowsOrigin,
  clientAddress,
  tokensPerMinute,
}: PageTokenParts): (req: IncomingMessage, body: unknown) => Promise<PageToken> {
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
      throw new ProtocolError(400, 'BadArgument', 'The body may hold "token", the token of an earlier conversation.');
    }
    const earlier = read.data.token ? await tokens.readExpired(read.data.token) : undefined;
    const grant = { ...(earlier ?? newGrant(newId)), origins: origin === undefined ? undefined : [origin] };
    return { ...(await tokenAnswer(tokens, grant)), userId: grant.user };
  };
}
