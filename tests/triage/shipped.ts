import type { Knowledge } from '../../src/knowledge/knowledge';
import { loadKnowledge } from '../../src/knowledge/load';
import { readPack } from '../../src/pack/pack';
import { createTriage } from '../../src/triage/triage';
import { exactNames } from './exact-names';

/** The content that ships, without what people say: triage has no use for them. */
export const shipped: Knowledge = loadKnowledge(
  readPack().filter(({ path }) => path.startsWith('content/') || path === 'intents/facets.yaml'),
);

/** Triage over the content that ships. */
export const triage = createTriage(shipped, exactNames(shipped));
