import type { LanguageWords } from '../../../knowledge/knowledge';
import type { Text } from '../../text/text';
import type { Token } from '../../utterance';
import type { Numbers } from '../number';
import { isRun, type WordSets, wordAt } from '../words';

/** A number of a message, with what is known of the message. */
export interface AgeNumber {
  readonly at: number;
  /** One past its last token. */
  readonly end: number;
  readonly value: number;
  /** The message speaks of age. */
  readonly isAge: boolean;
}

/** Decides whether numbers are ages in any message. */
export interface StatedAges {
  /** "I am 67", "67 yrs old", "67F", "67 by the way", "62 is my age", and a number that is a clause of its own ("67, on tablets"). */
  isStated(tokens: readonly Token[], number: AgeNumber): boolean;
  /** "I will be 66 in May", "turning 50 next week": one year less is the age. */
  isComing(tokens: readonly Token[], number: AgeNumber): boolean;
}

export const YOUNGEST_BARE = 16;
/** Of younger ones more is said than the number and a verb: "I am 3" may be three in a family. */
const YOUNGEST_TELLING = 10;
/** "At 7" is the time of day. */
const HOURS = 24;
/** Most words between "a", "of" and the number: "a retired lady of 71". */
const DESCRIBED = 5;
/** Most words between an age to come and when it comes: "in early May". */
const WHEN = 3;

/**
 * Compiles how a language says outright how old somebody is.
 *
 * @param people words for people one asks for: "my mum is 80"
 */
export function createStatedAges(
  words: LanguageWords['ages'],
  is: WordSets<LanguageWords['ages']>,
  numbers: Numbers,
  people: ReadonlySet<string>,
  text: Text,
): StatedAges {
  const runs = (list: readonly string[]) => list.map(text.forms).filter((run) => run.length > 0);
  const asides = runs(words.asides);
  const now = runs(words.now);
  const at = (list: readonly (readonly string[])[], tokens: readonly Token[], place: number) =>
    list.find((run) => isRun(tokens, place, run));
  const ends = (tokens: readonly Token[], place: number) => place >= tokens.length || tokens[place]!.mark !== '';
  const opens = (tokens: readonly Token[], place: number) => place === 0 || tokens[place]!.mark !== '';

  /** Whether a word is one for people, or the name of one of them: "my son Jaxon". */
  const isPerson = (tokens: readonly Token[], place: number): boolean => {
    const word = wordAt(tokens, place);
    const isNamed = people.has(wordAt(tokens, place - 1)) && !is.measured.has(word) && tokens[place]?.mark === '';
    return is.who.has(word) || people.has(word) || isNamed;
  };

  /** "I am a retired clerk of 71". */
  const isDescribed = (tokens: readonly Token[], of: number): boolean => {
    for (let place = of - 1; place > 0 && of - place <= DESCRIBED; place--) {
      if (numbers.isArticle(wordAt(tokens, place))) {
        return is.being.has(wordAt(tokens, place - 1));
      }
    }
    return false;
  };

  /** "A lady of 92", "worth a try at 74?", "at 80 am I too old", "my age is 46", and "it is 46" in a message that speaks of age. */
  const isLinked = (tokens: readonly Token[], { at: place, end, value, isAge }: AgeNumber): boolean => {
    const [whose, before] = [wordAt(tokens, place - 2), wordAt(tokens, place - 1)];
    if (is.of.has(before)) {
      const isOfWhom = is['of-whom'].has(whose) || (people.has(whose) && value >= YOUNGEST_BARE);
      return isOfWhom || (value >= YOUNGEST_TELLING && isDescribed(tokens, place - 1));
    }
    if (is.at.has(before)) {
      const isLast = ends(tokens, end) && whose !== '' && !is['not-before-at'].has(whose);
      return value > HOURS && (isLast || (opens(tokens, place - 1) && is['asks-at'].has(wordAt(tokens, end))));
    }
    return (
      isAge &&
      (is.age.has(before) ||
        is.its.has(before) ||
        (is.is.has(before) && (is.its.has(whose) || is.age.has(whose))) ||
        // "62 is my age".
        (is.is.has(wordAt(tokens, end)) &&
          (is.age.has(wordAt(tokens, end + 1)) || is.age.has(wordAt(tokens, end + 2)))))
    );
  };

  /** "67 years", "67 y", "67 years old". */
  const isOfYears = (tokens: readonly Token[], { at: place, end, value }: AgeNumber, before: string): boolean => {
    const isOld = [0, 1, 2].some((offset) => is.old.has(wordAt(tokens, end + offset)));
    if (is.is.has(before) && is.measured.has(wordAt(tokens, place - 2))) {
      return false;
    }
    const isTold = value >= YOUNGEST_BARE && (is['told-marks'].has(before) || people.has(before));
    return (
      is.having.has(before) ||
      is.age.has(before) ||
      isOld ||
      (ends(tokens, end + 1) && (opens(tokens, place) || isTold)) ||
      (value >= YOUNGEST_BARE && is.being.has(before) && !is['span-after'].has(wordAt(tokens, end + 1)))
    );
  };

  /** Whether what follows a number counts something with it, or goes on with it: "I am 40 percent", "I am 24 7 on call". */
  const isCount = (tokens: readonly Token[], end: number): boolean => {
    const next = wordAt(tokens, end);
    const isMore = tokens[end]?.mark === '' && numbers.numberAt(tokens, end) !== undefined;
    return is['other-units'].has(next) || is['no-age-after'].has(next) || is.months.has(next) || isMore;
  };

  /** A number that opens a clause, and is all of it or goes on as an age does: "67, on tablets", "67 now", "67 btw". */
  const isAlone = (tokens: readonly Token[], { at: place, end, value }: AgeNumber): boolean => {
    const next = wordAt(tokens, end);
    if (value >= YOUNGEST_TELLING && at(asides, tokens, end) !== undefined) {
      return true;
    }
    const isNow = at(now, tokens, end);
    const last = end + (isNow?.length ?? 0);
    if (value < YOUNGEST_BARE) {
      return false;
    }
    const leads = is['leads-on'].has(next) && numbers.numberAt(tokens, end + 1) === undefined;
    return (
      (ends(tokens, last) && tokens.length > last - place) ||
      (leads && (place === 0 || (is.and.has(next) && is['being-so'].has(wordAt(tokens, end + 1)))))
    );
  };

  /** "So 69 at the minute", where the message tells the next birthday. */
  const isConfirmed = (tokens: readonly Token[], { end, value }: AgeNumber): boolean =>
    at(now, tokens, end) !== undefined &&
    tokens.some(
      ({ text: word }, place) => is.coming.has(word) && numbers.numberAt(tokens, place + 1)?.value === value + 1,
    );

  const isStated: StatedAges['isStated'] = (tokens, number) => {
    const { at: place, end, value } = number;
    const next = ends(tokens, end) ? '' : wordAt(tokens, end);
    const isAbout = is.about.has(wordAt(tokens, place - 1));
    const subject = place - (isAbout ? 2 : 1);
    const before = wordAt(tokens, subject);
    if (is.years.has(next)) {
      return isOfYears(tokens, number, before);
    }
    const isOpen = opens(tokens, place);
    if (is.sexes.has(next) && (value >= YOUNGEST_BARE || isOpen)) {
      return true;
    }
    const isOfPerson = !is.is.has(before) || isPerson(tokens, subject - 1);
    if ((is['told-marks'].has(before) && isOfPerson) || people.has(before)) {
      const isOfOne =
        is.being.has(before) || (is.is.has(before) && isOfPerson) || (people.has(before) && is.is.has(next));
      const isSaid = value >= YOUNGEST_TELLING && isOfOne && !isCount(tokens, end);
      return ends(tokens, end) || is['goes-on'].has(next) || at(asides, tokens, end) !== undefined || isSaid;
    }
    if (is['other-units'].has(next)) {
      return false;
    }
    const isSex = value >= YOUNGEST_BARE && is.sexes.has(before) && opens(tokens, place - 1);
    const isAside = asides.some((run) => isRun(tokens, place - run.length, run));
    return (
      isLinked(tokens, number) ||
      ((isSex || (isAside && value >= YOUNGEST_TELLING)) && ends(tokens, end)) ||
      isConfirmed(tokens, number) ||
      (isOpen && isAlone(tokens, number))
    );
  };

  return {
    isStated,
    isComing: (tokens, { at: place, end }) =>
      is.coming.has(wordAt(tokens, place - 1)) &&
      tokens.slice(end, end + WHEN).some(({ text: word, mark }) => mark === '' && is['coming-when'].has(word)),
  };
}
