import type { RedFlag } from '../knowledge/knowledge';
import { citations } from './answers';
import type { Reply } from './messages';
import { numbersFor } from './numbers';
import type { State } from './state';
import { fill, message, paragraphs, say, type Talk } from './talk';

/** The red flags of one level among these ids, in the order of the content. */
export function flagsOf({ knowledge }: Talk, ids: readonly string[], level: RedFlag['level']): RedFlag[] {
  return knowledge.flags.filter((flag) => flag.level === level && ids.includes(flag.id));
}

/**
 * One short message: what to do now and the number, and nothing else.
 *
 * @param again the person went on talking: the same message, and how to say that it was a mistake
 */
export function emergencyReply(talk: Talk, state: State, locale: string | undefined, again = false): Reply {
  const flag = flagsOf(talk, state.emergency ?? [], 'emergency')[0];
  const numbers = numbersFor(talk, state.country, locale);
  const act = fill(flag?.act ?? say(talk, 'outcome-emergency'), numbers);
  return {
    kind: 'emergency',
    blocks: [
      ...paragraphs(act).map((block) => (block.type === 'text' ? { ...block, tone: 'alert' as const } : block)),
      ...(again ? paragraphs(say(talk, 'emergency-again')) : []),
    ],
    sources: [],
    suggestions: again ? [say(talk, 'label-mistake')] : [],
    speak: act,
  };
}

/** What to do today about urgent warning signs that were heard, most pressing first. */
export function urgentReply(talk: Talk, state: State, ids: readonly string[], locale: string | undefined): Reply {
  const flags = flagsOf(talk, ids, 'urgent');
  const numbers = numbersFor(talk, state.country, locale);
  return {
    kind: 'answer',
    blocks: flags.flatMap((flag) => [
      { type: 'heading' as const, text: flag.title },
      ...paragraphs(fill(flag.act, numbers)).map((block) =>
        block.type === 'text' ? { ...block, tone: 'alert' as const } : block,
      ),
      ...paragraphs(fill(flag.answer, numbers)),
    ]),
    sources: citations(
      talk,
      flags.flatMap(({ sources }) => sources),
    ),
    suggestions: state.open ? [say(talk, 'label-mistake')] : [say(talk, 'label-start'), say(talk, 'label-mistake')],
  };
}

/** Where a person is and whom to call, when they ask for a human being. */
export function personReply(talk: Talk, state: State, locale: string | undefined): Reply {
  return message(say(talk, 'person', numbersFor(talk, state.country, locale)));
}
