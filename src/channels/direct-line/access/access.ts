import type { IncomingMessage } from 'node:http';
import type { Store } from '../../../store/store';
import { notFound, ProtocolError } from '../errors';
import { conversationKey, userOf } from '../keys';
import type { Grant, Tokens } from './tokens';

/** Who asks: somebody with the secret (a server, for any conversation), or somebody with a token (for one). */
export type Caller = { readonly secret: true } | { readonly secret: false; readonly grant: Grant };

/** What access is decided by. */
export interface AccessParts {
  readonly tokens: Tokens;
  readonly store: Pick<Store, 'load'>;
  /** Absent: nobody is let in by a secret. */
  readonly secret: string | undefined;
  /** Compares two secrets in a time that does not depend on them. */
  readonly sameSecret: (one: string, other: string) => boolean;
}

/** Lets callers in. */
export interface Access {
  /** @throws ProtocolError 401 without a token, 403 with one that is expired, forged or made for another origin */
  caller(req: IncomingMessage): Promise<Caller>;
  /** @throws ProtocolError as `caller`; 404 for a conversation that does not exist, 403 for somebody else's */
  conversation(req: IncomingMessage, id: string): Promise<Grant>;
}

/** Decides by the `Authorization` header, as Direct Line 3.0 has it: `Bearer` and a token or the secret. */
export function createAccess({ tokens, store, secret, sameSecret }: AccessParts): Access {
  const caller = async (req: IncomingMessage): Promise<Caller> => {
    const bearer = /^Bearer +([\w.~+/=-]{1,4096})$/i.exec(req.headers.authorization ?? '')?.[1];
    if (bearer === undefined) {
      throw new ProtocolError(401, 'MissingToken', 'Send a token in the Authorization header: "Bearer" and the token.');
    }
    if (secret !== undefined && sameSecret(bearer, secret)) {
      return { secret: true };
    }
    if (bearer.split('.').length !== 3) {
      throw new ProtocolError(401, 'MissingToken', 'The Authorization header holds no Direct Line token.');
    }
    const grant = await tokens.read(bearer);
    const { origin } = req.headers;
    if (origin !== undefined && grant.origins && !grant.origins.includes(origin)) {
      throw new ProtocolError(403, 'InvalidToken', 'The token was made for another web origin. Get a new one.');
    }
    return { secret: false, grant };
  };
  return {
    caller,
    async conversation(req, id) {
      const who = await caller(req);
      if (!who.secret && who.grant.conversation === id) {
        return who.grant;
      }
      const stored = await store.load(conversationKey(id));
      if (!stored) {
        throw notFound();
      }
      if (!who.secret) {
        throw new ProtocolError(403, 'InvalidToken', 'The token was made for another conversation.');
      }
      return { conversation: id, user: userOf(stored.user) };
    },
  };
}
