import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Request, Server } from 'restify';
import type { Delivery } from '../../delivery/delivery';
import type { Store } from '../../store/store';
import type { RenderContext } from '../activity/activity';
import { createAccess } from './access';
import { type Answer, answering } from './answer';
import { grantFor, openConversation, readStart, tokenAnswer } from './conversations';
import { conversationKey } from './names';
import { createPageTokens } from './page-token';
import { noFiles, readPosted } from './posted-activity';
import { ProtocolError, tooMany } from './protocol-error';
import { readLog, readWatermark } from './read-log';
import { createStreams } from './streams';
import { createTokens } from './tokens';
import { createTranscript } from './transcript';
import { createTurns } from './turns';
import { acceptUpgrades } from './upgrade';

/** What the channel needs. */
export interface DirectLineOptions {
  readonly store: Store;
  readonly delivery: Delivery;
  readonly rendering: RenderContext;
  /** The bot's name in the chat. */
  readonly botName: string;
  /** Lets a server of yours make tokens; absent: only pages get tokens, at `/api/webchat/token`. */
  readonly secret?: string | undefined;
  /** Compares two secrets in a time that does not depend on them. */
  readonly sameSecret: (one: string, other: string) => boolean;
  /** ms since 1970. */
  readonly clock: () => number;
  /** A new string nobody can guess: at least 128 random bits, of letters, digits, `-` and `_`. */
  readonly newId: () => string;
  /** A new signing key: at least 256 random bits. Called once in the life of a store. */
  readonly newKey: () => string;
  readonly baseUrl: (req: IncomingMessage) => string;
  readonly allowsOrigin: (origin: string, req: IncomingMessage) => boolean;
  readonly clientAddress: (req: IncomingMessage) => string;
  readonly onError: (error: unknown) => void;
  readonly onSockets?: ((open: number) => void) | undefined;
  readonly onSent?: ((replies: number) => void) | undefined;
  /**
   * How often open sockets look for messages committed by another process on the same store, ms; 0: never, which is right
   * where only this process writes. Default 2000.
   */
  readonly pollMs?: number | undefined;
  readonly tokensPerMinute?: number | undefined;
  readonly upgradesPerMinute?: number | undefined;
}

/** The channel once it is mounted. */
export interface DirectLineChannel {
  /** Closes the sockets; their clients come back to whoever answers then. */
  close(): void;
}

/** Activities one conversation may post in a time (seconds): faster than a person taps. */
const POSTS = { points: 40, duration: 10 } as const;

/**
 * Mounts a Direct Line 3.0 service under `/v3/directline` and `POST /api/webchat/token`, for Web Chat and every other client of
 * Microsoft's protocol (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-concepts).
 */
export async function mountDirectLine(server: Server, options: DirectLineOptions): Promise<DirectLineChannel> {
  const { store, newId, onError, onSockets = () => {}, onSent = () => {}, pollMs = 2000 } = options;
  const key = await store.secret('direct-line-signing-key', options.newKey);
  const tokens = createTokens({ key, clock: options.clock, newId });
  const access = createAccess({ tokens, store, secret: options.secret, sameSecret: options.sameSecret });
  const pageToken = createPageTokens({ ...options, tokens });
  const transcript = { rendering: options.rendering, botName: options.botName };
  const streams = createStreams({ store, transcript, pollMs, onError, onCount: onSockets });
  const turns = createTurns({ ...options, streams, transcript, onSent });
  const conversations = { store, turns, tokens, baseUrl: options.baseUrl };
  const posts = new RateLimiterMemory(POSTS);
  const on = (route: (req: Request) => Promise<Answer>) => answering(route, onError);

  server.post(
    '/api/webchat/token',
    on(async (req) => ({ status: 200, ...(await pageToken(req, req.body)) })),
  );

  server.post(
    '/v3/directline/tokens/generate',
    on(async (req) => {
      const caller = await access.caller(req);
      if (!caller.secret) {
        throw new ProtocolError(
          403,
          'InvalidToken',
          'Only the secret of this bot makes tokens. Use tokens/refresh to renew one.',
        );
      }
      return { status: 200, body: await tokenAnswer(tokens, grantFor(readStart(req.body), newId)) };
    }),
  );

  server.post(
    '/v3/directline/tokens/refresh',
    on(async (req) => {
      const caller = await access.caller(req);
      if (caller.secret) {
        throw new ProtocolError(400, 'BadArgument', 'A secret needs no refreshing. Send the token to renew.');
      }
      return { status: 200, body: await tokenAnswer(tokens, caller.grant) };
    }),
  );

  server.post(
    '/v3/directline/conversations',
    on(async (req) => {
      const caller = await access.caller(req);
      const start = readStart(req.body);
      const grant = caller.secret ? grantFor(start, newId) : caller.grant;
      const { created, opened } = await openConversation(conversations, req, grant, 0, start.locale);
      return { status: created ? 201 : 200, body: opened };
    }),
  );

  server.get(
    '/v3/directline/conversations/:id',
    on(async (req) => {
      const grant = await access.conversation(req, req.params.id);
      const { opened } = await openConversation(conversations, req, grant, readWatermark(req.query?.watermark));
      return { status: 200, body: opened };
    }),
  );

  server.post(
    '/v3/directline/conversations/:id/activities',
    on(async (req) => {
      const grant = await access.conversation(req, req.params.id);
      await posts.consume(grant.conversation).catch((refused: unknown) => {
        throw refused instanceof RateLimiterRes ? tooMany(refused.msBeforeNext) : refused;
      });
      const posted = readPosted(req.body);
      const id = posted ? await turns.message(grant, posted) : `${grant.conversation}|${newId()}`;
      return { status: 200, body: { id } };
    }),
  );

  server.get(
    '/v3/directline/conversations/:id/activities',
    on(async (req) => {
      const grant = await access.conversation(req, req.params.id);
      const after = readWatermark(req.query?.watermark);
      const { messages, position } = await readLog(store, conversationKey(grant.conversation), after);
      const activities = createTranscript({ ...transcript, ...grant })(messages);
      return { status: 200, body: { activities, watermark: String(position) } };
    }),
  );

  server.post(
    '/v3/directline/conversations/:id/upload',
    on(async (req) => {
      await access.conversation(req, req.params.id);
      throw noFiles();
    }),
  );

  server.get(
    '/v3/directline/session/getsessionid',
    on(async () => {
      throw new ProtocolError(404, 'NotSupported', 'This bot has no sign-in.');
    }),
  );

  acceptUpgrades(server.server, { ...options, tokens, streams });
  return { close: streams.close };
}
