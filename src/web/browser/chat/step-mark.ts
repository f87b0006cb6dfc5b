import type { Middleware } from './web-chat';

/**
 * Says with each message which question was on the screen when it was written (`channelData.step`, as the server marks its
 * questions; "0": none), so that one that arrives late is not taken for an answer to a question that came after it.
 *
 * What is sent again keeps what it says.
 */
export function createStepMark(): Middleware {
  let newest = '0';
  return () => (next) => (action) => {
    const { type, payload } = action;
    const activity = payload?.activity;
    if (type === 'DIRECT_LINE/INCOMING_ACTIVITY' && activity?.from?.role === 'bot') {
      newest = activity.channelData?.step ?? newest;
    }
    if (type === 'DIRECT_LINE/POST_ACTIVITY' && activity?.type === 'message') {
      const channelData = { step: newest, ...activity.channelData };
      return next({ ...action, payload: { ...payload, activity: { ...activity, channelData } } });
    }
    return next(action);
  };
}
