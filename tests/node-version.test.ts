import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { engines } from '../package.json';

const ROOT = join(__dirname, '..');

/**
 * What Node.js got after the oldest version that package.json allows, as it is written in code. TypeScript cannot tell: the types for
 * Node.js that it needs are of a later version, and some files are plain JavaScript. Raise the version, and shorten this list.
 */
const NEWER_THAN_20_12 = [
  /\bURL\.parse\b/,
  /\bgetBuiltinModule\b/,
  /\bavailableMemory\b/,
  /\bmatchesGlob\b/,
  /\bglobSync\b/,
  /\bduplexPair\b/,
  /\bcrc32\(.*\bzlib\b|\bzlib\.crc32\b/,
  /\bqueryObjects\b/,
  /\bpostMessageToThread\b/,
  /\bsetKeyCert\b/,
  /\bshouldUpgradeCallback\b/,
  /\bstripTypeScriptTypes\b/,
  /\bnode:(sqlite|sea)\b/,
  /\b(Array|Promise|Iterator|RegExp|Object|Map|Math|Error|Uint8Array)\.(fromAsync|withResolvers|try|from\(.*\)\.toArray|concat|escape|groupBy|sumPrecise|isError|fromBase64|fromHex)\b/,
  /\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference|toBase64|toHex)\(/,
  /(\.(values|keys|entries)\(\)|\.matchAll\([^()]*\))\.(map|filter|take|drop|flatMap|reduce|toArray|forEach|some|every|find)\(/,
  /\bimport\.meta\.main\b/,
  /\bwith \{ type: '/,
];

const files = ['src', 'tests']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
  .filter(
    (path) => /\.([mc]?[tj]s)$/.test(path) && !path.includes(join('web', 'browser')) && join(ROOT, path) !== __filename,
  );

it('nothing calls what the oldest Node.js that is allowed does not have', () => {
  expect(engines.node).toBe('>=20.12');
  expect(files.length).toBeGreaterThan(300);
  const wrong = files.flatMap((path) =>
    readFileSync(join(ROOT, path), 'utf8')
      .split('\n')
      .flatMap((line, at) =>
        NEWER_THAN_20_12.some((newer) => newer.test(line)) ? [`${path}:${at + 1} ${line.trim()}`] : [],
      ),
  );
  expect(wrong).toEqual([]);
});
