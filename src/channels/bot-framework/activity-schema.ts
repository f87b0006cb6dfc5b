import { z } from 'zod';

const id = z.string().min(1).max(1000);
const text = z.string().nullish();
const members = z.array(z.object({ id: z.string() })).nullish();

/** What Teams adds of its own; whatever else is in its place counts as absent. */
const channelData = z
  .object({
    tenant: z.object({ id: z.string() }).nullish(),
    team: z.object({ id: z.string().min(1).max(1000) }).nullish(),
    eventType: text,
    /** The client's own id of the message (Web Chat); the same message sent again has the same, but another activity id. */
    clientActivityID: z.string().min(1).max(128).nullish().catch(undefined),
  })
  .nullish()
  .catch(undefined);

/** What the bot reads of an activity (Bot Framework Activity schema). */
export const activitySchema = z.object({
  type: z.string().min(1).max(100),
  id: z.string().max(1000).nullish(),
  timestamp: z.string().max(100).nullish().catch(undefined),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: z.object({
    // It becomes part of an address and of a header when replies are sent.
    id: id.regex(/^(?!\.+$)[ -~]+$/),
    conversationType: text,
    isGroup: z.boolean().nullish(),
    tenantId: text.catch(undefined),
  }),
  from: z.object({ id, aadObjectId: text }),
  recipient: z.object({ id }).nullish(),
  replyToId: z.string().max(1000).nullish().catch(undefined),
  name: text.catch(undefined),
  text,
  value: z.unknown().optional(),
  locale: text,
  action: text,
  deliveryMode: text,
  membersAdded: members,
  membersRemoved: members,
  attachments: z.array(z.unknown()).nullish().catch(undefined),
  entities: z.array(z.unknown()).nullish(),
  channelData,
});

/** An activity whose shape was checked. */
export type CheckedActivity = z.output<typeof activitySchema>;
