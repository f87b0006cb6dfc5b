import type { Middleware } from './web-chat';

/** Web Chat has drawn a message and scrolled to it after this, ms. */
const DRAWN = 400;

/** Emergency mode: while the last word of the bot is to call for help, the page shows nothing else that could be done. */
export const markEmergency: Middleware = () => (next) => (action) => {
  const activity = action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' ? action.payload?.activity : undefined;
  if (activity?.type === 'message' && activity.from?.role === 'bot') {
    document.body.classList.toggle('in-emergency', activity.channelData?.emergency === true);
  }
  return next(action);
};

/** Scrolling at the start: until the person has said something, what the bot says is read from its beginning; Web Chat would show its end. */
export const showBeginning =
  (chat: HTMLElement): Middleware =>
  () =>
  (next) =>
  (action) => {
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY') {
      setTimeout(() => {
        const transcript = chat.querySelector('.webchat__basic-transcript__scrollable');
        if (transcript && !chat.querySelector('.webchat__bubble--from-user')) {
          transcript.scrollTop = 0;
        }
      }, DRAWN);
    }
    return next(action);
  };

/** Readiness: Web Chat takes what is to be said only when its own side of the connection is there as well. */
export const whenReady =
  (ready: () => void): Middleware =>
  () =>
  (next) =>
  (action) => {
    if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') {
      setTimeout(ready);
    }
    return next(action);
  };
