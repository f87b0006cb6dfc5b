import * as http from 'node:http';
import * as https from 'node:https';

const agents = { 'http:': new http.Agent({ keepAlive: true }), 'https:': new https.Agent({ keepAlive: true }) };

/** Longer answers are not read: a channel's hold an id, or what was wrong. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** A request to a channel. */
export interface JsonRequest {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** How long the other side may be silent, ms. */
  readonly timeoutMs: number;
  /** Ends the request. */
  readonly signal?: AbortSignal | undefined;
}

/** What a channel answered: the HTTP status, and its JSON; undefined if it is none. */
export interface JsonAnswer {
  readonly status: number;
  /** The header `Retry-After`. */
  readonly retryAfter: string | undefined;
  readonly body: unknown;
}

/**
 * Sends JSON over a connection that is kept open. Redirects are not followed.
 *
 * @throws whatever kept an answer from coming
 */
export function requestJson({ method, url, headers, body, timeoutMs, signal }: JsonRequest): Promise<JsonAnswer> {
  // As text, not as bytes: node then sends it in one piece with the headers.
  const data = body === undefined ? '' : JSON.stringify(body);
  const secure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(url, {
      method,
      agent: agents[secure ? 'https:' : 'http:'],
      headers: {
        ...headers,
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Length': Buffer.byteLength(data),
      },
      timeout: timeoutMs,
      ...(signal && { signal }),
    });
    request.once('error', reject);
    request.once('timeout', () => request.destroy(new Error('No answer came in time.')));
    request.once('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.once('error', reject);
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= MAX_ANSWER_BYTES) chunks.push(chunk);
      });
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          retryAfter: response.headers['retry-after'],
          body: parsed(Buffer.concat(chunks)),
        }),
      );
    });
    request.end(data);
  });
}

function parsed(json: Buffer): unknown {
  try {
    return JSON.parse(json.toString('utf8'));
  } catch {
    return undefined;
  }
}
