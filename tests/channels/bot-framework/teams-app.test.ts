import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { unzipSync } from 'fflate';
import { teamsAppPackage, teamsManifest } from '../../../src/channels/bot-framework/teams-app/package';
import { teamsPackage } from '../../../src/cli/commands/teams-package';
import type { About, Knowledge } from '../../../src/knowledge/knowledge';
import { loadKnowledge } from '../../../src/knowledge/load';
import { readPack } from '../../../src/pack/pack';
import { readSettings } from '../../../src/settings/settings';

const OPTIONS = {
  appId: '11111111-2222-4333-8444-555555555555',
  publicUrl: 'https://bot.example.org',
  version: '1.2.3',
  commands: ['Start the check', 'Help'],
};

let knowledge: Knowledge;
let about: About;
let zip: Uint8Array;

beforeAll(() => {
  knowledge = loadKnowledge(readPack());
  about = knowledge.about;
  zip = teamsAppPackage(about, OPTIONS);
});

const faultsOf = (manifest: Record<string, unknown>) => {
  const folder = join(dirname(require.resolve('@microsoft/app-manifest')), 'json-schemas', 'teams');
  const file = join(folder, `v${manifest.manifestVersion}`, 'MicrosoftTeams.schema.json');
  const schema = JSON.parse(readFileSync(file, 'utf8'));
  // Microsoft's schemas hold keywords of their own.
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.validate(schema, manifest);
  return ajv.errors ?? [];
};

describe('the manifest', () => {
  it('is valid by the schema of its version', () => {
    expect(faultsOf(teamsManifest(about, OPTIONS))).toEqual([]);
  });

  it('would not be valid with anything wrong in it', () => {
    expect(faultsOf({ ...teamsManifest(about, OPTIONS), id: 'the bot' })).not.toEqual([]);
    expect(faultsOf({ ...teamsManifest(about, OPTIONS), something: 1 })).not.toEqual([]);
  });

  it('stays valid whatever a pack calls itself', () => {
    const long = 'A very long name that no list of apps has the room to show in full, however wide '.repeat(60);
    const wordy: About = { ...about, name: long, summary: long, publisher: 'x'.repeat(100), disclaimer: long };
    expect(faultsOf(teamsManifest({ ...wordy, examples: Array(20).fill(long) }, OPTIONS))).toEqual([]);
  });

  it('offers sentences to begin with that are sent whole, and cuts only what is shown', () => {
    // biome-ignore lint/suspicious/noExplicitAny: the manifest is Microsoft's shape
    const [bot] = teamsManifest(about, OPTIONS).bots as any[];
    const [personal, shared] = bot.commandLists;
    const prompts = (list: { commands: { prompt: string }[] }) => list.commands.map(({ prompt }) => prompt);
    expect(prompts(personal)).toEqual([...about.examples, 'Start the check', 'Help']);
    expect(prompts(shared)).toEqual(about.examples);
    for (const { title, prompt } of personal.commands) {
      expect(title.length).toBeLessThanOrEqual(32);
      expect(title === prompt || (title.endsWith('…') && prompt.startsWith(`${title.slice(0, -1)} `))).toBe(true);
    }
  });

  it('says what language it speaks', () => {
    expect(teamsManifest(about, OPTIONS).localizationInfo).toMatchObject({ defaultLanguageTag: about.language });
  });

  it('names pages of the bot and its own host alone', () => {
    const manifest = teamsManifest(about, OPTIONS);
    expect(manifest.validDomains).toEqual(['bot.example.org']);
    expect(manifest.developer).toMatchObject({
      privacyUrl: 'https://bot.example.org/privacy',
      termsOfUseUrl: 'https://bot.example.org/terms',
    });
  });
});

describe('the package', () => {
  it('holds the manifest and the two icons at its root, and nothing else', () => {
    const files = unzipSync(zip);
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    expect(JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString('utf8'))).toEqual(
      teamsManifest(about, OPTIONS),
    );
  });

  it('is the same, byte for byte, when it is made again', () => {
    expect(Buffer.compare(teamsAppPackage(about, OPTIONS), zip)).toBe(0);
  });

  it('has a colour icon of 192 by 192 without holes', () => {
    const { width, height, pixels } = decode(unzipSync(zip)['color.png']);
    expect([width, height]).toEqual([192, 192]);
    expect(pixels.every(([, , , opacity]) => opacity === 255)).toBe(true);
    expect(new Set(pixels.map((pixel) => pixel.join())).size).toBeGreaterThan(2);
  });

  it('has an outline icon of 32 by 32, white on nothing', () => {
    const { width, height, pixels } = decode(unzipSync(zip)['outline.png']);
    expect([width, height]).toEqual([32, 32]);
    const seen = pixels.filter(([, , , opacity]) => opacity > 0);
    expect(seen.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true);
    expect(seen.length).toBeGreaterThan(100);
    expect(seen.length).toBeLessThan(pixels.length / 2);
  });
});

describe('the command', () => {
  let folder: string;
  const lines: string[] = [];
  const io = { out: (line: string) => lines.push(line), err: (line: string) => lines.push(line) };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'teams-app-'));
    lines.length = 0;
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('writes the package where it is told, folders and all', () => {
    const settings = {
      ...readSettings({}),
      MicrosoftAppId: OPTIONS.appId,
      PUBLIC_URL: OPTIONS.publicUrl,
    };
    const file = join(folder, 'new', 'app.zip');
    expect(teamsPackage(io, knowledge, settings, '1.2.3', file)).toBe(0);
    expect(Object.keys(unzipSync(readFileSync(file)))).toHaveLength(3);
    expect(lines.join()).toContain(file);
  });

  it.each([
    [{}, ['MicrosoftAppId', 'PUBLIC_URL']],
    [{ MicrosoftAppId: OPTIONS.appId }, ['PUBLIC_URL']],
    [{ MicrosoftAppId: OPTIONS.appId, PUBLIC_URL: 'http://bot.example.org' }, ['PUBLIC_URL']],
  ])('says which settings it lacks: %j', (given, missing) => {
    expect(teamsPackage(io, knowledge, { ...readSettings({}), ...given }, '1.2.3', join(folder, 'app.zip'))).toBe(1);
    for (const name of missing) expect(lines.join('\n')).toContain(`  ${name}: `);
  });
});

type Pixel = readonly [red: number, green: number, blue: number, opacity: number];

/** Reads a PNG of true colour with opacity whose rows are unfiltered (PNG specification, 5 and 9). */
function decode(file: Uint8Array | undefined): { width: number; height: number; pixels: Pixel[] } {
  const png = Buffer.from(file ?? []);
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.set(png.toString('ascii', at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const head = chunks.get('IHDR') ?? Buffer.alloc(13);
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  expect(rows.length).toBe(height * (1 + width * 4));
  const pixels: Pixel[] = [];
  for (let row = 0; row < height; row += 1) {
    const start = row * (1 + width * 4);
    expect(rows[start]).toBe(0);
    for (let column = 0; column < width; column += 1) {
      const at = start + 1 + column * 4;
      pixels.push([...rows.subarray(at, at + 4)] as unknown as Pixel);
    }
  }
  return { width, height, pixels };
}
