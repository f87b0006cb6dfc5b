/**
 * Text as a database column can hold it: a null byte ends a string early in SQLite and is refused by PostgreSQL, and lone
 * surrogates would all become the same character, so both are kept as JSON escapes (RFC 8259, section 7). Different texts stay different.
 */
export function toColumn(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** The same for a text that may be absent: null then. */
export function toOptionalColumn(text: string | undefined): string | null {
  return text === undefined ? null : toColumn(text);
}

/** The text that {@link toColumn} was given. */
export function fromColumn(column: string): string {
  return JSON.parse(`"${column}"`);
}
