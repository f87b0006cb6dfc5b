import type { Question } from '../../knowledge/knowledge';
import type { MessageName } from '../../knowledge/message-names';
import { fill } from '../../messages/fill';
import { type BotContext, say } from '../bot-context';
import { SELF, UNNAMED } from '../state/noted-facts';
import type { State } from '../state/state';

/** Sentences that have a form for somebody else. */
type Worded<N = MessageName> = N extends `${infer B}-other` ? Extract<MessageName, B> : never;

/** Whether the conversation is about somebody else than the writer. */
export function isOfOther({ of }: Pick<State, 'of'>): boolean {
  return of !== null && of !== SELF;
}

/** The person as the writer calls them: "your dad". */
export function personNamed(bot: BotContext, of: string): string {
  return of === UNNAMED ? say(bot, 'person-unnamed') : say(bot, 'person-named', { word: of });
}

/** One of the bot's own sentences, in its form for somebody else where the conversation is about one. */
export function sayTo(bot: BotContext, { of }: Pick<State, 'of'>, name: Worded): string {
  return of !== null && isOfOther({ of })
    ? say(bot, `${name}-other`, { person: personNamed(bot, of) })
    : say(bot, name);
}

/** A question of the check as it is put: in its words for somebody else where the conversation is about one. */
export function worded(bot: BotContext, { of }: Pick<State, 'of'>, question: Question): Question {
  const { other } = question;
  if (of === null || !isOfOther({ of }) || typeof other !== 'object') {
    return question;
  }
  const { options = {}, ...texts } = other;
  const values = { person: personNamed(bot, of) };
  const filled = Object.entries(texts).map(([key, text]) => [key, fill(text, values)]);
  return {
    ...question,
    ...Object.fromEntries(filled),
    options: question.options.map((option) => {
      const label = options[String(option.value)];
      return label === undefined ? option : { ...option, label: fill(label, values) };
    }),
  };
}
