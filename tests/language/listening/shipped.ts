import { loadKnowledge } from '../../../src/knowledge/load';
import { createListener, type Listener } from '../../../src/language/listening/listener';
import { otherQuestions } from '../../../src/language/listening/other-questions';
import { readPack } from '../../../src/pack';

/** What the pack that we ship listens for. */
export function shippedListener(): Listener {
  const knowledge = loadKnowledge(readPack());
  const { listening, warningExamples } = knowledge.intents;
  return createListener(listening, warningExamples, otherQuestions(knowledge));
}
