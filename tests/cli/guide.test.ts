import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/open-store';
import { turn } from '../store/turns';

const ROOT = join(__dirname, '..', '..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guide-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function start(...args: string[]) {
  const { PATH } = process.env;
  const loader = join(ROOT, 'tests/store/typescript.cjs');
  return spawn(process.execPath, ['-r', loader, join(ROOT, 'src/cli/guide.ts'), ...args], {
    cwd: folder,
    env: { PATH },
  });
}

async function run(...args: string[]) {
  const child = start(...args);
  let err = '';
  child.stderr.on('data', (data) => {
    err += data;
  });
  child.stdout.resume();
  const [code] = await once(child, 'close');
  return { code, err };
}

describe('the guide program', () => {
  it('exits with 2 and says how it is used when it is used wrongly', async () => {
    expect(await run('check', 'extra')).toEqual({ code: 2, err: expect.stringMatching(/takes no file.*Usage:/s) });
  });

  it('says that a file is not there, or is a folder', async () => {
    expect(await run('match', 'nowhere.jsonl')).toEqual({
      code: 1,
      err: expect.stringMatching(/^There is no file "nowhere\.jsonl"/),
    });
    expect(await run('match', '.')).toEqual({ code: 1, err: expect.stringMatching(/^"\." is a folder/) });
  });

  it('ends quietly when nobody reads on', async () => {
    const child = start('--help');
    let err = '';
    child.stderr.on('data', (data) => {
      err += data;
    });
    child.stdout.destroy();
    const [code] = await once(child, 'close');
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('reads .env, and creates no database to look into', async () => {
    writeFileSync(join(folder, '.env'), 'DATABASE_URL=sqlite:kept/here.db\n');
    expect(await run('unanswered')).toEqual({
      code: 1,
      err: expect.stringContaining('There is no database "kept/here.db"'),
    });
    expect(existsSync(join(folder, 'kept'))).toBe(false);
  });

  it('copies the database of .env, while it is open', async () => {
    writeFileSync(join(folder, '.env'), 'DATABASE_URL=sqlite:here.db\n');
    const store = await openStore(`sqlite:${join(folder, 'here.db')}`);
    await store.commit(turn({ state: 'kept' }));
    expect(await run('backup', 'copy.db')).toEqual({ code: 0, err: 'The database is copied to copy.db.\n' });
    await store.close();
    const copy = await openStore(`sqlite:${join(folder, 'copy.db')}`);
    expect(await copy.load('c')).toMatchObject({ state: 'kept' });
    await copy.close();
  });

  it('says what is wrong with a setting of .env', async () => {
    writeFileSync(join(folder, '.env'), 'PORT=eighty\nnot a setting\n"\n');
    expect(await run('unanswered')).toEqual({ code: 1, err: expect.stringMatching(/PORT: write a port/) });
  });
});
