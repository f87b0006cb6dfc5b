import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openStore } from '../../src/store/open-store';
import { describeInBrowser, launchChromium } from '../support/chromium';
import { freePort, type ServerProcess, startServer } from '../support/server-process';

jest.setTimeout(180_000);

const PLAYGROUND = require.resolve('@microsoft/m365agentsplayground/cli.js');
const PATIENCE = { timeout: 60_000 };

/** Microsoft's own client for Teams bots, with a connector of its own, against the built program. */
describeInBrowser('the bot in the Microsoft 365 Agents Playground', () => {
  let folder: string;
  let browser: Browser;
  let server: ServerProcess;
  let playground: ChildProcess;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(() => browser?.close());

  // Each test has its own server: the playground has one personal chat and one group, and the bot welcomes there once.
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'guide-teams-'));
    server = await startServer({ DATABASE_URL: `sqlite:${join(folder, 'chat.db')}` });
    const port = await freePort();
    const endpoint = `${server.url}/api/messages`;
    const options = ['-e', endpoint, '-c', 'msteams', '-p', String(port), '--disable-telemetry'];
    playground = spawn(process.execPath, [PLAYGROUND, 'start', ...options], { cwd: folder, stdio: 'ignore' });
    const url = `http://127.0.0.1:${port}/`;
    while (!(await fetch(url).catch(() => undefined))?.ok) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    page = await openPlayground(url);
  });

  afterEach(async () => {
    await page?.context().close();
    const ended = once(playground, 'exit');
    playground.kill();
    await ended;
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function openPlayground(url: string): Promise<Page> {
    faults.length = 0;
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
    // Its fonts come from the network; a test needs none.
    await context.route(
      (address) => address.hostname !== '127.0.0.1',
      (route) => route.abort(),
    );
    // Playground 0.2.28 freezes the cards it was sent, and its own renderer then fails to write into them.
    await context.addInitScript(() => {
      Object.freeze = (object) => object;
    });
    const opened = await context.newPage();
    opened.on('pageerror', (error) => faults.push(error.message));
    await opened.goto(url);
    await said(opened, 'I am Cramp Guide');
    return opened;
  }

  const said = (where: Page, text: string | RegExp) => where.getByText(text).last().waitFor(PATIENCE);

  const type = async (text: string) => {
    await page.getByRole('textbox').first().click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };

  /** The buttons in the chat with this name; those of the playground itself have others. */
  const buttons = (name: string) => page.getByRole('button', { name, exact: true });
  const progress = /question \d+ of about \d+/;

  it('welcomes once, answers with sources, and keeps what the person thinks of the answer', async () => {
    await type('why do my legs cramp at night');
    await said(page, /Nobody knows for sure/);
    await said(page, /Sources: \[1\]/);
    expect(await page.getByText(/Hello, I am Cramp Guide/).count()).toBeLessThanOrEqual(2);

    await page.getByRole('button', { name: 'Like', exact: true }).last().click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox').fill('Clear words.');
    await form.getByRole('button', { name: 'Submit' }).click();
    // The playground does not say which reply it is about, as Teams does.
    expect(await feedback()).toMatchObject([{ liked: true }]);
    expect(faults).toEqual([]);
  });

  /** What the running server has kept; waits until there is some. */
  async function feedback() {
    const store = await openStore(`sqlite:${join(folder, 'chat.db')}`);
    try {
      let kept = await store.feedback(10);
      for (; kept.length === 0; kept = await store.feedback(10)) await page.waitForTimeout(100);
      return kept;
    } finally {
      await store.close();
    }
  }

  it('goes through a whole check by its cards, and leaves no button behind that is of no use', async () => {
    await type('start the check');
    await said(page, /question 1 of about/);
    let taps = 0;
    for (; taps < 60 && (await page.getByText('When to get help').count()) === 0; taps += 1) {
      const before = await page.getByText(progress).count();
      const none = buttons('None of these');
      await ((await none.count()) > 0 ? none : buttons('Skip')).last().click();
      await page.waitForFunction(
        (count) =>
          document.body.textContent?.includes('When to get help') ||
          (document.body.textContent?.match(/question \d+ of about \d+/g) ?? []).length > count,
        before,
        PATIENCE,
      );
      await page.waitForFunction(
        () =>
          [...document.querySelectorAll('button')].filter(({ textContent }) => textContent === 'Why do you ask?')
            .length <= 1,
        undefined,
        PATIENCE,
      );
    }
    expect(taps).toBeGreaterThan(5);
    await said(page, 'What to try tonight');
    for (const name of ['None of these', 'Skip', 'Back', 'Why do you ask?']) {
      expect(await buttons(name).count()).toBe(0);
    }
    expect(faults).toEqual([]);
  });

  it('answers a mention in a group, and does the check only where nobody reads along', async () => {
    await page.getByRole('treeitem', { name: /Group Chat/ }).click();
    await said(page, /Mention me with a question/);
    await mention('why do my legs cramp at night');
    await said(page, /Nobody knows for sure/);
    await mention('start the check');
    await said(page, /where others can read along/);
    expect(await page.getByText(progress).count()).toBe(0);
    expect(faults).toEqual([]);
  });

  async function mention(text: string): Promise<void> {
    await page.getByRole('textbox').first().click();
    await page.keyboard.type('@');
    await page.getByRole('menuitem', { name: 'Test Bot' }).click();
    await page.keyboard.type(` ${text}`);
    await page.keyboard.press('Enter');
  }
});
