import porter2 from 'wink-porter2-stemmer';

/** The stem of a folded English word by Porter2 (Snowball English). */
export const stemEnglish: (word: string) => string = porter2;
