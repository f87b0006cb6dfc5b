/** The part of Web Chat's global that the page uses (botframework-webchat 4.18). */
export interface WebChatGlobal {
  createDirectLine(options: { domain: string; token: string }): DirectLine;
  createStore(initial: object, ...middlewares: Middleware[]): Store;
  renderWebChat(props: Record<string, unknown>, element: HTMLElement): void;
}

/** A connection to a conversation (botframework-directlinejs 0.15). */
export interface DirectLine {
  readonly connectionStatus$: { subscribe(next: (status: number) => void): Subscription };
  readonly activity$: { subscribe(observer: { error(): void }): Subscription };
  postActivity(activity: unknown): { subscribe(observer: { next(id: string): void; error(): void }): Subscription };
  end(): void;
}

/** What can be listened to until it is not. */
export interface Subscription {
  unsubscribe(): void;
}

/** Web Chat's memory of one connection. */
export interface Store {
  dispatch(action: Action): unknown;
}

/** The part of an activity that the page looks at. */
export interface Activity {
  readonly type?: string;
  readonly from?: { readonly role?: string };
  readonly channelData?: { readonly emergency?: boolean; readonly step?: string; readonly clientActivityID?: string };
}

/** Something that happens in Web Chat. */
export interface Action {
  readonly type: string;
  readonly payload?: { readonly activity?: Activity; readonly text?: string };
  readonly meta?: { readonly clientActivityID?: string; readonly method?: string };
}

/** Sees every action before Web Chat does. */
export type Middleware = (store: Store) => (next: (action: Action) => unknown) => (action: Action) => unknown;

declare global {
  interface Window {
    WebChat?: WebChatGlobal;
  }
}

let loading: Promise<WebChatGlobal> | undefined;

/**
 * Loads Web Chat from our own server, once; after a failure it is asked for again.
 *
 * @throws Error when it cannot be loaded
 */
export function loadWebChat(src: string, nonce: string): Promise<WebChatGlobal> {
  loading ??= new Promise<WebChatGlobal>((resolve, reject) => {
    const script = document.createElement('script');
    const failed = () => {
      loading = undefined;
      script.remove();
      reject(new Error('Web Chat could not be loaded.'));
    };
    script.src = src;
    script.nonce = nonce;
    script.addEventListener('load', () => (window.WebChat ? resolve(window.WebChat) : failed()));
    script.addEventListener('error', failed);
    document.head.append(script);
  });
  return loading;
}
