import axe from 'axe-core';
import type { Browser, FrameLocator, Page } from 'playwright-core';

/** Longer than the client's own longest wait for a message (20 s) on a busy machine. */
const PATIENCE = 45_000;

/** A page, or the frame a widget shows it in. */
export type Chat = Page | FrameLocator;

/** The box for the next message. */
export const sendBox = (chat: Chat) => chat.locator('[data-id="webchat-sendbox-input"]');

/** Waits until the chat shows a text. */
export const said = (chat: Chat, text: string | RegExp) =>
  chat.locator('#chat').getByText(text).last().waitFor({ timeout: PATIENCE });

/** Says something, as a person who types it. */
export async function type(chat: Chat, text: string): Promise<void> {
  const box = sendBox(chat);
  await box.fill(text);
  await box.press('Enter');
}

/** The last card of the chat. */
export const lastCard = (chat: Chat) => chat.locator('.ac-adaptiveCard').last();

/** Opens the chat in a context of its own and waits for the welcome; `faults` collects what the console complains of. */
export async function openChat(
  browser: Browser,
  url: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(url);
  await said(page, 'I am Cramp Guide');
  return { page, faults };
}

/** Answers every question with "None of these", else skips it, until the result is there; the number of taps. */
export async function finishCheck(page: Page, press: (name: string) => Promise<void> = tap(page)): Promise<number> {
  const asked = page.locator('#chat').getByText(/question \d+ of about \d+/i);
  for (let taps = 1; taps < 60; taps += 1) {
    const before = await asked.count();
    const none = lastCard(page).getByRole('button', { name: 'None of these' });
    await press((await none.count()) > 0 ? 'None of these' : 'Skip');
    await page.waitForFunction(
      (count) =>
        [...document.querySelectorAll('#chat p, #chat div')].filter(
          (node) => node.childElementCount === 0 && /question \d+ of about \d+/i.test(node.textContent ?? ''),
        ).length > count || document.querySelector('#chat')?.textContent?.includes('When to get help'),
      before,
      { timeout: PATIENCE },
    );
    if (await page.locator('#chat').getByText('When to get help').count()) {
      return taps;
    }
  }
  throw new Error('The check does not end.');
}

const tap = (page: Page) => (name: string) => lastCard(page).getByRole('button', { name }).click();

/** What axe finds wrong with a page or a frame, by WCAG 2.2 A and AA; the page has to bypass its content security policy. */
export async function violations(page: Page, frame = page.mainFrame()): Promise<string[]> {
  await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    const { axe: run } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await run.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
}
