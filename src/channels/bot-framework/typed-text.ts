import { z } from 'zod';
import { cleanText } from '../../messages/clean-text';
import type { CheckedActivity } from './activity-schema';
import { withoutPastedQuotes, withoutQuotes } from './own-words';

const mention = z.looseObject({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.looseObject({ id: z.string() }),
});

/** What Teams writes for characters that mean something in HTML, beside numbers of characters. */
const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** Teams marks who is mentioned: `<at>Bot</at>`, in older clients `<at id="0">Bot</at>`. */
const MENTION = /<at\b[^<>]{0,200}>([^<>]{0,300})<\/at>/gi;
const TAG = /<\/?at\b[^<>]{0,200}>/gi;

/**
 * What the person typed, without any mention of the bot, without Teams' HTML and without what is quoted; names of others stay.
 * Of attachments only the quotes matter: with every message Teams sends the same text again as one of `text/html`.
 *
 * botbuilder's own function removes the first mention only and throws on odd entities.
 */
export function typedText({ text, attachments, entities, recipient, channelId }: CheckedActivity): string {
  const isTeams = channelId === 'msteams';
  let typed = isTeams ? withoutQuotes(text ?? '', attachments ?? []) : (text ?? '');
  const names = new Set<string>();
  for (const entity of entities ?? []) {
    const found = mention.safeParse(entity);
    if (found.success && found.data.mentioned.id === recipient?.id) {
      typed = typed.replaceAll(found.data.text, ' ');
      names.add(nameIn(found.data.text));
    }
  }
  if (!isTeams) {
    return cleanText(typed);
  }
  typed = decode(
    typed.replace(MENTION, (whole, name: string) => (names.has(nameIn(name)) ? ' ' : whole)).replace(TAG, ''),
  ).replace(/[ \u00a0]+/g, ' ');
  return cleanText(withoutPastedQuotes(cleanText(typed)));
}

function nameIn(mentionText: string): string {
  return decode(mentionText.replace(TAG, '')).trim().toLowerCase();
}

function decode(html: string): string {
  return html.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(nbsp|lt|gt|quot|apos|amp));/gi,
    (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
      if (code === undefined) {
        return ENTITIES[name?.toLowerCase() ?? ''] ?? whole;
      }
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
