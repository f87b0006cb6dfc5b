import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, Response, Server } from 'restify';
import type { About } from '../knowledge/knowledge';
import { nonceOf } from '../server/security-headers';
import { mountStatic } from '../server/static-files';
import { type Assets, chatPage, type PageOptions, privacyPage, termsPage } from './pages';

/**
 * Mounts the pages (`/`, `/privacy`, `/terms`) and the built files they load, `widget.js` among them.
 *
 * @param dir what the build wrote
 * @throws StaticFilesError when it is not there
 */
export function mountWeb(server: Server, dir: string, about: About): void {
  mountStatic(server, dir);
  const assets: Assets = JSON.parse(readFileSync(join(dir, 'assets.json'), 'utf8'));
  const mount = (path: string, write: (about: About, options: PageOptions) => string) =>
    server.get(path, async (req: Request, res: Response) => {
      const html = write(about, { assets, nonce: nonceOf(req), embedded: req.query?.embed === '1' });
      res.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Length': Buffer.byteLength(html),
        // The nonce in it is good once.
        'Cache-Control': 'no-store',
      });
      res.end(html);
    });
  mount('/', chatPage);
  mount('/privacy', privacyPage);
  mount('/terms', termsPage);
}
