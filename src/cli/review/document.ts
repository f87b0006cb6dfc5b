import type { Knowledge } from '../../knowledge/knowledge';
import { paragraphs } from '../../messages/paragraphs';
import { blocksToHtml } from '../../web/html/blocks';
import { type Html, html } from '../../web/html/html';
import { hashOf, type ReviewItem, signedOf } from './items';

/** Keys that stand elsewhere on the sheet, or say nothing to a reviewer. */
const ELSEWHERE = new Set([
  'id',
  'title',
  'question',
  'sources',
  'unverified',
  'reviewed',
  'signed',
  'keywords',
  'order',
]);
/** Keys whose value is a rule of the program, shown as it is written. */
const RULES = new Set(['when', 'unless', 'offer', 'first']);

const STYLE = `body{font:11pt/1.45 Georgia,serif;max-width:46em;margin:2em auto;padding:0 1em;color:#111}
h1{font-size:1.6em}h2{margin-top:2em;border-bottom:2px solid #111}article{border:1px solid #888;padding:.6em 1em;margin:1em 0;break-inside:avoid-page}
h3{margin:.2em 0}h3 code,code{font:9pt/1.3 monospace;color:#333}dl{margin:0}dt{font-weight:bold;margin-top:.5em}dd{margin:0 0 0 1em}p{margin:.2em 0}
.open{background:#fff3c4}.sign{border-top:1px dashed #888;margin-top:.8em;padding-top:.5em}.line{display:inline-block;border-bottom:1px solid #111;min-width:12em}
@media print{body{margin:0;max-width:none}a{color:inherit}}`;

/**
 * The content as one document to read, print and sign: each item with its texts, rules, sources, what no source was read for, its date, and
 * a box to sign.
 */
export function reviewDocument(knowledge: Knowledge, items: readonly ReviewItem[], today: string): string {
  const files = [...new Set(items.map(({ file }) => file))];
  const signed = items.filter((item) => signedOf(item)?.of === hashOf(item)).length;
  return html`<!doctype html>
<html lang="${knowledge.about.language}"><head><meta charset="utf-8"><title>${knowledge.about.name}: content for review, ${today}</title>
<style>${STYLE}</style></head><body>
<h1>${knowledge.about.name}: content for review</h1>
<p>Printed ${today}. ${items.length} items, ${signed} of them signed as they stand here.</p>
<p><span class="open">[G]</span> no source was read for this: it rests on general knowledge. <span class="open">[V2]</span> the source was read
second-hand: open the original before you sign. To sign item ID: <code>npm run --silent guide -- review --sign ID --by "NAME"</code>.</p>
<ul>${files.map((file) => html`<li><a href="#${file}">${file}</a>: ${items.filter((item) => item.file === file).length}</li>`)}</ul>
${files.map(
  (file) => html`<h2 id="${file}">${file}</h2>
${items.filter((item) => item.file === file).map((item) => sheet(knowledge, item))}`,
)}</body></html>
`.toString();
}

function sheet(knowledge: Knowledge, item: ReviewItem): Html {
  const { id, value } = item;
  const title = String(value.title ?? value.question ?? value.ask ?? value.called ?? '');
  const unverified = Array.isArray(value.unverified) ? value.unverified.map(String) : [];
  return html`<article id="${id}"><h3>${title} <code>${id}</code></h3>
<dl>${Object.entries(value)
    .filter(([key]) => !ELSEWHERE.has(key))
    .map(([key, inner]) => html`<dt>${key}</dt><dd>${written(key, inner)}</dd>\n`)}</dl>
<p><b>Sources</b></p><ul>${sourcesIn(value).map((key) => source(knowledge, key))}</ul>
${unverified.length > 0 && html`<p class="open">[G] No source read for: ${unverified.join('; ')}</p>`}
<p><b>Last checked:</b> ${String(value.reviewed ?? 'no date')}</p>
${signature(item)}
</article>
`;
}

function signature(item: ReviewItem): Html {
  const signed = signedOf(item);
  const before =
    signed &&
    html`<p>${signed.of === hashOf(item) ? 'Signed' : 'Changed since it was signed'} by ${signed.by} on ${signed.on}.</p>`;
  return html`<div class="sign">${before}<p>☐ right as it is &nbsp; ☐ to be changed: <span class="line">&nbsp;</span></p>
<p>Name <span class="line">&nbsp;</span> Date <span class="line">&nbsp;</span> Signature <span class="line">&nbsp;</span></p></div>`;
}

function source({ sources }: Knowledge, key: string): Html {
  const found = sources.get(key);
  if (found === undefined) {
    return html`<li>${key}</li>`;
  }
  const { title, publisher, year, seen, url, read } = found;
  const details = [publisher, year ?? (seen && `seen ${seen}`)].filter(Boolean).join(', ');
  return html`<li><code>${key}</code> ${url === undefined ? title : html`<a href="${url}">${title}</a>`}, ${details}${
    read === 'secondary' && html` <span class="open">[V2]</span>`
  }</li>`;
}

/** A value of an item as a reviewer reads it: texts as they are said, rules as they are written, the names of a medicine in a line. */
function written(key: string, value: unknown): Html {
  if (RULES.has(key)) {
    return html`<code>${JSON.stringify(value)}</code>`;
  }
  if (key === 'substances' && Array.isArray(value)) {
    return html`${value.map(
      ({ name, also = [], brands = [] }: { name: string; also?: string[]; brands?: string[] }) => {
        const more = [...also, ...brands].join(', ');
        return html`<p><b>${name}</b>${more && ` (${more})`}</p>`;
      },
    )}`;
  }
  if (Array.isArray(value)) {
    return value.every((one) => typeof one !== 'object')
      ? html`${value.join('; ')}`
      : html`<ul>${value.map((one) => html`<li>${written('', one)}</li>`)}</ul>`;
  }
  if (typeof value === 'object' && value !== null) {
    return html`${Object.entries(value).map(([name, inner]) => html`<p><b>${name}:</b></p>${written(name, inner)}`)}`;
  }
  return typeof value === 'string' ? blocksToHtml(paragraphs(value)) : html`${String(value)}`;
}

function sourcesIn(value: Readonly<Record<string, unknown>>): readonly string[] {
  const found = new Set<string>();
  const walk = (inner: unknown): void => {
    for (const [key, one] of typeof inner === 'object' && inner !== null ? Object.entries(inner) : []) {
      if (key === 'sources' && Array.isArray(one)) {
        for (const name of one) {
          found.add(String(name));
        }
      } else {
        walk(one);
      }
    }
  };
  walk(value);
  return [...found];
}
