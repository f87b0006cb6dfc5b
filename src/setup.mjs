// Makes a checkout ready to run: installs what the lockfile names and builds what has changed; does nothing otherwise.
// Plain JavaScript without dependencies, because it runs before there are any. Prints to standard error only, so that
// the commands after it keep standard output to themselves.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = '20.12';
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const quiet = process.argv.includes('--quiet');

const fail = (message) => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};
const tell = (message) => quiet || process.stderr.write(`${message}\n`);

/** A hash over the contents of files and folders, in a fixed order. */
function fingerprint(...paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    try {
      const children = readdirSync(full).sort();
      for (const child of children) add(join(path, child));
    } catch {
      hash.update(path).update('\0').update(readFileSync(full)).update('\0');
    }
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

const readStamp = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

function run(command, args, what) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', quiet ? 'ignore' : 2, 2] });
  if (error || status !== 0) {
    fail(`${what} failed${error ? ` (${error.message})` : ''}. See the lines above; then run the same command again.`);
  }
}

if (process.versions.node.localeCompare(OLDEST_NODE, 'en', { numeric: true }) < 0) {
  fail(
    `Cramp Guide needs Node.js ${OLDEST_NODE} or newer; this is ${process.version}. Install it from https://nodejs.org and try again.`,
  );
}

const installed = join(root, 'node_modules', '.setup-stamp');
const wanted = fingerprint('package-lock.json', 'package.json');
if (readStamp(installed) !== wanted) {
  tell('Installing the packages that Cramp Guide needs (about a minute, once) ...');
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  // Not `npm ci`: it refuses a lockfile without the builds of native packages for other systems, which a lockfile
  // written where a registry does not have them all lacks (npm issue 9846). Versions still come from the lockfile.
  run(
    npm[0],
    [...npm.slice(1), 'install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    'Installing',
  );
  writeFileSync(installed, wanted);
}

const dist = join(root, 'dist');
const built = fingerprint('src', 'tsconfig.json', 'package-lock.json');
if (process.argv.includes('--rebuild') || readStamp(join(dist, '.stamp')) !== built) {
  tell('Building ...');
  // Built beside and then swapped in, so that a running copy never sees half a build.
  const fresh = join(root, `dist.${process.pid}`);
  const old = join(root, `dist.${process.pid}.old`);
  mkdirSync(fresh, { recursive: true });
  try {
    run(
      process.execPath,
      [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json', '--outDir', fresh],
      'Building',
    );
    run(process.execPath, [join(root, 'src', 'bundle.mjs'), fresh], 'Joining the server');
    run(process.execPath, [join(root, 'src', 'web', 'build.mjs'), join(fresh, 'web')], 'Building the page');
    writeFileSync(join(fresh, '.stamp'), built);
    // What is learnt from the content is kept with the build: the first start, and every command after it, need not wait for it.
    // Faults of the content do not stop a build; the commands tell of them.
    tell('Learning from the content (some seconds) ...');
    spawnSync(process.execPath, [join(fresh, 'cli', 'guide.js'), 'match'], { cwd: root, stdio: 'ignore' });
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(fresh, dist);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}
