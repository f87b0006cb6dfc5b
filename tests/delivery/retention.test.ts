import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { retention } from './retention';

const folder = mkdtempSync(join(tmpdir(), 'retention-'));
let files = 0;
afterAll(() => rmSync(folder, { recursive: true }));

retention('sqlite', () => `sqlite:${join(folder, `${files++}.db`)}`);
