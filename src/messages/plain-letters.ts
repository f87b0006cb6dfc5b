/** The letters of a text in lower case, without accents and marks, one blank between words: "¡Sí, México!" is "si mexico". */
export function plainLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
