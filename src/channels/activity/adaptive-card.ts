/** The part of Adaptive Cards 1.5 that questions use; Teams and Web Chat both draw all of it. */
export interface AdaptiveCard {
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  /** What a client shows that cannot draw the card. */
  readonly fallbackText?: string;
  readonly speak?: string;
  readonly body: readonly CardElement[];
}

/** A piece of a card. */
export type CardElement = TextBlock | ChoiceSet | ActionSet;

/** Text, with bold, italic, lists and links. */
export interface TextBlock {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly style?: 'heading';
  readonly size?: 'Small' | 'Medium';
  readonly weight?: 'Bolder';
  readonly color?: 'Attention';
  readonly isSubtle?: true;
  readonly spacing?: 'Small' | 'Medium';
}

/** Boxes to tick, or dots of which one can be chosen. */
export interface ChoiceSet {
  readonly type: 'Input.ChoiceSet';
  readonly id: string;
  readonly label: string;
  readonly style: 'expanded';
  readonly isMultiSelect: boolean;
  readonly wrap: true;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}

/** A row of buttons; Teams shows at most six. */
export interface ActionSet {
  readonly type: 'ActionSet';
  readonly spacing?: 'Small' | 'Medium';
  readonly actions: readonly SubmitAction[];
}

/** A button that sends its data, and what was ticked, back as the activity's `value`. */
export interface SubmitAction {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Teams shows no more actions in one place than this. */
export const MAX_ACTIONS = 6;
