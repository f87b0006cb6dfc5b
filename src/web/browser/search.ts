import Fuse from 'fuse.js/min';

/** One thing that can be found, as the server lists it. */
interface Item {
  readonly title: string;
  readonly words: string;
  readonly href: string;
}

const MOST = 7;
const SHORTEST = 2;
/** fuse.js takes time by the length of what is looked for. */
const LONGEST = 40;

const input = document.getElementById('search') as HTMLInputElement;
const list = document.getElementById('found') as HTMLUListElement;
const status = document.getElementById('search-status') as HTMLElement;
let fuse: Promise<Fuse<Item>> | undefined;
let found: readonly Item[] = [];
let active = -1;

/** Loads what can be found when somebody is about to look for it. */
function load(): Promise<Fuse<Item>> {
  fuse ??= fetch(input.dataset.index ?? '')
    .then((response) => response.json())
    .then(
      (items: Item[]) =>
        new Fuse(items, {
          keys: [
            { name: 'title', weight: 2 },
            { name: 'words', weight: 1 },
          ],
          threshold: 0.35,
          ignoreLocation: true,
          ignoreDiacritics: true,
          useTokenSearch: true,
        }),
    );
  // A lost connection is tried again at the next letter.
  fuse.catch(() => {
    fuse = undefined;
  });
  return fuse;
}

async function look(): Promise<void> {
  const typed = input.value.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  const items = typed.length < SHORTEST ? [] : (await load()).search(typed, { limit: MOST }).map(({ item }) => item);
  if (typed === input.value.replace(/\s+/g, ' ').trim().slice(0, LONGEST)) {
    show(items, typed.length >= SHORTEST);
  }
}

function show(items: readonly Item[], searched: boolean): void {
  found = items;
  active = -1;
  list.replaceChildren(
    ...items.map(({ title }, index) => {
      const option = document.createElement('li');
      option.id = `found-${index}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.textContent = title;
      option.addEventListener('click', () => choose(index));
      return option;
    }),
  );
  open(items.length > 0);
  status.textContent = !searched
    ? ''
    : items.length === 0
      ? (status.dataset.none ?? '')
      : (status.dataset.some ?? '').replace('{count}', String(items.length));
}

function open(shown: boolean): void {
  list.hidden = !shown;
  input.setAttribute('aria-expanded', String(shown));
  if (!shown) {
    mark(-1);
  }
}

function mark(index: number): void {
  active = index;
  for (const [at, option] of [...list.children].entries()) {
    option.setAttribute('aria-selected', String(at === index));
  }
  if (index >= 0) {
    input.setAttribute('aria-activedescendant', `found-${index}`);
    list.children[index]?.scrollIntoView({ block: 'nearest' });
  } else {
    input.removeAttribute('aria-activedescendant');
  }
}

function choose(index: number): void {
  const item = found[index];
  const text = item?.title ?? input.value.trim();
  if (text === '') {
    return;
  }
  // The chat says whether it takes it; without a chat the answer has a page.
  const taken = !document.dispatchEvent(new CustomEvent('guide:ask', { detail: text, cancelable: true }));
  if (taken) {
    input.value = '';
    show([], false);
  } else {
    location.href = item?.href ?? '/answers';
  }
}

input.addEventListener('focus', () => void load().catch(() => undefined));
input.addEventListener('input', () => void look().catch(() => show([], false)));
input.addEventListener('blur', () => open(false));
// Else the list would be gone before the tap on it arrives.
list.addEventListener('mousedown', (event) => event.preventDefault());
input.addEventListener('keydown', (event) => {
  const last = found.length - 1;
  if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && last >= 0) {
    event.preventDefault();
    if (list.hidden) {
      open(true);
    }
    const down = event.key === 'ArrowDown';
    mark(down ? (active >= last ? 0 : active + 1) : active <= 0 ? last : active - 1);
  } else if (event.key === 'Enter' && !event.isComposing) {
    event.preventDefault();
    choose(active);
  } else if (event.key === 'Escape') {
    if (list.hidden) {
      input.value = '';
      show([], false);
    } else {
      open(false);
    }
  }
});
