import type { Tap } from '../../messages/messages';
import type { Address, Store, StoredMessage } from '../../store/store';
import type { Activity } from '../activity/activity';
import type { RenderContext } from '../activity/render-context';
import { renderAnswered } from '../activity/render-reply';

/** What replacing a card needs. */
export interface AnsweredCardParts {
  readonly store: Pick<Store, 'messages'>;
  readonly rendering: RenderContext;
  readonly update: (address: Address, id: string, activity: Activity) => Promise<void>;
}

/** How far back the card is looked for: what a turn asks comes last in it, so one message tells. */
const LOOK_BACK = 1;

/**
 * Takes the buttons off the card that was open before a turn, and shows on it what was tapped.
 *
 * Nothing rests on it: a button that stays is stale, and the conversation says so. Only the turn that follows a card does this,
 * so a card is replaced once.
 *
 * @param turn the messages of the turn, as committed
 * @param tap what was tapped, and on which activity
 */
export async function replaceAnsweredCard(
  { store, rendering, update }: AnsweredCardParts,
  address: Address,
  turn: readonly StoredMessage[],
  tap: (Tap & { readonly on: string | undefined }) | undefined,
): Promise<void> {
  const [first] = turn;
  if (!first || first.seq === 1) {
    return;
  }
  const after = Math.max(0, first.seq - 1 - LOOK_BACK);
  const before = await store.messages(first.conversation, after, first.seq - 1 - after);
  const sinceLastTurn = before.slice(before.findLastIndex(({ from }) => from === 'user') + 1);
  const card = sinceLastTurn.findLast((message) => message.from === 'bot' && message.body.ask !== undefined);
  if (card?.from !== 'bot') {
    return;
  }
  const tapped = tap !== undefined && tap.step === card.body.ask?.step ? tap : undefined;
  const values: readonly string[] = tapped ? [tapped.value].flat() : [];
  const labels = card.body.ask?.choices.filter(({ value }) => values.includes(value)).map(({ label }) => label) ?? [];
  const id = card.takenAs ?? tapped?.on;
  const activity = renderAnswered(card.body, labels, rendering);
  if (id && activity) {
    await update(address, id, activity);
  }
}
