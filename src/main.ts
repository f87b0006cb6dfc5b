import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pino from 'pino';
import { identityOf } from './channels/bot-framework/authentication';
import { BOT_FRAMEWORK } from './channels/bot-framework/keys';
import { mountBotFramework } from './channels/bot-framework/mount';
import { mountDirectLine } from './channels/direct-line/direct-line';
import { DIRECT_LINE } from './channels/direct-line/names';
import { createConversation } from './conversation/core';
import { resendUnsent } from './delivery/resend';
import { createRetention } from './delivery/retention';
import { createDelivery } from './delivery/turns';
import { KnowledgeError } from './knowledge/fault';
import { openPack } from './pack/open-pack';
import { PackError } from './pack/pack';
import { mountHealth } from './server/health';
import { createHttpServer } from './server/http-server';
import { createMetrics } from './server/metrics';
import { createOrigins } from './server/origins';
import { sameSecret } from './server/same-secret';
import { stopServer } from './server/stop-server';
import { readEnvironment } from './settings/environment';
import { isLoopback, SettingsError, serverSettings } from './settings/settings';
import { openStore } from './store/open-store';
import { StoreError } from './store/store-error';
import { mountWeb } from './web/mount';

const WEB = join(__dirname, 'web');
const STOP_MS = 10_000;
const POLL_MS = 2000;
const RESEND_AGAIN_MS = 35_000;
const HOUR = 3_600_000;

/** Failures that the person who starts the program can mend; their message says how. */
const MENDABLE = [SettingsError, PackError, KnowledgeError, StoreError];

async function main(): Promise<void> {
  const settings = readEnvironment();
  const logger = pino({ level: settings.LOG_LEVEL });
  const clock = () => Date.now();

  const { knowledge, language } = openPack();
  const respond = createConversation(knowledge, language);
  const store = await openStore(settings.DATABASE_URL);
  const shared = settings.DATABASE_URL.startsWith('postgres');

  const metrics = createMetrics();
  const delivery = createDelivery({ store, respond, clock, logger, metrics });

  const http = serverSettings(settings);
  const origins = createOrigins(http);
  const server = createHttpServer({
    settings: http,
    origins,
    logger,
    metrics,
    monotonic: () => performance.now(),
    newNonce: () => randomBytes(16).toString('base64'),
  });

  // Only what kind of failure it was is logged: its message may repeat what a person wrote.
  const onError = (error: unknown) => logger.error({ failure: describe(error) }, 'a channel failed');
  const said = (name: string) => knowledge.messages.get(name) ?? '';
  const rendering = {
    continueLabel: said('label-continue'),
    sourcesLabel: said('label-sources'),
    answerLabel: said('label-answer'),
    privateLabel: said('label-private'),
  };

  const botFramework = mountBotFramework(server, {
    identity: identityOf(settings),
    anonymous: isLoopback(settings.HOST) && (!settings.PUBLIC_URL || isLoopback(new URL(settings.PUBLIC_URL).hostname)),
    delivery,
    store,
    rendering,
    newId: randomUUID,
    clock,
    failed: said('failed'),
    onError,
    onSent: (result) => metrics.send(BOT_FRAMEWORK, result),
  });
  const directLine = await mountDirectLine(server, {
    store,
    delivery,
    rendering,
    botName: knowledge.about.name,
    secret: settings.DIRECT_LINE_SECRET,
    sameSecret,
    clock,
    newId: () => randomBytes(18).toString('base64url'),
    newKey: () => randomBytes(32).toString('base64url'),
    baseUrl: origins.baseUrl,
    allowsOrigin: origins.allowsOrigin,
    clientAddress: origins.clientAddress,
    onError,
    onSockets: metrics.sockets,
    onSent: (replies) => metrics.send(DIRECT_LINE, 'taken', replies),
    // Other instances may write to a shared store; a file is ours alone.
    pollMs: shared ? POLL_MS : 0,
  });
  let stopping = false;
  mountHealth(server, {
    checks: { store: () => store.load('readyz') },
    isStopping: () => stopping,
    metrics,
    metricsToken: settings.METRICS_TOKEN,
    sameSecret,
  });
  mountWeb(server, {
    dir: WEB,
    knowledge,
    publicUrl: settings.PUBLIC_URL,
    allowsOrigin: origins.allowsOrigin,
  });

  const retention = createRetention({ store, clock, days: settings.RETENTION_DAYS, logger });
  await retention.started().catch(onError);
  await botFramework.resend();
  if (shared) {
    // What a crash left in the last seconds could still be on its way from another instance, so it is looked at again.
    setTimeout(() => void botFramework.resend(), RESEND_AGAIN_MS).unref();
  }
  // A Direct Line client reads the log itself: what a crash left unsent only needs to be noted as there.
  await resendUnsent(store, DIRECT_LINE, async () => {}, clock);
  const sweeping = setInterval(() => retention.hourPassed().catch(onError), HOUR);

  await new Promise<void>((resolve, reject) => {
    // restify hands the error of its server on to itself, and an error that nobody hears ends the process.
    server.once('error', reject);
    server.listen(settings.PORT, settings.HOST, resolve);
  });
  const { port } = server.address();
  process.stdout.write(`Cramp Guide is ready: ${settings.PUBLIC_URL ?? `http://${settings.HOST}:${port}`}\n`);

  const stop = async () => {
    if (stopping) {
      return;
    }
    stopping = true;
    clearInterval(sweeping);
    const inTime = await stopServer({
      server,
      closeSockets: directLine.close,
      idle: delivery.idle,
      timeoutMs: STOP_MS,
    });
    await botFramework.close();
    await store.close();
    process.exit(inTime ? 0 : 1);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function describe(error: unknown): {
  readonly name: string;
  readonly code?: unknown;
  readonly at?: string | undefined;
} {
  if (!(error instanceof Error)) {
    return { name: typeof error };
  }
  // The first line of a stack is the message; the second says where.
  return {
    name: error.name,
    code: (error as { code?: unknown }).code,
    at: error.stack
      ?.split('\n')
      .find((line) => line.startsWith('    at '))
      ?.trim(),
  };
}

main().catch((error: unknown) => {
  const inUse = (error as { code?: unknown }).code === 'EADDRINUSE';
  const mendable = MENDABLE.some((kind) => error instanceof kind);
  const text = inUse
    ? 'PORT: another program listens there already. Stop it, or set PORT to another number.'
    : error instanceof Error
      ? mendable
        ? error.message
        : error.stack
      : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
  // A half-started program must not linger with a socket or a database open.
  process.exit();
});
