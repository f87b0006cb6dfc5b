/** What a folded word sounds like, roughly. */
export interface Sound {
  /** Its letters, those of one sound written alike: "ibuprophen" as "ibuprofen". */
  readonly letters: string;
  /** Its consonants, with a mark where vowels stand, whichever they are. */
  readonly consonants: string;
}

/** How words of one language sound, for the repair of words that are spelt by ear. */
export interface Phonetics {
  /** What a folded word sounds like; undefined for words with too little to tell them apart. */
  soundOf(word: string): Sound | undefined;
  /** The sound a word begins with. */
  firstSound(word: string): string;
  /** What of a word misspellers keep: its consonants, doubled ones once, those that sound alike as one. */
  skeleton(word: string): string;
}

/** For a language without phonetics: words sound as they are written. */
export const NO_PHONETICS: Phonetics = {
  soundOf: () => undefined,
  firstSound: (word) => word[0] ?? '',
  skeleton: (word) => word,
};
