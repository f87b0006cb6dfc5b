import { cardLook, styleOptions } from './look';
import { openSession } from './session';

/** The part of Web Chat's global that the page uses (botframework-webchat 4.18). */
interface WebChatGlobal {
  createDirectLine(options: { domain: string; token: string }): DirectLine;
  createStore(): unknown;
  renderWebChat(props: Record<string, unknown>, element: HTMLElement): void;
}

interface DirectLine {
  connectionStatus$: { subscribe(next: (status: number) => void): Subscription };
  activity$: { subscribe(observer: { error(): void }): Subscription };
  end(): void;
}

interface Subscription {
  unsubscribe(): void;
}

declare global {
  interface Window {
    WebChat?: WebChatGlobal;
  }
}

/** Direct Line's statuses in which a connection is over and never comes back by itself: expired, failed, ended. */
const OVER = [3, 4, 5];

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`The page has no #${id}.`);
  }
  return found;
};

const chat = element('chat');
const notice = element('notice');
const dark = matchMedia('(prefers-color-scheme: dark)');
const nonce = document.currentScript?.nonce ?? '';
let render: (() => void) | undefined;
let stop: (() => void) | undefined;

async function connect(): Promise<void> {
  stop?.();
  notice.hidden = true;
  const { WebChat } = window;
  if (!WebChat) {
    return lost();
  }
  try {
    const { token } = await openSession();
    const directLine = WebChat.createDirectLine({ domain: `${location.origin}/v3/directline`, token });
    // A dropped connection that will not come back looks alive in Web Chat; only these two tell.
    const watches = [
      directLine.connectionStatus$.subscribe((status) => {
        if (OVER.includes(status)) {
          lost();
        }
      }),
      directLine.activity$.subscribe({ error: lost }),
    ];
    stop = () => {
      for (const watch of watches) {
        watch.unsubscribe();
      }
      directLine.end();
    };
    // A new connection needs a new store: the old one still holds the old one's messages and state.
    const store = WebChat.createStore();
    render = () =>
      WebChat.renderWebChat(
        {
          directLine,
          store,
          nonce,
          locale:
            document.documentElement.lang === 'en' ? englishOf(navigator.languages) : document.documentElement.lang,
          styleOptions: styleOptions(dark.matches),
          adaptiveCardsHostConfig: cardLook(dark.matches),
          sendTypingIndicator: false,
        },
        chat,
      );
    render();
  } catch {
    lost();
  }
}

/** The reader's own English (it tells their country, and so whom to call), or plain English. */
function englishOf(languages: readonly string[]): string {
  return languages.find((language) => /^en-[A-Z]{2}$/.test(language)) ?? 'en-GB';
}

function lost(): void {
  notice.hidden = false;
}

element('reconnect').addEventListener('click', () => {
  void connect();
  chat.querySelector<HTMLElement>('[data-id="webchat-sendbox-input"]')?.focus();
});
dark.addEventListener('change', () => render?.());

// In a widget's frame: Escape closes it, which only the page around it can do.
if (window.parent !== window) {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      window.parent.postMessage({ type: 'guide:close' }, '*');
    }
  });
  window.addEventListener('message', (event) => {
    if (event.source === window.parent && event.data?.type === 'guide:focus') {
      chat.querySelector<HTMLElement>('[data-id="webchat-sendbox-input"]')?.focus();
    }
  });
}

void connect();
