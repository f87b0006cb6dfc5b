import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Libsql from 'libsql';
import { openStore } from '../../src/store/open-store';
import { backupSqlite } from '../../src/store/sqlite/backup';
import { turn } from './turns';

let folder: string;
let path: string;
let copy: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "back up 'q'-"));
  path = join(folder, 'a.db');
  copy = join(folder, 'copy.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a backup', () => {
  it('holds every acknowledged turn, whole, while turns are written', async () => {
    const child = spawn(process.execPath, [join(__dirname, 'crash-child.cjs'), `sqlite:${path}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const acknowledged: { conversation: string; seq: number }[] = [];
    const copies: { file: string; promised: number }[] = [];
    for await (const line of createInterface(child.stdout)) {
      acknowledged.push(JSON.parse(line));
      if (acknowledged.length % 100 === 0) {
        const file = join(folder, `copy${copies.length}.db`);
        copies.push({ file, promised: acknowledged.length });
        backupSqlite(path, file);
        if (copies.length === 3) child.kill('SIGKILL');
      }
    }
    if (child.signalCode === null) await once(child, 'exit');

    for (const { file, promised } of copies.slice(0, 3)) {
      const database = new Libsql(file);
      expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
      database.close();
      const store = await openStore(`sqlite:${file}`);
      const kept = new Map<string, Set<number>>();
      for (const conversation of ['a', 'b', 'c', 'd']) {
        const messages = await store.messages(conversation, 0, 10_000);
        expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, i) => i + 1));
        expect((await store.load(conversation))?.lastSeq).toBe(messages.length);
        kept.set(conversation, new Set(messages.map(({ seq }) => seq)));
      }
      const missing = acknowledged
        .slice(0, promised)
        .filter(({ conversation, seq }) => !kept.get(conversation)?.has(seq));
      expect(missing).toEqual([]);
      await store.close();
    }
    expect(copies.length).toBeGreaterThanOrEqual(3);
  });

  it('goes on where the bot left off, and only its owner can read it', async () => {
    const store = await openStore(`sqlite:${path}`);
    await store.secret('key', () => 'secret');
    await store.commit(turn({ state: 'kept', unanswered: 'why?' }));
    backupSqlite(path, copy);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    await store.close();
    const restored = await openStore(`sqlite:${copy}`);
    expect(await restored.load('c')).toMatchObject({ state: 'kept', version: 1 });
    expect(await restored.secret('key', () => 'other')).toBe('secret');
    expect((await restored.commit(turn({ key: 'k2', expectedVersion: 1 }))).status).toBe('committed');
    await restored.close();
  });

  it('holds nothing that was deleted', async () => {
    const store = await openStore(`sqlite:${path}`);
    await store.commit(turn({ message: { text: 'my secret' } }));
    await store.forget('c');
    backupSqlite(path, copy);
    await store.close();
    expect(readFileSync(copy).includes('my secret')).toBe(false);
  });

  it('overwrites nothing, and says so', async () => {
    await (await openStore(`sqlite:${path}`)).close();
    writeFileSync(copy, 'mine');
    for (const target of [copy, path, folder, join(folder, 'missing', 'a.db')]) {
      expect(() => backupSqlite(path, target)).toThrow(expect.objectContaining({ code: 'unwritable' }));
    }
    expect(readFileSync(copy, 'utf8')).toBe('mine');
    expect(existsSync(path)).toBe(true);
  });

  it('leaves nothing behind when there is no database, or a damaged one', () => {
    expect(() => backupSqlite(path, copy)).toThrow(expect.objectContaining({ code: 'unwritable' }));
    writeFileSync(path, 'this is not a database '.repeat(1000));
    chmodSync(path, 0o600);
    expect(() => backupSqlite(path, copy)).toThrow(expect.objectContaining({ code: 'corrupt' }));
    expect(readdirSync(folder)).toEqual(['a.db']);
  });
});
