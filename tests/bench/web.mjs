import { createServer } from 'node:http';
import { findChromium } from './find-chromium.mjs';
import { median } from './statistics.mjs';

const ROUNDS = 7;
const QUESTION = 'why do my legs cramp at night';
/** Only in the bot's answer. */
const ANSWER = /nobody knows for sure/i;

/**
 * Measures the widget in Chromium as somebody meets it for the first time (an empty cache each time), beside a bare Web Chat page that
 * talks to the same server; rounds of the two alternate.
 *
 * @param line prints one figure with its bound
 */
export async function benchWeb(startGuide, line) {
  const executablePath = findChromium();
  if (!executablePath) {
    line('the widget in Chromium', 'not measured: no Chrome or Chromium on this machine');
    return;
  }
  const { chromium } = await import('playwright-core');
  const host = await startHost();
  const guide = await startGuide({ ALLOWED_ORIGINS: host.url, LOG_LEVEL: 'silent' });
  host.guide = guide.url;
  host.webchat = await webChatOf(guide.url);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const ours = [];
    const bare = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const one = await measure(browser, `${host.url}/widget`, clickAndAsk);
      const other = await measure(browser, `${host.url}/bare`, askBare);
      // The first of each warms up the machine.
      if (round > 0) {
        ours.push(one);
        bare.push(other);
      }
    }
    report(line, ours, bare);
  } finally {
    await browser.close();
    host.close();
    await guide.stop();
  }
}

function report(line, ours, bare) {
  const of = (runs, figure) => median(runs.map((run) => run[figure]));
  const ms = (value) => `${Math.round(value)} ms`;
  const kB = (value) => `${Math.round(value / 1000)} kB`;
  const visible = of(ours, 'launcherMs');
  line(
    'launcher visible after load',
    `${ms(visible)} (${ms(of(ours, 'launcherFromStartMs'))} after the first byte)`,
    '<= 100 ms',
    visible <= 100,
  );
  const script = of(ours, 'scriptBytes');
  line('its script, compressed', `${(script / 1000).toFixed(1)} kB`, '<= 10 kB', script <= 10_000);
  const shift = Math.max(...ours.map((run) => run.shift));
  line('layout shift', shift.toFixed(3), '0', shift === 0);
  const before = of(ours, 'requestsBefore');
  line(
    'before the click',
    `${before} requests, ${kB(of(ours, 'bytesBefore'))}, ${ms(of(ours, 'taskBefore'))} main thread`,
  );
  const share = median(ours.map((run, round) => run.answerMs / bare[round].answerMs));
  line(
    'cold click to first answer, beside bare',
    `${ms(of(ours, 'answerMs'))} beside ${ms(of(bare, 'answerMs'))}: ${share.toFixed(2)} x`,
    '<= 1.2 x',
    share <= 1.2,
  );
  for (const [name, runs] of [
    ['widget', ours],
    ['bare Web Chat', bare],
  ]) {
    line(
      `${name}, in all`,
      `${of(runs, 'requests')} requests, ${kB(of(runs, 'bytes'))}, ${ms(of(runs, 'task'))} main thread${
        runs === ours ? `, ${ms(of(runs, 'frameTask'))} in the frame` : ''
      }`,
    );
  }
}

/** One visit: what was loaded, how long the main thread worked, and when the answer was there. */
async function measure(browser, url, use) {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const seen = { requests: 0, bytes: 0, scriptBytes: 0 };
  const sizes = [];
  page.on('requestfinished', (request) => {
    seen.requests += 1;
    sizes.push(
      request.sizes().then(({ responseBodySize, responseHeadersSize }) => {
        seen.bytes += responseBodySize + responseHeadersSize;
        if (request.url().endsWith('/widget.js')) {
          seen.scriptBytes = responseBodySize;
        }
      }),
    );
  });
  const counted = async () => {
    await Promise.all(sizes);
    const { metrics } = await session.send('Performance.getMetrics');
    return { ...seen, task: metrics.find(({ name }) => name === 'TaskDuration').value * 1000 };
  };
  await page.goto(url);
  const run = await use(page, counted);
  const result = { ...(await counted()), ...run };
  await context.close();
  return result;
}

async function clickAndAsk(page, counted) {
  const launcher = page.getByRole('button', { name: 'Open the chat' });
  await launcher.waitFor();
  await page.waitForLoadState('networkidle');
  const [launcherMs, launcherFromStartMs] = await page.evaluate(() => {
    const [{ loadEventEnd, responseStart }] = performance.getEntriesByType('navigation');
    return [Math.max(0, window.launcherAt - loadEventEnd), window.launcherAt - responseStart];
  });
  const before = await counted();
  const started = performance.now();
  await launcher.click();
  const frame = page.frameLocator('iframe');
  // The frame is of another site, so it has a main thread of its own.
  const [inside] = page.frames().slice(1);
  const session = await page.context().newCDPSession(inside ?? page);
  await session.send('Performance.enable');
  await ask(frame);
  const answerMs = performance.now() - started;
  const { metrics } = await session.send('Performance.getMetrics');
  return {
    frameTask: metrics.find(({ name }) => name === 'TaskDuration').value * 1000,
    launcherMs,
    launcherFromStartMs,
    requestsBefore: before.requests,
    bytesBefore: before.bytes,
    taskBefore: before.task,
    answerMs,
    shift: await page.evaluate(() => window.shift),
  };
}

async function askBare(page) {
  // A bare page has no click: its time counts from the moment its own scripts begin to load.
  const started = performance.now();
  await page.evaluate(() => window.begin());
  await ask(page);
  return { answerMs: performance.now() - started };
}

async function ask(chat) {
  const box = chat.locator('[data-id="webchat-sendbox-input"]');
  await box.fill(QUESTION, { timeout: 60_000 });
  await box.press('Enter');
  await chat.locator('.webchat__bubble').filter({ hasText: ANSWER }).first().waitFor({ timeout: 60_000 });
}

async function webChatOf(url) {
  const page = await (await fetch(`${url}/`)).text();
  return /href="([^"]*webchat-[^"]*\.js)"/.exec(page)[1];
}

/** A site of somebody else: a page with the widget, and a page with nothing but Web Chat, as its manual shows it. */
async function startHost() {
  const host = { url: '', guide: '', webchat: '', close: () => server.close() };
  const pages = {
    '/widget': () => `<!doctype html><html lang="en"><title>A site</title><h1>A site</h1><p>Words.</p>
<script>
  window.shift = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
  new MutationObserver((_, observer) => {
    if (document.querySelector('[data-guide-widget]')) {
      observer.disconnect();
      // The frame in which it is drawn.
      requestAnimationFrame(() => { window.launcherAt = performance.now(); });
    }
  }).observe(document, { childList: true, subtree: true });
</script>
<script src="${host.guide}/widget.js" async></script></html>`,
    '/bare':
      () => `<!doctype html><html lang="en"><title>A site</title><h1>A site</h1><div id="chat" style="height:700px"></div>
<script>
  window.begin = () => {
    const script = document.createElement('script');
    script.src = '${host.guide}${host.webchat}';
    script.onload = async () => {
      const answer = await fetch('${host.guide}/api/webchat/token', { method: 'POST' });
      const { token } = await answer.json();
      const directLine = WebChat.createDirectLine({ domain: '${host.guide}/v3/directline', token });
      WebChat.renderWebChat({ directLine }, document.getElementById('chat'));
    };
    document.head.append(script);
  };
</script></html>`,
  };
  const server = createServer((req, res) => {
    const page = pages[req.url];
    res.writeHead(page ? 200 : 404, { 'Content-Type': 'text/html' });
    res.end(page?.());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Another site than the bot's, as for everybody.
  host.url = `http://localhost:${server.address().port}`;
  return host;
}
