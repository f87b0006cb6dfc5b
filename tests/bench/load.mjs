import { Agent, createServer, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
let ids = 0;

/** A channel's service on loopback that takes every reply at once, and counts them. */
export async function startConnector() {
  const connector = { url: '', taken: 0, close: () => server.close() };
  const server = createServer((req, res) => {
    req.resume().once('end', () => {
      connector.taken += 1;
      res.writeHead(200, { 'Content-Type': 'application/json' });
      res.end('{"id":"1"}');
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  connector.url = `http://127.0.0.1:${server.address().port}/`;
  return connector;
}

/**
 * Runs turns against a bot: each lane is one conversation that says its texts in a circle, and says the next one when the last is answered.
 *
 * Returns the latency of each turn (ms), replies sent included, and turns a second.
 */
export async function runTurns(bot, connector, { lanes, turns, texts }) {
  const latencies = [];
  const started = performance.now();
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let turn = 0; turn < turns / lanes; turn += 1) {
        const at = performance.now();
        await post(bot, connector, `lane-${lane}`, texts[turn % texts.length]);
        latencies.push(performance.now() - at);
      }
    }),
  );
  return { latencies, perSecond: latencies.length / ((performance.now() - started) / 1000) };
}

function post(bot, connector, conversation, text) {
  ids += 1;
  const body = JSON.stringify({
    type: 'message',
    id: `activity-${ids}`,
    timestamp: '2026-11-23T03:00:00.000Z',
    channelId: 'msteams',
    serviceUrl: connector.url,
    from: { id: '29:somebody', name: 'Somebody', aadObjectId: 'somebody' },
    recipient: { id: '28:bot', name: 'Bot' },
    conversation: { id: conversation, conversationType: 'personal', tenantId: 'tenant' },
    locale: 'en-GB',
    textFormat: 'plain',
    text,
  });
  return new Promise((resolve, reject) => {
    const req = request(
      `${bot.url}/api/messages`,
      {
        method: 'POST',
        agent,
        headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
      },
      (res) => {
        res.resume().once('end', () => {
          if (res.statusCode === 200) resolve();
          else reject(new Error(`A turn was answered with status ${res.statusCode}.`));
        });
      },
    );
    req.once('error', reject);
    req.end(body);
  });
}
