import type { RedFlag } from '../../knowledge/knowledge';
import { fill } from '../../messages/fill';
import type { Block, Reply } from '../../messages/messages';
import { paragraphs } from '../../messages/paragraphs';
import type { Outcome } from '../../triage/outcome';
import { type BotContext, say } from '../bot-context';
import { outcomeOf } from '../state/denials';
import { flagsAt, type Sign } from '../state/signs';
import type { State } from '../state/state';
import { heading, text, toned } from './blocks';
import { citations } from './citations';
import { numbersFor } from './numbers';

/** What the button "That is not what I meant" of a question sends. */
export const MISTAKE = '@mistake';

/** "Because you wrote: ..." for the words that raised a flag; nothing where none did. */
export function wroteLine(bot: BotContext, signs: readonly Sign[], flag: string | undefined): string[] {
  const words = signs.find((sign) => sign.flag === flag)?.words;
  // Without the marks of the simple Markdown that replies are written in.
  return words === undefined ? [] : [say(bot, 'because-wrote', { words: words.replace(/[*[\]]/g, '') })];
}

/** Why flags are up that follow from answers: what was chosen, and what the rules say of the facts. */
export function reasonLines(bot: BotContext, state: State, found: Outcome['flags']): string[] {
  const ids = found.map(({ id }) => id);
  const chosen = (state.check?.answers ?? []).flatMap(({ question, value }) =>
    chosenLabels(
      bot,
      question,
      [value ?? []]
        .flat()
        .map(String)
        .filter((each) => ids.includes(each)),
    ),
  );
  const reasons = found.flatMap(({ id, because }) =>
    because.map((reason) => reason.text).filter((reason) => reason !== bot.knowledge.entries.get(id)?.title),
  );
  return [
    ...choseLine(bot, chosen),
    ...(reasons.length > 0 ? [say(bot, 'because', { reasons: [...new Set(reasons)].join(' ') })] : []),
  ];
}

/** "Because you chose: ..." for labels; nothing where there is none. */
export function choseLine(bot: BotContext, labels: readonly string[]): string[] {
  return labels.length > 0 ? [say(bot, 'because-chose', { answer: [...new Set(labels)].join('"; "') })] : [];
}

/** The labels of these values; of any question that offers them where none is named. */
export function chosenLabels(
  { knowledge }: BotContext,
  question: string | undefined,
  values: readonly string[],
): string[] {
  const options = knowledge.questions.filter(({ id }) => (question ?? id) === id).flatMap((each) => each.options);
  return values.flatMap((value) => options.find((option) => option.value === value)?.label ?? []);
}

/**
 * One short message: what to do now, what raised it, and the button that says it was not meant; nothing else.
 *
 * @param again the person went on talking: the same message, and that the bot stays with it
 */
export function emergencyReply(bot: BotContext, state: State, again = false): Reply {
  const flag = flagsAt(bot, state.emergency ?? [], 'emergency')[0];
  const filled = (markdown: string) => fill(markdown, numbersFor(bot, state.country));
  const said = saidInstead(bot, state);
  if (said) {
    const own = filled(state.raised?.said === 'other' ? said.other : said.act);
    return {
      kind: 'emergency',
      blocks: [
        ...(again ? paragraphs(filled(said.again)) : []),
        ...paragraphs(own),
        ...(state.raised?.why ?? []).map((why) => text(why, 'subtle')),
      ],
      sources: [],
      suggestions: [say(bot, 'label-safe'), say(bot, 'label-mistake')],
      speak: own,
    };
  }
  const act = filled(flag?.act ?? say(bot, 'outcome-emergency'));
  return {
    kind: 'emergency',
    blocks: [
      ...toned(act, 'alert'),
      ...(state.raised?.why ?? []).map((why) => text(why, 'subtle')),
      ...(again ? paragraphs(say(bot, 'emergency-again')) : []),
    ],
    sources: [],
    suggestions: [say(bot, 'label-mistake')],
    speak: act,
  };
}

/** What is said in place of the act of an open emergency, because of the words that raised it; undefined where they have no reply of their own. */
export function saidInstead(bot: BotContext, state: State): RedFlag['said'] {
  return state.raised?.said && flagsAt(bot, state.emergency ?? [], 'emergency')[0]?.said;
}

/** What to do today about urgent warning signs, most pressing first; `whyOf` says what raised each. */
export function urgentReply(
  bot: BotContext,
  state: State,
  ids: readonly string[],
  whyOf: (flag: string) => readonly string[],
): Reply {
  const flags = flagsAt(bot, ids, 'urgent');
  const found = outcomeOf(bot, state).flags;
  return {
    kind: 'answer',
    blocks: flags.flatMap((flag) => [
      ...actBlocks(bot, state, flag, found),
      ...whyOf(flag.id).map((why) => text(why, 'subtle')),
      ...paragraphs(fill(flag.answer, numbersFor(bot, state.country))),
    ]),
    sources: citations(bot, flags),
    suggestions: [],
  };
}

/** The same in the middle of the check: what to do and why, and that the check goes on. The result says more. */
export function urgentInCheck(
  bot: BotContext,
  state: State,
  ids: readonly string[],
  whyOf: (flag: string) => readonly string[],
): Reply {
  const found = outcomeOf(bot, state).flags;
  const blocks = flagsAt(bot, ids, 'urgent').flatMap((flag) => [
    ...actBlocks(bot, state, flag, found),
    ...whyOf(flag.id).map((why) => text(why, 'subtle')),
  ]);
  return { kind: 'answer', blocks: [...blocks, text(say(bot, 'urgent-go-on'))], sources: [], suggestions: [] };
}

/** A warning sign and what to do about it, also for the reasons it was found for. */
export function actBlocks(bot: BotContext, { country }: State, flag: RedFlag, found: Outcome['flags']): Block[] {
  const because = found.find(({ id }) => id === flag.id)?.because ?? [];
  const acts = [flag.act, ...because.flatMap(({ act }) => act ?? [])];
  return [heading(flag.title), ...acts.flatMap((act) => toned(fill(act, numbersFor(bot, country)), 'alert'))];
}

/** The replies with "That is not what I meant" on the last: a channel shows buttons of no other. */
export function withMistake(bot: BotContext, replies: readonly Reply[]): Reply[] {
  const label = say(bot, 'label-mistake');
  return replies.map((reply, index) => {
    const { ask, suggestions } = reply;
    const known = [...(ask?.actions.map((action) => action.label) ?? []), ...suggestions];
    if (index < replies.length - 1 || known.includes(label)) {
      return reply;
    }
    return ask
      ? { ...reply, ask: { ...ask, actions: [...ask.actions, { value: MISTAKE, label }] } }
      : { ...reply, suggestions: [...suggestions, label] };
  });
}
