import type { MedicineMention } from '../../knowledge/facts';
import type { Language } from '../../language/understanding';
import type { RecogniseMedicines } from '../../triage/triage';

/** Recognises medicines the way language does, and remembers each name: a proof asks for the same ones over and over. */
export function createMemory(language: Pick<Language, 'medicines'>): RecogniseMedicines {
  const known = new Map<string, readonly MedicineMention[]>();
  return (names) => {
    const mentions: MedicineMention[] = [];
    const unknown: string[] = [];
    for (const name of names) {
      const found = known.get(name) ?? language.medicines(name);
      known.set(name, found);
      mentions.push(...found);
      if (found.length === 0) {
        unknown.push(name);
      }
    }
    return { mentions, unknown };
  };
}
