import { cardLook, styleOptions } from './look';
import { markEmergency, showBeginning, whenReady } from './middlewares';
import { createOutbox } from './outbox';
import { focusSendBox, sendBox } from './send-box';
import { openSession } from './session';
import { createStepMark } from './step-mark';
import { type DirectLine, loadWebChat, type Store, type WebChatGlobal } from './web-chat';

/** Direct Line's statuses: connected; and those from which a connection never comes back: expired, failed, ended. */
const ONLINE = 2;
const OVER = [3, 4, 5];
/** A connection that is not there after this may still come, but nobody should have to wait for it without a way on, ms. */
const TIMEOUT = 20_000;
/** How long to wait before the page connects again by itself, ms, each time; the last goes on. */
const PAUSES = [2_000, 5_000, 10_000, 20_000, 30_000];
/** New connections in a row that do not help, after which it is left to the button: each draws the whole chat anew. */
const MOST_RECONNECTS = 6;

/** What a connection needs of the page. */
export interface ConnectionParts {
  /** Where Web Chat is drawn. */
  readonly chat: HTMLElement;
  /** Shown while the connection is lost. */
  readonly notice: HTMLElement;
  readonly webChatAddress: string;
  readonly nonce: string;
  /** Names this tab, see {@link openSession}. */
  readonly tab: string | null;
  /** BCP 47. */
  readonly locale: string;
  readonly isDark: () => boolean;
}

/** The chat's connection to the bot, over all that is lost and made anew. */
export interface Connection {
  /** Makes a new one and draws the chat; what is being typed stays, and what nobody confirmed is sent again. */
  connect(): Promise<void>;
  /** Makes a new one if it is lost, as soon as the server answers. */
  recover(): void;
  isOnline(): boolean;
  /** Says something for the person as soon as there is a connection. */
  say(text: string): void;
  /** Draws the chat again, in other colours. */
  redraw(): void;
}

/** No connection yet. */
export function createConnection(parts: ConnectionParts): Connection {
  const { chat, notice, nonce, tab } = parts;
  const outbox = createOutbox();
  const markStep = createStepMark();
  let redraw: (() => void) | undefined;
  let disconnect: (() => void) | undefined;
  let online: Store | undefined;
  let isReady = false;
  /** Counts connections: what an earlier one still has to say does not matter any more. */
  let newest = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let attempts = 0;
  let reconnects = 0;
  let unsaid: string | undefined;

  function sayUnsaid(): void {
    if (online && isReady && unsaid !== undefined) {
      online.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text: unsaid } });
      unsaid = undefined;
    }
  }

  function goOnline(store: Store): void {
    notice.hidden = true;
    online = store;
  }

  function cancelRetry(): void {
    clearTimeout(retry);
    retry = undefined;
  }

  function lose(): void {
    online = undefined;
    notice.hidden = false;
    retry ??= setTimeout(reconnect, PAUSES[Math.min(attempts, PAUSES.length - 1)]);
  }

  /** Connects again as soon as the server answers; until then what is on the screen stays as it is. */
  async function reconnect(): Promise<void> {
    const current = newest;
    clearTimeout(retry);
    attempts += 1;
    try {
      await openSession(tab);
    } catch {
      retry = undefined;
      if (current === newest) {
        lose();
      }
      return;
    }
    if (current === newest && !notice.hidden && reconnects < MOST_RECONNECTS) {
      reconnects += 1;
      await connect();
    }
  }

  async function connect(): Promise<void> {
    newest += 1;
    const current = newest;
    const isNewest = () => current === newest;
    const fail = () => {
      if (isNewest()) {
        lose();
      }
    };
    cancelRetry();
    disconnect?.();
    disconnect = undefined;
    online = undefined;
    isReady = false;
    notice.hidden = true;
    try {
      const [WebChat, { token }] = await Promise.all([loadWebChat(parts.webChatAddress, nonce), openSession(tab)]);
      if (isNewest()) {
        open(WebChat, token, isNewest, fail);
      }
    } catch {
      fail();
    }
  }

  function open(WebChat: WebChatGlobal, token: string, isNewest: () => boolean, fail: () => void): void {
    const directLine = WebChat.createDirectLine({ domain: `${location.origin}/v3/directline`, token });
    let isConnected = false;
    const onArrived = () => {
      // It was slow, not lost.
      if (isNewest() && isConnected && !notice.hidden) {
        cancelRetry();
        goOnline(store);
      }
    };
    const onReady = () => {
      isReady = true;
      sayUnsaid();
    };
    // A new connection needs a new store: the old one still holds the old one's messages and state.
    const store = WebChat.createStore(
      {},
      outbox.watch(directLine, fail, onArrived),
      markStep,
      markEmergency,
      showBeginning(chat),
      whenReady(onReady),
    );
    const onStatus = (status: number) => {
      isConnected = status === ONLINE;
      if (isConnected) {
        goOnline(store);
        void outbox.sendAgain(directLine).then((arrived) => {
          if (!arrived) {
            fail();
          } else if (isNewest()) {
            attempts = 0;
            reconnects = 0;
          }
        });
        sayUnsaid();
      }
    };
    const draft = sendBox(chat);
    const isTyping = draft !== null && draft === document.activeElement;
    if (draft?.value) {
      store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: draft.value } });
    }
    disconnect = watch(directLine, onStatus, fail);
    redraw = () =>
      WebChat.renderWebChat(
        {
          directLine,
          store,
          nonce,
          locale: parts.locale,
          styleOptions: styleOptions(parts.isDark()),
          adaptiveCardsHostConfig: cardLook(parts.isDark()),
          sendTypingIndicator: false,
        },
        chat,
      );
    redraw();
    if (isTyping) {
      focusSendBox(chat);
    }
  }

  return {
    connect,
    recover: () => {
      if (!notice.hidden) {
        void reconnect();
      }
    },
    isOnline: () => online !== undefined,
    say: (text) => {
      unsaid = text;
      sayUnsaid();
    },
    redraw: () => redraw?.(),
  };
}

/**
 * Follows a connection: a dropped one that will not come back looks alive in Web Chat, and only its statuses and its stream tell.
 *
 * @returns how to end it
 */
function watch(directLine: DirectLine, onStatus: (status: number) => void, fail: () => void): () => void {
  let timeout = setTimeout(fail, TIMEOUT);
  const subscriptions = [
    directLine.connectionStatus$.subscribe((status) => {
      clearTimeout(timeout);
      onStatus(status);
      if (OVER.includes(status)) {
        fail();
      } else if (status !== ONLINE) {
        timeout = setTimeout(fail, TIMEOUT);
      }
    }),
    directLine.activity$.subscribe({ error: fail }),
  ];
  return () => {
    clearTimeout(timeout);
    for (const subscription of subscriptions) {
      subscription.unsubscribe();
    }
    directLine.end();
  };
}
