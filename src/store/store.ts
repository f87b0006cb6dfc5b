import type { Reply } from '../messages/messages';

/** How to reach a conversation again after a restart; opaque to all but its channel. JSON. */
export type Address = Readonly<Record<string, unknown>>;

/** What is kept of a conversation. `state` is the conversation core's JSON, opaque to the store. */
export interface StoredConversation {
  readonly state: unknown;
  /** Counts commits, from 1. */
  readonly version: number;
  readonly channel: string;
  readonly user: string;
  readonly address: Address;
  /** The `seq` of its newest message; 0 if there is none. */
  readonly lastSeq: number;
}

/** What is kept of a message the person sent. */
export interface UserMessage {
  readonly text: string;
  /** The client's own id of the message (Web Chat's `clientActivityID`), echoed so that the client knows it arrived. */
  readonly clientId?: string | undefined;
}

/** A message of a conversation. `seq` counts from 1 without gaps, in the order of commit. */
export type StoredMessage = {
  readonly conversation: string;
  readonly seq: number;
  /** The key of the turn it belongs to. */
  readonly key: string;
  /** When it was committed, ms since 1970. */
  readonly at: number;
} & (
  | { readonly from: 'user'; readonly body: UserMessage }
  | {
      readonly from: 'bot';
      readonly body: Reply;
      readonly sent: boolean;
      /** The channel's own id of it, where it was told when it was sent. */
      readonly takenAs?: string | undefined;
    }
);

/** One turn, to be kept whole or not at all. */
export interface TurnRecord {
  readonly conversation: string;
  readonly user: string;
  readonly channel: string;
  readonly address: Address;
  /** The activity's key: a second turn with the same key in the same conversation is a duplicate. */
  readonly key: string;
  /** The version the turn was computed from; 0: the conversation did not exist. */
  readonly expectedVersion: number;
  readonly state: unknown;
  /** Absent for a turn nobody typed (a welcome). */
  readonly message?: UserMessage | undefined;
  readonly replies: readonly Reply[];
  /** A question nobody could answer, to be kept for review; shown to nobody with who asked it, and forgotten with the conversation. */
  readonly unanswered?: string | undefined;
  readonly at: number;
}

/** What became of a commit. `conflict`: another turn was faster, compute again. `duplicate`: this key was done before. */
export type CommitResult =
  | { readonly status: 'committed'; readonly messages: readonly StoredMessage[] }
  | { readonly status: 'conflict' }
  | { readonly status: 'duplicate' };

/** A question nobody could answer, with how often it was asked. */
export interface Unanswered {
  readonly question: string;
  readonly count: number;
  readonly lastAt: number;
}

/** What somebody thought of a reply; without who, and in which conversation. */
export interface Feedback {
  /** What the reply answered: the id of an entry, or the kind of the reply. */
  readonly about: string;
  readonly liked: boolean;
  /** What they wrote about it; '' if nothing. */
  readonly comment: string;
  readonly at: number;
}

/** Whose feedback it is: known only so that it is deleted with all else of theirs. */
export interface FeedbackGiver {
  readonly conversation: string;
  readonly user: string;
}

/**
 * Keeps conversations. Every method is atomic and durable when its promise resolves: a crash after that loses nothing.
 *
 * All implementations pass `tests/store/conformance.ts`.
 */
export interface Store {
  load(conversation: string): Promise<StoredConversation | undefined>;
  /** State, message, replies and the turn's key in one transaction, only if the version is still `expectedVersion`. */
  commit(turn: TurnRecord): Promise<CommitResult>;
  /** The messages of an earlier turn, in order; empty if the key is not known. */
  turn(conversation: string, key: string): Promise<readonly StoredMessage[]>;
  /** Messages with `seq > after`, in order, at most `limit`. */
  messages(conversation: string, after: number, limit: number): Promise<readonly StoredMessage[]>;
  /**
   * Notes that the channel has taken these replies.
   *
   * @param ids the channel's own ids of them, in the same order, where they are known
   */
  markSent(conversation: string, seqs: readonly number[], ids?: readonly (string | undefined)[]): Promise<void>;
  /** The reply that the channel knows by this id. */
  takenAs(conversation: string, id: string): Promise<StoredMessage | undefined>;
  /**
   * Replies of this channel that were committed but never marked as sent, oldest first, with where to send them.
   * A store that several instances share leaves out those that another may just be sending.
   */
  unsent(channel: string): Promise<readonly { readonly message: StoredMessage; readonly address: Address }[]>;
  /** Deletes the conversation and everything kept of it: messages, unanswered questions, feedback. */
  forget(conversation: string): Promise<void>;
  /** The same for every conversation whose name begins so; the prefix ends with `|`. */
  forgetUnder(prefix: string): Promise<void>;
  /** The same for every conversation of this person, and the feedback they gave anywhere. */
  forgetUser(user: string): Promise<void>;
  /** Questions nobody could answer, most frequent first, then newest first. */
  unanswered(limit: number): Promise<readonly Unanswered[]>;
  addFeedback(feedback: Feedback & FeedbackGiver): Promise<void>;
  /** Feedback, newest first. */
  feedback(limit: number): Promise<readonly Feedback[]>;
  /**
   * Deletes conversations untouched since before `at` (ms), unanswered questions last asked before it, and feedback given before
   * it; says how many conversations.
   */
  sweep(at: number): Promise<number>;
  /** When a conversation was last touched (ms); undefined if there is none. */
  newest(): Promise<number | undefined>;
  /** A note the program keeps for itself, JSON; undefined if there is none of this name. */
  note(name: string): Promise<unknown>;
  setNote(name: string, value: unknown): Promise<void>;
  /** A value the program made for itself and needs again after a restart (a signing key): stores `make()` if there is none. */
  secret(name: string, make: () => string): Promise<string>;
  close(): Promise<void>;
}
