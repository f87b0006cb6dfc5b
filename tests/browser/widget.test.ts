import { createServer, type Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, launchChromium } from '../support/chromium';
import { freePort, type ServerProcess, startServer } from '../support/server-process';
import { said, sendBox, type, violations } from './chat-page';

jest.setTimeout(180_000);

describeInBrowser('the widget on a page of another site', () => {
  let browser: Browser;
  let server: ServerProcess;
  let host: Server;
  let friend: string;
  let stranger: string;

  beforeAll(async () => {
    const port = await freePort();
    // One server, two origins: only the first is allowed.
    friend = `http://localhost:${port}`;
    stranger = `http://127.0.0.1:${port}`;
    server = await startServer({ DATABASE_URL: 'memory:', ALLOWED_ORIGINS: friend });
    browser = await launchChromium();
    host = createServer((request, response) => {
      const attributes = new URL(request.url ?? '/', friend).searchParams.get('with') ?? '';
      response.setHeader('content-type', 'text/html');
      // A host page may be as strict as it likes.
      response.setHeader(
        'content-security-policy',
        `default-src 'none'; script-src ${server.url}; frame-src ${server.url}; connect-src ${server.url}`,
      );
      response.end(
        `<!doctype html><html lang="en"><title>A clinic</title><main><h1>A clinic</h1><p>Words.</p></main><script src="${server.url}/widget.js" ${attributes} async></script>`,
      );
    }).listen(port);
  });

  afterAll(async () => {
    host?.close();
    await browser?.close();
    await server?.stop();
  });

  async function open(origin: string, attributes = '', options: Parameters<Browser['newContext']>[0] = {}) {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    const page = await context.newPage();
    const faults: string[] = [];
    const asked: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${origin}/?with=${encodeURIComponent(attributes)}`);
    return { page, faults, asked };
  }
  const launcher = (page: Page, name = 'Open the chat') => page.getByRole('button', { name });
  const isFocused = (page: Page, name: string) =>
    page.evaluate(
      (text) => document.querySelector('[data-guide-widget]')?.shadowRoot?.activeElement?.textContent === text,
      name,
    );

  it('is small, and loads nothing of the chat before the first click', async () => {
    const script = await fetch(`${server.url}/widget.js`, { headers: { 'accept-encoding': 'br' } });
    const sent = Number(script.headers.get('content-length'));
    expect(sent).toBeLessThanOrEqual(10_000);
    expect((await script.text()).length).toBeGreaterThan(sent);
    const { page, asked, faults } = await open(friend);
    await launcher(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(asked.map((url) => new URL(url).pathname)).toEqual(['/', '/widget.js', '/widget.json']);
    expect(
      await page.evaluate(
        () => performance.getEntriesByType('layout-shift').concat(performance.getEntriesByName('layout-shift')).length,
      ),
    ).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('moves the focus in and back, says whether it is open, and keeps the conversation while closed', async () => {
    const { page, faults } = await open(friend);
    await page.keyboard.press('Tab');
    expect(await isFocused(page, 'Open the chat')).toBe(true);
    expect(await launcher(page).getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('Enter');
    const frame = page.frameLocator('iframe');
    await said(frame, 'I am Cramp Guide');
    expect(await launcher(page, 'Close the chat').getAttribute('aria-expanded')).toBe('true');
    // The cursor is in the box: typing goes there without a click.
    await frame.locator('[data-id="webchat-sendbox-input"]:focus').waitFor();
    await page.keyboard.type('thank you');
    await page.keyboard.press('Enter');
    await said(frame, 'calmer night');
    await page.keyboard.press('Escape');
    await launcher(page).waitFor();
    expect(await launcher(page).getAttribute('aria-expanded')).toBe('false');
    expect(await isFocused(page, 'Open the chat')).toBe(true);
    await page.keyboard.press('Enter');
    await frame.locator('[data-id="webchat-sendbox-input"]:focus').waitFor();
    await said(frame, 'calmer night');
    await frame.getByRole('button', { name: 'Close the chat' }).click();
    await launcher(page).waitFor();
    // After a reload it is closed, and nothing is lost.
    await page.reload();
    await launcher(page).click();
    await said(frame, 'calmer night');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('looks and speaks as its attributes say', async () => {
    const { page } = await open(
      friend,
      'data-position="left" data-colour="#ffd54f" data-label="Ask us" data-greeting="Awake at night?" data-language="de-CH"',
    );
    const button = launcher(page, 'Ask us');
    expect((await button.boundingBox())?.x).toBeLessThan(100);
    const look = await button.evaluate((node) => [
      getComputedStyle(node).backgroundColor,
      getComputedStyle(node).color,
    ]);
    // Dark words on a light button.
    expect(look).toEqual(['rgb(255, 213, 79)', 'rgb(0, 0, 0)']);
    await page.getByText('Awake at night?').waitFor();
    await page.getByRole('button', { name: 'Close the chat' }).click();
    await page.getByText('Awake at night?').waitFor({ state: 'detached' });
    await page.reload();
    await button.waitFor();
    expect(await page.getByText('Awake at night?').count()).toBe(0);
    await button.click();
    await said(page.frameLocator('iframe'), 'I am Cramp Guide');
    await type(page.frameLocator('iframe'), 'my leg is swollen and i have chest pain and cant breathe');
    // The language tells the country, and so the number.
    await said(page.frameLocator('iframe'), /144/);
    await page.context().close();
  });

  it('takes no colour or language that is none', async () => {
    const { page } = await open(friend, `data-colour="red;display:none" data-language="x'><script>"`);
    await launcher(page).click();
    await said(page.frameLocator('iframe'), 'I am Cramp Guide');
    expect(await launcher(page, 'Close the chat').first().isVisible()).toBe(true);
    await page.context().close();
  });

  it('does not appear on a site that is not allowed, and says in the console what to do', async () => {
    const { page, faults } = await open(stranger);
    await page.waitForLoadState('networkidle');
    await launcher(page).waitFor({ state: 'detached' });
    expect(faults.join('\n')).toContain(`Add ${stranger} to ALLOWED_ORIGINS`);
    // Nor can the page around show the chat by itself.
    await page.evaluate((url) => {
      const frame = document.createElement('iframe');
      frame.src = `${url}/?embed=1`;
      document.body.append(frame);
    }, server.url);
    await page.waitForTimeout(1000);
    expect(await page.frames().at(-1)?.locator('#chat').count()).toBe(0);
    await page.context().close();
  });

  it('cannot be reached by the styles and scripts of the page around it', async () => {
    const { page } = await open(friend);
    await launcher(page).click();
    await said(page.frameLocator('iframe'), 'I am Cramp Guide');
    const reached = await page.evaluate(() => {
      const frame = document.querySelector('[data-guide-widget]')?.shadowRoot?.querySelector('iframe');
      return frame?.contentDocument ?? null;
    });
    expect(reached).toBeNull();
    expect(await page.evaluate(() => Object.keys(window).filter((name) => /webchat|guide/i.test(name)))).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['a desktop, light', { viewport: { width: 1280, height: 800 } }],
    [
      'a phone, dark',
      { colorScheme: 'dark' as const, viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
    ],
    ['400 % zoom', { viewport: { width: 320, height: 256 } }],
  ])('can be used by everyone: %s', async (_, options) => {
    const { page } = await open(friend, 'data-greeting="Awake at night?"', { ...options, bypassCSP: true });
    await launcher(page).waitFor();
    expect(await violations(page)).toEqual([]);
    await launcher(page).click();
    const frame = page.frameLocator('iframe');
    await said(frame, 'I am Cramp Guide');
    const [, inside] = page.frames();
    expect(await violations(page, inside)).toEqual([]);
    expect(await inside?.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(await sendBox(frame).isVisible()).toBe(true);
    await page.context().close();
  });
});
