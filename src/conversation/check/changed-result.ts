import { type BotContext, message, questionOf, say, type Turn } from '../bot-context';
import { list, text } from '../replies/blocks';
import { labelsOf } from '../replies/labels';
import { urgencyText } from '../replies/outcome-parts';
import { worded } from '../replies/wording';
import { outcomeOf } from '../state/denials';
import { givenFacts } from '../state/facts';
import type { State } from '../state/state';

/** A turn after the result that changed what is known, with what it was before and what is different in the result now. */
export function withChangedResult(bot: BotContext, before: State, turn: Turn): Turn {
  const { state } = turn;
  const isAfter = before.check?.done && state.check?.done && state.open === null && !state.emergency;
  if (!isAfter || before.of !== state.of || turn.replies.some(({ kind }) => kind === 'outcome')) {
    return turn;
  }
  const known = valuesOf(before);
  const changed = [...valuesOf(state)].filter(([id, value]) => JSON.stringify(known.get(id)) !== JSON.stringify(value));
  if (changed.length === 0) {
    return turn;
  }
  const corrected = changed.filter(([id]) => known.get(id) !== undefined);
  const labels = (id: string, value: Value | undefined) => {
    const question = questionOf(bot, id);
    return question && value !== undefined
      ? labelsOf(bot, worded(bot, state, question), value).join(', ') || question.none
      : '';
  };
  const lines = corrected.map(([id, value]) =>
    text(say(bot, 'told-changed', { facts: labels(id, value) ?? '', before: labels(id, known.get(id)) ?? '' })),
  );
  const different = differences(bot, before, state);
  const blocks = [...lines, text(say(bot, different.length > 0 ? 'result-changed' : 'result-same')), ...different];
  return { ...turn, replies: [...turn.replies, message(blocks, [say(bot, 'label-result')])] };
}

type Value = NonNullable<ReturnType<typeof givenFacts>[number]['value']>;

function valuesOf(state: State): ReadonlyMap<string, Value> {
  return new Map(
    givenFacts(state).flatMap(({ question, value }) => (value === null ? [] : [[question, value] as const])),
  );
}

/** What two results do not have in common: how soon, what may be behind it, what to try and what not. */
function differences(bot: BotContext, before: State, after: State) {
  const [old, now] = [outcomeOf(bot, before), outcomeOf(bot, after)];
  const titles = (ids: readonly { readonly id: string }[]) =>
    ids.flatMap(({ id }) => bot.knowledge.entries.get(id)?.title ?? []);
  const likely = ({ causes }: typeof now) => titles(causes.filter(({ standing }) => standing !== 'less-likely'));
  const added = (from: readonly string[], to: readonly string[]) => to.filter((title) => !from.includes(title));
  const listed = (
    name: 'result-now' | 'result-gone' | 'result-offered' | 'result-withheld',
    items: readonly string[],
  ) => (items.length > 0 ? [text(say(bot, name)), list(items)] : []);
  const { urgency } = now;
  return [
    ...(urgency === old.urgency ? [] : [text(urgencyText(bot, after, urgency), 'strong')]),
    ...listed('result-now', added(likely(old), likely(now))),
    ...listed('result-gone', added(likely(now), likely(old))),
    ...listed('result-offered', added(titles(old.remedies), titles(now.remedies))),
    ...listed('result-withheld', added(titles(now.remedies), titles(old.remedies))),
  ];
}
