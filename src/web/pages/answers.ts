import type { Entry, EntryKind, Knowledge, Remedy } from '../../knowledge/knowledge';
import { fill } from '../../messages/fill';
import { paragraphs } from '../../messages/paragraphs';
import { blocksToHtml, inlineToHtml } from '../html/blocks';
import { type Html, html } from '../html/html';
import { faqPage } from '../html/structured-data';
import { addressOf } from './entry-address';
import { layout, type Site } from './layout';
import { sourceItem } from './sources';

const KINDS: readonly EntryKind[] = ['faq', 'flag', 'cause', 'remedy', 'medicine', 'condition'];

/** Content with the numbers to call in it; whose page it is nobody knows, so no country's. */
export function filled({ about }: Pick<Knowledge, 'about'>, text: string): string {
  return fill(text, { ...about.rules, ...about.numbers });
}

/** The short answer of an entry; for a warning sign what to do comes first. */
export function shortAnswer(knowledge: Knowledge, entry: Entry): string {
  return filled(knowledge, entry.kind === 'flag' ? `${entry.act} ${entry.answer}` : entry.answer);
}

/** The list of all entries, by kind, each with its short answer. */
export function answersPage(site: Site): string {
  const { knowledge, words } = site;
  const groups = KINDS.map((kind) => ({
    kind,
    entries: [...knowledge.entries.values()].filter((entry) => entry.kind === kind),
  })).filter(({ entries }) => entries.length > 0);
  const faqs = groups.find(({ kind }) => kind === 'faq')?.entries ?? [];
  return layout(
    site,
    {
      title: `${words('page-answers')} · ${knowledge.about.name}`,
      path: '/answers',
      current: '/answers',
      head: faqPage(faqs.map((entry) => ({ entry, answer: shortAnswer(knowledge, entry) }))),
    },
    html`<main id="main" class="text">
<h1>${words('page-answers')}</h1>
<p class="lead">${words('page-answers-lead')}</p>
<ul class="jump">${groups.map(({ kind }) => html`<li><a href="#${kind}">${words(`page-kind-${kind}`)}</a></li>`)}</ul>
${groups.map(
  ({ kind, entries }) => html`<section aria-labelledby="${kind}"><h2 id="${kind}">${words(`page-kind-${kind}`)}</h2>
${entries.map((entry) => html`<article class="short"><h3><a href="${addressOf(entry)}">${entry.title}</a></h3><p>${inlineToHtml(shortAnswer(knowledge, entry))}</p></article>\n`)}</section>\n`,
)}</main>`,
  );
}

/** One entry, whole: what the chat says about it, and what it says to those it is not for. */
export function answerPage(site: Site, entry: Entry): string {
  const { knowledge, words } = site;
  const { about } = knowledge;
  const blocks = (text: string) => blocksToHtml(paragraphs(filled(knowledge, text)));
  const short = shortAnswer(knowledge, entry);
  const titleOf = (facet: string) => knowledge.facets.find(({ id }) => id === facet)?.title ?? facet;
  return layout(
    site,
    {
      title: `${entry.title} · ${about.name}`,
      description: short,
      path: addressOf(entry),
      current: '/answers',
      head: faqPage([{ entry, answer: short }]),
    },
    html`<main id="main" class="text"><article>
<p class="kind">${words(entry.kind === 'flag' ? `page-level-${entry.level}` : `page-kind-${entry.kind}`)}</p>
<h1>${entry.title}</h1>
${entry.kind === 'flag' && html`<div class="alert">${blocks(entry.act)}</div>`}
<div class="lead">${blocks(entry.answer)}</div>
${entry.detail && blocks(entry.detail)}
${entry.parts.map(({ facet, text }) => html`<h2 id="${facet}">${titleOf(facet)}</h2>\n${blocks(text)}`)}
${entry.kind === 'remedy' && howTo(site, entry)}
${entry.kind === 'medicine' && blocks(entry.tell)}
${entry.kind === 'faq' && remediesIn(site, entry.about)}
${entry.evidence && html`<p class="evidence"><strong>${words('page-evidence')}</strong> ${entry.evidence}</p>`}
${sources(site, entry)}
${entry.reviewed && html`<p class="subtle">${words('reviewed', { date: entry.reviewed, reviewer: about.reviewer ?? '' })}</p>`}
${related(site, entry)}
${
  // Under an emergency stands what to do, and no way to put it off.
  !(entry.kind === 'flag' && entry.level === 'emergency') &&
  html`<p class="ask-this"><a class="button" href="/?ask=${encodeURIComponent(entry.title)}">${words('page-ask-this')}</a></p>`
}
</article></main>`,
  );
}

// Whose page it is nobody knows: what holds for some is said as "if".
function howTo({ words }: Site, { steps, cautions, withhold }: Remedy): Html {
  const list = (items: readonly string[]) =>
    html`<ul>${[...new Set(items)].map((item) => html`<li>${inlineToHtml(item)}</li>`)}</ul>\n`;
  return html`${
    steps.length > 0 &&
    html`<h2>${words('page-steps')}</h2>\n<ol>${steps.map((step) => html`<li>${inlineToHtml(step)}</li>`)}</ol>\n`
  }${cautions.length > 0 && html`<h2>${words('page-careful')}</h2>\n${list(cautions.flatMap(({ when, text, if: supposed }) => (when === undefined ? text : (supposed ?? []))))}`}${
    withhold.length > 0 &&
    html`<h2 id="not-for-all">${words('page-not-for-all')}</h2>\n<p>${words('page-not-for-all-intro')}</p>\n${list(withhold.map(({ because, if: supposed }) => supposed ?? because))}`
  }`;
}

// An answer may speak of what is not for everybody; the chat knows the person and says so, a page can only point there.
function remediesIn({ knowledge, words }: Site, ids: readonly string[]): Html | undefined {
  const remedies = ids.flatMap((id) => {
    const entry = knowledge.entries.get(id);
    return entry?.kind === 'remedy' && entry.withhold.length > 0 ? [entry] : [];
  });
  return remedies.length === 0
    ? undefined
    : html`<p class="before"><strong>${words('page-before')}</strong> ${remedies.map((entry, index) => html`${index > 0 && ', '}<a href="${addressOf(entry)}#not-for-all">${entry.title}</a>`)}</p>`;
}

function sources({ knowledge, words }: Site, entry: Entry): Html | undefined {
  const found = entry.sources.flatMap((key) => knowledge.sources.get(key) ?? []);
  return found.length === 0
    ? undefined
    : html`<h2>${words('label-sources')}</h2>\n<ul class="sources">${found.map((source) => sourceItem(words, source))}</ul>\n`;
}

function related({ knowledge, words }: Site, entry: Entry): Html | undefined {
  const others = entry.related.flatMap((id) => knowledge.entries.get(id) ?? []);
  return others.length === 0
    ? undefined
    : html`<nav aria-labelledby="related"><h2 id="related">${words('page-related')}</h2>
<ul class="related">${others.map((other) => html`<li><a href="${addressOf(other)}">${other.title}</a></li>`)}</ul></nav>\n`;
}
