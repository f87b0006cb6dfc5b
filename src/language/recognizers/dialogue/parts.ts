import type { Find, Match } from '../../patterns/search';
import type { Token } from '../../utterance';
import { listMarks } from './list-marks';
import type { DialogueWords } from './words';

/** A part of a message: a run of tokens, and where in it a question begins. */
export interface Part {
  readonly from: number;
  /** One past the last. */
  readonly to: number;
  /** The words that begin its question; undefined where none do. */
  readonly opening: Match | undefined;
}

/** Most words of what is only named before a question: "the lansoprazole, is it safe". */
const NAMED = 4;
/** Most words of "is it not". */
const TAG = 3;
/** Fewest words of a question before another may begin without a mark or a joining word. */
const FEWEST = 2;

/**
 * Parts a message into sentences, and a sentence with several questions, or a story and a question, into those.
 *
 * A question begins with words that ask. Where some stand already, another begins only after a mark or a joining word, or after enough words;
 * "or is it" is the other half of one. What stands before the first is told, unless it is a name or a condition of what is asked. Each point of
 * a numbered list is parted from the next, and its number belongs to none.
 *
 * @param isSubject whether something is named from a token on
 */
export function partsOf(
  tokens: readonly Token[],
  find: Find,
  words: DialogueWords,
  isSubject: (at: number) => boolean,
): readonly Part[] {
  const asked = new Set(find('asks').map(({ start }) => start));
  const openers = new Set(['asks-first', 'verb-first'].flatMap((set) => find(set)).map(({ start }) => start));
  const marks = listMarks(tokens, words.lists, (at) => asked.has(at) || openers.has(at));
  const openings = openingsOf(tokens, find, words, isSubject, marks);
  const verbs = new Set(find('verb-first').map(({ start }) => start));
  const alternatives = new Set(find('alternatives').flatMap(({ used }) => used));
  const parts: Part[] = [];
  let next = 0;
  for (let from = 0; from < tokens.length; ) {
    if (marks.has(from)) {
      from++;
      continue;
    }
    let to = from;
    while (tokens[to]?.sentence === tokens[from]!.sentence && !marks.has(to)) {
      to++;
    }
    let part: { from: number; opening: Match | undefined } = { from, opening: undefined };
    for (; next < openings.length && openings[next]!.start < to; next++) {
      const opening = openings[next]!;
      if (opening.start < from) {
        continue;
      }
      const begin = beginOf(opening.start, part.from);
      if (part.opening === undefined) {
        if (isTold(part.from, begin) && !isTag(opening, to)) {
          parts.push({ ...part, to: begin });
          part = { from: begin, opening };
        } else {
          part = { from: part.from, opening };
        }
      } else if (opening.start >= part.opening.end && !isTag(opening, to)) {
        if (isAnother(begin, part.opening)) {
          parts.push({ ...part, to: begin });
          part = { from: begin, opening };
        } else {
          part = { from: part.from, opening: { ...part.opening, end: opening.end } };
        }
      }
    }
    parts.push({ ...part, to });
    from = to;
  }
  return parts;

  /** Where what begins with a question word begins: before "for how long", and before "and", "so". */
  function beginOf(start: number, least: number): number {
    let begin = start;
    if (begin > least && tokens[begin]!.mark === '' && words.before.has(tokens[begin - 1]!.text)) {
      begin--;
    }
    while (begin > least && tokens[begin]!.mark === '' && words.leads.has(tokens[begin - 1]!.text)) {
      begin--;
    }
    // Words of one short form are not parted.
    while (begin > least && tokens[begin]!.start < tokens[begin - 1]!.end) {
      begin--;
    }
    return begin;
  }

  /** Whether the words before a question tell something of their own. */
  function isTold(from: number, to: number): boolean {
    if (to <= from || words.conditions.has(tokens[from]!.text)) {
      return false;
    }
    const said = tokens.slice(from, to).filter(({ text }) => !words.leads.has(text));
    return said.length > NAMED || said.some(({ text }) => words.verbs.has(text));
  }

  /** Whether a question after another one is a question of its own. */
  function isAnother(begin: number, before: Match): boolean {
    const { mark, text } = tokens[begin]!;
    if (alternatives.has(begin)) {
      return false;
    }
    // "How much of that | would you need": the verb is still to come.
    const isWhole = range(before.start, before.end).some((at) => verbs.has(at));
    return mark !== '' || words.joins.has(text) || (isWhole && begin - before.end >= FEWEST);
  }

  /** "It is not that, is it": it asks what stands before. */
  function isTag({ start, end }: Match, sentenceEnd: number): boolean {
    return end === sentenceEnd && end - start <= TAG && verbs.has(start) && words.tags.has(tokens[end - 1]!.text);
  }
}

/** Where questions begin, from left to right, none within another. */
function openingsOf(
  tokens: readonly Token[],
  find: Find,
  words: DialogueWords,
  isSubject: (at: number) => boolean,
  marks: ReadonlySet<number>,
): readonly Match[] {
  const notAsked = new Set(find('asks-not').flatMap(({ start, end }) => range(start, end)));
  const isNone = ({ start, end }: Match) => range(start, end).some((at) => notAsked.has(at));
  const isFirst = ({ start }: Match) => {
    for (let at = start; ; at--) {
      if (at === 0 || tokens[at]!.mark !== '' || marks.has(at - 1)) {
        return true;
      }
      if (!words.leads.has(tokens[at - 1]!.text) && !words.before.has(tokens[at - 1]!.text)) {
        return false;
      }
    }
  };
  const all = [
    ...find('asks').filter((match) => !isNone(match)),
    ...find('asks-first').filter(isFirst),
    // "Is tea bad", "would stockings help".
    ...find('verb-first').filter((match) => isSubject(match.end) && isFirst(match)),
  ];
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return all.filter((match) => {
    const isOutside = match.start >= end;
    end = Math.max(end, match.end);
    return isOutside;
  });
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, offset) => from + offset);
}
