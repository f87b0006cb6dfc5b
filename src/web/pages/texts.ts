import { paragraphs } from '../../messages/paragraphs';
import { blocksToHtml } from '../html/blocks';
import { html, type Part } from '../html/html';
import { layout, type PageHead, type Site } from './layout';

/** What is kept of a person (the address a Teams app must name). */
export function privacyPage(site: Site): string {
  return textPage(
    site,
    site.words('page-privacy'),
    { path: '/privacy' },
    html`${blocksToHtml(paragraphs(site.knowledge.about.privacy ?? ''))}`,
  );
}

/** What the bot is and is not for (the address a Teams app must name). */
export function termsPage(site: Site): string {
  const { disclaimer, limits } = site.knowledge.about;
  return textPage(site, site.words('page-terms'), { path: '/terms' }, [
    blocksToHtml(paragraphs(disclaimer ?? '')),
    blocksToHtml(limits.length > 0 ? [{ type: 'list', items: limits }] : []),
  ]);
}

/** The answer to an address that leads nowhere. */
export function notFoundPage(site: Site): string {
  return textPage(
    site,
    site.words('page-not-found'),
    {},
    html`<p class="lead">${site.words('page-not-found-text')}</p>\n<p><a href="/answers">${site.words('page-answers')}</a></p>\n`,
  );
}

function textPage(site: Site, title: string, head: Partial<PageHead>, body: Part): string {
  return layout(
    site,
    { ...head, title: `${title} · ${site.knowledge.about.name}` },
    html`<main id="main" class="text"><h1>${title}</h1>
${body}
<p><a href="/">${site.words('page-back')}</a></p></main>`,
  );
}
