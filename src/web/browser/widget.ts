/**
 * The script other people's pages name: a button that opens the chat in a frame of our own.
 *
 * The server wraps it in a function of `words`, so that the button needs no second request before it is drawn.
 *
 * Attributes of the script tag, all optional: `data-position` (right or left), `data-colour` (of the button), `data-label` (its words),
 * `data-close-label`, `data-greeting` (a line above the button that can be dismissed), `data-language` (of the chat: "en-GB").
 * The button lives in a shadow root and the chat in a frame, so that the page's styles and scripts and ours cannot meet.
 */
declare const words: {
  /** Of the words, BCP 47. */
  readonly language: string;
  readonly open: string;
  readonly close: string;
};

const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[src*="/widget.js"]')!;
const home = new URL(script.src).origin;
const {
  position = 'right',
  colour = '#1d4f73',
  label = words.open,
  closeLabel = words.close,
  greeting,
  language,
} = script.dataset;
const GREETED = 'guide-greeted';
const TAB = 'guide-tab';
const side = position === 'left' ? 'left' : 'right';

const host = document.createElement('aside');
host.dataset.guideWidget = '';
host.lang = words.language;
host.ariaLabel = label;
const root = host.attachShadow({ mode: 'open' });
// A sheet of its own needs no permission of the page's content security policy.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { all: initial; }
  [hidden] { display: none !important; }
  button { font: 600 16px/1.3 system-ui, sans-serif; cursor: pointer; }
  button:focus-visible { outline: 3px solid #fff; outline-offset: 2px; box-shadow: 0 0 0 6px #000; }
  .launcher {
    position: fixed; z-index: 2147483000; bottom: 20px; ${side}: 20px;
    min-height: 52px; max-width: calc(100vw - 40px); padding: 10px 22px; border: 2px solid #fff; border-radius: 26px;
    background: var(--colour); color: var(--ink); box-shadow: 0 2px 10px rgb(0 0 0 / 35%);
  }
  .greeting {
    position: fixed; z-index: 2147483000; bottom: 84px; ${side}: 20px; display: flex; gap: 8px; align-items: start;
    box-sizing: border-box; max-width: min(320px, calc(100vw - 40px)); padding: 12px 8px 12px 16px; border-radius: 14px;
    background: #fff; color: #1b2730; font: 16px/1.45 system-ui, sans-serif; box-shadow: 0 2px 14px rgb(0 0 0 / 28%);
  }
  .greeting button { flex: none; width: 32px; height: 32px; margin-top: -4px; padding: 0; border: 0; border-radius: 8px; background: none; color: #51626f; font-size: 20px; }
  .greeting button:focus-visible { outline-color: #1d4f73; outline-offset: 0; box-shadow: none; }
  iframe {
    position: fixed; z-index: 2147483001; bottom: 84px; ${side}: 20px; box-sizing: border-box;
    width: min(430px, calc(100vw - 40px)); height: min(700px, calc(100dvh - 104px));
    border: 1px solid #6b7f8e; border-radius: 14px; background: #fff; box-shadow: 0 6px 30px rgb(0 0 0 / 35%);
  }
  @media (prefers-color-scheme: dark) {
    .greeting { background: #1f303e; color: #eef3f7; }
    .greeting button { color: #b4c3cf; }
    .greeting button:focus-visible { outline-color: #8cc7f0; }
    iframe { background: #14202b; }
  }
  @media (max-width: 480px), (max-height: 480px) {
    iframe { inset: 0; width: 100%; height: 100dvh; border: 0; border-radius: 0; }
  }
  @media print { .launcher, .greeting, iframe { display: none; } }`);
root.adoptedStyleSheets = [sheet];

const button = document.createElement('button');
button.type = 'button';
button.className = 'launcher';
button.textContent = label;
button.setAttribute('aria-expanded', 'false');
paint();

let frame: HTMLIFrameElement | undefined;
let bubble: HTMLElement | undefined;

/** The button in the wanted colour, with whichever of black and white reads better on it (WCAG 2.2, relative luminance). */
function paint(): void {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  let ink = '#fff';
  const wanted = CSS.supports('color', colour) ? colour : '#1d4f73';
  if (context) {
    context.fillStyle = wanted;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((byte) =>
      byte <= 10 ? byte / 3294 : ((byte / 255 + 0.055) / 1.055) ** 2.4,
    );
    // Above this, black has the higher contrast.
    ink = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000' : '#fff';
  }
  button.style.setProperty('--colour', wanted);
  button.style.setProperty('--ink', ink);
}

function open(): void {
  dismiss();
  if (!frame) {
    frame = document.createElement('iframe');
    frame.src = `${home}/?${new URLSearchParams({ embed: '1', tab: tabName(), ...(language && { locale: language }) })}`;
    frame.title = label;
    frame.allow = '';
    frame.sandbox.add('allow-scripts', 'allow-same-origin', 'allow-popups', 'allow-popups-to-escape-sandbox');
    frame.addEventListener('load', focusChat);
    root.append(frame);
  }
  frame.hidden = false;
  button.textContent = closeLabel;
  button.setAttribute('aria-expanded', 'true');
  focusChat();
}

/** A name for this tab, so that the chat is found again on the next page; by itself it opens nothing. */
function tabName(): string {
  const name =
    stored(TAB) ?? [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
  store(TAB, name);
  return name;
}

function stored(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Without storage it greets, and begins, again on the next page.
  }
}

function focusChat(): void {
  if (frame && !frame.hidden) {
    frame.focus();
    frame.contentWindow?.postMessage({ type: 'guide:focus' }, home);
  }
}

function close(): void {
  if (frame) {
    frame.hidden = true;
  }
  button.textContent = label;
  button.setAttribute('aria-expanded', 'false');
  button.focus();
}

function greet(text: string): void {
  bubble = document.createElement('div');
  bubble.className = 'greeting';
  const words = document.createElement('span');
  words.textContent = text;
  const away = document.createElement('button');
  away.type = 'button';
  away.textContent = '×';
  away.setAttribute('aria-label', closeLabel);
  away.addEventListener('click', () => {
    dismiss();
    button.focus();
  });
  bubble.append(words, away);
  root.prepend(bubble);
}

function dismiss(): void {
  bubble?.remove();
  bubble = undefined;
  store(GREETED, '1');
}

/** A page that may not show the chat shows no button that leads nowhere, and its console says what to do. */
async function checkOrigin(): Promise<void> {
  const answer = await fetch(`${home}/widget.json`, { credentials: 'omit' }).catch(() => undefined);
  if (answer?.ok && !(await answer.json()).allowed) {
    host.remove();
    reportError(
      new Error(
        `The chat of ${home} may not be shown on ${location.origin}. Add ${location.origin} to ALLOWED_ORIGINS in its settings and start it again.`,
      ),
    );
  }
}

button.addEventListener('click', () => (button.getAttribute('aria-expanded') === 'true' ? close() : open()));
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && button.getAttribute('aria-expanded') === 'true') {
    close();
  }
});
window.addEventListener('message', (event) => {
  if (event.origin === home && event.source === frame?.contentWindow && event.data?.type === 'guide:close') {
    close();
  }
});

const attach = () => {
  // Named twice, it is still one button.
  if (!document.querySelector('[data-guide-widget]')) {
    root.append(button);
    if (greeting && stored(GREETED) === null) {
      greet(greeting);
    }
    document.body.append(host);
    void checkOrigin();
  }
};
if (document.body) {
  attach();
} else {
  document.addEventListener('DOMContentLoaded', attach);
}

export {};
