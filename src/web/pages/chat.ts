import type { Entry } from '../../knowledge/knowledge';
import { paragraphs } from '../../messages/paragraphs';
import { blocksToHtml, inlineToHtml } from '../html/blocks';
import { type Html, html } from '../html/html';
import { shortAnswer } from './answers';
import { addressOf } from './entry-address';
import { layout, type Site } from './layout';

/** What the chat page needs for one answer. */
export interface ChatPageOptions {
  /** The Content-Security-Policy nonce of this response. */
  readonly nonce: string;
  /** Shown in a widget's frame: the chat alone. */
  readonly embedded: boolean;
}

/**
 * The chat with everything one may want to know before or instead: search, suggested questions, all questions with their answers.
 *
 * What it shows without scripts is the page itself; the script fills in the chat and takes nothing away.
 */
export function chatPage(site: Site, { nonce, embedded }: ChatPageOptions): string {
  const { knowledge, words, assets } = site;
  const { about } = knowledge;
  return layout(
    site,
    {
      title: about.summary && !embedded ? `${about.name}: ${about.summary.replace(/\.$/, '')}` : about.name,
      path: '/',
      current: '/',
      named: true,
      bodyClass: embedded ? 'embedded' : 'home',
      beside: embedded
        ? html`<button type="button" id="close" aria-label="${words('widget-close')}" hidden>×</button>`
        : undefined,
      // The chat's own script is asked for at once; the small one runs meanwhile.
      head: html`<link rel="preload" as="script" nonce="${nonce}" href="${assets.webchat}">
<script nonce="${nonce}" src="${assets.chat}" data-webchat="${assets.webchat}" defer></script>
${!embedded && html`<script nonce="${nonce}" src="${assets.search}" defer></script>`}`,
    },
    html`<main id="main">${!embedded && search(site)}
${chat(site, embedded)}${!embedded && more(site)}</main>`,
  );
}

function chat({ knowledge, words }: Site, embedded: boolean): Html {
  return html`<section class="chat" aria-label="${words('page-chat', { name: knowledge.about.name })}">
<div id="notice" role="alert" hidden><span>${words('page-lost')}</span><button type="button" id="reconnect">${words('page-reconnect')}</button></div>
<div id="chat"><div class="loading"><p>${words('page-loading')}</p><p>${words('page-failed')}${embedded && html` <a href="/answers" target="_blank">${words('page-answers')}</a>`}</p></div></div>
<noscript><div class="loading"><p>${words('page-no-scripts')} <a href="/answers">${words('page-answers')}</a></p></div></noscript>
</section>`;
}

/** A combobox with a list of titles (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/); the script does the rest. */
function search({ knowledge, words }: Site): Html {
  const { summary } = knowledge.about;
  return html`<search class="find">${summary && html`<p class="lead">${summary}</p>\n`}<label for="search">${words('page-search')}</label>
<div class="box"><input id="search" type="text" role="combobox" aria-expanded="false" aria-controls="found" aria-autocomplete="list" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" placeholder="${words('page-search-hint')}" data-index="/search-index.json">
<ul id="found" role="listbox" aria-label="${words('page-answers')}" hidden></ul></div>
<p id="search-status" role="status" class="unseen" data-none="${words('page-search-none')}" data-some="${words('page-search-some')}"></p></search>`;
}

function more(site: Site): Html {
  const { knowledge, words } = site;
  const { about } = knowledge;
  const entries = [...knowledge.entries.values()];
  const faqs = entries.filter(({ kind }) => kind === 'faq');
  return html`
<div class="more">
${
  about.examples.length > 0 &&
  html`<section aria-labelledby="suggested"><h2 id="suggested">${words('page-suggested')}</h2>
<ul class="suggested">${about.examples.map((text) => html`<li><a data-ask href="${hrefOf(entries, text)}">${text}</a></li>`)}</ul></section>`
}
<section class="notes">${blocksToHtml(paragraphs(about.disclaimer ?? ''))}</section>
<section class="questions" aria-labelledby="questions"><h2 id="questions">${words('page-questions')}</h2>
${faqs.map(
  (entry) => html`<details name="question"><summary><h3>${entry.title}</h3></summary>
<p>${inlineToHtml(shortAnswer(knowledge, entry))}</p><p><a href="${addressOf(entry)}">${words('page-full-answer')}<span class="unseen">: ${entry.title}</span></a></p></details>\n`,
)}
<p><a href="/answers">${words('page-answers')}</a></p></section>
</div>`;
}

function hrefOf(entries: readonly Entry[], question: string): string {
  const found = entries.find(({ title }) => title.toLowerCase() === question.toLowerCase());
  return found ? addressOf(found) : '/answers';
}
