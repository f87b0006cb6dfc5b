import type { RedFlag } from '../knowledge/knowledge';
import { fill } from '../messages/fill';
import type { Block, Reply } from '../messages/messages';
import { paragraphs } from '../messages/paragraphs';
import type { Outcome } from '../triage/outcome';
import { citations } from './answers';
import { outcomeOf } from './denials';
import { numbersFor } from './numbers';
import type { State } from './state';
import { message, say, type Talk } from './talk';

/** The person's own words for warning signs, by flag. */
export type Sign = NonNullable<State['raised']>['signs'][number];

/** The red flags of one level among these ids, in the order of the content. */
export function flagsOf({ knowledge }: Talk, ids: readonly string[], level: RedFlag['level']): RedFlag[] {
  return knowledge.flags.filter((flag) => flag.level === level && ids.includes(flag.id));
}

/** The warning signs a message reports, with its words; what the person once did not mean as one is left out. */
export function signsIn(talk: Talk, { dismissed }: State, text: string): readonly Sign[] {
  return talk.language
    .hear(text)
    .filter((sign) => !dismissed.some(({ flag, words }) => flag === sign.flag && isSame(words, sign.words)));
}

/** "Because you wrote: ..." for the words that raised a flag; nothing where none did. */
export function wroteLine(talk: Talk, signs: readonly Sign[], flag: string | undefined): string[] {
  const words = signs.find((sign) => sign.flag === flag)?.words;
  return words === undefined ? [] : [say(talk, 'because-wrote', { words: plain(words) })];
}

/** Why flags are up that follow from answers: what was chosen, and what the rules say of the facts. */
export function reasonLines(talk: Talk, state: State, found: Outcome['flags']): string[] {
  const ids = found.map(({ id }) => id);
  const chosen = (state.check?.answers ?? []).flatMap(({ question: id, value }) =>
    chosenLabels(
      talk,
      id,
      [value ?? []]
        .flat()
        .map(String)
        .filter((each) => ids.includes(each)),
    ),
  );
  const reasons = found.flatMap(({ id, because }) =>
    because.map(({ text }) => text).filter((text) => text !== talk.knowledge.entries.get(id)?.title),
  );
  return [
    ...(chosen.length > 0 ? [say(talk, 'because-chose', { answer: distinct(chosen).join('"; "') })] : []),
    ...(reasons.length > 0 ? [say(talk, 'because', { reasons: distinct(reasons).join(' ') })] : []),
  ];
}

/** The labels of these values; of any question that offers them where none is named. */
export function chosenLabels({ knowledge }: Talk, question: string | undefined, values: readonly string[]): string[] {
  const options = knowledge.questions.filter(({ id }) => (question ?? id) === id).flatMap((each) => each.options);
  return values.flatMap((value) => options.find((option) => option.value === value)?.label ?? []);
}

/**
 * One short message: what to do now, what raised it, and the button that says it was not meant; nothing else.
 *
 * @param again the person went on talking: the same message, and that the bot stays with it
 */
export function emergencyReply(talk: Talk, state: State, locale: string | undefined, again = false): Reply {
  const flag = flagsOf(talk, state.emergency ?? [], 'emergency')[0];
  const numbers = numbersFor(talk, state.country, locale);
  const act = fill(flag?.act ?? say(talk, 'outcome-emergency'), numbers);
  return {
    kind: 'emergency',
    blocks: [
      ...alert(act),
      ...lines(state.raised?.why ?? []),
      ...(again ? paragraphs(say(talk, 'emergency-again')) : []),
    ],
    sources: [],
    suggestions: [say(talk, 'label-mistake')],
    speak: act,
  };
}

/** What to do today about urgent warning signs, most pressing first; `whyOf` says what raised each. */
export function urgentReply(
  talk: Talk,
  state: State,
  ids: readonly string[],
  whyOf: (flag: string) => readonly string[],
  locale: string | undefined,
): Reply {
  const flags = flagsOf(talk, ids, 'urgent');
  const numbers = numbersFor(talk, state.country, locale);
  const found = outcomeOf(talk, state).flags;
  const actsFor = (flag: RedFlag) => {
    const because = found.find(({ id }) => id === flag.id)?.because ?? [];
    return [flag.act, ...because.flatMap(({ act }) => act ?? [])];
  };
  return {
    kind: 'answer',
    blocks: flags.flatMap((flag) => [
      { type: 'heading' as const, text: flag.title },
      ...actsFor(flag).flatMap((act) => alert(fill(act, numbers))),
      ...lines(whyOf(flag.id)),
      ...paragraphs(fill(flag.answer, numbers)),
    ]),
    sources: citations(
      talk,
      flags.flatMap(({ sources }) => sources),
    ),
    suggestions: [],
  };
}

/** The replies with "That is not what I meant" on the last: a channel shows buttons of no other. */
export function withMistake(talk: Talk, replies: readonly Reply[]): Reply[] {
  const label = say(talk, 'label-mistake');
  return replies.map((reply, index) => {
    const known = [...(reply.ask?.actions.map((action) => action.label) ?? []), ...reply.suggestions];
    if (index < replies.length - 1 || known.includes(label)) {
      return reply;
    }
    return reply.ask
      ? { ...reply, ask: { ...reply.ask, actions: [...reply.ask.actions, { value: MISTAKE, label }] } }
      : { ...reply, suggestions: [...reply.suggestions, label] };
  });
}

/** What the button "That is not what I meant" of a question sends. */
export const MISTAKE = '@mistake';

/** Where a person is and whom to call, when they ask for a human being. */
export function personReply(talk: Talk, state: State, locale: string | undefined): Reply {
  return message(say(talk, 'person', numbersFor(talk, state.country, locale)));
}

function alert(act: string): Block[] {
  return paragraphs(act).map((block) => (block.type === 'text' ? { ...block, tone: 'alert' } : block));
}

function lines(texts: readonly string[]): Block[] {
  return texts.map((text) => ({ type: 'text', text, tone: 'subtle' }));
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Words of a person without the marks of the simple Markdown that replies are written in. */
function plain(words: string): string {
  return words.replace(/[*[\]]/g, '');
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
