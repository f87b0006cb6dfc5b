import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interleaving } from './interleaving';

const folder = mkdtempSync(join(tmpdir(), 'delivery-'));
afterAll(() => rmSync(folder, { recursive: true }));

interleaving('sqlite', () => `sqlite:${join(folder, 'a.db')}`, 60);
