// Builds what the browser loads: the page's and the widget's scripts and styles, and Web Chat itself, each under a name
// that holds its content's hash, so that browsers may keep it for ever, and compressed once here instead of at each request.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, '..', '..', 'dist', 'web');

/** Level 9 of 11: the last two take ten times as long for a few per cent. */
const BROTLI_QUALITY = 9;

function bundle(file) {
  const { outputFiles } = buildSync({
    entryPoints: [join(here, 'browser', file)],
    bundle: true,
    minify: true,
    write: false,
    target: 'es2020',
    legalComments: 'none',
  });
  return Buffer.from(outputFiles[0].contents);
}

function put(path, content) {
  writeFileSync(join(out, 'public', path), content);
  writeFileSync(
    join(out, 'public', `${path}.br`),
    brotliCompressSync(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
  );
  writeFileSync(join(out, 'public', `${path}.gz`), gzipSync(content, { level: 9 }));
}

function hashed(name, extension, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  const path = `assets/${name}-${hash}.${extension}`;
  put(path, content);
  return `/${path}`;
}

mkdirSync(join(out, 'public', 'assets'), { recursive: true });
// The package is 157 MB; the page needs this one file of it, and the licence that goes with it.
const webchat = join(here, '..', '..', 'node_modules', 'botframework-webchat', 'dist');
const assets = {
  webchat: hashed('webchat', 'js', readFileSync(join(webchat, 'webchat.js'))),
  chat: hashed('chat', 'js', bundle('chat/chat.ts')),
  search: hashed('search', 'js', bundle('search.ts')),
  style: hashed('page', 'css', bundle('style/page.css')),
  icon: hashed('icon', 'svg', readFileSync(join(here, 'browser', 'style', 'icon.svg'))),
};
put('assets/webchat.LICENSE.txt', readFileSync(join(webchat, 'webchat.js.LICENSE.txt')));
// Not public as it is: the server puts the pack's words into it.
writeFileSync(join(out, 'widget.js'), bundle('widget/widget.ts'));
writeFileSync(join(out, 'assets.json'), JSON.stringify(assets));
