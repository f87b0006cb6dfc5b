import type { Incoming } from '../messages/messages';
import type { Address, StoredMessage } from '../store/store';

/** What a turn left to do. */
export interface DeliveredTurn {
  /** The turn's messages as committed (the person's own first, if any), also when the key was a duplicate. */
  readonly messages: readonly StoredMessage[];
  /** The same key was answered before; `messages` are those of then. */
  readonly duplicate: boolean;
  /** The person asked to be forgotten and everything of theirs was deleted: `messages` are the replies that say so, and are not stored. */
  readonly forgotten?: boolean | undefined;
}

/** Runs turns: in order within a conversation, exactly once for each key, committed before anything is sent. */
export interface Delivery {
  /**
   * Runs one turn and resolves once it is durable.
   *
   * @param incoming what came in
   * @param address how to reach the conversation again
   * @param clientId the client's own id of the message, echoed back to it
   */
  handle(incoming: Incoming, address: Address, clientId?: string): Promise<DeliveredTurn>;
  /** To be called when the channel has taken these replies; `ids` are its own ids of them, in the same order, where known. */
  sent(conversation: string, seqs: readonly number[], ids?: readonly (string | undefined)[]): Promise<void>;
  /** Resolves when no turn is running. */
  idle(): Promise<void>;
}
