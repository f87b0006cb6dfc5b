const TABLE: Readonly<Record<string, string>> = {
  "won't": 'will not',
  wont: 'will not',
  "can't": 'can not',
  cant: 'can not',
  cannot: 'can not',
  "shan't": 'shall not',
  "ain't": 'is not',
  aint: 'is not',
  dont: 'do not',
  doesnt: 'does not',
  didnt: 'did not',
  isnt: 'is not',
  arent: 'are not',
  wasnt: 'was not',
  werent: 'were not',
  havent: 'have not',
  hasnt: 'has not',
  hadnt: 'had not',
  wouldnt: 'would not',
  couldnt: 'could not',
  shouldnt: 'should not',
  im: 'i am',
  id: 'i would',
  ive: 'i have',
  youre: 'you are',
  theyre: 'they are',
  whats: 'what is',
  whos: 'who is',
  hows: 'how is',
  wheres: 'where is',
  thats: 'that is',
  theres: 'there is',
  "let's": 'let us',
  lets: 'let us',
  u: 'you',
  ur: 'your',
  r: 'are',
  n: 'and',
  ya: 'you',
  wot: 'what',
  wat: 'what',
  wats: 'what is',
  wht: 'what',
  hw: 'how',
  cos: 'because',
  coz: 'because',
  cuz: 'because',
  bcoz: 'because',
  bcz: 'because',
  becos: 'because',
  tho: 'though',
  thru: 'through',
  wanna: 'want to',
  gonna: 'going to',
  gotta: 'got to',
  gimme: 'give me',
  lemme: 'let me',
  dunno: 'do not know',
  idk: 'do not know',
  innit: 'is it not',
  pls: 'please',
  plz: 'please',
  plse: 'please',
  pleas: 'please',
  plese: 'please',
  thx: 'thanks',
  thanx: 'thanks',
  thnx: 'thanks',
  tnx: 'thanks',
  tks: 'thanks',
  ty: 'thank you',
  b4: 'before',
  abt: 'about',
  msg: 'message',
  yr: 'year',
  yrs: 'years',
  yo: 'years old',
  hr: 'hour',
  hrs: 'hours',
  min: 'minute',
  mins: 'minutes',
  sec: 'second',
  secs: 'seconds',
  wk: 'week',
  wks: 'weeks',
  mth: 'month',
  mths: 'months',
  nite: 'night',
  nites: 'nights',
  tonite: 'tonight',
  nd: 'and',
  wud: 'would',
  cud: 'could',
  shud: 'should',
  hav: 'have',
  wen: 'when',
  whn: 'when',
  ppl: 'people',
  ok: 'okay',
};

const EXPANDED = new Map(Object.entries(TABLE).map(([short, long]) => [short, long.split(' ')] as const));
const ENDINGS: readonly (readonly [string, readonly string[]])[] = [
  ["n't", ['not']],
  ["'re", ['are']],
  ["'ve", ['have']],
  ["'ll", ['will']],
  ["'m", ['am']],
  ["'d", ['would']],
  ["'s", []],
];

// After these "'s" is short for "is"; after any other word it may be a possessive.
const BEFORE_IS = new Set(['what', 'who', 'how', 'where', 'when', 'why', 'that', 'there', 'here', 'it', 'he', 'she']);

/** The full words of a contraction or of a texting short form ("don't", "pls", "yrs"); any other word stands for itself. */
export function expand(word: string): readonly string[] {
  const listed = EXPANDED.get(word);
  if (listed !== undefined) {
    return listed;
  }
  if (!word.includes("'")) {
    return [word];
  }
  if (word.endsWith("'s") && BEFORE_IS.has(word.slice(0, -2))) {
    return [word.slice(0, -2), 'is'];
  }
  for (const [ending, words] of ENDINGS) {
    if (word.endsWith(ending) && word.length > ending.length) {
      return [word.slice(0, -ending.length).replaceAll("'", ''), ...words];
    }
  }
  const plain = word.replaceAll("'", '');
  return plain === '' ? [] : [plain];
}
