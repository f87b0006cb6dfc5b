const GREETED = 'guide-greeted';
const TAB = 'guide-tab';

/** A name for this tab, so that the chat is found again on the next page; by itself it opens nothing. */
export function tabName(): string {
  const name = get(TAB) ?? [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
  set(TAB, name);
  return name;
}

/** Whether the greeting was dismissed in this tab. */
export function wasGreeted(): boolean {
  return get(GREETED) !== null;
}

/** Notes that the greeting was dismissed, for as long as the tab lives. */
export function noteGreeted(): void {
  set(GREETED, '1');
}

function get(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function set(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Without storage it greets, and begins, again on the next page.
  }
}
