/**
 * The script other people's pages name: a round button that opens the chat in a frame of our own.
 *
 * Attributes of the script tag: `data-position` (right or left), `data-colour` (of the button), `data-label` (its words).
 * The button lives in a shadow root and the chat in a frame, so that the page's styles and scripts and ours cannot meet.
 */
const script = document.currentScript as HTMLScriptElement;
const home = new URL(script.src).origin;
const { position = 'right', colour = '#1d4f73', label = 'Open the chat' } = script.dataset;

const host = document.createElement('div');
const root = host.attachShadow({ mode: 'open' });
const style = document.createElement('style');
style.nonce = script.nonce;
style.textContent = `
  :host { all: initial; }
  button {
    position: fixed; z-index: 2147483000; bottom: 20px; ${position === 'left' ? 'left' : 'right'}: 20px;
    min-height: 52px; max-width: calc(100vw - 40px); padding: 0 22px; border: 2px solid #fff; border-radius: 26px;
    background: var(--colour); color: #fff; font: 600 16px system-ui, sans-serif; cursor: pointer;
    box-shadow: 0 2px 10px rgb(0 0 0 / 35%);
  }
  button:focus-visible { outline: 3px solid #fff; outline-offset: 2px; box-shadow: 0 0 0 6px #000; }
  iframe {
    position: fixed; z-index: 2147483001; bottom: 84px; ${position === 'left' ? 'left' : 'right'}: 20px;
    width: min(430px, calc(100vw - 40px)); height: min(680px, calc(100dvh - 104px));
    border: 1px solid #6b7f8e; border-radius: 14px; background: #fff; box-shadow: 0 6px 30px rgb(0 0 0 / 35%);
  }
  iframe[hidden] { display: none; }
  @media (max-width: 480px) {
    iframe { inset: 0 0 auto 0; width: 100vw; height: calc(100dvh - 84px); border-radius: 0; }
  }`;

const button = document.createElement('button');
button.type = 'button';
button.textContent = label;
button.setAttribute('aria-expanded', 'false');
button.style.setProperty('--colour', CSS.supports('color', colour) ? colour : '#1d4f73');

let frame: HTMLIFrameElement | undefined;

function open(): void {
  if (!frame) {
    frame = document.createElement('iframe');
    frame.src = `${home}/?embed=1`;
    frame.title = label;
    frame.addEventListener('load', focusChat);
    root.append(frame);
  }
  frame.hidden = false;
  button.textContent = 'Close the chat';
  button.setAttribute('aria-expanded', 'true');
  focusChat();
}

function focusChat(): void {
  frame?.focus();
  frame?.contentWindow?.postMessage({ type: 'guide:focus' }, home);
}

function close(): void {
  if (frame) {
    frame.hidden = true;
  }
  button.textContent = label;
  button.setAttribute('aria-expanded', 'false');
  button.focus();
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

root.append(style, button);
const attach = () => document.body.append(host);
if (document.body) {
  attach();
} else {
  document.addEventListener('DOMContentLoaded', attach);
}

export {};
