/** The few words a rendering needs that no reply carries; they come from content. */
export interface RenderContext {
  /** The label of the button that sends what was ticked. */
  readonly continueLabel: string;
  /** The word above a list of sources. */
  readonly sourcesLabel: string;
  /** The words before the answer on a card that was answered. */
  readonly answerLabel: string;
  /** The words of the link to a chat with the bot alone. */
  readonly privateLabel: string;
}

/** @param text a text of `content/messages.yaml`, by its name */
export function createRenderContext(text: (name: string) => string): RenderContext {
  return {
    continueLabel: text('label-continue'),
    sourcesLabel: text('label-sources'),
    answerLabel: text('label-answer'),
    privateLabel: text('label-private'),
  };
}
