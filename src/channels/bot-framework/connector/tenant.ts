import type { CheckedActivity } from '../activity-schema';
import type { BotIdentity } from './authentication';

/**
 * Whether a Teams activity comes from another organisation than the one a bot of a single tenant serves.
 *
 * The token of an activity proves that Teams sent it, but not for which tenant; that stands in the activity.
 */
export function isForeign(
  { appType, tenantId }: BotIdentity,
  { channelId, channelData, conversation }: CheckedActivity,
): boolean {
  if (channelId !== 'msteams' || !tenantId || appType === 'MultiTenant') {
    return false;
  }
  const tenant = channelData?.tenant?.id ?? conversation.tenantId;
  return Boolean(tenant) && tenant?.toLowerCase() !== tenantId.toLowerCase();
}
