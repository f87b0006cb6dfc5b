/** What the server hands out for one conversation. */
export interface Session {
  readonly token: string;
  readonly conversationId: string;
}

const KEY = 'guide-session';

/** The conversation of this tab, if it has one. It lives as long as the tab, because others may use the computer after. */
export function savedSession(): Session | undefined {
  try {
    const saved: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return isSession(saved) ? saved : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the conversation of this tab; a browser that forbids it leaves that to a cookie, see {@link openSession}. */
export function saveSession(session: Session): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(session));
  } catch {
    // Storage can be switched off; the chat works without it.
  }
}

/**
 * Asks the server for a token: for the conversation of this tab if there is one, else for a new one.
 *
 * @param tab names this tab where the page has no storage of its own, as in a frame of another site in a strict browser; the
 *   server then finds the conversation by a cookie that belongs to this frame on that site alone
 * @throws Error when the server cannot be reached or refuses
 */
export async function openSession(tab: string | null): Promise<Session> {
  const token = (latest ?? savedSession())?.token;
  const response = await fetch('/api/webchat/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...(token && { token }), ...(tab && !hasStorage() && { tab }) }),
  });
  const body: unknown = response.ok ? await response.json() : undefined;
  if (!isSession(body)) {
    throw new Error(`The server answered ${response.status}.`);
  }
  latest = { token: body.token, conversationId: body.conversationId };
  saveSession(latest);
  return latest;
}

/** The conversation of this page, also where nothing can be stored. */
let latest: Session | undefined;

function hasStorage(): boolean {
  try {
    sessionStorage.getItem(KEY);
    return true;
  } catch {
    return false;
  }
}

function isSession(value: unknown): value is Session {
  const session = value as Partial<Session> | null | undefined;
  return typeof session?.token === 'string' && typeof session.conversationId === 'string';
}
