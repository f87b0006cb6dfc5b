import { z } from 'zod';

/** The bot's own sentences, by name, with the placeholders each may use: `content/messages.yaml`. */
const MESSAGES = {
  welcome: ['name'],
  'welcome-shared': ['name'],
  'welcome-limits': [],
  'welcome-ask': [],
  help: [],
  'help-check': [],
  hello: [],
  thanks: [],
  goodbye: [],
  person: ['advice', 'emergency'],
  unknown: [],
  'no-question': [],
  'country-noted': ['emergency'],
  'offer-check': [],
  'offer-declined': [],
  clarify: [],
  'clarify-none': [],
  'not-an-answer': [],
  'not-an-answer-danger': [],
  'which-one': ['emergency', 'advice', 'poisons'],
  empty: [],
  stale: [],
  'stale-answer': [],
  'nothing-to-skip': [],
  'nothing-to-go-back': [],
  'why-nothing': [],
  'sources-nothing': [],
  'sources-heading': [],
  'must-answer': [],
  'check-start': [],
  'check-stopped': [],
  'check-none': [],
  'check-running': [],
  'check-in-private': [],
  'change-which': [],
  'change-nothing': [],
  contradiction: ['reasons'],
  'medicines-noted': ['medicines'],
  'medicines-vague': ['name', 'kinds'],
  'medicines-unknown': ['names'],
  'medicines-correct': [],
  'medicines-none': [],
  'told-noted': ['facts'],
  'told-noted-other': ['facts'],
  'told-correct': [],
  'told-already': ['told'],
  'told-next': [],
  'heard-noted': [],
  'delete-sure': [],
  'delete-done': [],
  'delete-kept': [],
  'emergency-again': [],
  'emergency-mistake': [],
  'urgent-mistake': [],
  'urgent-next': [],
  'emergency-supposed': ['number', 'country'],
  'outcome-emergency': ['emergency'],
  'outcome-urgent': [],
  'outcome-soon': [],
  'outcome-self-care': [],
  'outcome-soon-why': [],
  'outcome-causes': [],
  'outcome-causes-possible': [],
  'outcome-medicines': [],
  'outcome-medicines-never-stop': [],
  'outcome-now': [],
  'outcome-prevent': [],
  'outcome-review': [],
  'outcome-withheld': [],
  'outcome-more': [],
  'outcome-when': [],
  'outcome-when-lines': ['emergency', 'advice'],
  'outcome-again': [],
  'for-you': ['remedy', 'because'],
  evidence: ['evidence'],
  careful: ['cautions'],
  because: ['reasons'],
  reviewed: ['date', 'reviewer'],
  progress: ['number', 'total', 'stage'],
  'label-start': [],
  'label-none': [],
  'label-unsure': [],
  'label-skip': [],
  'label-back': [],
  'label-why': [],
  'label-continue': [],
  'label-sources': [],
  'label-yes': [],
  'label-no': [],
  'label-mistake': [],
  'label-help': [],
  'label-change': [],
  'label-answer': [],
  'label-private': [],
  failed: [],
} as const satisfies Record<string, readonly string[]>;

/** The name of one of the bot's own sentences. */
export type MessageName = keyof typeof MESSAGES;

const message = (placeholders: readonly string[]) =>
  z
    .string()
    .trim()
    .min(1)
    .refine(
      (text) => [...text.matchAll(/\{([^}]*)\}/g)].every(([, name]) => placeholders.includes(name ?? '')),
      placeholders.length === 0
        ? 'this message takes no {placeholder}'
        : `the placeholders of this message are ${placeholders.map((name) => `{${name}}`).join(', ')}`,
    );

/** The YAML shape of `content/messages.yaml`: every name, none unknown. */
export const messagesSchema = z.strictObject(
  Object.fromEntries(Object.entries(MESSAGES).map(([name, placeholders]) => [name, message(placeholders)])) as Record<
    MessageName,
    z.ZodString
  >,
);
