import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Request, Response } from 'restify';
import { acceptsEncoding } from './accepts-encoding';

/** Fast rather than small: it is done for one answer. */
const QUALITY = { brotli: 4, gzip: 5 } as const;

/** Sends a text that is good for this answer only, compressed, never cached. */
export function sendOnce(req: Request, res: Response, status: number, type: string, text: string): void {
  const accepted = req.header('accept-encoding', '');
  const [encoding, body] = acceptsEncoding(accepted, 'br')
    ? ['br', brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY.brotli } })]
    : acceptsEncoding(accepted, 'gzip')
      ? ['gzip', gzipSync(text, { level: QUALITY.gzip })]
      : [undefined, Buffer.from(text)];
  // restify has to know that it was sent, or it would answer an error once more.
  res.sendRaw(status, body, {
    'Content-Type': type,
    'Content-Length': String(body.length),
    'Cache-Control': 'no-store',
    Vary: 'Accept-Encoding',
    ...(encoding && { 'Content-Encoding': encoding }),
  });
}
