import type { LanguageWords } from '../../knowledge/schema/language/language';
import { isRun } from '../entities/words';
import type { Text } from '../text/text';
import type { Token } from '../utterance';

/** Of whom words are said: the one who writes, someone they write for, or anybody else (a friend, a dog). */
export type Experiencer = 'self' | 'other' | 'stranger';

/** Words of a language for people, in their normal form. */
export type People = {
  readonly [K in Exclude<Name, 'when' | 'aged'>]: ReadonlySet<string>;
} & { readonly [K in 'when' | 'aged']: readonly Words[] };

type Name = keyof LanguageWords['context']['people'];
/** Words that stand together. */
type Words = readonly string[];

/** How far a possessive may stand before its person: "my dear old mum". */
const LOOK_AHEAD = 6;

/** The words for people in their normal form. */
export function readPeople({ people }: LanguageWords['context'], text: Text): People {
  const runs = (list: Words): readonly Words[] => list.map(text.forms);
  const sets = Object.entries(people).map(([name, list]) => [name, new Set(runs(list).map((one) => one.join(' ')))]);
  return { ...Object.fromEntries(sets), when: runs(people.when), aged: runs(people.aged) };
}

/**
 * Of whom each word is said: of the last person named or meant up to it, or of the first one after it where none was before.
 *
 * "He" is the person named last; where none was, someone the writer asks for. Undefined where the message speaks of nobody.
 *
 * @param isBesides whether who is named there is not the one who is asked for: "my dad gets them too"
 */
export function experiencersOf(
  tokens: readonly Token[],
  people: People,
  isBesides: (token: Token) => boolean = () => false,
): readonly (Experiencer | undefined)[] {
  const wordAt = (at: number): string => tokens[at]?.text ?? '';
  const isWriters = tokens.some(({ text }) => people.self.has(text));
  const named = (at: number): Experiencer | undefined => {
    const word = wordAt(at);
    if (people.when.some((words) => isRun(tokens, at - words.length, words))) {
      return undefined;
    }
    const opens = at === 0 || tokens[at]!.mark !== '';
    if (opens && people.others.has(word) && people['parent-of'].has(wordAt(at + 1)) && !/^\d\d/.test(wordAt(at + 2))) {
      return 'self';
    }
    if (people.others.has(word)) {
      if (isWriters && people.newborn.has(wordAt(at + (people.is.has(wordAt(at + 1)) ? 3 : 2)))) {
        return undefined;
      }
      const isDead = people.dead.has(wordAt(at - 1)) || people.died.has(wordAt(at + 1));
      return isDead || isBesides(tokens[at]!) ? 'stranger' : 'other';
    }
    const isCalled = people.called.has(word) && opens && !people['called-not'].has(wordAt(at + 1));
    return people.strangers.has(word) && !isCalled ? 'stranger' : undefined;
  };
  const possessed = (at: number): Experiencer | undefined => {
    for (let next = at + 1; next < tokens.length && next <= at + LOOK_AHEAD; next++) {
      const { text, clause } = tokens[next]!;
      if (clause !== tokens[at]!.clause || people.self.has(text) || people.joins.has(text)) {
        return undefined;
      }
      const aged = people.aged.find((words) => isRun(tokens, next, words));
      if (aged !== undefined && named(next + aged.length) === undefined) {
        return 'other';
      }
      const owner = named(next);
      if (owner !== undefined) {
        return owner;
      }
    }
    return undefined;
  };

  const experiencers: (Experiencer | undefined)[] = [];
  /** Where a sentence begins, as long as nobody is named in it. */
  let opening: number | undefined;
  let third: Experiencer = 'other';
  let current: Experiencer | undefined;
  tokens.forEach(({ text, mark, start: place }, at) => {
    opening = mark === '.' || mark === '?' ? at : mark === ',' ? undefined : opening;
    const start = opening;
    // "It lets go" is written out as "let us", and speaks of nobody.
    const isSelf = people.self.has(text) && tokens[at - 1]?.start !== place;
    const person = named(at) ?? (people.possessives.has(text) ? possessed(at) : undefined);
    if (person !== undefined) {
      [current, third, opening] = [person, person, undefined];
    } else if (isSelf) {
      // "... my wife. Most nights I am woken": what opens a sentence is said of its subject.
      if (start !== undefined) {
        experiencers.fill('self', start);
      }
      [current, opening] = ['self', undefined];
    } else if (people.third.has(text)) {
      [current, opening] = [third, undefined];
    }
    experiencers.push(current);
  });
  const from = experiencers.findIndex((person) => person !== undefined);
  const first = experiencers[from];
  const isOf = (at: number) => first !== 'stranger' || tokens[at]!.sentence === tokens[from]!.sentence;
  return experiencers.map((person, at) => person ?? (isOf(at) ? first : undefined));
}
