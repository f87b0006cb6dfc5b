import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doctor } from '../../src/cli/commands/doctor';
import {
  checkAddress,
  checkContent,
  checkCredentials,
  checkFiles,
  checkNode,
  checkStore,
} from '../../src/cli/doctor/local';
import { checkOnline } from '../../src/cli/doctor/online';
import { loadKnowledge } from '../../src/knowledge/load';
import { readPack } from '../../src/pack/pack';
import { readSettings } from '../../src/settings/settings';
import { openStore } from '../../src/store/open-store';

const IDENTITY = {
  MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
  MicrosoftAppTenantId: 'aaaaaaaa-2222-4333-8444-555555555555',
  MicrosoftAppPassword: 'a secret nobody may read',
};

let folder: string;
let web: string;
const before = { directory: process.cwd(), environment: process.env };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  web = join(folder, 'web');
  mkdirSync(join(web, 'public'), { recursive: true });
  writeFileSync(join(web, 'assets.json'), '{"webchat":"/w.js","page":"/p.js","style":"/s.css","icon":"/i.svg"}');
  process.chdir(folder);
  process.env = { PATH: before.environment.PATH };
});

afterEach(() => {
  process.chdir(before.directory);
  process.env = before.environment;
  rmSync(folder, { recursive: true });
});

async function run(environment: Record<string, string> = {}, webFolder = web) {
  Object.assign(process.env, environment);
  const lines: string[] = [];
  const io = { out: (line: string) => lines.push(line), err: (line: string) => lines.push(line) };
  const code = await doctor(io, { online: false, webFolder });
  return { code, text: lines.join('\n') };
}

describe('the doctor', () => {
  it('finds a fresh checkout ready, with warnings, and makes no database', async () => {
    const { code, text } = await run();
    expect(code).toBe(0);
    expect(text).toMatch(/^ok +settings/m);
    expect(text).toMatch(/^ok +page/m);
    expect(text).toMatch(/^warning +credentials +MicrosoftAppId/m);
    expect(text).toMatch(/Ready\.$/);
    expect(() => statSync('data')).toThrow();
  });

  it('finds a bot in production ready', async () => {
    const { code, text } = await run({
      ...IDENTITY,
      PUBLIC_URL: 'https://bot.example.org',
      TRUST_PROXY: 'true',
      ALLOWED_ORIGINS: 'https://www.example.org',
    });
    expect(code).toBe(0);
    expect(text).toMatch(/^ok +credentials +complete for SingleTenant/m);
    expect(text).not.toContain(IDENTITY.MicrosoftAppPassword);
  });

  it('says every wrong setting, and goes on with what does not need them', async () => {
    const { code, text } = await run({ PORT: 'eighty', TRUST_PROXY: 'perhaps' });
    expect(code).toBe(1);
    expect(text).toMatch(/^problem +settings +PORT: write a port/m);
    expect(text).toMatch(/^problem +settings +TRUST_PROXY: write true or false/m);
    expect(text).toMatch(/^ok +content/m);
    expect(text).toMatch(/2 to mend before people use it\.$/);
  });

  it('says that the pages are not built', async () => {
    const { code, text } = await run({}, join(folder, 'nowhere'));
    expect(code).toBe(1);
    expect(text).toMatch(/^problem +page .*npm run build/m);
  });
});

describe('the Node.js version', () => {
  it.each([
    ['20.11.1', 'problem'],
    ['18.20.0', 'problem'],
    ['20.12.0', 'ok'],
    ['24.1.0', 'ok'],
  ])('%s: %s', (version, level) => {
    expect(checkNode(version).level).toBe(level);
  });
});

describe('the content', () => {
  it('is named with its first faults', () => {
    const { found } = checkContent(() => loadKnowledge([{ path: 'content/faq.yaml', text: '- id: wrong\n' }]));
    expect(found).toMatchObject([{ level: 'problem', text: expect.stringContaining('content/faq.yaml:1') }]);
  });

  it('is warned of while nobody reviewed it', () => {
    const { found } = checkContent(() => loadKnowledge(readPack()));
    expect(found).toMatchObject([{ level: 'ok' }, { level: 'warning', text: expect.stringContaining('reviewed') }]);
  });
});

describe('the store', () => {
  it('is tried out, and nothing of that stays', async () => {
    const url = `sqlite:${join(folder, 'kept.db')}`;
    await (await openStore(url)).close();
    expect(await checkStore(url)).toMatchObject({ level: 'ok' });
    const store = await openStore(url);
    expect(await store.load(`doctor|${process.pid}`)).toBeUndefined();
    await store.close();
  });

  it('in memory is warned of', async () => {
    expect(await checkStore('memory:')).toMatchObject({ level: 'warning' });
  });

  it.each([
    ['a file that is no database', () => writeFileSync('bad.db', 'no database at all, only words'.repeat(50))],
    ['a file of a newer program', () => newer('bad.db')],
  ])('that is %s is a problem', async (_what, make) => {
    await make();
    expect(await checkStore('sqlite:bad.db')).toMatchObject({ level: 'problem' });
  });

  it('of PostgreSQL that nobody answers for is a problem, without its password', async () => {
    const found = await checkStore('postgres://user:the-password@127.0.0.1:1/guide');
    expect(found.level).toBe('problem');
    expect(found.text).not.toContain('the-password');
  });
});

async function newer(path: string): Promise<void> {
  await (await openStore(`sqlite:${path}`)).close();
  const Database = require('libsql');
  const database = new Database(path);
  database.exec('PRAGMA user_version = 999');
  database.close();
}

it('warns of secrets and conversations that others of the machine may read', () => {
  writeFileSync('.env', '');
  writeFileSync('chat.db', '');
  chmodSync('.env', 0o644);
  chmodSync('chat.db', 0o640);
  expect(checkFiles('sqlite:chat.db').map(({ level, text }) => [level, text])).toEqual([
    ['warning', expect.stringContaining('chmod 600 .env')],
    ['warning', expect.stringContaining('chmod 600 chat.db')],
  ]);
  chmodSync('.env', 0o600);
  chmodSync('chat.db', 0o600);
  expect(checkFiles('sqlite:chat.db')).toMatchObject([{ level: 'ok' }]);
});

describe('credentials and address', () => {
  const levels = (environment: Record<string, string>) => {
    const settings = readSettings(environment);
    return [checkCredentials(settings), ...checkAddress(settings)].map(({ level }) => level);
  };

  it.each([
    [{}, ['warning', 'warning']],
    [IDENTITY, ['ok', 'problem']],
    [{ ...IDENTITY, MicrosoftAppType: 'MultiTenant', PUBLIC_URL: 'http://bot.example.org' }, ['warning', 'problem']],
    [{ ...IDENTITY, PUBLIC_URL: 'https://bot.example.org' }, ['ok', 'ok', 'warning']],
    [{ ...IDENTITY, PUBLIC_URL: 'https://bot.example.org', TRUST_PROXY: 'true' }, ['ok', 'ok']],
    [{ ...IDENTITY, PUBLIC_URL: 'https://bot.example.org', HOST: '0.0.0.0' }, ['ok', 'ok']],
  ])('%j', (environment, expected) => {
    expect(levels(environment as Record<string, string>)).toEqual(expected);
  });
});

describe('what only the network can tell', () => {
  const reach = (url: string) => checkOnline(readSettings({ PUBLIC_URL: url }));

  it.each([
    ['the bot', 200, '{"status":"ok"}', 'ok'],
    ['another program', 200, '<html>Welcome to nginx!</html>', 'problem'],
    ['a web server without the bot', 502, 'Bad gateway', 'problem'],
  ])('the address leads to %s', async (_what, status, body, level) => {
    const server = createServer((_req, res) => {
      res.statusCode = status;
      res.end(body);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const found = await reach(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(found.map((each) => each.level)).toEqual([level]);
    server.close();
    server.closeAllConnections();
  });

  it('the address leads nowhere', async () => {
    expect(await reach('http://127.0.0.1:1')).toMatchObject([{ level: 'problem' }]);
  });
});
