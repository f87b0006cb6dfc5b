import type { Language } from '../../../src/language/understanding';
import { shippedTalk } from '../../support/shipped';

/** What the pack that we ship listens for. */
export function shippedListener(): Pick<Language, 'listen' | 'hear' | 'explain'> {
  return shippedTalk().language;
}
