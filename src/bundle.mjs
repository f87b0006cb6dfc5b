// Joins the server with the packages it uses into one file: finding and reading 1,300 of them is half of the time that loading takes.
// The other files of the build stay beside it; the command line uses them. The words of the languages go with them.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(source, '..', 'dist');

/** In one file `__dirname` is the same everywhere; each module goes on to mean its own folder. */
const ownFolders = {
  name: 'own-folders',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const folder = JSON.stringify(relative(source, dirname(path)).replaceAll('\\', '/'));
      const text = readFileSync(path, 'utf8');
      return {
        loader: 'ts',
        contents: text.replaceAll('__dirname', `require('node:path').join(__dirname, ${folder})`),
      };
    });
  },
};

const { outputFiles } = await build({
  write: false,
  entryPoints: [join(source, 'main.ts')],
  outfile: join(out, 'main.js'),
  allowOverwrite: true,
  bundle: true,
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  sourcesContent: false,
  // The text of the program stays in memory. Names are kept for errors.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  plugins: [ownFolders],
  // Native code, and what other packages only try to load.
  external: ['libsql', 'pg-native', 'dtrace-provider'],
  logLevel: 'error',
});

// One character outside of Latin-1, which esbuild leaves in regular expressions, would make each of them take two bytes of memory.
const inLatin1 = (text) =>
  text.replace(/[^\0-\xff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
for (const { path, text } of outputFiles) writeFileSync(path, path.endsWith('.js') ? inLatin1(text) : text);

// The words of the languages lie beside the code that reads them.
cpSync(join(source, 'language'), join(out, 'language'), { recursive: true, filter: (path) => !path.endsWith('.ts') });
