import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An activity the bot sent, with where it was sent to. */
export interface Received {
  readonly conversation: string;
  readonly replyTo: string | undefined;
  readonly authorization: string | undefined;
  readonly activity: {
    readonly type: string;
    readonly text?: string;
    readonly attachments?: readonly { readonly content: never }[];
    readonly suggestedActions?: { readonly actions: readonly { readonly title: string }[] };
    readonly [name: string]: unknown;
  };
}

/** An activity the bot replaced, or took back. */
export interface Change {
  readonly method: 'PUT' | 'DELETE';
  readonly conversation: string;
  readonly id: string;
  readonly activity: Received['activity'];
}

/** What the connector does with a request instead of taking the activity. */
export interface Trouble {
  readonly status?: number;
  readonly delayMs?: number;
  readonly retryAfter?: string;
}

/** A channel's service on loopback: takes activities as the Bot Framework connector does, and keeps them. */
export interface FakeConnector {
  readonly url: string;
  /** What it took, oldest first. */
  readonly received: Received[];
  /** What it replaced or took back, oldest first. */
  readonly changes: Change[];
  /** How many requests came, taken or not. */
  readonly requests: () => number;
  /** Asked before each request is answered. */
  trouble: (request: number) => Trouble | undefined;
  texts(): (string | undefined)[];
  close(): Promise<void>;
}

const PATH = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/;

export async function startFakeConnector(): Promise<FakeConnector> {
  const received: Received[] = [];
  const changes: Change[] = [];
  let requests = 0;

  const server = createServer(async (req, res) => {
    const activity = await readJson(req);
    requests += 1;
    const { status = 200, delayMs = 0, retryAfter } = connector.trouble(requests) ?? {};
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    const [, conversation, replyTo] = PATH.exec(req.url ?? '') ?? [];
    if (conversation === undefined) {
      answer(res, 404, { error: { code: 'NotFound', message: req.url } });
    } else if (status !== 200) {
      if (retryAfter !== undefined) res.setHeader('Retry-After', retryAfter);
      answer(res, status, { error: { code: 'Trouble', message: 'As the test wants it.' } });
    } else if (req.method === 'PUT' || req.method === 'DELETE') {
      const id = decodeURIComponent(replyTo ?? '');
      changes.push({ method: req.method, conversation: decodeURIComponent(conversation), id, activity });
      answer(res, 200, { id });
    } else {
      received.push({
        conversation: decodeURIComponent(conversation),
        replyTo: replyTo && decodeURIComponent(replyTo),
        authorization: req.headers.authorization,
        activity,
      });
      answer(res, 200, { id: `reply-${received.length}` });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const connector: FakeConnector = {
    url: `http://127.0.0.1:${port}/`,
    received,
    changes,
    requests: () => requests,
    trouble: () => undefined,
    texts: () => received.map(({ activity }) => activity.text),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return connector;
}

function answer(res: ServerResponse, status: number, body: object) {
  res.writeHead(status, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify(body));
}

async function readJson(req: IncomingMessage): Promise<Received['activity']> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
}
