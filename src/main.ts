import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pino from 'pino';
import { botFrameworkChannel } from './channels/bot-framework/channel';
import type { Channel, MountedChannel } from './channels/channel';
import { directLineChannel } from './channels/direct-line/channel';
import { createConversation } from './conversation/core';
import { createRetention } from './delivery/retention';
import { createDelivery } from './delivery/turns';
import { explain } from './errors/explain';
import { failureOf } from './errors/failure';
import { openPack } from './pack/open-pack';
import { mountHealth } from './server/health';
import { createHttpServer } from './server/http-server';
import { listen } from './server/listen';
import { createMetrics } from './server/metrics';
import { createOrigins } from './server/origins/origins';
import { sameSecret } from './server/same-secret';
import { stopServer } from './server/stop-server';
import { readEnvironment } from './settings/environment';
import { identityOf, isLocal, isLoopback, type Settings, serverSettings } from './settings/settings';
import { openStore } from './store/open-store';
import { mountWeb } from './web/mount';
import { addressOf } from './web/pages/entry-address';

const WEB = join(__dirname, 'web');
const STOP_MS = 10_000;
const RESEND_AGAIN_MS = 35_000;
const HOUR = 3_600_000;
const LOG = { sync: false, minLength: 4096, periodicFlush: 250 };

/** The ways to the bot. */
const channelsOf = (settings: Settings): readonly Channel[] => [
  botFrameworkChannel({
    identity: identityOf(settings),
    acceptsUnproved: (host) => isLocal(settings) && isLoopback(host),
  }),
  directLineChannel({ secret: settings.DIRECT_LINE_SECRET }),
];

async function main(): Promise<void> {
  const settings = readEnvironment();
  // Lines are written together, because each write costs a tenth of a turn; what is not written yet is written when the process ends.
  const logger = pino({ level: settings.LOG_LEVEL }, pino.destination(LOG));
  const clock = () => Date.now();
  const newSecret = (bytes: number) => randomBytes(bytes).toString('base64url');

  const { knowledge, language } = openPack();
  const { PUBLIC_URL } = settings;
  const respond = createConversation(
    knowledge,
    language,
    PUBLIC_URL === undefined ? undefined : (entry) => new URL(addressOf(entry), PUBLIC_URL).href,
  );
  const store = await openStore(settings.DATABASE_URL);
  const shared = settings.DATABASE_URL.startsWith('postgres');

  const metrics = createMetrics();
  const delivery = createDelivery({ store, respond, clock, logger, metrics });

  const channels = channelsOf(settings);
  const http = serverSettings(settings);
  const origins = createOrigins(http);
  const server = createHttpServer({
    settings: http,
    limits: channels.map(({ limits }) => limits),
    origins,
    logger,
    metrics,
    monotonic: () => performance.now(),
    newNonce: () => newSecret(16),
  });
  const onError = (error: unknown) => logger.error({ failure: failureOf(error) }, 'a channel failed');

  const mounted: MountedChannel[] = [];
  for (const { name, mount } of channels) {
    mounted.push(
      await mount(server, {
        ...origins,
        store,
        shared,
        delivery,
        botName: knowledge.about.name,
        text: (text) => knowledge.messages.get(text) ?? '',
        clock,
        newId: () => newSecret(18),
        newKey: () => newSecret(32),
        sameSecret,
        onError,
        onSent: (result, replies) => metrics.send(name, result, replies),
        onSockets: (open) => metrics.sockets(name, open),
      }),
    );
  }
  const resend = () => Promise.all(mounted.map((channel) => channel.resend()));

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
  await resend();
  if (shared) {
    // What a crash left in the last seconds could still be on its way from another instance, so it is looked at again.
    setTimeout(resend, RESEND_AGAIN_MS).unref();
  }
  const sweeping = setInterval(() => retention.hourPassed().catch(onError), HOUR);

  const port = await listen(server, settings.PORT, settings.HOST);
  process.stdout.write(`Cramp Guide is ready: ${settings.PUBLIC_URL ?? `http://${settings.HOST}:${port}`}\n`);

  const stop = async () => {
    if (stopping) {
      return;
    }
    stopping = true;
    clearInterval(sweeping);
    const inTime = await stopServer({
      server,
      disconnect: () => {
        for (const channel of mounted) {
          channel.disconnect?.();
        }
      },
      idle: delivery.idle,
      timeoutMs: STOP_MS,
    });
    await Promise.all(mounted.map((channel) => channel.close?.()));
    await store.close();
    process.exit(inTime ? 0 : 1);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
  // A half-started program must not linger with a socket or a database open.
  process.exit();
});
