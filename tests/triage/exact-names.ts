import type { MedicineMention } from '../../src/knowledge/facts';
import type { Knowledge } from '../../src/knowledge/knowledge';
import type { RecogniseMedicines } from '../../src/triage/outcome';

/** Recognises names that are written exactly as in the content, any case; a dose behind the name is passed over. */
export function exactNames(knowledge: Knowledge): RecogniseMedicines {
  const known = new Map<string, { id: string; name: string }[]>();
  for (const { id, kinds, substances } of knowledge.medicines) {
    const add = (said: string, name: string) =>
      known.set(said.toLowerCase(), [...(known.get(said.toLowerCase()) ?? []), { id, name }]);
    for (const kind of kinds) {
      add(kind, kind);
    }
    for (const { name, also, brands } of substances) {
      for (const said of [name, ...also, ...brands]) {
        add(said, name);
      }
    }
  }
  for (const { id, names } of knowledge.remedies) {
    for (const said of names) {
      known.set(said.toLowerCase(), [...(known.get(said.toLowerCase()) ?? []), { id, name: said }]);
    }
  }
  return (names) => {
    const mentions: MedicineMention[] = [];
    const unknown: string[] = [];
    for (const as of names) {
      const found = known.get(as.toLowerCase().replace(/\s*\d.*$/, '')) ?? [];
      mentions.push(...found.map(({ id, name }) => ({ id, name, as })));
      if (found.length === 0) {
        unknown.push(as);
      }
    }
    return { mentions, unknown };
  };
}
