import type { Text } from '../../text/text';
import type { Token } from '../../utterance';
import type { Subject } from './subjects';
import type { DialogueWords } from './words';

/** A part of a message, with what was found in it. */
export interface PartScene {
  readonly tokens: readonly Token[];
  /** The first token and one past the last. */
  readonly from: number;
  readonly to: number;
  readonly subjects: readonly Subject[];
  /** Whether it begins with words that ask. */
  readonly isAsking: boolean;
  /** Tokens that ask: of question words and of facets. */
  readonly asking: (at: number) => boolean;
  /** Tokens of an "it" that stands for nothing. */
  readonly expletive: ReadonlySet<number>;
  /** Words for people. */
  readonly isPerson: (token: Token) => boolean;
}

/** What a part of a message refers to beyond itself. */
export interface Reference {
  readonly refers: boolean;
  readonly hasPronoun: boolean;
  readonly hasTopic: boolean;
  readonly continues: boolean;
}

/** Most words beside the name of something that is asked about in the way of what was asked before. */
const BESIDE = 1;
/** Most words of something named that nobody knows: "and turmeric?". */
const UNKNOWN = 2;

/** Compiles how a question refers back: by a pronoun with nothing before it, by naming no topic at all, or by naming a new one and no more. */
export function createReference(words: DialogueWords, text: Text): (scene: PartScene, asksSame: boolean) => Reference {
  const isTopicless = (token: Token) =>
    text.isFunctionWord(token.text) || words.topicless.has(token.text) || words.topicless.has(token.stem);

  return (scene, asksSame) => {
    const { tokens, from, to, subjects, isAsking, asking, expletive, isPerson } = scene;
    const named = new Set<number>();
    for (const subject of subjects) {
      for (let at = subject.start; at < subject.end; at++) {
        named.add(at);
      }
    }
    const first = subjects[0]?.start ?? to;
    let hasPronoun = false;
    let hasVerb = false;
    let own = 0;
    for (let at = from; at < to; at++) {
      const token = tokens[at]!;
      const isAlone = words['refers-alone'].has(token.text) && standsAlone(at, to, tokens, scene);
      hasPronoun ||= at < first && !expletive.has(at) && (words.refers.has(token.text) || isAlone);
      hasVerb ||= words.verbs.has(token.text) && !named.has(at);
      own += named.has(at) || asking(at) || isTopicless(token) || isPerson(token) ? 0 : 1;
    }
    const hasTopic = subjects.length > 0 || own > 0;
    const leads = words.joins.has(tokens[from]?.text ?? '') && to - from > 1;
    const isBare = !isAsking && !hasVerb && own <= (subjects.length > 0 ? BESIDE : UNKNOWN);
    const continues = asksSame || (isBare && (subjects.length > 0 || leads));
    return { refers: hasPronoun || !hasTopic, hasPronoun, hasTopic, continues: continues && hasTopic };
  };

  /** "That" which is no "that tablet" nor "that I take": the last word, or before one that says something of it. */
  function standsAlone(at: number, to: number, tokens: readonly Token[], { subjects }: PartScene): boolean {
    const next = tokens[at + 1];
    return (
      at + 1 >= to ||
      next!.mark !== '' ||
      (isTopicless(next!) && !words.subjects.has(next!.text) && !subjects.some(({ start }) => start === at + 1))
    );
  }
}
