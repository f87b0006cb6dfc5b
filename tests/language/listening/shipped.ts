import type { Listener } from '../../../src/language/recognizers/flags/listener';
import { shippedTalk } from '../../support/shipped';

/** What the pack that we ship listens for. */
export function shippedListener(): Pick<Listener, 'listen'> {
  return shippedTalk().language;
}
