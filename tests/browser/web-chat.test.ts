import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, launchChromium } from '../support/chromium';
import { type ServerProcess, startServer } from '../support/server-process';
import { finishCheck, openChat as openIn, said, type } from './chat-page';

jest.setTimeout(120_000);

describeInBrowser('the chat in a real browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guide-browser-'));
  let browser: Browser;
  let server: ServerProcess;

  beforeAll(async () => {
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
      ...(port && { PORT: String(port) }),
    });

  const openChat = (options?: Parameters<Browser['newContext']>[0]) => openIn(browser, server.url, options);
  const progress = (page: Page) =>
    page
      .locator('#chat')
      .getByText(/question \d+ of about \d+/i)
      .last();
  const questionNumber = async (page: Page) =>
    Number((await progress(page).textContent())?.match(/question (\d+)/i)?.[1]);

  it('answers a question with its sources and goes through a whole check by taps', async () => {
    const { page, faults } = await openChat();
    await type(page, 'why do my legs cramp at night');
    await said(page, /Nobody knows for sure/);
    await page
      .locator('#chat')
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
    // Nothing of the page beside the chat either, where questions and answers stand at other times.
    await page.locator('.questions').waitFor({ state: 'hidden' });
    expect(
      await page
        .getByText(/stretch|massage/i)
        .filter({ visible: true })
        .count(),
    ).toBe(0);
    await page.reload();
    await said(page, /999/);
    await page.locator('.questions').waitFor({ state: 'hidden' });
    await type(page, 'it was a mistake');
    await page.locator('.questions').waitFor();
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
});
