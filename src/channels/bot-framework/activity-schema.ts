import { z } from 'zod';

const account = z.looseObject({
  id: z.string().min(1).max(1000),
  name: z.string().optional().nullable(),
  aadObjectId: z.string().optional().nullable(),
});

const members = z
  .array(z.looseObject({ id: z.string() }))
  .optional()
  .nullable();

/** What the bot needs of an activity (Bot Framework Activity schema); everything else passes through unread. */
export const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(1000).optional().nullable(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: z.looseObject({
    id: z.string().min(1).max(1000),
    conversationType: z.string().optional().nullable(),
    isGroup: z.boolean().optional().nullable(),
    tenantId: z.string().optional().nullable(),
  }),
  from: account,
  recipient: account.optional().nullable(),
  text: z.string().optional().nullable(),
  locale: z.string().max(100).optional().nullable(),
  name: z.string().optional().nullable(),
  action: z.string().optional().nullable(),
  deliveryMode: z.string().optional().nullable(),
  membersAdded: members,
  membersRemoved: members,
  entities: z.array(z.unknown()).optional().nullable(),
});

/** An activity whose shape was checked. */
export type CheckedActivity = z.output<typeof activitySchema>;
