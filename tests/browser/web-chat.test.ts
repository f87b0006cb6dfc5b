import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, launchChromium } from '../support/chromium';
import { freePort, type ServerProcess, startServer } from '../support/server-process';

jest.setTimeout(120_000);

describeInBrowser('the chat in a real browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guide-browser-'));
  let browser: Browser;
  let server: ServerProcess;
  let hostOrigin: string;
  const hostPort = freePort();

  beforeAll(async () => {
    hostOrigin = `http://localhost:${await hostPort}`;
    browser = await launchChromium();
    server = await start();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (port?: number) =>
    startServer({
      DATABASE_URL: `sqlite:${join(folder, 'chat.db')}`,
      ALLOWED_ORIGINS: hostOrigin,
      ...(port && { PORT: String(port) }),
    });

  async function openChat(
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<{ page: Page; faults: string[] }> {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(server.url);
    await said(page, 'I am Cramp Guide');
    return { page, faults };
  }

  const said = (page: Page, text: string | RegExp) => page.getByText(text).last().waitFor({ timeout: 30_000 });
  const type = async (page: Page, text: string) => {
    const box = page.locator('[data-id="webchat-sendbox-input"]');
    await box.fill(text);
    await box.press('Enter');
  };
  const progress = (page: Page) => page.getByText(/question \d+ of about \d+/i).last();
  const questionNumber = async (page: Page) =>
    Number((await progress(page).textContent())?.match(/question (\d+)/i)?.[1]);

  /** Answers every question with "None of these", else skips it, until the result is there. */
  async function finishCheck(page: Page): Promise<number> {
    for (let taps = 0; taps < 60; taps += 1) {
      const before = await page.getByText(/question \d+ of about \d+/i).count();
      const card = page.locator('.ac-adaptiveCard').last();
      const none = card.getByRole('button', { name: 'None of these' });
      const button = (await none.count()) > 0 ? none : card.getByRole('button', { name: 'Skip' });
      await button.click();
      await page.waitForFunction(
        ([count]) =>
          [...document.querySelectorAll('p, div')].filter(
            (node) => node.childElementCount === 0 && /question \d+ of about \d+/i.test(node.textContent ?? ''),
          ).length > Number(count) || document.body.textContent?.includes('When to get help'),
        [before],
        { timeout: 30_000 },
      );
      if (await page.getByText('When to get help').count()) {
        return taps + 1;
      }
    }
    throw new Error('The check does not end.');
  }

  it('answers a question with its sources and goes through a whole check by taps', async () => {
    const { page, faults } = await openChat();
    await type(page, 'why do my legs cramp at night');
    await said(page, /Nobody knows for sure/);
    await page
      .getByRole('link', { name: /nidirect|NHS|Mayo/i })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Start the check' }).last().click();
    await said(page, /question 1 of about/i);
    expect(await finishCheck(page)).toBeGreaterThan(5);
    await said(page, 'What to try tonight');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('goes on where it was after a reload', async () => {
    const { page } = await openChat();
    await type(page, 'start the check');
    await said(page, /question 1 of about/i);
    await page.locator('.ac-adaptiveCard').last().getByRole('button', { name: 'None of these' }).click();
    await said(page, /question 2 of about/i);
    await page.reload();
    await said(page, /question 2 of about/i);
    await page.locator('.ac-adaptiveCard').last().getByRole('button', { name: 'None of these' }).click();
    await said(page, /question 3 of about/i);
    await page.context().close();
  });

  it('loses nothing when the server is killed in the middle of a check', async () => {
    const { page } = await openChat();
    await type(page, 'start the check');
    await said(page, /question 1 of about/i);
    await page.locator('.ac-adaptiveCard').last().getByRole('button', { name: 'None of these' }).click();
    await said(page, /question 2 of about/i);
    const { port } = server;
    await server.kill();
    server = await start(port);
    await page.reload();
    await said(page, /question 2 of about/i);
    expect(await questionNumber(page)).toBe(2);
    await page.locator('.ac-adaptiveCard').last().getByRole('button', { name: 'None of these' }).click();
    await said(page, /question 3 of about/i);
    await page.context().close();
  });

  it('shows an emergency with the number and nothing to try', async () => {
    const { page } = await openChat();
    await type(page, 'my leg is swollen and i have chest pain and cant breathe');
    await said(page, /999/);
    expect(await page.getByText(/stretch|massage/i).count()).toBe(0);
    await page.context().close();
  });

  it('can be used by keyboard alone', async () => {
    const { page } = await openChat();
    await page.locator('[data-id="webchat-sendbox-input"]').focus();
    await page.keyboard.type('start the check');
    await page.keyboard.press('Enter');
    await said(page, /question 1 of about/i);
    const none = page.locator('.ac-adaptiveCard').last().getByRole('button', { name: 'None of these' });
    // Web Chat's own way for the keyboard: back to the chat history, Enter goes into its last message, Tab moves inside.
    for (const key of ['Shift+Tab', 'Shift+Tab', 'Enter']) {
      await page.keyboard.press(key);
    }
    for (
      let presses = 0;
      presses < 12 && !(await none.evaluate((node) => node === document.activeElement));
      presses += 1
    ) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await said(page, /question 2 of about/i);
    await page.context().close();
  });

  it.each([
    ['light, on a desktop', { colorScheme: 'light' as const, viewport: { width: 1280, height: 800 } }],
    [
      'dark, on a phone',
      { colorScheme: 'dark' as const, viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    ],
  ])('has no accessibility violations: %s', async (_, options) => {
    const { page } = await openChat({ ...options, bypassCSP: true });
    await type(page, 'start the check');
    await said(page, /question 1 of about/i);
    await page.addScriptTag({ content: axe.source });
    const violations = await page.evaluate(async () => {
      const { axe: run } = window as unknown as {
        axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const found = await run.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
      return found.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
      );
    });
    expect(violations).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.context().close();
  });

  it('opens from a button on another site, and closes with Escape', async () => {
    const host = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!doctype html><html lang="en"><title>A clinic</title><h1>A clinic</h1><script src="${server.url}/widget.js" async></script>`,
      );
    }).listen(await hostPort, 'localhost');
    try {
      const context = await browser.newContext({ locale: 'en-GB' });
      const page = await context.newPage();
      await page.goto(hostOrigin);
      const button = page.getByRole('button', { name: 'Open the chat' });
      await button.click();
      const frame = page.frameLocator('iframe');
      await frame.getByText('I am Cramp Guide').last().waitFor({ timeout: 30_000 });
      await frame.locator('[data-id="webchat-sendbox-input"]').press('Escape');
      await button.waitFor();
      expect(await button.getAttribute('aria-expanded')).toBe('false');
      await context.close();
    } finally {
      host.close();
    }
  });
});
