import type { Knowledge } from '../../../knowledge/knowledge';

/** One in so many phrasings, and of what is out of scope, shows the listener what people ask of other things: more drown the reports. */
const EVERY_PHRASING = 8;
const EVERY_OUT_OF_SCOPE = 3;

/** Questions of a pack that are about other things than warning signs, to learn from: most report nothing. */
export function otherQuestions({ entries, intents }: Knowledge): readonly string[] {
  const every = (step: number) => (texts: readonly string[]) => texts.filter((_, index) => index % step === 0);
  const phrasings = [...intents.phrasings].filter(([id]) => entries.get(id)?.kind !== 'flag').map(([, texts]) => texts);
  return [...phrasings.flatMap(every(EVERY_PHRASING)), ...every(EVERY_OUT_OF_SCOPE)(intents.outOfScope)];
}
