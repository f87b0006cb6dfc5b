import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Request, Response, Server } from 'restify';
import { OperatorError } from '../../errors/operator-error';
import { acceptsEncoding } from './accepts-encoding';

/** The built pages are not there. */
export class StaticFilesError extends OperatorError {
  readonly code = 'no-web-files';

  constructor(dir: string, cause: unknown) {
    super(`The web pages are not in ${dir}. Build them with "npm run build".`, { cause });
    this.name = 'StaticFilesError';
  }
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** A hash of the content in a name, as esbuild (`name-2JQHX4ZV.js`) or a hex digest writes it: such a file never changes. */
const HASHED = /[-.]([A-Z0-9]{8}|[0-9a-f]{16,64})\.\w+$/;

const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** One file in each of its encodings, with an entity tag each (RFC 9110, 8.8.3). */
interface StaticFile {
  readonly type: string;
  readonly immutable: boolean;
  readonly encodings: ReadonlyMap<string, { readonly body: Buffer; readonly etag: string }>;
}

/**
 * Serves the files of a folder, read once, each at its path.
 *
 * A `.br` or `.gz` beside a file is what is sent to clients that take it. Names with a hash are kept for a year, others five
 * minutes with an entity tag.
 *
 * @throws StaticFilesError when the folder cannot be read
 */
export function mountStatic(server: Server, dir: string): void {
  for (const [path, file] of readFiles(dir)) {
    const answer = async (req: Request, res: Response) => sendFile(req, res, file);
    server.get(`/${path}`, answer);
    server.head(`/${path}`, answer);
  }
}

/**
 * Serves a text that never changes while the program runs; it is written and compressed when it is first asked for.
 *
 * @param type the media type
 */
export function serveContent(type: string, write: () => string): (req: Request, res: Response) => Promise<void> {
  let file: StaticFile | undefined;
  return async (req, res) => {
    file ??= fileOf(type, Buffer.from(write()));
    sendFile(req, res, file);
  };
}

/** Small enough, and quick enough for a first request to wait for. */
const CONTENT_BROTLI_QUALITY = 6;

function fileOf(type: string, body: Buffer): StaticFile {
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: CONTENT_BROTLI_QUALITY } };
  return {
    type,
    immutable: false,
    encodings: new Map([
      ['identity', entityOf(body)],
      ['br', entityOf(brotliCompressSync(body, brotli))],
      ['gzip', entityOf(gzipSync(body))],
    ]),
  };
}

function sendFile(req: Request, res: Response, { type, immutable, encodings }: StaticFile): void {
  const accepted = req.header('accept-encoding', '');
  const encoding = ENCODINGS.map(([name]) => name).find(
    (name) => encodings.has(name) && acceptsEncoding(accepted, name),
  );
  const chosen = encodings.get(encoding ?? 'identity');
  const headers = {
    'Cache-Control': immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
    // Other sites load the widget.
    'Cross-Origin-Resource-Policy': 'cross-origin',
    ETag: chosen?.etag,
    Vary: 'Accept-Encoding',
  };
  if (
    req
      .header('if-none-match', '')
      .split(',')
      .some((tag) => tag.trim().replace(/^W\//, '') === chosen?.etag)
  ) {
    res.writeHead(304, headers);
    res.end();
    return;
  }
  res.writeHead(200, {
    ...headers,
    'Content-Type': type,
    'Content-Length': chosen?.body.length ?? 0,
    ...(encoding && { 'Content-Encoding': encoding }),
  });
  res.end(req.method === 'HEAD' ? undefined : chosen?.body);
}

function readFiles(dir: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const path of listFiles(dir)) {
    const type = TYPES[extname(path)];
    if (type !== undefined) {
      const encodings = new Map([['identity', readEntity(join(dir, path))]]);
      files.set(path, { type, immutable: HASHED.test(path), encodings });
    }
  }
  for (const path of listFiles(dir)) {
    for (const [name, suffix] of ENCODINGS) {
      const file = path.endsWith(suffix) ? files.get(path.slice(0, -suffix.length)) : undefined;
      (file?.encodings as Map<string, unknown> | undefined)?.set(name, readEntity(join(dir, path)));
    }
  }
  return files;
}

function listFiles(dir: string): string[] {
  try {
    return readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(dir, '/').length).replaceAll('\\', '/'));
  } catch (cause) {
    throw new StaticFilesError(dir, cause);
  }
}

function readEntity(path: string): { readonly body: Buffer; readonly etag: string } {
  return entityOf(readFileSync(path));
}

function entityOf(body: Buffer): { readonly body: Buffer; readonly etag: string } {
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}
