import type { Source } from '../../knowledge/knowledge';
import { type Html, html } from '../html/html';
import type { Words } from '../words';
import { layout, type Site } from './layout';

/** All sources of the content. */
export function sourcesPage(site: Site): string {
  const { knowledge, words } = site;
  const sources = [...knowledge.sources.values()].sort((one, other) =>
    `${one.publisher} ${one.title}`.localeCompare(`${other.publisher} ${other.title}`, knowledge.about.language),
  );
  return layout(
    site,
    { title: `${words('label-sources')} · ${knowledge.about.name}`, path: '/sources', current: '/sources' },
    html`<main id="main" class="text">
<h1>${words('label-sources')}</h1>
<p class="lead">${words('page-sources-lead')}</p>
<ul class="sources">${sources.map((source) => sourceItem(words, source))}</ul>
</main>`,
  );
}

/** One source in a list: its title as the link, then who published it and when. */
export function sourceItem(words: Words, { title, publisher, year, url, read }: Source): Html {
  const details = [publisher, year, read === 'secondary' && words('page-secondary')].filter(Boolean).join(', ');
  return html`<li>${url === undefined ? title : html`<a href="${url}">${title}</a>`}<span class="by">${details}</span></li>\n`;
}
