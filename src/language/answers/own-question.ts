import type { Message } from './message';

const ASKING = new Set(['how', 'why', 'what', 'who', 'whose']);
const ASKING_BEFORE_VERB = new Set(['when', 'where', 'which']);
const VERBS = new Set('do does did is are was were can could should would will shall has have may might am'.split(' '));
const SUBJECTS = new Set(
  'i you it he she we they this that these those there the a an my your his her our their any every each all both one'.split(
    ' ',
  ),
);
// "Is sweating bad", "can aspirin cause it", but not "is swollen" or "can hardly stand".
const JUDGED = new Set(
  'bad normal safe dangerous serious okay fine good common harmful important healthy worrying unusual wrong'.split(' '),
);
const EFFECTS = new Set(
  'cause help make give stop affect hurt harm bring lead trigger worsen ease cure prevent'.split(' '),
);
const LINKS = new Set(['is', 'are', 'was', 'were']);
const LONGEST_CLAUSE = 8;
const REQUESTS = [['tell', 'me'], ['explain'], ['show', 'me'], ['describe']];

/**
 * Whether a message asks something of its own: `form`, it begins like a question; `mark`, it only has a question mark, which may as well be doubt.
 *
 * "When I walk" and "do not know" are no questions; "does it help" is one without a mark.
 */
export function questionSign({ text, words }: Message): 'form' | 'mark' | undefined {
  const marked = text.includes('?');
  if (
    words.some(
      ({ opens }, at) =>
        opens &&
        beginsQuestion(
          words.slice(at, at + LONGEST_CLAUSE).map((word) => word.text),
          marked,
        ),
    )
  ) {
    return 'form';
  }
  return marked ? 'mark' : undefined;
}

function beginsQuestion([first = '', second = '', ...rest]: readonly string[], marked: boolean): boolean {
  if (first === 'and' || first === 'but' || first === 'so' || first === 'or') {
    return beginsQuestion([second, ...rest], marked);
  }
  if (ASKING.has(first)) {
    return true;
  }
  if (ASKING_BEFORE_VERB.has(first)) {
    return VERBS.has(second);
  }
  if (first === 'do' || first === 'does' || first === 'did') {
    return second !== 'not' && second !== '';
  }
  return (
    (VERBS.has(first) && (SUBJECTS.has(second) || (marked && second !== 'not') || weighs(first, second, rest))) ||
    REQUESTS.some((request) => request.every((word, i) => [first, second][i] === word))
  );
}

/** Whether a clause that begins with a verb weighs something: "is sweating bad", "could tablets cause it". */
function weighs(verb: string, second: string, rest: readonly string[]): boolean {
  return second !== 'not' && rest.some((word) => (LINKS.has(verb) ? JUDGED : EFFECTS).has(word));
}
