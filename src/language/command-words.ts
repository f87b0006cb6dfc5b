// Words that mean the same in a command; the first of a line stands for the others.
const SAME = `
delete erase wipe clear remove destroy scrub purge
data info information details detail history chat chats message messages conversation record records account file memory transcript profile log
answer answers reply replies response responses
question questions q
check questionnaire quiz test assessment survey checkup screening checklist examination
talk speak talking speaking chatting
person human being someone somebody anyone anybody people agent operator advisor adviser staff team rep representative man woman lady manager supervisor support
doctor nurse gp pharmacist clinician professional specialist expert
real live living actual proper genuine
start begin commence launch
change edit amend alter revise correct fix update modify adjust rectify changing editing
stop quit end finish cancel exit abort terminate halt
see show view review
previous last prior earlier
go jump move step
helpful useful
source sources evidence proof references reference citations citation study studies research link links
wrong incorrect mistaken
press pressed click clicked tap tapped hit touch touched select selected pick picked choose chose chosen
bot robot machine computer chatbot robots bots machines computers
answering answered
asking asked
`;
// Words that change nothing in a command.
const LIGHT = new Set(
  'the a an my your this that these those it its me you us of to for in on with at from all any really very just so quite now then one i we do does did is are am be been was were have has can could would will and or please bit whole entire'.split(
    ' ',
  ),
);

const ARTICLES = new Set('the a an my your our'.split(' '));

const NEEDS_MORE = new Set(['not', 'no', 'never', 'how', 'what', 'why', 'who', 'where', 'when', 'which']);

const STANDS_FOR = new Map(
  SAME.trim()
    .split('\n')
    .flatMap((line) => {
      const [first = '', ...others] = line.split(' ');
      return others.map((word) => [word, first] as const);
    }),
);

/**
 * What the words of a command come down to: "please wipe all of my messages" and "delete my data" are the same.
 *
 * Undefined when fewer than two words say something, for one alone may mean anything ("my back"); what is denied, or begins a question, needs three.
 *
 * @param least how many words must say something, for a part of a command
 */
export function gist(words: readonly string[], least?: number): readonly string[] | undefined {
  const telling = words
    .flatMap((word) => (LIGHT.has(word) ? [] : [STANDS_FOR.get(word) ?? word]))
    .filter((word, at, all) => word !== all[at - 1]);
  const enough = least ?? (telling.some((word) => NEEDS_MORE.has(word)) ? 3 : 2);
  return telling.length < enough ? undefined : telling;
}

/** The words without articles, each as the first of its meaning: "do the assessment" is "do check". */
export function plain(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => (ARTICLES.has(word) ? [] : [STANDS_FOR.get(word) ?? word]));
}

/** Whether a word of a command may be left out or replaced by another. */
export function isCommandWord(word: string): boolean {
  return LIGHT.has(word) || ARTICLES.has(word) || STANDS_FOR.has(word);
}
