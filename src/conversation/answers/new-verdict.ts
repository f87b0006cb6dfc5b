import type { Reply } from '../../messages/messages';
import { type BotContext, say } from '../bot-context';
import { focusOf } from '../focus/topic';
import { heading } from '../replies/blocks';
import { citations } from '../replies/citations';
import { type Person, personOf } from '../state/person';
import type { State } from '../state/state';
import { verdictOn } from './verdict';

/** What the rules say otherwise, since facts were told, about what the talk is about: "I ought to have said, I am on warfarin". */
export function newVerdict(bot: BotContext, before: State, after: State, person: Person): Reply | undefined {
  const focus = focusOf(bot, after);
  if (!focus) {
    return undefined;
  }
  const { entry } = focus;
  const known = new Set(
    verdictOn(bot, entry, personOf(bot, before, person.of)).blocks.map((block) => JSON.stringify(block)),
  );
  const blocks = verdictOn(bot, entry, person).blocks.filter((block) => !known.has(JSON.stringify(block)));
  return blocks.length === 0
    ? undefined
    : {
        kind: 'answer',
        blocks: [heading(entry.title), ...blocks],
        sources: citations(bot, [entry], 2),
        suggestions: [say(bot, 'label-more'), say(bot, 'label-sources')],
        about: entry.id,
      };
}
