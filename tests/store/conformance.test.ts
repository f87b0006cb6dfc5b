import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeConformance } from './conformance';

const folder = mkdtempSync(join(tmpdir(), 'store-'));
let files = 0;
afterAll(() => rmSync(folder, { recursive: true }));

storeConformance('memory', { newUrl: () => 'memory:', shared: false });
storeConformance('sqlite', { newUrl: () => `sqlite:${join(folder, `${files++}.db`)}`, shared: true });
