import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { listeningSchema } from '../../../src/knowledge/schema/intents';
import { createListener, type Listener } from '../../../src/language/listening/listener';

/** What the pack that we ship listens for. */
export function shippedListener(): Listener {
  const file = join(__dirname, '../../../intents/red-flags.yaml');
  return createListener(listeningSchema.parse(parse(readFileSync(file, 'utf8'))));
}
