import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { describeInBrowser, launchChromium } from '../support/chromium';
import { type ServerProcess, startServer } from '../support/server-process';
import { lastCard, openChat, said, sendBox, type } from './chat-page';

jest.setTimeout(240_000);

const ACTIVITIES = '**/v3/directline/conversations/*/activities';
const CONVERSATIONS = /\/v3\/directline\/conversations(\?.*)?$/;
const ONE = /\/v3\/directline\/conversations\/[^/]+\?/;

describeInBrowser('a chat in trouble', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guide-trouble-'));
  let browser: Browser;
  let server: ServerProcess;

  const start = (port?: number) =>
    startServer({ DATABASE_URL: `sqlite:${join(folder, 'chat.db')}`, ...(port && { PORT: String(port) }) });

  beforeAll(async () => {
    browser = await launchChromium();
    server = await start();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const notice = (page: Page) => page.locator('#notice');
  const reconnect = (page: Page) => page.getByRole('button', { name: 'Reconnect' });
  const times = (page: Page, text: string) => page.locator('.webchat__bubble').filter({ hasText: text }).count();
  /** A refusal as our server, a proxy before it, or another server in its place would write it. */
  const refuse = (status: number, code: string) => (route: Route) =>
    route.fulfill({
      status,
      contentType: 'application/json',
      body: JSON.stringify({ error: { code, message: code } }),
    });
  /** One press of the button, unless the page was faster and has connected again by itself. */
  async function pressReconnect(page: Page): Promise<void> {
    const pressed = await reconnect(page)
      .click({ timeout: 2_000 })
      .then(() => true)
      .catch(() => false);
    await notice(page).waitFor({ state: 'hidden' });
    if (pressed) {
      await page.waitForFunction(() => document.activeElement?.getAttribute('data-id') === 'webchat-sendbox-input');
    }
  }
  /** The page says so, and comes back to the same conversation with all that was said, by one press at the latest. */
  async function recovers(page: Page, history: string): Promise<void> {
    await notice(page).waitFor({ timeout: 60_000 });
    await page.unrouteAll();
    await pressReconnect(page);
    await said(page, history);
    await type(page, 'start the check');
    await said(page, /question 1 of about/i);
  }
  /** A chat whose stream can be cut, as a sleeping machine or a lost network does; the client comes back by itself or not at all. */
  async function openCuttable(): Promise<{ page: Page; cutStreams: () => void }> {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    const open: { close(): Promise<void> }[] = [];
    await page.routeWebSocket(/\/stream\?/, (socket) => {
      socket.connectToServer();
      open.push(socket);
    });
    await page.goto(server.url);
    await said(page, 'I am Cramp Guide');
    const cutStreams = () => {
      for (const socket of open.splice(0)) {
        void socket.close();
      }
    };
    return { page, cutStreams };
  }

  it('goes on by itself when the stream was cut, and shows what was said meanwhile', async () => {
    const { page, cutStreams } = await openCuttable();
    cutStreams();
    await type(page, 'start the check');
    // The client waits 3 to 15 seconds before it comes back.
    await said(page, /question 1 of about/i);
    expect(await notice(page).isVisible()).toBe(false);
    await page.context().close();
  });

  it.each([
    [404, 'ConversationNotFound', 'a conversation the server does not find, which the client takes for a live one'],
    [403, 'TokenExpired', 'a token that expired in a long sleep'],
  ])('recovers when coming back meets a %i: %s', async (status, code) => {
    const { page, cutStreams } = await openCuttable();
    await type(page, 'thank you');
    await said(page, 'calmer night');
    await page.route(ONE, refuse(status, code));
    cutStreams();
    await recovers(page, 'calmer night');
    await page.context().close();
  });

  it('recovers from a 403 on a message, and the message arrives after all, once', async () => {
    const { page } = await openChat(browser, server.url);
    await page.route(ACTIVITIES, refuse(403, 'TokenExpired'));
    await type(page, 'thank you');
    await recovers(page, 'calmer night');
    expect(await times(page, 'calmer night')).toBe(1);
    await page.context().close();
  });

  it('recovers when a message gets no echo, and does not say it twice', async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    let deaf = false;
    await page.routeWebSocket(/\/stream\?/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) => {
        if (!deaf) {
          socket.send(message);
        }
      });
    });
    await page.goto(server.url);
    await said(page, 'I am Cramp Guide');
    // The server takes the message and answers it; the client hears nothing of either.
    deaf = true;
    await type(page, 'thank you');
    await notice(page).waitFor({ timeout: 60_000 });
    deaf = false;
    await recovers(page, 'calmer night');
    expect(await times(page, 'calmer night')).toBe(1);
    await context.close();
  });

  it('says so when a message does not get through in time, and sends it again on "Reconnect"', async () => {
    const { page } = await openCuttable();
    await page.route(ACTIVITIES, refuse(500, 'ServiceError'));
    await type(page, 'thank you');
    await recovers(page, 'calmer night');
    await page.context().close();
  });

  it.each([
    ['the token', '**/api/webchat/token', 503],
    ['the conversation', CONVERSATIONS, 500],
    ['Web Chat itself', '**/assets/webchat-*.js', 404],
  ])('recovers from a start at which %s cannot be had', async (_, address, status) => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await page.route(address, refuse(status, 'ServiceError'));
    await page.goto(server.url);
    await recovers(page, 'I am Cramp Guide');
    await context.close();
  });

  it('finds its way without a tap when the network is back', async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await page.route('**/api/webchat/token', (route) => route.abort());
    await page.goto(server.url);
    await notice(page).waitFor();
    await page.unrouteAll();
    await context.setOffline(true);
    await context.setOffline(false);
    await said(page, 'I am Cramp Guide');
    await notice(page).waitFor({ state: 'hidden' });
    await context.close();
  });

  it('goes on after the server was killed and started again, without a reload', async () => {
    const { page } = await openChat(browser, server.url);
    await type(page, 'start the check');
    await said(page, /question 1 of about/i);
    const { port } = server;
    await server.kill();
    await page.waitForTimeout(1000);
    server = await start(port);
    await page.waitForResponse((response) => ONE.test(response.url()) && response.ok(), { timeout: 90_000 });
    await said(page, /question 1 of about/i);
    await lastCard(page).getByRole('button', { name: 'None of these' }).click();
    await said(page, /question 2 of about/i);
    await page.context().close();
  });

  it.each([
    [2, 'a desktop', { width: 1280, height: 900 }],
    [3, 'a phone', { width: 390, height: 664 }],
  ])(
    'counts an answer once at danger question %i on %s, whatever is pressed after a restart',
    async (number, _, viewport) => {
      const { page } = await openChat(browser, server.url, { viewport });
      await type(page, 'start the check');
      for (let before = 1; before < number; before += 1) {
        await said(page, new RegExp(`question ${before} of about`, 'i'));
        await type(page, 'none of these');
      }
      await said(page, new RegExp(`question ${number} of about`, 'i'));
      const posted: { channelData: { clientActivityID: string; step: string } }[] = [];
      page.on('request', (request) => {
        if (request.method() === 'POST' && request.url().endsWith('/activities')) {
          posted.push(request.postDataJSON());
        }
      });
      const { port } = server;
      await server.kill();
      await type(page, 'none');
      const retry = page.getByRole('button', { name: 'Retry' });
      await retry.waitFor({ timeout: 60_000 });
      // The way on is in sight, also where the chat begins above the screen.
      // A keyboard, or small hands, have moved the page on.
      await page.evaluate(() => scrollBy(0, (document.querySelector('.chat')?.getBoundingClientRect().top ?? 0) + 200));
      const { y = -1 } = (await reconnect(page).boundingBox()) ?? {};
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThan(viewport.height);

      server = await start(port);
      await retry.click({ timeout: 3_000 }).catch(() => undefined);
      await page.waitForTimeout(1_000);
      await pressReconnect(page);
      await said(page, new RegExp(`question ${number + 1} of about`, 'i'));
      await page.waitForTimeout(2_000);
      expect(await times(page, `Question ${number + 1} of about`)).toBe(1);
      expect(await times(page, `Question ${number + 2} of about`)).toBe(0);
      expect(
        await page
          .locator('.webchat__bubble--from-user')
          .filter({ hasText: /^none$/ })
          .count(),
      ).toBe(1);
      expect(new Set(posted.map(({ channelData }) => channelData.clientActivityID)).size).toBe(1);
      expect(posted.length).toBeGreaterThan(1);
      await page.context().close();
    },
  );

  it('connects again by itself after a restart, and keeps what is being typed', async () => {
    const { page } = await openChat(browser, server.url);
    await type(page, 'start the check');
    await said(page, /question 1 of about/i);
    const { port } = server;
    await server.kill();
    await type(page, 'none');
    await notice(page).waitFor({ timeout: 60_000 });
    await sendBox(page).fill('half a sentence');
    server = await start(port);
    await notice(page).waitFor({ state: 'hidden', timeout: 60_000 });
    await said(page, /question 2 of about/i);
    expect(await sendBox(page).inputValue()).toBe('half a sentence');
    expect(await times(page, 'Question 3 of about')).toBe(0);
    await page.context().close();
  });

  it('keeps what is being typed when nothing needs to be done', async () => {
    const { page, cutStreams } = await openCuttable();
    await sendBox(page).fill('half a sentence');
    cutStreams();
    await page.waitForResponse((response) => ONE.test(response.url()), { timeout: 60_000 });
    expect(await sendBox(page).inputValue()).toBe('half a sentence');
    await page.context().close();
  });
});
