import { z } from 'zod';

const id = z.string().min(1).max(1000);
const text = z.string().nullish();
const members = z.array(z.object({ id: z.string() })).nullish();

/** What the bot reads of an activity (Bot Framework Activity schema). */
export const activitySchema = z.object({
  type: z.string().min(1).max(100),
  id: z.string().max(1000).nullish(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: z.object({
    // It becomes part of an address and of a header when replies are sent.
    id: id.regex(/^(?!\.+$)[ -~]+$/),
    conversationType: text,
    isGroup: z.boolean().nullish(),
  }),
  from: z.object({ id, aadObjectId: text }),
  recipient: z.object({ id }).nullish(),
  text,
  value: z.unknown().optional(),
  locale: text,
  action: text,
  deliveryMode: text,
  membersAdded: members,
  membersRemoved: members,
  entities: z.array(z.unknown()).nullish(),
});

/** An activity whose shape was checked. */
export type CheckedActivity = z.output<typeof activitySchema>;
