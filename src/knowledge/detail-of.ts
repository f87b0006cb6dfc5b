import type { Entry } from './knowledge';

/** All that an entry says after its short answer, in simple Markdown; empty where that is all. Of an entry with faults: what could be read. */
export function detailOf({ detail, parts }: Partial<Pick<Entry, 'detail' | 'parts'>>): string {
  return [detail, ...(parts ?? []).map(({ text }) => text)].filter((text) => text !== undefined).join('\n\n');
}
