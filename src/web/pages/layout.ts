import type { Knowledge } from '../../knowledge/knowledge';
import { type Html, html } from '../html/html';
import type { Words } from '../words';

/** The addresses of the built files, by what they are (`assets.json`, written by the build). */
export interface Assets {
  readonly webchat: string;
  readonly chat: string;
  readonly search: string;
  readonly style: string;
  readonly icon: string;
}

/** What every page is written from. */
export interface Site {
  readonly knowledge: Knowledge;
  readonly words: Words;
  readonly assets: Assets;
  /** The address people reach the server at, without a trailing slash; absent: addresses stay relative. */
  readonly publicUrl?: string | undefined;
}

/** One page, as its frame needs to know it. */
export interface PageHead {
  readonly title: string;
  readonly description?: string | undefined;
  /** Its own address; absent for what should not be found by a search engine. */
  readonly path?: string | undefined;
  /** The current entry of the menu. */
  readonly current?: '/' | '/answers' | '/sources' | undefined;
  /** More for the head: preloads, structured data. */
  readonly head?: Html | undefined;
  readonly bodyClass?: string | undefined;
  /** In place of the menu. */
  readonly beside?: Html | undefined;
  /** The name in the header is the page's own heading. */
  readonly named?: boolean;
}

const MOST_DESCRIPTION = 160;

/** A whole document. */
export function layout({ knowledge, words, assets, publicUrl = '' }: Site, page: PageHead, main: Html): string {
  const { about } = knowledge;
  const description = shorten(page.description ?? about.summary ?? about.name);
  const name = page.named ? html`<h1>${about.name}</h1>` : html`<a href="/">${about.name}</a>`;
  const menu = html`<nav aria-label="${words('page-menu')}">${(
    [
      ['/', words('page-home')],
      ['/answers', words('page-answers')],
      ['/sources', words('label-sources')],
    ] as const
  ).map(
    ([path, label]) => html`<a href="${path}"${page.current === path && html` aria-current="page"`}>${label}</a>`,
  )}</nav>`;
  return html`<!doctype html>
<html lang="${about.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
${page.path === undefined ? html`<meta name="robots" content="noindex">` : html`<link rel="canonical" href="${publicUrl}${page.path}">`}
<link rel="icon" href="${assets.icon}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.style}">
${page.head}
</head>
<body${page.bodyClass && html` class="${page.bodyClass}"`}>
<a class="skip" href="#main">${words('page-skip')}</a>
<header><div class="bar"><img src="${assets.icon}" alt="" width="32" height="32"><div class="name">${name}</div>
${page.beside ?? menu}</div>
${about.numbers && html`<p class="emergency">${words('page-emergency', about.numbers)}</p>`}</header>
${main}
<footer><p>${about.reviewer && words('page-reviewer', { reviewer: about.reviewer })} <a href="/sources">${words('label-sources')}</a> <a href="/privacy">${words('page-privacy')}</a> <a href="/terms">${words('page-terms')}</a></p></footer>
</body>
</html>
`.text;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MOST_DESCRIPTION
    ? line
    : `${line.slice(0, line.lastIndexOf(' ', MOST_DESCRIPTION - 1)).replace(/[\s,;:.]+$/, '')}…`;
}
