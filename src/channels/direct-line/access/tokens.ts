import { createSecretKey } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { ProtocolError } from '../errors';

/** How long a conversation token is good for, seconds; clients refresh it every 15 minutes. */
export const TOKEN_SECONDS = 1800;
/** How long a stream token is good for, seconds. It travels in a URL, so it is short and good for one use. */
const STREAM_SECONDS = 60;
/** A token that expired no longer ago than this can be exchanged for a fresh one of the same conversation, seconds. */
const RESUME_SECONDS = 30 * 24 * 3600;

const ALGORITHM = 'HS256';
const ISSUER = 'direct-line';

/** What a token says: one person in one conversation. */
export interface Grant {
  readonly conversation: string;
  readonly user: string;
  /** The web origins it was made for; absent: any. */
  readonly origins?: readonly string[] | undefined;
}

const payloadSchema = z.object({
  conv: z.string().min(1),
  user: z.string().min(1),
  origins: z.array(z.string()).optional(),
  jti: z.string().min(1),
});

/** What tokens are made with. */
export interface TokenParts {
  /** At least 32 random bytes, base64url; the same after a restart, or every open chat ends. */
  readonly key: string;
  /** ms since 1970. */
  readonly clock: () => number;
  readonly newId: () => string;
}

/** Makes and reads the tokens of Direct Line: signed JSON Web Tokens (RFC 7519) with a claim `user`, where Web Chat looks for it. */
export interface Tokens {
  issue(grant: Grant): Promise<string>;
  /** @throws ProtocolError 403 `TokenExpired`, or 403 `InvalidToken` when it is not ours */
  read(token: string): Promise<Grant>;
  /** Reads a token that may have expired, to go on with its conversation; undefined when it is not ours or too old. */
  readExpired(token: string): Promise<Grant | undefined>;
  issueStream(grant: Grant): Promise<string>;
  /** Reads a stream token and spends it; undefined when it is not ours, expired or spent. */
  spendStream(token: string): Promise<Grant | undefined>;
}

/** Makes the tokens of one signing key. */
export function createTokens({ key, clock, newId }: TokenParts): Tokens {
  const secret = createSecretKey(Buffer.from(key));
  const spent = new Map<string, number>();
  const seconds = () => Math.floor(clock() / 1000);

  const sign = ({ conversation, user, origins }: Grant, audience: string, lifetime: number) =>
    new SignJWT({ conv: conversation, user, ...(origins && { origins }) })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setIssuedAt(seconds())
      .setExpirationTime(seconds() + lifetime)
      .setJti(newId())
      .sign(secret);

  const verify = async (token: string, audience: string, clockTolerance = 0) => {
    const { payload } = await jwtVerify(token, secret, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience,
      currentDate: new Date(clock()),
      clockTolerance,
      requiredClaims: ['exp', 'iat', 'jti'],
    });
    const { conv, user, origins, jti } = payloadSchema.parse(payload);
    return { grant: { conversation: conv, user, origins }, jti };
  };

  return {
    issue: (grant) => sign(grant, 'conversation', TOKEN_SECONDS),
    async read(token) {
      try {
        return (await verify(token, 'conversation')).grant;
      } catch (error) {
        throw error instanceof errors.JWTExpired
          ? new ProtocolError(403, 'TokenExpired', 'The token has expired. Get a new one.')
          : new ProtocolError(403, 'InvalidToken', 'The token is not valid. Get a new one.');
      }
    },
    async readExpired(token) {
      return verify(token, 'conversation', RESUME_SECONDS).then(
        ({ grant }) => grant,
        () => undefined,
      );
    },
    issueStream: (grant) => sign(grant, 'stream', STREAM_SECONDS),
    async spendStream(token) {
      const read = await verify(token, 'stream').catch(() => undefined);
      if (!read || spent.has(read.jti)) {
        return undefined;
      }
      for (const [jti, until] of spent) {
        if (until < seconds()) {
          spent.delete(jti);
        }
      }
      spent.set(read.jti, seconds() + STREAM_SECONDS);
      return read.grant;
    },
  };
}
