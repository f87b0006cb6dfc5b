import { createTriageFor } from '../../conversation/core';
import type { MedicineMention } from '../../knowledge/facts';
import type { Knowledge } from '../../knowledge/knowledge';
import type { Language } from '../../language/understanding';
import type { Triage } from '../../triage/outcome';

/** The triage that conversations run on, which remembers each name of a medicine: a proof asks for the same ones over and over. */
export function createProofTriage(knowledge: Knowledge, language: Pick<Language, 'medicines'>): Triage {
  const known = new Map<string, readonly MedicineMention[]>();
  return createTriageFor(knowledge, {
    medicines(name) {
      const found = known.get(name) ?? language.medicines(name);
      known.set(name, found);
      return found;
    },
  });
}
