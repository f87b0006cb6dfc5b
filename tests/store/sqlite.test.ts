import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Libsql from 'libsql';
import { openStore } from '../../src/store/open-store';
import { sqliteError } from '../../src/store/sqlite/error';
import { sqliteMigrations } from '../../src/store/sqlite/schema';
import { reply, turn } from './turns';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  path = join(folder, 'a.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => openStore(`sqlite:${path}`);

describe('opening', () => {
  it('creates the folder, and files that only their owner can read', async () => {
    path = join(folder, 'new', 'folder', 'a.db');
    const store = await open();
    await store.commit(turn({}));
    for (const file of readdirSync(join(folder, 'new', 'folder'))) {
      expect([file, statSync(join(folder, 'new', 'folder', file)).mode & 0o777]).toEqual([file, 0o600]);
    }
    expect(statSync(join(folder, 'new')).mode & 0o777).toBe(0o700);
    await store.close();
  });

  it('takes away the rights of others on a file that has them', async () => {
    await (await open()).close();
    chmodSync(path, 0o644);
    await (await open()).close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('keeps what was there', async () => {
    const first = await open();
    await first.commit(turn({ state: 'kept' }));
    await first.close();
    const second = await open();
    expect(await second.load('c')).toMatchObject({ state: 'kept' });
    await second.close();
  });

  it('works from several processes at once on a new file', async () => {
    const child = join(__dirname, 'count-child.cjs');
    const runs = await Promise.all(
      [1, 2, 3].map((n) => promisify(execFile)(process.execPath, [child, `sqlite:${path}`, `${n}`])),
    );
    expect(runs.map(({ stdout }) => stdout)).toEqual(['done', 'done', 'done']);
    const store = await open();
    expect(await store.load('c')).toMatchObject({ state: 90, version: 90 });
    await store.close();
  });

  it('says what to do when the file cannot be created', async () => {
    writeFileSync(join(folder, 'file'), '');
    path = join(folder, 'file', 'a.db');
    await expect(open()).rejects.toMatchObject({ code: 'unwritable', message: expect.stringContaining(path) });
  });

  it('says what to do when the path is a folder', async () => {
    path = folder;
    await expect(open()).rejects.toMatchObject({ code: 'unwritable' });
  });

  it('ends where no folder can be made', async () => {
    path = '/proc/nowhere/deep/guide.db';
    await expect(open()).rejects.toMatchObject({ code: 'unwritable' });
  });

  it('says so when the file is not a database, and leaves it alone', async () => {
    const text = 'this is not a database '.repeat(1000);
    writeFileSync(path, text);
    await expect(open()).rejects.toMatchObject({ code: 'corrupt', message: expect.stringContaining(path) });
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('says so when the database is damaged', async () => {
    const store = await open();
    await store.commit(turn({}));
    await store.close();
    truncateSync(path, 8192);
    const damaged = open().then((again) => again.load('c'));
    await expect(damaged).rejects.toMatchObject({ code: 'corrupt' });
  });

  it('brings the format before up to date: words of nobody known are deleted from the files, thumbs are kept', async () => {
    const old = new Libsql(path);
    old.exec(`PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON; ${sqliteMigrations.slice(0, 2).join('')}
      PRAGMA user_version = 2; PRAGMA application_id = ${0x43524d50};
      INSERT INTO unanswered VALUES ('my secret question', 2, 7);
      INSERT INTO feedback (about, liked, comment, at) VALUES ('faq.a', 1, 'my secret remark', 7)`);
    old.close();
    const store = await open();
    expect(await store.unanswered(10)).toEqual([]);
    expect(await store.feedback(10)).toEqual([{ about: 'faq.a', liked: true, comment: '', at: 7 }]);
    expect(readdirSync(folder).filter((file) => readFileSync(join(folder, file)).includes('my secret'))).toEqual([]);
    await store.commit(turn({ unanswered: 'new?' }));
    expect(await store.unanswered(10)).toEqual([{ question: 'new?', count: 1, lastAt: 1000 }]);
    await store.close();
  });

  it('refuses the database of another program', async () => {
    const other = new Libsql(path);
    other.exec('CREATE TABLE theirs (id)');
    other.close();
    await expect(open()).rejects.toMatchObject({ code: 'foreign' });
  });

  it('refuses a database of a newer version', async () => {
    await (await open()).close();
    const newer = new Libsql(path);
    newer.exec('PRAGMA user_version = 999');
    newer.close();
    await expect(open()).rejects.toMatchObject({ code: 'newer-version', message: expect.stringContaining('999') });
  });
});

describe('deleting', () => {
  it('leaves no trace in the files', async () => {
    const secret = 'sore-left-calf-7431';
    const traces = () =>
      ['', '-wal'].map((end) => path + end).filter((file) => existsSync(file) && readFileSync(file).includes(secret));
    const store = await open();
    for (let version = 0; version < 20; version += 1) {
      await store.commit(
        turn({
          conversation: secret,
          user: secret,
          key: `${secret}${version}`,
          expectedVersion: version,
          address: { secret },
          state: { secret: secret.repeat(version * 50) },
          message: { text: secret },
          replies: [reply(secret.repeat(500))],
          unanswered: secret,
        }),
      );
    }
    await store.addFeedback({ about: secret, liked: true, comment: secret, at: 1, conversation: secret, user: secret });
    await store.commit(turn({ conversation: 'other' }));
    expect(traces()).not.toEqual([]);
    await store.forgetUser(secret);
    expect(traces()).toEqual([]);
    await store.close();
    expect(traces()).toEqual([]);
  });
});

describe('errors', () => {
  it.each([
    ['SQLITE_FULL', 'full'],
    ['SQLITE_CORRUPT_INDEX', 'corrupt'],
    ['SQLITE_READONLY_DBMOVED', 'unwritable'],
    ['SQLITE_BUSY_SNAPSHOT', 'busy'],
    ['SQLITE_IOERR_FSYNC', 'failed'],
  ])('of SQLite have a stable code: %s', (code, expected) => {
    const cause = Object.assign(new Error('secret detail'), { code });
    const error = sqliteError(cause);
    expect(error).toMatchObject({ code: expected, cause });
    expect(error.message).not.toContain('secret detail');
  });
});
