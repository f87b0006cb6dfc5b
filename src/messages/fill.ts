/** Fills `{placeholders}`; one without a value stays as it is. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([a-z-]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
