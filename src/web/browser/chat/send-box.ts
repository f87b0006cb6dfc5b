const SEND_BOX = '[data-id="webchat-sendbox-input"]';
/** How often, and how long apart (ms), it is looked whether Web Chat has drawn the box. */
const LOOKS = 60;
const PAUSE = 50;

/** The box for the next message, once Web Chat has drawn it. */
export function sendBox(chat: HTMLElement): HTMLTextAreaElement | null {
  return chat.querySelector<HTMLTextAreaElement>(SEND_BOX);
}

/** Puts the cursor into the box, as soon as it is there. */
export function focusSendBox(chat: HTMLElement, looks = LOOKS): void {
  const box = sendBox(chat);
  if (box) {
    box.focus();
  } else if (looks > 0) {
    setTimeout(() => focusSendBox(chat, looks - 1), PAUSE);
  }
}
