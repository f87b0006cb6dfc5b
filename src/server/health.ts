import type { IncomingMessage } from 'node:http';
import type { Request, Response, Server } from 'restify';
import type { Metrics } from './metrics';
import { errorBody } from './requests/error-answers';

/** What the health routes ask and show. */
export interface HealthParts {
  /** By name ("store"): resolves when that part can do its work, rejects when it cannot. */
  readonly checks: Readonly<Record<string, () => Promise<unknown>>>;
  /** Whether the server is about to stop, so that a load balancer sends nothing more. */
  readonly isStopping: () => boolean;
  readonly metrics: Metrics;
  /** Whoever has it may read the metrics from anywhere; absent: from this machine alone. */
  readonly metricsToken?: string | undefined;
  /** Compares two secrets without telling by its time how much of them is the same. */
  readonly sameSecret: (one: string, other: string) => boolean;
}

/** What monitors ask every few seconds. */
export const HEALTH_ROUTES: readonly string[] = ['/healthz', '/readyz', '/metrics'];

const CHECK_MS = 2000;

/** Mounts `GET /healthz` (the process runs), `/readyz` (it can answer people) and `/metrics` (Prometheus). */
export function mountHealth(
  server: Server,
  { checks, isStopping, metrics, metricsToken, sameSecret }: HealthParts,
): void {
  server.get('/healthz', async (_req: Request, res: Response) => {
    sendStatus(res, 200, { status: 'ok' });
  });

  server.get('/readyz', async (_req: Request, res: Response) => {
    const failing = await failed(checks);
    const stopping = isStopping();
    if (failing.length > 0 || stopping) {
      sendStatus(res, 503, { status: stopping ? 'stopping' : 'unavailable', failing });
    } else {
      sendStatus(res, 200, { status: 'ready' });
    }
  });

  server.get('/metrics', async (req: Request, res: Response) => {
    const allowed = metricsToken
      ? sameSecret(req.header('authorization', ''), `Bearer ${metricsToken}`)
      : isFromThisMachine(req);
    if (!allowed) {
      // As if it were not there: who may not read it need not know of it.
      res.json(404, errorBody(404));
      return;
    }
    const text = await metrics.registry.metrics();
    res.writeHead(200, { 'Content-Type': metrics.registry.contentType, 'Cache-Control': 'no-store' });
    res.end(text);
  });
}

function sendStatus(res: Response, status: number, body: object): void {
  res.setHeader('Cache-Control', 'no-store');
  res.json(status, body);
}

async function failed(checks: HealthParts['checks']): Promise<string[]> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`The check "${name}" took too long.`)), CHECK_MS);
      });
      return Promise.race([check(), late])
        .then(
          () => [],
          () => [name],
        )
        .finally(() => clearTimeout(timer));
    }),
  );
  return results.flat();
}

// Behind a proxy on this machine everybody comes from here, and the proxy says so.
function isFromThisMachine(req: IncomingMessage): boolean {
  const proxied = req.headers['x-forwarded-for'] !== undefined || req.headers.forwarded !== undefined;
  return !proxied && /^(127\.|::1$|::ffff:127\.)/.test(req.socket.remoteAddress ?? '');
}
