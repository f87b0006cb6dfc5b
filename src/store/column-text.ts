/**
 * Text as a database column can hold it: a null byte ends a string early in SQLite and is refused by PostgreSQL, and lone
 * surrogates would all become the same character, so both are kept as JSON escapes (RFC 8259, section 7). Different texts stay different.
 */
export function toColumn(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** The text that {@link toColumn} was given. */
export function fromColumn(column: string): string {
  return JSON.parse(`"${column}"`);
}
