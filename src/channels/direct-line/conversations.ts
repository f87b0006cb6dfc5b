import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { cleanLocale } from '../../messages/clean-locale';
import type { Store } from '../../store/store';
import { type Grant, TOKEN_SECONDS, type Tokens } from './access/tokens';
import { ProtocolError } from './errors';
import { conversationKey, newGrant } from './keys';
import type { Turns } from './turns';

/** What conversations are started with. */
export interface ConversationParts {
  readonly store: Pick<Store, 'load'>;
  readonly turns: Pick<Turns, 'join'>;
  readonly tokens: Tokens;
  /** The server's address as the client sees it. */
  readonly baseUrl: (req: IncomingMessage) => string;
}

/** A token and what it is for. */
export interface TokenAnswer {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
}

/** A conversation that a client may now open a stream to. */
export interface OpenedConversation extends TokenAnswer {
  readonly streamUrl: string;
}

const startSchema = z.object({
  user: z.object({ id: z.string().min(1).max(100).optional() }).nullish(),
  locale: z.unknown().optional(),
  trustedOrigins: z.array(z.string().max(300)).max(20).nullish(),
});

/** What a body of `tokens/generate` or `conversations` may say. */
export type StartRequest = z.output<typeof startSchema>;

/** @throws ProtocolError 400 when the body is not what the protocol says; none at all is fine */
export function readStart(body: unknown): StartRequest {
  const read = startSchema.safeParse(body === undefined || body === null || body === '' ? {} : body);
  if (!read.success) {
    throw new ProtocolError(
      400,
      'BadArgument',
      'The body may hold "user" (with an "id" of up to 100 characters), "locale" and "trustedOrigins".',
    );
  }
  return read.data;
}

/** A grant for a new conversation, for the user the caller names (only the secret lets one) or a new one. */
export function grantFor({ user, trustedOrigins }: StartRequest, newId: () => string): Grant {
  const grant = newGrant(newId, trustedOrigins ?? undefined);
  return user?.id === undefined ? grant : { ...grant, user: user.id };
}

/** A fresh token. */
export async function tokenAnswer(tokens: Tokens, grant: Grant): Promise<TokenAnswer> {
  return { conversationId: grant.conversation, token: await tokens.issue(grant), expires_in: TOKEN_SECONDS };
}

/**
 * Opens a conversation: the first time the bot is told that somebody joined, so that its welcome is in the log once.
 *
 * @param position where the client's stream goes on; 0: from the start
 * @returns `created`: whether this was the first time
 */
export async function openConversation(
  { store, turns, tokens, baseUrl }: ConversationParts,
  req: IncomingMessage,
  grant: Grant,
  position: number,
  locale?: unknown,
): Promise<{ readonly created: boolean; readonly opened: OpenedConversation }> {
  const known = await store.load(conversationKey(grant.conversation));
  const created = !known && (await turns.join(grant, cleanLocale(locale)));
  const stream = await tokens.issueStream(grant);
  const base = baseUrl(req).replace(/^http/, 'ws');
  const streamUrl = `${base}/v3/directline/conversations/${grant.conversation}/stream?watermark=${position}&t=${stream}`;
  return { created, opened: { ...(await tokenAnswer(tokens, grant)), streamUrl } };
}
