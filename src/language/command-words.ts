// Words that mean the same in a command; the first of a line stands for the others.
const SAME = `
delete erase wipe clear remove destroy scrub purge
data info information details detail history chat chats message messages conversation record records account file memory
answer answers reply replies response responses
question questions
check questionnaire quiz test assessment survey checkup
talk speak
person human someone somebody people agent operator advisor adviser nurse doctor gp pharmacist clinician professional
start begin commence
change edit amend alter revise correct fix update modify adjust
stop quit end finish cancel exit abort
see show view review
previous last prior earlier
go jump move step
helpful useful
evidence proof
sources references citations
`;
// Words that change nothing in a command.
const LIGHT = new Set(
  'the a an my your this that these those it its me you us of to for in on with at from all any really very just so quite now then one i we do does did is are am be been was were have has can could would will and or please bit whole entire'.split(
    ' ',
  ),
);

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
 */
export function gist(words: readonly { readonly text: string }[]): string | undefined {
  const telling = words.flatMap(({ text }) => (LIGHT.has(text) ? [] : [STANDS_FOR.get(text) ?? text]));
  const enough = telling.some((word) => NEEDS_MORE.has(word)) ? 3 : 2;
  return telling.length < enough ? undefined : telling.join(' ');
}
