import { MAX_TEXT } from '../../messages/clean-text';

/**
 * Teams' mark of a quoted message: `<quoted messageId="…"/>`; its words come apart (entity `quotedReply`). In case a client closes it
 * later, what is between goes as well.
 */
const QUOTED = /<quoted\b[^<>]*\/>|<quoted\b[^<>]*>(?:[^<]*<\/quoted\s*>)?|<\/quoted\s*>/gi;
const QUOTED_ID = /<quoted\b[^<>]*\bmessageId=["']([^"'<>]{1,200})["']/i;
const BLOCKQUOTE = /<(\/?)blockquote\b([^<>]*)>/gi;
/** More is not read: a message is far shorter, and its HTML not many times as long. */
const MOST = 4 * MAX_TEXT;
const FORWARD = /schema\.skype\.com\/forward/i;
const REPLY = /schema\.skype\.com\/reply/i;
/** The words of a quote, and the name of who wrote them. */
const PREVIEW = /<(p|div|span)\b[^<>]*itemprop="(?:preview|copy)"[^<>]*>([\s\S]{0,1000}?)<\/\1>/gi;
const AUTHOR = /<strong\b[^<>]*>[^<]*<\/strong>/gi;
/** What older clients paste before a quote: "[1/12/2026 2:10 AM, Cramp Guide] …", "[02:10] Cramp Guide: …". */
const STAMP = /^\[([^\]\n]{1,80})\] *(.*)$/;
const NAME = /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,4}$/u;
const NAME_BEFORE = /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,4} *(:|$)/u;
/** A line quoted as in a mail; "> 5 years" is "more than". */
const QUOTED_LINE = /^\s*>(?!\s*\d)/;

interface Parts {
  /** What is outside of all quotes, HTML. */
  readonly own: string;
  /** The quotes, HTML. */
  readonly quotes: readonly string[];
  /** Whether one of them is marked as a quote of a message; others may be a person's own formatting. */
  readonly isReply: boolean;
}

/**
 * The text of a Teams message, still as Teams writes it, without the messages quoted in it. Where the text holds them unmarked, the
 * `text/html` attachment tells them apart. What is forwarded stays: there it is the message.
 */
export function withoutQuotes(text: string, attachments: readonly unknown[]): string {
  const unmarked = text.slice(0, MOST).replace(QUOTED, ' ');
  const inText = partsOf(unmarked);
  if (inText.quotes.length > 0) {
    return ownOf(inText) || (inText.isReply ? '' : plainOf(unmarked));
  }
  for (const html of attachments.flatMap(htmlOf)) {
    const parts = partsOf(html);
    const isIn = parts.quotes.some((quote) => holds(unmarked, quote));
    if (isIn && (parts.isReply || ownOf(parts))) {
      return ownOf(parts);
    }
  }
  return unmarked;
}

/** The channel's id of the message that a text of Teams quotes, the first if there are several. */
export function quotedIn(text: string): string | undefined {
  return QUOTED_ID.exec(text.slice(0, MOST))?.[1];
}

/** The same for quotes that are made of characters alone. */
export function withoutPastedQuotes(text: string): string {
  const lines = text.split('\n').filter((line) => !QUOTED_LINE.test(line));
  const paragraphs = lines
    .join('\n')
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
  const own = paragraphs.map((paragraph, i) => {
    const lines = paragraph.split('\n');
    const quoted = pastedLines(lines[0] ?? '');
    // A paste goes on to the next blank line; in the last paragraph nobody knows how far, so only what is sure to be one goes.
    return quoted > 0 && i < paragraphs.length - 1 ? '' : lines.slice(quoted).join('\n');
  });
  return own.filter(Boolean).join('\n\n');
}

/** How many lines a pasted quote takes at least, from its first one: with the name in a line of its own the words come below. */
function pastedLines(first: string): number {
  const [, stamp = '', after = ''] = STAMP.exec(first) ?? [];
  if (!/\d/.test(stamp)) {
    return 0;
  }
  const parts = stamp.split(',').map((part) => part.trim());
  if (parts.length > 1 && NAME.test(parts.at(-1) ?? '')) {
    return 1;
  }
  const before = NAME_BEFORE.exec(after);
  return before ? (before[1] ? 1 : 2) : 0;
}

function partsOf(html: string): Parts {
  const open: boolean[] = [];
  const quotes: string[] = [];
  let own = '';
  let isReply = false;
  let from = 0;
  const take = (to: number) => {
    const piece = html.slice(from, to);
    if (open.includes(true)) {
      quotes[quotes.length - 1] += piece;
    } else {
      own += piece;
    }
  };
  for (const tag of html.matchAll(BLOCKQUOTE)) {
    take(tag.index);
    from = tag.index + tag[0].length;
    if (tag[1]) {
      open.pop();
      own += '\n';
    } else {
      const isQuote = !FORWARD.test(tag[2] ?? '');
      if (isQuote && !open.includes(true)) {
        quotes.push('');
      }
      isReply ||= REPLY.test(tag[2] ?? '');
      open.push(isQuote);
    }
  }
  take(html.length);
  return { own, quotes, isReply };
}

function ownOf({ own }: Parts): string {
  return plainOf(own);
}

/** Whether a text holds the words of a quote; Teams shortens them, and may set the name of their writer before. */
function holds(text: string, quote: string): boolean {
  const previews = Array.from(quote.matchAll(PREVIEW), ([, , words]) => words ?? '');
  const words = lettersOf(plainOf(text));
  return [...previews, quote.replace(AUTHOR, ''), quote].some((each) => {
    const letters = lettersOf(plainOf(each));
    return letters !== '' && words.includes(letters);
  });
}

/** HTML as text; mentions stay marked as Teams marks them in a text, and characters stay as HTML writes them. */
function plainOf(html: string): string {
  return html
    .replace(/<span\b[^<>]*schema\.skype\.com\/mention[^<>]*>([^<>]*)<\/span>/gi, '<at>$1</at>')
    .replace(/<img\b[^<>]*\balt="([^"<>]{1,20})"[^<>]*>/gi, '$1')
    .replace(/<(?:br|\/?(?:p|div|li|ul|ol|tr|h\d))\b[^<>]*>/gi, '\n')
    .replace(/<(?!\/?at\b)\/?[a-z][^<>]*>/gi, '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}

function lettersOf(text: string): string {
  return text
    .replace(/&[a-z]+;|&#\w+;/gi, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

function htmlOf(attachment: unknown): string[] {
  const { contentType, content } = Object(attachment) as { contentType?: unknown; content?: unknown };
  const { text, body } = Object(content) as { text?: unknown; body?: unknown };
  const html = [content, text, body].find((each) => typeof each === 'string');
  return contentType === 'text/html' && typeof html === 'string' ? [html.slice(0, MOST)] : [];
}
