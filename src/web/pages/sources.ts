import type { Knowledge, Source } from '../../knowledge/knowledge';
import { type Html, html } from '../html/html';
import { WORDS } from '../words';
import { layout, type Site } from './layout';

/** All sources of the content. */
export function sourcesPage(site: Site & { readonly knowledge: Knowledge }): string {
  const sources = [...site.knowledge.sources.values()].sort((one, other) =>
    `${one.publisher} ${one.title}`.localeCompare(`${other.publisher} ${other.title}`, site.about.language),
  );
  return layout(
    site,
    { title: `${WORDS.sources} · ${site.about.name}`, path: '/sources', current: '/sources' },
    html`<main id="main" class="text">
<h1>${WORDS.sources}</h1>
<p class="lead">${WORDS.sourcesLead}</p>
<ul class="sources">${sources.map((source) => sourceItem(source))}</ul>
</main>`,
  );
}

/** One source in a list: its title as the link, then who published it and when. */
export function sourceItem({ title, publisher, year, url, read }: Source): Html {
  const details = [publisher, year, read === 'secondary' && WORDS.secondary].filter(Boolean).join(', ');
  return html`<li>${url === undefined ? title : html`<a href="${url}">${title}</a>`}<span class="by">${details}</span></li>\n`;
}
