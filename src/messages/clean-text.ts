/** The longest text that is read, in UTF-16 units; a person's message is far shorter. */
export const MAX_TEXT = 10_000;

/**
 * The text of a message as all channels hand it on: a string, in Unicode form NFC, without control characters and halves of
 * characters, at most {@link MAX_TEXT} long, trimmed. What is no string is no text.
 */
export function cleanText(text: unknown): string {
  if (typeof text !== 'string') {
    return '';
  }
  return text
    .slice(0, MAX_TEXT)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '')
    .normalize('NFC')
    .trim();
}
