import type { About } from '../knowledge/knowledge';

/** The addresses of the built files, by what they are (`assets.json`, written by the build). */
export interface Assets {
  readonly webchat: string;
  readonly page: string;
  readonly style: string;
  readonly icon: string;
}

/** What a page needs besides its words. */
export interface PageOptions {
  readonly assets: Assets;
  /** The Content-Security-Policy nonce of this response. */
  readonly nonce: string;
  /** Shown in a widget's frame. */
  readonly embedded?: boolean;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

/** The chat page as HTML. Without scripts it says so and names whom to call. */
export function chatPage(about: About, { assets, nonce, embedded = false }: PageOptions): string {
  return page(
    about,
    { assets, nonce, title: about.name, embedded },
    `<main>
<div id="notice" role="alert" hidden>The connection was lost. Nothing you said is lost.<button type="button" id="reconnect">Reconnect</button></div>
<div id="chat" role="region" aria-label="Chat with ${escapeHtml(about.name)}"></div>
<noscript><div class="text"><p>The chat needs JavaScript, which is switched off in this browser.</p><p>${escapeHtml(about.disclaimer ?? '')}</p></div></noscript>
</main>
<footer>${escapeHtml(about.reviewer ? `Content: ${about.reviewer}. ` : '')}<a href="/privacy">Privacy</a> · <a href="/terms">Terms</a></footer>
<script nonce="${nonce}" src="${assets.webchat}"></script>
<script nonce="${nonce}" src="${assets.page}"></script>`,
  );
}

/** What is kept of a person, as a page (the address a Teams app must name). */
export function privacyPage(about: About, options: PageOptions): string {
  return textPage(about, options, 'Privacy', [about.privacy ?? '']);
}

/** What the bot is and is not for, as a page (the address a Teams app must name). */
export function termsPage(about: About, options: PageOptions): string {
  return textPage(about, options, 'Terms', [about.disclaimer ?? '', ...about.limits]);
}

function textPage(about: About, options: PageOptions, title: string, texts: readonly string[]): string {
  const body = texts.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n');
  return page(
    about,
    { ...options, title: `${title}: ${about.name}` },
    `<main class="text"><h2>${escapeHtml(title)}</h2>\n${body}\n<p><a href="/">Back to the chat</a></p></main>`,
  );
}

function page(
  about: About,
  { assets, nonce, title, embedded }: PageOptions & { readonly title: string },
  body: string,
): string {
  return `<!doctype html>
<html lang="${about.language.slice(0, 2)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(about.summary ?? about.name)}">
<link rel="icon" href="${assets.icon}" type="image/svg+xml">
<link rel="stylesheet" nonce="${nonce}" href="${assets.style}">
</head>
<body${embedded ? ' class="embedded"' : ''}>
<header><img src="${assets.icon}" alt="" width="32" height="32"><h1>${escapeHtml(about.name)}</h1><p>In an emergency, call ${escapeHtml(about.numbers?.emergency ?? 'for help')}.</p></header>
${body}
</body>
</html>
`;
}
