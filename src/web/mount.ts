import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Request, Response, Server } from 'restify';
import type { Knowledge } from '../knowledge/knowledge';
import { sendOnce } from '../server/content/send-once';
import { mountStatic, serveContent } from '../server/content/static-files';
import { nonceOf } from '../server/origins/security-headers';
import { answerPage, answersPage } from './pages/answers';
import { chatPage } from './pages/chat';
import { slugOf } from './pages/entry-address';
import type { Site } from './pages/layout';
import { searchIndex } from './pages/search-index';
import { sourcesPage } from './pages/sources';
import { notFoundPage, privacyPage, termsPage } from './pages/texts';
import { widgetScript } from './widget-script';
import { wordsOf } from './words';

const HTML = 'text/html; charset=utf-8';

/** What the pages are made of. */
export interface WebParts {
  /** The folder the build wrote. */
  readonly dir: string;
  readonly knowledge: Knowledge;
  /** The address people reach the server at, without a trailing slash. */
  readonly publicUrl?: string | undefined;
  /** Whether a page of this origin may show the chat. */
  readonly allowsOrigin: (origin: string, req: IncomingMessage) => boolean;
}

/**
 * Mounts the pages: `/` (the chat), `/answers` and one below it for each entry, `/sources`, `/privacy`, `/terms`; what they
 * load; what the widget asks; and the page for an address that leads nowhere.
 *
 * @throws StaticFilesError when the built files are not there
 */
export function mountWeb(server: Server, { dir, knowledge, publicUrl, allowsOrigin }: WebParts): void {
  mountStatic(server, join(dir, 'public'));
  const assets = JSON.parse(readFileSync(join(dir, 'assets.json'), 'utf8'));
  const site: Site = { knowledge, words: wordsOf(knowledge), assets, publicUrl };

  server.get('/', async (req: Request, res: Response) => {
    // The nonce in it is good once.
    sendOnce(req, res, 200, HTML, chatPage(site, { nonce: nonceOf(req), embedded: req.query?.embed === '1' }));
  });
  const mount = (path: string, answer: (req: Request, res: Response) => Promise<void>) => {
    server.get(path, answer);
    server.head(path, answer);
  };
  const missing = (req: Request, res: Response) => sendOnce(req, res, 404, HTML, notFoundPage(site));
  const answers = new Map(
    [...knowledge.entries.values()].map((entry) => [slugOf(entry), serveContent(HTML, () => answerPage(site, entry))]),
  );
  mount(
    '/answers',
    serveContent(HTML, () => answersPage(site)),
  );
  mount('/answers/:slug', async (req, res) => (answers.get(req.params.slug) ?? missing)(req, res));
  mount(
    '/sources',
    serveContent(HTML, () => sourcesPage(site)),
  );
  mount(
    '/privacy',
    serveContent(HTML, () => privacyPage(site)),
  );
  mount(
    '/terms',
    serveContent(HTML, () => termsPage(site)),
  );
  mount(
    '/search-index.json',
    serveContent('application/json', () => JSON.stringify(searchIndex(knowledge))),
  );

  // The one script whose name cannot hold a hash: other people's pages name it.
  mount(
    '/widget.js',
    serveContent('text/javascript; charset=utf-8', () =>
      widgetScript(readFileSync(join(dir, 'widget.js'), 'utf8'), site),
    ),
  );
  // Any page may ask whether it may show the chat, so that a refusal can be told from a lost connection.
  server.get('/widget.json', async (req: Request, res: Response) => {
    const { origin } = req.headers;
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    res.json(200, { allowed: origin === undefined || allowsOrigin(origin, req) });
  });

  server.on('NotFound', (req: Request, res: Response, _error: unknown, done: () => void) => {
    if (req.method === 'GET' && req.header('accept', '').includes('text/html')) {
      missing(req, res);
    }
    done();
  });
}
