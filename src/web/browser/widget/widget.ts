import { inkOn } from './ink';
import { noteGreeted, tabName, wasGreeted } from './session';
import { styleOf } from './style';

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
  /** Of these words, BCP 47. */
  readonly language: string;
  readonly open: string;
  readonly close: string;
};

const OWN_COLOUR = '#1d4f73';

const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[src*="/widget.js"]')!;
const home = new URL(script.src).origin;
const {
  position = 'right',
  colour = OWN_COLOUR,
  label = words.open,
  closeLabel = words.close,
  greeting,
  language,
} = script.dataset;
const side = position === 'left' ? 'left' : 'right';

const host = document.createElement('aside');
host.dataset.guideWidget = '';
host.ariaLabel = label;
const root = host.attachShadow({ mode: 'open' });
// A sheet of its own needs no permission of the page's content security policy.
const sheet = new CSSStyleSheet();
sheet.replaceSync(styleOf(side));
root.adoptedStyleSheets = [sheet];

const button = document.createElement('button');
button.type = 'button';
button.className = 'launcher';
button.textContent = label;
if (label === words.open) {
  // A label that the page around gives is in its own language.
  button.lang = words.language;
}
button.setAttribute('aria-expanded', 'false');
const background = CSS.supports('color', colour) ? colour : OWN_COLOUR;
button.style.setProperty('--colour', background);
button.style.setProperty('--ink', inkOn(background));

let frame: HTMLIFrameElement | undefined;
let bubble: HTMLElement | undefined;

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
  noteGreeted();
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
    if (greeting && !wasGreeted()) {
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
