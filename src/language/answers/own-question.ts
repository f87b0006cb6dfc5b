import type { Message } from './message';

const ASKING = new Set(['how', 'why', 'what', 'who', 'whose']);
const ASKING_BEFORE_VERB = new Set(['when', 'where', 'which']);
const VERBS = new Set('do does did is are was were can could should would will shall has have may might am'.split(' '));
const SUBJECTS = new Set(
  'i you it he she we they this that these those there the a an my your his her our their any every each all both one'.split(
    ' ',
  ),
);
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
          words.slice(at, at + 3).map((word) => word.text),
          marked,
        ),
    )
  ) {
    return 'form';
  }
  return marked ? 'mark' : undefined;
}

function beginsQuestion([first = '', second = '', third = '']: readonly string[], marked: boolean): boolean {
  if (first === 'and' || first === 'but' || first === 'so' || first === 'or') {
    return beginsQuestion([second, third], marked);
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
    (VERBS.has(first) && (SUBJECTS.has(second) || (marked && second !== 'not'))) ||
    REQUESTS.some((request) => request.every((word, i) => [first, second][i] === word))
  );
}
