import { z } from 'zod';
import type { Ask, Choice, Tap } from '../../messages/messages';

/** The id of the boxes of a question where several answers can be ticked; their values come back under it. */
export const TICKED = 'ticked';

const MOST_TICKED = 100;
const value = z.string().max(200);
const label = z.string().max(300);

const tapSchema = z.union([
  z.object({ step: z.string().max(64), value, label: label.optional() }),
  z.object({
    step: z.string().max(64),
    // Nothing ticked is '' in Web Chat and absent in Teams; several are joined by commas (Adaptive Cards, Input.ChoiceSet).
    [TICKED]: z.union([z.string().max(20_000), z.array(value).max(MOST_TICKED)]).default(''),
    labels: z.record(z.string(), label),
  }),
]);

/** What a button for one answer sends back. */
export function tapData({ step }: Ask, { value, label }: Choice): Record<string, unknown> {
  return { step, value, label };
}

/** What the button that sends the ticked answers sends back, beside those answers. */
export function tickedData({ step }: Ask, choices: readonly Choice[]): Record<string, unknown> {
  return { step, labels: Object.fromEntries(choices.map(({ value, label }) => [value, label])) };
}

/**
 * Reads the `value` of an activity as a tap on one of our buttons, with the words of the button.
 *
 * Anybody can send any `value`: what does not look like a tap is undefined, and whether the step is still open is for the
 * conversation to say.
 */
export function readTap(value: unknown): { readonly tap: Tap; readonly label: string } | undefined {
  const read = tapSchema.safeParse(value);
  if (!read.success) {
    return undefined;
  }
  const { data } = read;
  if ('value' in data) {
    return { tap: { step: data.step, value: data.value }, label: data.label ?? data.value };
  }
  const ticked = data[TICKED];
  const values = (typeof ticked === 'string' ? ticked.split(',') : ticked).map((one) => one.trim()).filter(Boolean);
  if (values.length > MOST_TICKED) {
    return undefined;
  }
  const words = values.map((one) => (Object.hasOwn(data.labels, one) ? (data.labels[one] ?? one) : one));
  return { tap: { step: data.step, value: values }, label: words.join(', ') };
}
