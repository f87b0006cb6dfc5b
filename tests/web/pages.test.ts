import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { pino } from 'pino';
import type { Server } from 'restify';
import { loadKnowledge } from '../../src/knowledge/load';
import { readPack } from '../../src/pack/pack';
import { createHttpServer } from '../../src/server/http-server';
import { createMetrics } from '../../src/server/metrics';
import { createOrigins } from '../../src/server/origins/origins';
import { stopServer } from '../../src/server/stop-server';
import { mountWeb } from '../../src/web/mount';

const FRIEND = 'https://friend.example';
const knowledge = loadKnowledge(readPack());
const dir = mkdtempSync(join(tmpdir(), 'guide-web-'));
let server: Server;
let url: string;

beforeAll(async () => {
  mkdirSync(join(dir, 'public'));
  writeFileSync(join(dir, 'widget.js'), 'globalThis.given = words;');
  writeFileSync(
    join(dir, 'assets.json'),
    JSON.stringify({ webchat: '/w.js', chat: '/c.js', search: '/s.js', style: '/p.css', icon: '/i.svg' }),
  );
  const settings = { allowedOrigins: [FRIEND], trustProxy: false, publicUrl: 'https://bot.example' };
  const origins = createOrigins(settings);
  server = createHttpServer({
    settings,
    origins,
    logger: pino({ level: 'silent' }),
    metrics: createMetrics(),
    monotonic: () => 0,
    newNonce: () => 'nonce',
  });
  mountWeb(server, { dir, knowledge, publicUrl: settings.publicUrl, allowsOrigin: origins.allowsOrigin });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await stopServer({ server, disconnect: () => undefined, idle: async () => undefined, timeoutMs: 1000 });
  rmSync(dir, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = { accept: 'text/html' }) => fetch(url + path, { headers });
const page = async (path: string) => (await get(path)).text();
const textOf = (page: string) =>
  page
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
const dataOf = (page: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)?.[1] ?? '');
const entries = [...knowledge.entries.values()];
const address = (id: string) => `/answers/${id.replace('.', '-')}`;

describe('the pages', () => {
  it.each(['/', '/answers', '/sources', '/privacy', '/terms', address(entries[0]!.id)])(
    '%s has a title, a description, one main heading and one address of its own',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      const text = await response.text();
      expect(/<title>([^<]+)<\/title>/.exec(text)?.[1]).toContain(knowledge.about.name);
      expect(/<meta name="description" content="([^"]{10,180})">/.test(text)).toBe(true);
      expect(text.match(/<h1>/g)).toHaveLength(1);
      expect(text).toContain(`<link rel="canonical" href="https://bot.example${path}">`);
      expect(text).toContain('<html lang="en">');
      for (const link of ['/sources', '/privacy', '/terms', '/answers']) {
        expect(text).toContain(`href="${link}"`);
      }
    },
  );

  it('have a title each', async () => {
    const titles = await Promise.all(
      ['/', '/answers', '/sources', '/privacy', '/terms', ...entries.map(({ id }) => address(id))].map(
        async (path) => /<title>([^<]+)<\/title>/.exec(await page(path))?.[1],
      ),
    );
    const shared = new Set(entries.map(({ title }) => title)).size;
    expect(new Set(titles).size).toBe(5 + shared);
  });

  it('say who stands behind the content, what it is for and what is kept', async () => {
    expect(textOf(await page('/'))).toContain(knowledge.about.disclaimer?.replace(/\s+/g, ' ').trim());
    expect(textOf(await page('/terms'))).toContain(knowledge.about.limits[0]);
    expect(textOf(await page('/privacy'))).toContain(knowledge.about.privacy?.slice(0, 60));
    expect(await page('/')).toContain(knowledge.about.reviewer);
  });

  it('are compressed, and kept while they are the same', async () => {
    const first = await get('/answers', { 'accept-encoding': 'br' });
    expect(first.headers.get('content-encoding')).toBe('br');
    const again = await get('/answers', { 'accept-encoding': 'br', 'if-none-match': first.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    const chat = await get('/', { 'accept-encoding': 'gzip' });
    expect(chat.headers.get('content-encoding')).toBe('gzip');
    expect(chat.headers.get('cache-control')).toBe('no-store');
  });

  it('answer an unknown address with a page to people and with JSON to programs', async () => {
    for (const path of ['/nowhere', '/answers/nothing-here']) {
      const missing = await get(path);
      expect(missing.status).toBe(404);
      expect(await missing.text()).toContain('href="/answers"');
    }
    const program = await get('/nowhere', { accept: 'application/json' });
    expect([program.status, (await program.json()).error.code]).toEqual([404, 'NotFound']);
  });
});

describe('the answers', () => {
  it('are all listed, each with its short answer and its own page', async () => {
    const list = await page('/answers');
    const text = textOf(list);
    for (const entry of entries) {
      expect(list).toContain(`href="${address(entry.id)}"`);
      expect(text).toContain(entry.title);
    }
    expect(text).not.toMatch(/\{\w+\}/);
  });

  it('show the parts of an entry under the headings of their facets, with an address of its own for each', async () => {
    const titles = new Map(knowledge.facets.map(({ id, title }) => [id, title]));
    const parted = entries.filter(({ parts }) => parts.length > 0);
    expect(parted.length).toBeGreaterThan(0);
    for (const entry of parted) {
      const shown = await page(address(entry.id));
      const headings = [...shown.matchAll(/<h2 id="([^"]+)">([^<]+)<\/h2>/g)].map(([, id = '', title]) => [id, title]);
      expect(headings.filter(([id]) => titles.has(id!))).toEqual(
        entry.parts.map(({ facet }) => [facet, titles.get(facet)]),
      );
    }
  });

  it('can be read on the chat page without scripts', async () => {
    const text = textOf(await page('/'));
    for (const entry of entries.filter(({ kind }) => kind === 'faq')) {
      expect(text).toContain(entry.title);
      expect(text).toContain(entry.answer.replace(/\*\*/g, '').replace(/\s+/g, ' ').split('{')[0]!.trim().slice(0, 40));
    }
  });

  it('show their sources, their review date and nothing unfilled', async () => {
    for (const entry of entries) {
      const whole = await page(address(entry.id));
      expect(textOf(whole)).not.toMatch(/\{\w+\}/);
      for (const key of entry.sources) {
        expect(textOf(whole)).toContain(knowledge.sources.get(key)?.title.replace(/\s+/g, ' '));
      }
      expect(whole).toContain(entry.reviewed);
    }
  });

  it('of what may help say whom it is not for', async () => {
    for (const remedy of knowledge.remedies) {
      const text = textOf(await page(address(remedy.id)));
      for (const { because, if: supposed } of remedy.withhold) {
        expect(text).toContain((supposed ?? because).replace(/\s+/g, ' '));
      }
      // Nobody knows whose page it is, so what holds for some is said as "if".
      for (const caution of remedy.cautions) {
        const said = caution.when ? caution.if : caution.text;
        expect(text).toContain((said ?? '').replace(/\s+/g, ' '));
      }
    }
    for (const faq of entries.filter((entry) => entry.kind === 'faq')) {
      const whole = await page(address(faq.id));
      for (const remedy of knowledge.remedies.filter(({ id, withhold }) => faq.about.includes(id) && withhold.length)) {
        expect(whole).toContain(`href="${address(remedy.id)}#not-for-all"`);
      }
    }
  });

  it('to warning signs begin with what to do, and an emergency offers nothing else', async () => {
    for (const flag of knowledge.flags) {
      const whole = await page(address(flag.id));
      const text = textOf(whole);
      const act = flag.act.split('{')[0]?.trim() ?? '';
      expect(text.indexOf(act)).toBeGreaterThan(0);
      expect(text.indexOf(act)).toBeLessThan(text.indexOf(flag.answer.slice(0, 30)));
      expect(whole.includes('href="/?ask=')).toBe(flag.level !== 'emergency');
    }
  });

  it('are marked up for search engines as the page shows them', async () => {
    const list = dataOf(await page('/answers'));
    expect(list).toMatchObject({ '@context': 'https://schema.org', '@type': 'FAQPage' });
    expect(list.mainEntity).toHaveLength(entries.filter(({ kind }) => kind === 'faq').length);
    const one = dataOf(await page(address(entries[0]!.id)));
    expect(one.mainEntity).toEqual([
      { '@type': 'Question', name: entries[0]!.title, acceptedAnswer: { '@type': 'Answer', text: expect.any(String) } },
    ]);
  });

  it('can all be found by search as you type, each title once', async () => {
    const index: { title: string; href: string }[] = await (await get('/search-index.json')).json();
    expect(new Set(index.map(({ title }) => title))).toEqual(new Set(entries.map(({ title }) => title)));
    expect(index).toHaveLength(new Set(entries.map(({ title }) => title)).size);
  });
});

describe('the widget', () => {
  it('carries its words with it, for anybody, and leaves no variable of its own', async () => {
    const script = await get('/widget.js', { origin: 'https://anybody.example' });
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const text = await script.text();
    const page: { given?: unknown } = {};
    // Named twice on one page.
    runInNewContext(text + text, page);
    expect(Object.keys(page)).toEqual(['given']);
    expect(page.given).toEqual({
      language: 'en',
      open: knowledge.messages.get('widget-open'),
      close: knowledge.messages.get('widget-close'),
    });
  });

  it.each([
    [FRIEND, true],
    ['https://bot.example', true],
    ['https://friend.example.evil.example', false],
    ['null', false],
  ])('is told whether %s may show the chat', async (origin, allowed) => {
    const answer = await get('/widget.json', { origin });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.json()).toEqual({ allowed });
  });
});
