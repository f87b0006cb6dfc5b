import { z } from 'zod';

const names = z.array(z.string());

/** A case-insensitive pattern on what a person reads in a turn. */
const pattern = z.string().transform((source, context) => {
  try {
    return new RegExp(source, 'i');
  } catch {
    context.addIssue({
      code: 'custom',
      message: `"${source}" is no regular expression: put "\\\\" before its special characters`,
    });
    return z.NEVER;
  }
});

const turnSchema = z.object({
  say: z.union([z.string(), z.strictObject({ tap: z.union([z.string(), names]) })]),
  /** What has to be answered: of each list any entry, or any warning sign that is open then. */
  answers: z.array(names.min(1)).optional(),
  /** The most pressing warning sign that the turn raises. */
  level: z.enum(['none', 'urgent', 'emergency']).optional(),
  says: z.array(pattern).optional(),
  never: z.array(pattern).optional(),
  /** What is known after the turn, by fact. Medicines are compared by class. */
  facts: z
    .record(
      z.string(),
      z.strictObject({
        has: names.optional(),
        hasnt: names.optional(),
        is: z.union([z.string(), z.number()]).optional(),
      }),
    )
    .optional(),
});

/** A labelled conversation: what is said, turn by turn, and what each turn has to do. A key that is missing is not judged. */
export const conversationSchema = z.object({ id: z.string(), turns: z.array(turnSchema).min(1) });

/** A labelled conversation, read. */
export type LabelledConversation = z.output<typeof conversationSchema>;

/** A turn of a labelled conversation. */
export type LabelledTurn = LabelledConversation['turns'][number];

/** A line that can be read, for errors. */
export const CONVERSATION_EXAMPLE =
  '{"id": "sam", "turns": [{"say": "what helps", "answers": [["faq.some-name"]], "level": "none"}]}';

/** Whether a line of a file for `eval` holds a conversation; the others hold questions. */
export function isConversation(line: string): boolean {
  return /"turns"\s*:/.test(line);
}
