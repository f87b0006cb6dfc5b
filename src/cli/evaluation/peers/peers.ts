import { plainFuse, tokenFuse } from './fuse';
import { miniSearch } from './mini-search';
import { nlpJs } from './nlp-js';
import type { Peer } from './peer';

/** What the ranking is compared with, by the name it has in figures. */
export const PEERS = {
  fuse: plainFuse,
  fuseTokens: tokenFuse,
  miniSearch,
  nlp: nlpJs,
} as const satisfies Readonly<Record<string, Peer>>;

/** The name of a {@link PEERS} member. */
export type PeerName = keyof typeof PEERS;
