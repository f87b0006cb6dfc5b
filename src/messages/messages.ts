/** A piece of a reply. Text is simple Markdown: **bold**, *italic*, [links](https://…); nothing else. */
export type Block =
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'text'; readonly text: string; readonly tone?: 'strong' | 'subtle' | 'alert' }
  | { readonly type: 'list'; readonly items: readonly string[]; readonly ordered?: boolean };

/** Something to tap: what it says, and what it means to the bot. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

/** A source as a reader sees it. */
export interface Citation {
  readonly title: string;
  readonly publisher: string;
  readonly year?: number | undefined;
  readonly url?: string | undefined;
}

/** The answers a reply asks for. They are good for one step only: a later tap on them is stale. */
export interface Ask {
  /** The token every button of this reply carries back. */
  readonly step: string;
  /** The answers, in order; empty when only free text is expected. */
  readonly choices: readonly Choice[];
  /** A number that is typed is the answer itself (an age), so the choices must not be numbered. */
  readonly unnumbered?: boolean | undefined;
  /** Several may be ticked and then sent together. */
  readonly multiple: boolean;
  /** Smaller buttons: not sure, skip, back, why. */
  readonly actions: readonly Choice[];
  /** "4 of about 11", already in words. */
  readonly progress?: string | undefined;
}

/** One message of the bot, free of any channel's format. */
export interface Reply {
  /** How prominent it is: an `emergency` stands out and carries nothing else. */
  readonly kind: 'message' | 'answer' | 'question' | 'outcome' | 'emergency';
  readonly blocks: readonly Block[];
  readonly sources: readonly Citation[];
  readonly ask?: Ask | undefined;
  /** Things the person may say next; tapping one is the same as typing it. */
  readonly suggestions: readonly string[];
  /** What a voice says instead of the blocks. */
  readonly speak?: string | undefined;
  /** The entry it answers from, or `outcome`: what people think of the reply is kept under it. */
  readonly about?: string | undefined;
  /** It sends the person to a chat of their own; a channel that can link to one adds the link. */
  readonly goPrivate?: true | undefined;
}

/** What a tapped button sends back. */
export interface Tap {
  readonly step: string;
  /** One value, or all that were ticked. */
  readonly value: string | readonly string[];
}

/** What came in, free of any channel's format. */
export interface Incoming {
  /**
   * `message`: text or a tap. `join`: the person opened the conversation and may be welcomed. `edit`: an earlier message was
   * changed into this text; only warning signs in it are answered.
   */
  readonly kind: 'message' | 'join' | 'edit';
  /** The conversation, unique over all channels: `<channel>|<id>`. */
  readonly conversation: string;
  /** The person, unique over all channels: `<channel>|<id>`. */
  readonly user: string;
  readonly channel: string;
  /** The channel's id of this activity; the same key is never answered twice. */
  readonly key: string;
  /** What the person typed, or the label of what they tapped; '' for `join`. */
  readonly text: string;
  readonly tap?: Tap | undefined;
  /**
   * The step of the newest question the person had seen when they wrote this, where the client says so; "0": none. A text is no
   * answer to a question that was asked later, for example when it was sent again after the connection was lost.
   */
  readonly seen?: string | undefined;
  /** BCP 47, as the client says: "en-GB". */
  readonly locale?: string | undefined;
  /** `shared`: others read along (a group chat, a channel), so no health questions are asked. */
  readonly scope: 'personal' | 'shared';
}

/** What a turn leads to beside its state and its replies. */
export type Effect =
  /** A question nobody could answer, to be kept for review. */
  | { readonly kind: 'unanswered'; readonly question: string }
  /** The person asked to delete everything kept of them, and confirmed it; the replies say that it is done. */
  | { readonly kind: 'forget' };

/** What the conversation makes of what came in. */
export interface Turn<State = unknown> {
  /** The conversation's new state, plain JSON. */
  readonly state: State;
  readonly replies: readonly Reply[];
  /** Absent: none. */
  readonly effects?: readonly Effect[] | undefined;
}
