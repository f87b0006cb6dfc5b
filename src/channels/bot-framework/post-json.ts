import * as http from 'node:http';
import * as https from 'node:https';

const agents = { 'http:': new http.Agent({ keepAlive: true }), 'https:': new https.Agent({ keepAlive: true }) };

/**
 * Posts JSON over a connection that is kept open, and resolves with the HTTP status. Redirects are not followed.
 *
 * @param timeoutMs how long the other side may be silent
 * @throws whatever kept an answer from coming
 */
export function postJson(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: unknown,
  timeoutMs: number,
): Promise<number> {
  const data = Buffer.from(JSON.stringify(body));
  const secure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(url, {
      method: 'POST',
      agent: agents[secure ? 'https:' : 'http:'],
      headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': data.length },
      timeout: timeoutMs,
    });
    request.once('error', reject);
    request.once('timeout', () => request.destroy(new Error('No answer came in time.')));
    request.once('response', (response) => {
      response.once('error', reject);
      response.once('end', () => resolve(response.statusCode ?? 0));
      response.resume();
    });
    request.end(data);
  });
}
