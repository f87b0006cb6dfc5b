import type { EntryKind } from './knowledge';

/** What one part of a pack can name in another. */
export type NameKind = EntryKind | 'question' | 'soon' | 'contradiction' | 'source' | 'fact' | 'substance' | 'facet';

/**
 * Every name a pack gives, whether or not what bears it is sound.
 *
 * An entry with a fault is still there, so what refers to it is right; and where names could not be read, nobody can say that one is not there.
 */
export class Names {
  private readonly given = new Map<string, Set<string>>();
  private readonly unread = new Set<string>();

  /** Notes a name; false if it was there before. */
  add(kind: NameKind, name: string): boolean {
    const names = this.given.get(kind) ?? new Set();
    this.given.set(kind, names);
    const isNew = !names.has(name);
    names.add(name);
    return isNew;
  }

  /** Notes that some names of a kind could not be read. */
  missed(kind: NameKind): void {
    this.unread.add(kind);
  }

  /** Whether a name is surely not there. */
  lack(kind: NameKind, name: string): boolean {
    return !this.unread.has(kind) && !this.given.get(kind)?.has(name);
  }

  /** Whether an entry of any kind is surely not there; its kind is what stands before the dot. */
  lackEntry(id: string): boolean {
    return this.lack(id.split('.', 1)[0] as NameKind, id);
  }

  /** The names of a kind, in the order of the files. */
  of(kind: NameKind): readonly string[] {
    return [...(this.given.get(kind) ?? [])];
  }
}
