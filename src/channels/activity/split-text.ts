/**
 * Splits a text into parts of at most `bytes` UTF-8 bytes, between paragraphs where it can, then lines, then words.
 *
 * The parts hold every character of the text except the blanks they were split at.
 */
export function splitText(text: string, bytes: number): string[] {
  return split(text, bytes, ['\n\n', '\n', ' ', '']);
}

function split(text: string, bytes: number, [breaker = '', ...finer]: readonly string[]): string[] {
  if (Buffer.byteLength(text) <= bytes) {
    return [text];
  }
  const parts: string[] = [];
  let part = '';
  // An empty breaker takes code points, never halves of them.
  for (const piece of breaker === '' ? Array.from(text) : text.split(breaker)) {
    const longer = part === '' ? piece : part + breaker + piece;
    if (Buffer.byteLength(longer) <= bytes) {
      part = longer;
      continue;
    }
    if (part !== '') {
      parts.push(part);
    }
    const rest = finer.length === 0 ? [piece] : split(piece, bytes, finer);
    parts.push(...rest.slice(0, -1));
    part = rest.at(-1) ?? '';
  }
  return part === '' ? parts : [...parts, part];
}
