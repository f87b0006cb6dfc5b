import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'restify';
import { readClaims } from '../../src/cli/proof/claims';
import { readCall } from '../../src/cli/usage';
import { explain } from '../../src/errors/explain';
import { OperatorError } from '../../src/errors/operator-error';
import { loadKnowledge } from '../../src/knowledge/load';
import { parsePattern } from '../../src/knowledge/patterns/pattern';
import { readPack } from '../../src/pack/pack';
import { mountStatic } from '../../src/server/content/static-files';
import { listen } from '../../src/server/listen';
import { readSettings } from '../../src/settings/settings';
import { openStore } from '../../src/store/open-store';

/** Where another program listens already. */
async function listenTwice(): Promise<unknown> {
  const other = createServer();
  const port = await listen(other, 0, '127.0.0.1');
  try {
    return await listen(createServer(), port, '127.0.0.1');
  } finally {
    other.close();
  }
}

const STACK = /^\s+at /m;

describe('what an operator can put right', () => {
  it.each<[string, () => unknown, RegExp]>([
    ['a setting', () => readSettings({ PORT: 'x' }), /PORT: write a port number/],
    ['a pack that is not there', () => readPack('/nowhere'), /name a folder that holds content/],
    [
      'a fault of the content',
      () => loadKnowledge([{ path: 'content/faq.yaml', text: '- { id: faq.a, question: A?, answr: B. }' }]),
      /content\/faq\.yaml:1:\d+ /,
    ],
    ['a pattern', () => parsePattern('a ~ b ~ c'), /write two patterns/],
    ['an address of a store', () => openStore('nothing:'), /Use sqlite:/],
    ['pages that were not built', () => mountStatic(createServer(), '/nowhere'), /npm run build/],
    ['a port that is taken', listenTwice, /^PORT: another program/],
    [
      'a host that is not this machine',
      () => listen(createServer(), 0, '192.0.2.1'),
      /^HOST: this machine has no such/,
    ],
    ['a file of claims', () => readClaims('/nowhere'), /cannot be read/],
    ['a command line', () => readCall(['dance']), /There is no command "dance"/],
    ['what the system refuses', () => readFileSync('/nowhere'), /no such file/],
  ])('is said without a stack: %s', async (_what, fail, says) => {
    const error = await (async () => fail())().catch((thrown: unknown) => thrown);
    expect(explain(error)).toMatch(says);
    expect(explain(error)).not.toMatch(STACK);
    expect(error instanceof OperatorError ? error.code : 'system').toMatch(/^[a-z-]+$/);
  });

  it('is not a fault of the program, which is said with where it is', () => {
    expect(explain(new TypeError('x is not a function'))).toMatch(STACK);
    expect(explain('thrown as it is')).toBe('thrown as it is');
  });
});

describe('starting with a pack that has a fault', () => {
  const root = join(__dirname, '..', '..');
  const place = mkdtempSync(join(tmpdir(), 'guide-'));
  afterAll(() => rmSync(place, { recursive: true }));

  it('says file, line and remedy, and ends with 1', () => {
    for (const name of ['content', 'intents', 'package.json']) {
      cpSync(join(root, name), join(place, name), { recursive: true });
    }
    const isProgram = (path: string) => !/dist[\\/]fitted|\.(map|br|gz)$/.test(path);
    cpSync(join(root, 'dist'), join(place, 'dist'), { recursive: true, filter: isProgram });
    symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'));
    const file = join(place, 'content', 'sources.yaml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n- { id: Not An Id }\n`);

    const { status, stdout, stderr } = spawnSync(process.execPath, [join(place, 'dist', 'main.js')], {
      cwd: place,
      env: { PATH: process.env.PATH, DATABASE_URL: 'memory:', PORT: '0' },
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/^content\/sources\.yaml:\d+:\d+ \S/m);
    expect(stderr).toMatch(/Correct and start again/);
    expect(stderr).not.toMatch(STACK);
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });
});
