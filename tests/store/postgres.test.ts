import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { inspect, promisify } from 'node:util';
import type { Client } from 'pg';
import { openStore } from '../../src/store/open-store';
import { postgresMigrations } from '../../src/store/postgres/schema';
import type { Store } from '../../src/store/store';
import { interleaving } from '../delivery/interleaving';
import { retention } from '../delivery/retention';
import { type PostgresServer, startPostgres } from '../support/postgres';
import { freePort } from '../support/server-process';
import { storeConformance } from './conformance';
import { reply, turn } from './turns';

let server: PostgresServer;
let schema: string;
let url: string;
let schemas = 0;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server?.remove());
beforeEach(async () => {
  schemas += 1;
  schema = `test${schemas}`;
  url = await server.newSchema(schema);
});

const opened: Store[] = [];
afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));
async function open(address = url): Promise<Store> {
  const store = await openStore(address);
  opened.push(store);
  return store;
}

const others: Client[] = [];
afterEach(() => Promise.all(others.splice(0).map((other) => other.end())));
/** Another instance in the middle of a transaction, as far as `sql`. */
async function holding(sql: string): Promise<Client> {
  const other = await server.connect();
  others.push(other);
  await other.query(`BEGIN; SET LOCAL search_path = ${schema}; ${sql}`);
  return other;
}
/** Until so many wait for what another holds. */
async function waiting(count: number): Promise<void> {
  const query = "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
  while ((await server.query(query)).length < count);
}

storeConformance('postgres', { newUrl: () => `${url}&resend_after=0`, shared: true });
interleaving('postgres', () => server.url('postgres'), 20);
retention('postgres', () => url);

describe('opening', () => {
  it('works from several instances at once on a new database', async () => {
    const child = join(__dirname, 'count-child.cjs');
    const runs = await Promise.all([1, 2, 3].map((n) => promisify(execFile)(process.execPath, [child, url, `${n}`])));
    expect(runs.map(({ stdout }) => stdout)).toEqual(['done', 'done', 'done']);
    expect(await (await open()).load('c')).toMatchObject({ state: 90, version: 90 });
  });

  it('gives every instance the same secret', async () => {
    const stores = await Promise.all(Array.from({ length: 6 }, () => open()));
    const secrets = await Promise.all(stores.map((store, i) => store.secret('key', () => `${i}`)));
    expect(new Set(secrets).size).toBe(1);
  });

  it('takes postgresql: too', async () => {
    await (await open(url.replace('postgres:', 'postgresql:'))).commit(turn({}));
    expect(await server.query(`SELECT name FROM ${schema}.conversations`)).toEqual([{ name: 'c' }]);
  });

  it('brings the format before up to date while instances of it still run: words of nobody known do not stay, thumbs do', async () => {
    const before = async (comment: string) =>
      server.query(`SET search_path = ${schema}; INSERT INTO unanswered VALUES ('${comment}', 2, 7);
        INSERT INTO feedback (about, liked, comment, at) VALUES ('faq.a', true, '${comment}', 7), ('faq.b', false, '', 8)`);
    await server.query(
      `SET search_path = ${schema}; ${postgresMigrations.slice(0, 2).join('')} UPDATE guide_format SET version = 2`,
    );
    await before('my secret');
    const store = await open();
    expect(await store.unanswered(10)).toEqual([]);
    expect(await store.feedback(10)).toEqual([
      { about: 'faq.b', liked: false, comment: '', at: 8 },
      { about: 'faq.a', liked: true, comment: '', at: 7 },
    ]);
    await store.addFeedback({ about: 'faq.c', liked: true, comment: 'known', at: 9, conversation: 'c', user: 'u' });
    await before('written by an old instance');
    await store.sweep(0);
    expect((await store.feedback(10)).map(({ comment }) => comment)).toEqual(['known', '', '', '']);
    expect(await server.query(`SELECT * FROM ${schema}.unanswered`)).toEqual([]);
  });

  it('needs no right to create tables where they are', async () => {
    await (await open()).commit(turn({ state: 'kept' }));
    await server.query(`CREATE ROLE clerk LOGIN PASSWORD 'clerk'; GRANT USAGE ON SCHEMA ${schema} TO clerk;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO clerk`);
    const clerk = await open(url.replace(/\/\/.*@/, '//clerk:clerk@'));
    expect(await clerk.load('c')).toMatchObject({ state: 'kept' });
    expect(await clerk.commit(turn({ key: 'k2', expectedVersion: 1 }))).toMatchObject({ status: 'committed' });
  });

  it('commits to the disk and sees what others commit, whatever the defaults of the database', async () => {
    const address = await server.newDatabase('careless');
    await (await open(address)).close();
    await server.query(
      `ALTER DATABASE careless SET synchronous_commit = off;
      ALTER DATABASE careless SET default_transaction_isolation = 'serializable';
      CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        NEW.channel := current_setting('synchronous_commit') || ', ' || current_setting('transaction_isolation'); RETURN NEW;
      END $$;
      CREATE TRIGGER note BEFORE INSERT ON conversations FOR EACH ROW EXECUTE FUNCTION note()`,
      'careless',
    );
    const store = await open(address);
    await store.commit(turn({}));
    expect(await store.load('c')).toMatchObject({ channel: 'on, read committed' });
  });

  describe('says what to do when', () => {
    const failure = async (address: string) => {
      const error = await openStore(address).catch((thrown) => thrown);
      expect(inspect(error, { depth: 9 })).not.toMatch(/hunter2|p@ss|p%40ss/);
      return error;
    };

    it('the password is wrong', async () => {
      const error = await failure(server.url('postgres', 'postgres', 'hunter2'));
      expect(error).toMatchObject({ code: 'denied', message: expect.stringContaining('password') });
    });

    it('there is no password', async () => {
      expect(await failure(url.replace(/:[^:@]+@/, '@'))).toMatchObject({ code: 'denied' });
    });

    it('the database is missing', async () => {
      const error = await failure(server.url('nowhere'));
      expect(error).toMatchObject({ code: 'no-database', message: expect.stringContaining('CREATE DATABASE') });
    });

    it('no server is there', async () => {
      const nobody = `postgres://u:hunter2@127.0.0.1:${await freePort()}/db`;
      expect(await failure(nobody)).toMatchObject({ code: 'unreachable', message: expect.stringContaining('host') });
    });

    it('the server has no TLS', async () => {
      const error = await failure(`${url}&sslmode=verify-full`);
      expect(error).toMatchObject({ code: 'unreachable', message: expect.stringContaining('TLS') });
    });

    it('the user may not create tables', async () => {
      await server.query("CREATE ROLE guest LOGIN PASSWORD 'hunter2'");
      expect(await failure(server.url('postgres', 'guest', 'hunter2'))).toMatchObject({ code: 'unwritable' });
    });

    it('the server is read-only', async () => {
      const address = await server.newDatabase('standby');
      await server.query('ALTER DATABASE standby SET default_transaction_read_only = on');
      expect(await failure(address)).toMatchObject({ code: 'unwritable', message: expect.stringContaining('standby') });
    });

    it('the database cannot hold every character', async () => {
      const address = await server.newDatabase('narrow', "ENCODING 'LATIN1' TEMPLATE template0");
      expect(await failure(address)).toMatchObject({
        code: 'unwritable',
        message: expect.stringContaining('LATIN1'),
      });
    });

    it('the database is of another program, and leaves it alone', async () => {
      await server.query(`CREATE TABLE ${schema}.messages (theirs integer)`);
      expect(await failure(url)).toMatchObject({ code: 'foreign' });
      const tables = await server.query(`SELECT tablename FROM pg_tables WHERE schemaname = '${schema}'`);
      expect(tables).toEqual([{ tablename: 'messages' }]);
    });

    it('a newer version wrote it', async () => {
      await (await open()).close();
      await server.query(`UPDATE ${schema}.guide_format SET version = 999`);
      expect(await failure(url)).toMatchObject({ code: 'newer-version', message: expect.stringContaining('999') });
    });
  });
});

describe('several instances', () => {
  it('leave a reply to the one that committed it for 30 s, and then to one of them at a time', async () => {
    const stores = await Promise.all([open(), open(), open()]);
    await stores[0].commit(turn({ replies: [reply('1'), reply('2')] }));
    // Which of the instances takes which reply is chance.
    const found = async () =>
      (await Promise.all(stores.map((store) => store.unsent('test'))))
        .flat()
        .map(({ message: { seq } }) => seq)
        .sort();
    const pass = (seconds: number) =>
      server.query(`UPDATE ${schema}.messages SET taken_up = taken_up - interval '${seconds} s'`);
    expect(await found()).toEqual([]);
    await pass(20);
    expect(await found()).toEqual([]);
    await pass(11);
    expect(await found()).toEqual([2, 3]);
    expect(await found()).toEqual([]);
    await stores[1].markSent('c', [2]);
    await pass(31);
    expect(await found()).toEqual([3]);
  });

  it('see what was committed while they waited for the conversation', async () => {
    const store = await open();
    await store.commit(turn({ key: 'k1' }));
    const other = await holding('UPDATE conversations SET version = 2');
    await other.query("INSERT INTO turns SELECT id, 'k2', 3, 2 FROM conversations");
    const late = ['k2', 'k3'].map((key) => store.commit(turn({ key, expectedVersion: 1, state: 'late' })));
    await waiting(2);
    await other.query('COMMIT');
    expect(await Promise.all(late)).toEqual([{ status: 'duplicate' }, { status: 'conflict' }]);
    expect(await store.load('c')).toMatchObject({ state: {}, version: 2, lastSeq: 2 });
  });

  // Whoever locks in one order cannot wait for each other in a circle.
  describe('lock conversations in order, and before their messages', () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
      for (const conversation of ['c1', 'c2']) await store.commit(turn({ conversation }));
    });
    const first = "SELECT FROM conversations WHERE name = 'c1' FOR UPDATE";

    it('when they mark replies as sent', async () => {
      const other = await holding(first);
      const marked = store.markSent('c1', [2]);
      await waiting(1);
      await other.query('SELECT FROM messages FOR UPDATE NOWAIT');
      await other.query('COMMIT');
      await marked;
      expect(await store.turn('c1', 'k')).toMatchObject([{ from: 'user' }, { sent: true }]);
    });

    it('when they forget a person', async () => {
      const other = await holding(first);
      const forgotten = store.forgetUser('u');
      await waiting(1);
      await other.query("SELECT FROM conversations WHERE name = 'c2' FOR UPDATE NOWAIT");
      await other.query('COMMIT');
      await forgotten;
      expect(await Promise.all([store.load('c1'), store.load('c2')])).toEqual([undefined, undefined]);
    });

    it('and wait for none when they sweep', async () => {
      const other = await holding(first);
      expect(await store.sweep(5000)).toBe(1);
      await other.query('COMMIT');
      expect(await store.sweep(5000)).toBe(1);
    });
  });
});

describe('a server that goes away', () => {
  it('loses nothing acknowledged, is reported, and is found again', async () => {
    const store = await open();
    const acknowledged: string[] = [];
    const failures: unknown[] = [];
    const talk = async (conversation: string) => {
      for (let version = 0; failures.length < 4; version += 1) {
        try {
          await store.commit(turn({ conversation, key: `${version}`, expectedVersion: version }));
          acknowledged.push(`${conversation} ${version}`);
        } catch (error) {
          failures.push(error);
          return version;
        }
      }
      return undefined;
    };
    const talks = Promise.all(['a', 'b', 'c', 'd'].map(talk));
    while (acknowledged.length < 50) await new Promise(setImmediate);
    await server.stop();
    const reached = await talks;
    expect(failures).toEqual(failures.map(() => expect.objectContaining({ code: 'unreachable' })));
    await expect(store.load('a')).rejects.toMatchObject({ code: 'unreachable' });
    await expect(openStore(url)).rejects.toMatchObject({ code: 'unreachable' });

    await server.start();
    for (const entry of acknowledged) {
      const [conversation, key] = entry.split(' ') as [string, string];
      expect(await store.turn(conversation, key)).toHaveLength(2);
    }
    // Whether the turn that was cut off was kept or not, it is there once when it is sent again.
    for (const [i, conversation] of ['a', 'b', 'c', 'd'].entries()) {
      const version = reached[i]!;
      await store.commit(turn({ conversation, key: `${version}`, expectedVersion: version }));
      expect(await store.load(conversation)).toMatchObject({ version: version + 1, lastSeq: 2 * (version + 1) });
    }
  });
});
