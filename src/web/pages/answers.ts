import type { Entry, EntryKind, Knowledge, Remedy } from '../../knowledge/knowledge';
import { fill } from '../../messages/fill';
import { paragraphs } from '../../messages/paragraphs';
import { blocksToHtml, inlineToHtml } from '../html/blocks';
import { type Html, html } from '../html/html';
import { faqPage } from '../html/structured-data';
import { WORDS } from '../words';
import { addressOf } from './entry-address';
import { layout, type Site } from './layout';
import { sourceItem } from './sources';

/** What pages are written from. */
export interface AnswerSite extends Site {
  readonly knowledge: Knowledge;
}

const KINDS: readonly EntryKind[] = ['faq', 'flag', 'cause', 'remedy', 'medicine', 'condition'];

/** Content with the numbers to call in it; whose page it is nobody knows, so no country's. */
export function filled({ about }: Pick<Knowledge, 'about'>, text: string): string {
  return fill(text, about.numbers ?? {});
}

/** The short answer of an entry; for a warning sign what to do comes first. */
export function shortAnswer(knowledge: Knowledge, entry: Entry): string {
  return filled(knowledge, entry.kind === 'flag' ? `${entry.act} ${entry.answer}` : entry.answer);
}

/** The list of all entries, by kind, each with its short answer. */
export function answersPage(site: AnswerSite): string {
  const { knowledge, about } = site;
  const groups = KINDS.map((kind) => ({
    kind,
    entries: [...knowledge.entries.values()].filter((entry) => entry.kind === kind),
  })).filter(({ entries }) => entries.length > 0);
  const faqs = groups.find(({ kind }) => kind === 'faq')?.entries ?? [];
  return layout(
    site,
    {
      title: `${WORDS.answers} · ${about.name}`,
      path: '/answers',
      current: '/answers',
      head: faqPage(faqs.map((entry) => ({ entry, answer: shortAnswer(knowledge, entry) }))),
    },
    html`<main id="main" class="text">
<h1>${WORDS.answers}</h1>
<p class="lead">${WORDS.answersLead}</p>
<ul class="jump">${groups.map(({ kind }) => html`<li><a href="#${kind}">${WORDS.kinds[kind]}</a></li>`)}</ul>
${groups.map(
  ({ kind, entries }) => html`<section aria-labelledby="${kind}"><h2 id="${kind}">${WORDS.kinds[kind]}</h2>
${entries.map((entry) => html`<article class="short"><h3><a href="${addressOf(entry)}">${entry.title}</a></h3><p>${inlineToHtml(shortAnswer(knowledge, entry))}</p></article>\n`)}</section>\n`,
)}</main>`,
  );
}

/** One entry, whole: what the chat says about it, and what it says to those it is not for. */
export function answerPage(site: AnswerSite, entry: Entry): string {
  const { knowledge, about } = site;
  const blocks = (text: string) => blocksToHtml(paragraphs(filled(knowledge, text)));
  const short = shortAnswer(knowledge, entry);
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
<p class="kind">${entry.kind === 'flag' ? WORDS.level[entry.level] : WORDS.kinds[entry.kind]}</p>
<h1>${entry.title}</h1>
${entry.kind === 'flag' && html`<div class="alert">${blocks(entry.act)}</div>`}
<div class="lead">${blocks(entry.answer)}</div>
${entry.detail && blocks(entry.detail)}
${entry.kind === 'remedy' && howTo(entry)}
${entry.kind === 'medicine' && blocks(entry.tell)}
${entry.kind === 'faq' && remediesIn(knowledge, entry.about)}
${entry.evidence && html`<p class="evidence"><strong>${WORDS.evidence}</strong> ${entry.evidence}</p>`}
${sources(knowledge, entry)}
${entry.reviewed && html`<p class="subtle">${fill(knowledge.messages.get('reviewed') ?? '', { date: entry.reviewed, reviewer: about.reviewer ?? '' }) || `${WORDS.reviewed(entry.reviewed)}.`}</p>`}
${related(knowledge, entry)}
${
  // Under an emergency stands what to do, and no way to put it off.
  !(entry.kind === 'flag' && entry.level === 'emergency') &&
  html`<p class="ask-this"><a class="button" href="/?ask=${encodeURIComponent(entry.title)}">${WORDS.askThis}</a></p>`
}
</article></main>`,
  );
}

// Whose page it is nobody knows: what holds for some is said as "if".
function howTo({ steps, cautions, withhold }: Remedy): Html {
  const list = (items: readonly string[]) =>
    html`<ul>${[...new Set(items)].map((item) => html`<li>${inlineToHtml(item)}</li>`)}</ul>\n`;
  return html`${
    steps.length > 0 &&
    html`<h2>${WORDS.steps}</h2>\n<ol>${steps.map((step) => html`<li>${inlineToHtml(step)}</li>`)}</ol>\n`
  }${cautions.length > 0 && html`<h2>${WORDS.careful}</h2>\n${list(cautions.flatMap(({ when, text, if: supposed }) => (when === undefined ? text : (supposed ?? []))))}`}${
    withhold.length > 0 &&
    html`<h2 id="not-for-all">${WORDS.notForAll}</h2>\n<p>${WORDS.notForAllIntro}</p>\n${list(withhold.map(({ because, if: supposed }) => supposed ?? because))}`
  }`;
}

// An answer may speak of what is not for everybody; the chat knows the person and says so, a page can only point there.
function remediesIn(knowledge: Knowledge, ids: readonly string[]): Html | undefined {
  const remedies = ids.flatMap((id) => {
    const entry = knowledge.entries.get(id);
    return entry?.kind === 'remedy' && entry.withhold.length > 0 ? [entry] : [];
  });
  return remedies.length === 0
    ? undefined
    : html`<p class="before"><strong>${WORDS.before}</strong> ${remedies.map((entry, index) => html`${index > 0 && ', '}<a href="${addressOf(entry)}#not-for-all">${entry.title}</a>`)}</p>`;
}

function sources(knowledge: Knowledge, entry: Entry): Html | undefined {
  const found = entry.sources.flatMap((key) => knowledge.sources.get(key) ?? []);
  return found.length === 0
    ? undefined
    : html`<h2>${WORDS.sources}</h2>\n<ul class="sources">${found.map((source) => sourceItem(source))}</ul>\n`;
}

function related(knowledge: Knowledge, entry: Entry): Html | undefined {
  const others = entry.related.flatMap((id) => knowledge.entries.get(id) ?? []);
  return others.length === 0
    ? undefined
    : html`<nav aria-labelledby="related"><h2 id="related">${WORDS.related}</h2>
<ul class="related">${others.map((other) => html`<li><a href="${addressOf(other)}">${other.title}</a></li>`)}</ul></nav>\n`;
}
