import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, launchChromium } from '../support/chromium';
import { type ServerProcess, startServer } from '../support/server-process';
import { finishCheck, lastCard, openChat, said, sendBox, type, violations } from './chat-page';

jest.setTimeout(240_000);

const LOOKS = [
  ['light, on a desktop', { colorScheme: 'light' as const, viewport: { width: 1280, height: 800 } }],
  [
    'dark, on a phone',
    { colorScheme: 'dark' as const, viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  ],
  ['at 400 % zoom', { viewport: { width: 320, height: 256 }, reducedMotion: 'reduce' as const }],
] as const;

describeInBrowser('everyone can use', () => {
  let browser: Browser;
  let server: ServerProcess;

  beforeAll(async () => {
    browser = await launchChromium();
    server = await startServer({ DATABASE_URL: 'memory:' });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  /** Targets smaller than WCAG 2.2, 2.5.8 wants: 24 by 24 px, except links in a sentence. */
  const smallTargets = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('a[href], button, input, summary, [role="option"]')]
        .filter(
          (node) =>
            node.checkVisibility({ visibilityProperty: true }) && !node.closest('p, .webchat__bubble, .unseen, .skip'),
        )
        .map((node) => ({ node, box: node.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && (box.width < 24 || box.height < 24))
        .map(({ node, box }) => `${node.outerHTML.slice(0, 100)} ${box.width}x${box.height}`),
    );

  describe.each(LOOKS)('%s:', (_, options) => {
    const open = async (path: string) => {
      const context = await browser.newContext({ locale: 'en-GB', bypassCSP: true, ...options });
      const page = await context.newPage();
      await page.goto(server.url + path);
      return page;
    };

    it('the pages of text', async () => {
      const page = await open('/answers');
      const last = await page
        .locator('.short a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      const one = [/faq-/, /remedy-/, /medicine-/, /flag-/, /cause-/].flatMap(
        (kind) => last.find((href) => kind.test(href ?? '')) ?? [],
      );
      for (const path of ['/answers', ...one, '/sources', '/privacy', '/terms', '/nowhere']) {
        await page.goto(server.url + path);
        expect([path, await violations(page), await fits(page), await smallTargets(page)]).toEqual([
          path,
          [],
          true,
          [],
        ]);
      }
      await page.context().close();
    });

    it('the chat, its search, its cards, the result and the way back into it', async () => {
      const page = await open('/');
      await said(page, 'I am Cramp Guide');
      expect([await violations(page), await fits(page), await smallTargets(page)]).toEqual([[], true, []]);
      await page.locator('#search').fill('water');
      await page.getByRole('option').first().waitFor();
      expect([await violations(page), await fits(page), await smallTargets(page)]).toEqual([[], true, []]);
      await page.locator('#search').fill('');
      await type(page, 'start the check');
      await said(page, /question 1 of about/i);
      expect([await violations(page), await fits(page), await smallTargets(page)]).toEqual([[], true, []]);
      await finishCheck(page);
      expect([await violations(page), await fits(page)]).toEqual([[], true]);
      await page.evaluate(() => {
        (document.getElementById('notice') as HTMLElement).hidden = false;
      });
      expect([await violations(page), await fits(page), await smallTargets(page)]).toEqual([[], true, []]);
      await page.context().close();
    });
  });

  it('a whole check with the keyboard alone', async () => {
    const { page } = await openChat(browser, server.url);
    await sendBox(page).focus();
    await page.keyboard.type('start the check');
    await page.keyboard.press('Enter');
    await said(page, /question 1 of about/i);
    await finishCheck(page, async (name) => {
      // A person reads the question first; Web Chat scrolls to it meanwhile.
      await page.waitForTimeout(1000);
      const button = lastCard(page).getByRole('button', { name });
      // Web Chat's own way for the keyboard: back to the chat history, End to its last message, Enter goes into it, Tab moves inside.
      await sendBox(page).focus();
      for (let presses = 0; presses < 4; presses += 1) {
        await page.keyboard.press('Shift+Tab');
        if (await page.evaluate(() => document.activeElement?.matches('.webchat__basic-transcript'))) {
          break;
        }
      }
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      for (let presses = 0; presses < 60; presses += 1) {
        if (await button.evaluate((node) => node === document.activeElement)) {
          break;
        }
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Enter');
    });
    await said(page, 'When to get help');
    await page.context().close();
  });

  it('the search with the keyboard alone, by the pattern for a combobox', async () => {
    const { page, faults } = await openChat(browser, server.url);
    const box = page.getByRole('combobox', { name: 'Find an answer' });
    await box.focus();
    await page.keyboard.type('magnes');
    await page
      .getByRole('option', { name: /magnesium/i })
      .first()
      .waitFor();
    expect(await box.getAttribute('aria-expanded')).toBe('true');
    expect(await box.getAttribute('aria-activedescendant')).toBeNull();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    const active = page.locator(`#${await box.getAttribute('aria-activedescendant')}`);
    expect(await active.getAttribute('aria-selected')).toBe('true');
    const chosen = (await active.textContent()) ?? '';
    await page.keyboard.press('Escape');
    expect(await box.getAttribute('aria-expanded')).toBe('false');
    expect(await box.inputValue()).toBe('magnes');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    // Asked in the chat, as if it had been typed there.
    await page.locator('.webchat__bubble--from-user').filter({ hasText: chosen }).waitFor();
    expect(await box.inputValue()).toBe('');
    await page.keyboard.press('Tab');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('the order of the page, as a screen reader goes through it', async () => {
    const { page } = await openChat(browser, server.url);
    const order = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          'h1, [role="combobox"], [role="feed"], [data-id="webchat-sendbox-input"], #suggested, #questions, footer',
        ),
      ].map(
        (node) => node.id || node.getAttribute('data-id') || node.getAttribute('role') || node.tagName.toLowerCase(),
      ),
    );
    expect(order).toEqual(['h1', 'search', 'feed', 'webchat-sendbox-input', 'suggested', 'questions', 'footer']);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.context().close();
  });

  it('moves nothing for those who do not want it', async () => {
    const { page } = await openChat(browser, server.url, { reducedMotion: 'reduce' });
    await type(page, 'start the check');
    await said(page, /question 1 of about/i);
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((node) => {
          const { animationName, animationDuration, transitionDuration } = getComputedStyle(node);
          return (
            (animationName !== 'none' && Number.parseFloat(animationDuration) > 0.05) ||
            Number.parseFloat(transitionDuration) > 0.05
          );
        }).length,
    );
    expect(moving).toBe(0);
    await page.context().close();
  });
});
