/** The script of the chat page: joins Web Chat with the page around it, and with the page that shows it in a frame. */
import { createConnection } from './connection';
import { focusSendBox } from './send-box';

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`The page has no #${id}.`);
  }
  return found;
};

const chat = element('chat');
const script = document.currentScript as HTMLScriptElement;
const query = new URLSearchParams(location.search);
const dark = matchMedia('(prefers-color-scheme: dark)');

const connection = createConnection({
  chat,
  notice: element('notice'),
  webChatAddress: script.dataset.webchat ?? '',
  nonce: script.nonce,
  tab: query.get('tab'),
  locale: localeOf(query.get('locale')),
  isDark: () => dark.matches,
});

/** The language the page around asks for, else the reader's own kind of the content's (it tells their country, and so whom to call). */
function localeOf(wanted: string | null): string {
  const { lang } = document.documentElement;
  const regional = navigator.languages.find((language) => language.startsWith(`${lang.split('-')[0]}-`));
  return wanted && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(wanted) ? wanted : (regional ?? lang);
}

element('reconnect').addEventListener('click', () => void connection.connect().then(() => focusSendBox(chat)));
dark.addEventListener('change', connection.redraw);
// The network is back, or somebody looks again: no need to ask for a tap.
const onReturn = () => {
  if (!document.hidden) {
    connection.recover();
  }
};
window.addEventListener('online', onReturn);
document.addEventListener('visibilitychange', onReturn);

// Whatever else on the page leads to an answer asks in the chat while there is one, and is a plain link while there is none.
document.addEventListener('guide:ask', (event) => {
  if (connection.isOnline()) {
    event.preventDefault();
    connection.say((event as CustomEvent<string>).detail);
    chat.scrollIntoView({ block: 'nearest' });
    focusSendBox(chat);
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
      focusSendBox(chat);
    }
  });
}

const question = query.get('ask');
if (question !== null) {
  connection.say(question);
  // Said once, not again at each reload.
  query.delete('ask');
  history.replaceState(null, '', `${location.pathname}${query.size > 0 ? `?${query}` : ''}`);
}
void connection.connect();
