import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup } from '../../src/cli/commands/backup';
import { openStore } from '../../src/store/open-store';

const folder = mkdtempSync(join(tmpdir(), 'backup-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(url: string, target: string) {
  const err: string[] = [];
  const io = { out: () => undefined, err: (line: string) => void err.push(line) };
  return { code: backup(io, url, target), err: err.join() };
}

describe('backup', () => {
  const target = join(folder, 'copy.db');

  it.each([
    ['memory:', /no file/],
    ['postgres://u:hunter2@127.0.0.1/db', /pg_dump/],
    ['postgresql://u:hunter2@127.0.0.1/db', /pg_dump/],
  ])('says how else %s is backed up', (url, err) => {
    expect(run(url, target)).toEqual({ code: 1, err: expect.stringMatching(err) });
    expect(existsSync(target)).toBe(false);
  });

  it('writes a new file, and never over an old one', async () => {
    const url = `sqlite:${join(folder, 'a.db')}`;
    await (await openStore(url)).close();
    expect(run(url, target)).toEqual({ code: 0, err: `The database is copied to ${target}.` });
    expect(() => run(url, target)).toThrow('a new file');
  });
});
