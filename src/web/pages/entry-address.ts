import type { Entry } from '../../knowledge/knowledge';

/** The name of an entry in addresses: `faq.why-me` is `faq-why-me`. No two entries share one. */
export function slugOf({ id }: Pick<Entry, 'id'>): string {
  return id.replace('.', '-');
}

/** The address of an entry's page. */
export function addressOf(entry: Pick<Entry, 'id'>): string {
  return `/answers/${slugOf(entry)}`;
}
