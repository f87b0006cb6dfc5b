/**
 * Waits for some work, and shows meanwhile that the bot is at it.
 *
 * @param show shows it for a few seconds
 * @param afterMs how long the work may take before it is shown, and the time between one showing and the next
 */
export async function whileTyping<T>(work: Promise<T>, show: () => void, afterMs: number): Promise<T> {
  const timer = setInterval(show, afterMs);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
