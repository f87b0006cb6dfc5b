import type { Knowledge } from '../../../knowledge/knowledge';
import type { People } from '../../context/experiencer';
import { wordSet } from '../../entities/words';
import type { Text } from '../../text/text';
import type { Token } from '../../utterance';

/** Whom tokens speak of beside the writer: the word for them, as it is written; `other` for one who is not named; undefined for nobody. */
export type ReadPerson = (message: string, tokens: readonly Token[], from?: number, to?: number) => string | undefined;

/** Compiles who is spoken of: somebody the writer knows ("mum", "my friend", but not "a friend"), or "she", who was named last. */
export function createPersonReader(people: People, { language }: Pick<Knowledge, 'language'>, text: Text): ReadPerson {
  const articles = wordSet(text, language.dialogue.articles);
  const isNamed = (tokens: readonly Token[], at: number): boolean => {
    const [word, owner] = [tokens[at]!.text, tokens[at - 1]?.text ?? ''];
    return people.strangers.has(word) ? people.self.has(owner) : people.others.has(word) && !articles.has(owner);
  };
  return (message, tokens, from = 0, to = tokens.length) => {
    let isMeant = false;
    for (let at = from; at < to && !isMeant; at++) {
      isMeant = people.third.has(tokens[at]!.text) || isNamed(tokens, at);
    }
    for (let at = to - 1; at >= 0 && isMeant; at--) {
      if (isNamed(tokens, at)) {
        return message
          .slice(tokens[at]!.start, tokens[at]!.end)
          .toLowerCase()
          .replace(/['’]s$/, '');
      }
    }
    return isMeant ? 'other' : undefined;
  };
}
