/** A BCP 47 language tag of plausible shape, as a client sends it; undefined for anything else. */
export function cleanLocale(locale: unknown): string | undefined {
  return typeof locale === 'string' && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/.test(locale) ? locale : undefined;
}
