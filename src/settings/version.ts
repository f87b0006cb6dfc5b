import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The program's version, as package.json says. */
export const VERSION: string = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')).version;
