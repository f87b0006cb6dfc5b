import { cardLook, styleOptions } from './look';
import { createOnScreen } from './on-screen';
import { openSession } from './session';
import { createUnsent } from './unsent';
import { loadWebChat, type Middleware, type Store } from './web-chat';

/** Direct Line's statuses: connected; and those from which a connection never comes back: expired, failed, ended. */
const ONLINE = 2;
const OVER = [3, 4, 5];
/** A connection that is not there after this may still come, but nobody should have to wait for it without a way on, ms. */
const PATIENCE = 20_000;
/** How long to wait before the page connects again by itself, ms, each time; the last goes on. */
const AGAIN = [2_000, 5_000, 10_000, 20_000, 30_000];
/** New connections in a row that do not help, after which it is left to the button: each draws the whole chat anew. */
const VAIN = 6;
/** Web Chat has drawn a message and scrolled to it after this, ms. */
const SETTLED = 400;
const SEND_BOX = '[data-id="webchat-sendbox-input"]';

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`The page has no #${id}.`);
  }
  return found;
};

const chat = element('chat');
const notice = element('notice');
const own = document.currentScript as HTMLScriptElement;
const { nonce } = own;
const webChatAddress = own.dataset.webchat ?? '';
const asked = new URLSearchParams(location.search);
const dark = matchMedia('(prefers-color-scheme: dark)');
const unsent = createUnsent();
const onScreen = createOnScreen();
let render: (() => void) | undefined;
let stop: (() => void) | undefined;
let online: Store | undefined;
let taking = false;
/** Counts connections: what an earlier one still has to say does not matter any more. */
let connection = 0;
let again: ReturnType<typeof setTimeout> | undefined;
let tries = 0;
let inVain = 0;
/** What is to be said as soon as there is a connection. */
let waiting: string | undefined = asked.get('ask') ?? undefined;

async function connect(): Promise<void> {
  connection += 1;
  const mine = connection;
  const trouble = () => {
    if (mine === connection) {
      lost();
    }
  };
  clearTimeout(again);
  again = undefined;
  stop?.();
  stop = undefined;
  online = undefined;
  taking = false;
  notice.hidden = true;
  try {
    const [WebChat, { token }] = await Promise.all([loadWebChat(webChatAddress, nonce), openSession(asked.get('tab'))]);
    if (mine !== connection) {
      return;
    }
    const directLine = WebChat.createDirectLine({ domain: `${location.origin}/v3/directline`, token });
    // A new connection needs a new store: the old one still holds the old one's messages and state.
    let isOnline = false;
    const arrived = () => {
      // It was slow, not lost.
      if (mine === connection && isOnline && !notice.hidden) {
        clearTimeout(again);
        again = undefined;
        notice.hidden = true;
        online = store;
      }
    };
    const watch = unsent.watch(directLine, trouble, arrived);
    const store = WebChat.createStore({}, watch, onScreen, noteEmergency, showBeginning, onceConnected);
    const half = chat.querySelector<HTMLTextAreaElement>(SEND_BOX);
    const writing = half !== null && half === document.activeElement;
    if (half?.value) {
      store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: half.value } });
    }
    let patience = setTimeout(trouble, PATIENCE);
    // A dropped connection that will not come back looks alive in Web Chat; only these two tell.
    const watches = [
      directLine.connectionStatus$.subscribe((status) => {
        clearTimeout(patience);
        isOnline = status === ONLINE;
        if (isOnline) {
          notice.hidden = true;
          online = store;
          void unsent.sendAgain(directLine).then((arrived) => {
            if (!arrived) {
              trouble();
            } else if (mine === connection) {
              tries = 0;
              inVain = 0;
            }
          });
          sayWaiting();
        } else if (OVER.includes(status)) {
          trouble();
        } else {
          patience = setTimeout(trouble, PATIENCE);
        }
      }),
      directLine.activity$.subscribe({ error: trouble }),
    ];
    stop = () => {
      clearTimeout(patience);
      for (const watch of watches) {
        watch.unsubscribe();
      }
      directLine.end();
    };
    render = () =>
      WebChat.renderWebChat(
        {
          directLine,
          store,
          nonce,
          locale: locale(),
          styleOptions: styleOptions(dark.matches),
          adaptiveCardsHostConfig: cardLook(dark.matches),
          sendTypingIndicator: false,
        },
        chat,
      );
    render();
    if (writing) {
      focusSendBox();
    }
  } catch {
    trouble();
  }
}

/** The language the page around asks for, else the reader's own kind of the content's (it tells their country, and so whom to call). */
function locale(): string {
  const wanted = asked.get('locale');
  const { lang } = document.documentElement;
  const regional = navigator.languages.find((language) => language.startsWith(`${lang.slice(0, 2)}-`));
  return wanted && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(wanted) ? wanted : (regional ?? lang);
}

/** While the last word of the bot is to call for help, the page shows nothing else that could be done. */
const noteEmergency: Middleware = () => (next) => (action) => {
  const activity = action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' ? action.payload?.activity : undefined;
  if (activity?.type === 'message' && activity.from?.role === 'bot') {
    document.body.classList.toggle('in-emergency', activity.channelData?.emergency === true);
  }
  return next(action);
};

/** Web Chat takes what is to be said only when its own side of the connection is there as well. */
const onceConnected: Middleware = () => (next) => (action) => {
  if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') {
    setTimeout(() => {
      taking = true;
      sayWaiting();
    });
  }
  return next(action);
};

/** Until the person has said something, what the bot says is read from its beginning; Web Chat would show the end of it. */
const showBeginning: Middleware = () => (next) => (action) => {
  if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY') {
    setTimeout(() => {
      const transcript = chat.querySelector('.webchat__basic-transcript__scrollable');
      if (transcript && !chat.querySelector('.webchat__bubble--from-user')) {
        transcript.scrollTop = 0;
      }
    }, SETTLED);
  }
  return next(action);
};

function lost(): void {
  online = undefined;
  notice.hidden = false;
  again ??= setTimeout(tryAgain, AGAIN[Math.min(tries, AGAIN.length - 1)]);
}

/** Connects again as soon as the server answers; until then what is on the screen stays as it is. */
async function tryAgain(): Promise<void> {
  const mine = connection;
  clearTimeout(again);
  tries += 1;
  try {
    await openSession(asked.get('tab'));
  } catch {
    again = undefined;
    if (mine === connection) {
      lost();
    }
    return;
  }
  if (mine === connection && !notice.hidden && inVain < VAIN) {
    inVain += 1;
    await connect();
  }
}

function sayWaiting(): void {
  if (online && taking && waiting !== undefined) {
    online.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text: waiting } });
    waiting = undefined;
  }
}

/** Puts the cursor into the box for the next message, as soon as Web Chat has drawn it. */
function focusSendBox(tries = 60): void {
  const box = chat.querySelector<HTMLElement>(SEND_BOX);
  if (box) {
    box.focus();
  } else if (tries > 0) {
    setTimeout(() => focusSendBox(tries - 1), 50);
  }
}

element('reconnect').addEventListener('click', () => void connect().then(() => focusSendBox()));
dark.addEventListener('change', () => render?.());
// The network is back, or somebody looks again: no need to ask for a tap.
const back = () => {
  if (!notice.hidden && !document.hidden) {
    void tryAgain();
  }
};
window.addEventListener('online', back);
document.addEventListener('visibilitychange', back);

// Whatever else on the page leads to an answer asks in the chat while there is one, and is a plain link while there is none.
document.addEventListener('guide:ask', (event) => {
  if (online) {
    event.preventDefault();
    waiting = (event as CustomEvent<string>).detail;
    sayWaiting();
    chat.scrollIntoView({ block: 'nearest' });
    focusSendBox();
  }
});
document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest?.('a[data-ask]');
  if (link && !document.dispatchEvent(new CustomEvent('guide:ask', { detail: link.textContent, cancelable: true }))) {
    event.preventDefault();
  }
});

// In a widget's frame: Escape and the button close it, which only the page around it can do.
if (window.parent !== window) {
  const close = () => window.parent.postMessage({ type: 'guide:close' }, '*');
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      close();
    }
  });
  const button = document.getElementById('close');
  button?.removeAttribute('hidden');
  button?.addEventListener('click', close);
  window.addEventListener('message', (event) => {
    if (event.source === window.parent && event.data?.type === 'guide:focus') {
      focusSendBox();
    }
  });
}

if (waiting !== undefined) {
  // Said once, not again at each reload.
  asked.delete('ask');
  history.replaceState(null, '', `${location.pathname}${asked.size > 0 ? `?${asked}` : ''}`);
}
void connect();
