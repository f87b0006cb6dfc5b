import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Request, Server } from 'restify';
import { resendUnsent } from '../../delivery/resend';
import { createRenderContext } from '../activity/render-context';
import type { Channel, ChannelDeps, MountedChannel } from '../channel';
import { createAccess } from './access/access';
import { createPageTokens } from './access/page-token';
import { createTokens } from './access/tokens';
import { type Answer, answering } from './answer';
import { grantFor, openConversation, readStart, tokenAnswer } from './conversations';
import { ProtocolError, tooMany } from './errors';
import { noFiles, readPosted } from './incoming';
import { conversationKey, DIRECT_LINE } from './keys';
import { createTranscript } from './render-message';
import { readLog, readWatermark } from './streams/read-log';
import { createStreams } from './streams/streams';
import { acceptUpgrades } from './streams/upgrade';
import { createTurns } from './turns';

/** What this channel needs beside what all channels are given. */
export interface DirectLineOptions {
  /** Lets a server of yours make tokens; absent: only pages get tokens, at `/api/webchat/token`. */
  readonly secret?: string | undefined;
  readonly tokensPerMinute?: number | undefined;
  readonly upgradesPerMinute?: number | undefined;
  /** How often open sockets look for messages committed by another process on the same store, ms. Default 2000. */
  readonly pollMs?: number | undefined;
}

const PREFIX = '/v3/directline';
const PAGE_TOKEN = '/api/webchat/token';

/** Activities one conversation may post in a time (seconds): faster than a person taps. */
const POSTS = { points: 40, duration: 10 } as const;

/**
 * A Direct Line 3.0 service under `/v3/directline` and `POST /api/webchat/token`, for Web Chat and every other client of
 * Microsoft's protocol (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-concepts).
 */
export function directLineChannel(options: DirectLineOptions): Channel {
  return {
    name: DIRECT_LINE,
    limits: {
      crossOrigin: {
        paths: [`${PREFIX}/`, PAGE_TOKEN],
        // What Web Chat's Direct Line client sends (botframework-directlinejs 0.15), beside the simple headers.
        headers: ['authorization', 'x-ms-bot-agent'],
      },
    },
    mount: (server, deps) => mount(server, options, deps),
  };
}

async function mount(server: Server, options: DirectLineOptions, deps: ChannelDeps): Promise<MountedChannel> {
  const { store, shared, botName, clock, newId, onError, onSockets } = deps;
  const { secret, pollMs = 2000 } = options;
  const key = await store.secret('direct-line-signing-key', deps.newKey);
  const tokens = createTokens({ key, clock, newId });
  const access = createAccess({ tokens, store, secret, sameSecret: deps.sameSecret });
  const pageToken = createPageTokens({ ...deps, ...options, tokens });
  const transcript = { rendering: createRenderContext(deps.text), botName };
  // Where only this process writes, it knows of every message.
  const streams = createStreams({ store, transcript, pollMs: shared ? pollMs : 0, onError, onCount: onSockets });
  const onSent = (replies: number) => deps.onSent('taken', replies);
  const turns = createTurns({ ...deps, streams, transcript, onSent });
  const conversations = { store, turns, tokens, baseUrl: deps.baseUrl };
  const posts = new RateLimiterMemory(POSTS);
  const on = (route: (req: Request) => Promise<Answer>) => answering(route, onError);

  server.post(
    PAGE_TOKEN,
    on(async (req) => ({ status: 200, ...(await pageToken(req, req.body)) })),
  );

  server.post(
    `${PREFIX}/tokens/generate`,
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
    `${PREFIX}/tokens/refresh`,
    on(async (req) => {
      const caller = await access.caller(req);
      if (caller.secret) {
        throw new ProtocolError(400, 'BadArgument', 'A secret needs no refreshing. Send the token to renew.');
      }
      return { status: 200, body: await tokenAnswer(tokens, caller.grant) };
    }),
  );

  server.post(
    `${PREFIX}/conversations`,
    on(async (req) => {
      const caller = await access.caller(req);
      const start = readStart(req.body);
      const grant = caller.secret ? grantFor(start, newId) : caller.grant;
      const { created, opened } = await openConversation(conversations, req, grant, 0, start.locale);
      return { status: created ? 201 : 200, body: opened };
    }),
  );

  server.get(
    `${PREFIX}/conversations/:id`,
    on(async (req) => {
      const grant = await access.conversation(req, req.params.id);
      const { opened } = await openConversation(conversations, req, grant, readWatermark(req.query?.watermark));
      return { status: 200, body: opened };
    }),
  );

  server.post(
    `${PREFIX}/conversations/:id/activities`,
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
    `${PREFIX}/conversations/:id/activities`,
    on(async (req) => {
      const grant = await access.conversation(req, req.params.id);
      const after = readWatermark(req.query?.watermark);
      const { messages, position } = await readLog(store, conversationKey(grant.conversation), after);
      const activities = createTranscript({ ...transcript, ...grant })(messages);
      return { status: 200, body: { activities, watermark: String(position) } };
    }),
  );

  server.post(
    `${PREFIX}/conversations/:id/upload`,
    on(async (req) => {
      await access.conversation(req, req.params.id);
      throw noFiles();
    }),
  );

  server.get(
    `${PREFIX}/session/getsessionid`,
    on(async () => {
      throw new ProtocolError(404, 'NotSupported', 'This bot has no sign-in.');
    }),
  );

  acceptUpgrades(server.server, { ...deps, ...options, tokens, streams });
  return {
    // A client reads the log itself: what a crash left unsent only needs to be noted as there.
    resend: () => resendUnsent(store, DIRECT_LINE, async () => {}, clock).then(() => {}, onError),
    disconnect: streams.close,
  };
}
