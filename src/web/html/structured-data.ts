import type { Entry } from '../../knowledge/knowledge';
import { toPlainText } from '../../messages/inline';
import { type Html, html, jsonInScript } from './html';

/** Questions and their short answers for search engines (https://schema.org/FAQPage), as the page itself shows them. */
export function faqPage(entries: readonly { readonly entry: Entry; readonly answer: string }[]): Html {
  return html`<script type="application/ld+json">${jsonInScript({
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    mainEntity: entries.map(({ entry, answer }) => ({
      '@type': 'Question',
      name: entry.title,
      acceptedAnswer: { '@type': 'Answer', text: toPlainText(answer) },
    })),
  })}</script>`;
}
