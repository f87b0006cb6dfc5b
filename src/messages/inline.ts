/** A run of text in one style. */
export interface Span {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly url?: string;
}

// Bounded repeats keep the time linear in the text, whatever it holds.
const MARK =
  /\*\*([^*\n]{1,500})\*\*|\*([^*\s][^*\n]{0,500})\*|\[([^[\]\n]{1,300})\]\(((?:https?:\/\/|tel:|mailto:)[^\s()<>]{1,1000})\)/;

/**
 * Reads the Markdown of replies: `**bold**`, `*italic*` and `[links](https://…)`. Everything else is plain text, whatever it
 * looks like, so that words a person typed never become formatting.
 */
export function readInline(markdown: string, style: Omit<Span, 'text'> = {}): Span[] {
  const spans: Span[] = [];
  let rest = markdown;
  for (let match = MARK.exec(rest); match; match = MARK.exec(rest)) {
    const [whole, bold, italic, label, url] = match;
    if (match.index > 0) {
      spans.push({ ...style, text: rest.slice(0, match.index) });
    }
    if (url !== undefined) {
      spans.push({ ...style, text: label ?? url, url });
    } else if (bold !== undefined) {
      spans.push(...readInline(bold, { ...style, bold: true }));
    } else {
      spans.push(...readInline(italic ?? '', { ...style, italic: true }));
    }
    rest = rest.slice(match.index + whole.length);
  }
  return rest === '' ? spans : [...spans, { ...style, text: rest }];
}

/** The words alone; a link becomes "label (address)". */
export function toPlainText(markdown: string): string {
  return readInline(markdown)
    .map(({ text, url }) =>
      url === undefined || url.endsWith(text) ? text : `${text} (${url.replace(/^(tel|mailto):/, '')})`,
    )
    .join('');
}

/** Markdown that shows exactly the words of the reply, in its styles and no others; `bold` makes all of it bold. */
export function toMarkdown(markdown: string, { bold = false } = {}): string {
  const groups: { bold: boolean; text: string }[] = [];
  for (const span of readInline(markdown)) {
    const strong = bold || span.bold === true;
    const last = groups.at(-1);
    if (last?.bold === strong) {
      last.text += spanMarkdown(span);
    } else {
      groups.push({ bold: strong, text: spanMarkdown(span) });
    }
  }
  const joined = groups.map((group) => (group.bold ? around(group.text, '**') : group.text)).join('');
  return joined.replace(LINE_START, '$1\\$2');
}

/** Text as Markdown that shows it unchanged. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/[`*_~[\]]/g, '\\$&')
    .replace(/&(?=#?\w{1,32};)/g, '&amp;')
    .replace(/</g, '&lt;');
}

// What would start a heading, a quotation or a list, at the start of a line.
const LINE_START = /^([ \t]*\d{0,9})(>|[#+-](?=[\s#-]|$)|(?<=\d)[.)](?=\s|$))/gm;

function spanMarkdown({ text, italic, url }: Span): string {
  const escaped = escapeMarkdown(text);
  const linked = url === undefined ? escaped : `[${escaped}](${url})`;
  return italic ? around(linked, '*') : linked;
}

// Emphasis marks only count when they touch a word, so blanks stay outside.
function around(text: string, mark: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return inner === '' ? text : `${before}${mark}${inner}${mark}${after}`;
}
