import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const SOURCE = join(__dirname, '..', 'src');

/**
 * What each room may import from; its own folder always. Types cost nothing at run time, but they show the same arrows. A room is a
 * folder or a file; what is in no room of its own belongs to the one around it.
 */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  messages: [],
  settings: ['errors'],
  knowledge: ['errors'],
  triage: ['knowledge'],
  language: ['errors', 'knowledge'],
  pack: ['errors', 'knowledge', 'language'],
  conversation: ['knowledge', 'language', 'messages', 'triage'],
  store: ['errors', 'messages'],
  delivery: ['errors', 'messages', 'store'],
  server: ['errors'],
  web: ['knowledge', 'messages', 'server'],
  'channels/channel': ['delivery', 'server', 'store'],
  'channels/activity': ['messages'],
  'channels/bot-framework': ['channels/activity', 'channels/channel', 'delivery', 'messages', 'store'],
  'channels/direct-line': ['channels/activity', 'channels/channel', 'delivery', 'messages', 'store'],
  'channels/terminal': ['delivery', 'messages'],
};

/** They put the rooms together, so they may import from any; nobody imports from them. */
const COMPOSITION = ['cli', 'main'];

/** Neither imports nor is imported: `npm run build`. */
const BUILD = ['bundle.mjs', 'setup.mjs'];

const MOST_FILES = 12;
/** Folders that are not yet held to {@link MOST_FILES}. */
const CROWDED: readonly string[] = [];

const PURE = ['errors', 'knowledge', 'messages', 'triage', 'language', 'conversation'];
const PURE_PACKAGES = ['zod', 'yaml', 'fuse.js', 'minisearch', 'wink-porter2-stemmer'];

const everything = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
const files = everything.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));

const IMPORT = /^(?:import|export)\b[^;]*?\bfrom '([^']+)'|\b(?:import|require)\('([^']+)'\)/gm;

const importsOf = (path: string): string[] =>
  [...readFileSync(join(SOURCE, path), 'utf8').matchAll(IMPORT)].map(([, from, called]) => from ?? called ?? '');

const withoutExtension = (path: string) => path.replace(/\.(d\.)?ts$/, '');
const inside = (path: string, room: string) => withoutExtension(path) === room || path.startsWith(`${room}/`);

describe('the arrows of the house', () => {
  it.each(Object.keys(ARROWS))('%s imports only what is below it', (room) => {
    const wrong = files
      .filter((path) => inside(path, room))
      .flatMap((path) =>
        importsOf(path)
          .filter((name) => name.startsWith('.'))
          .map((name) => relative(SOURCE, resolve(dirname(join(SOURCE, path)), name)).replaceAll('\\', '/'))
          .filter((target) => ![room, ...(ARROWS[room] ?? [])].some((allowed) => inside(target, allowed)))
          .map((target) => `${path} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('have no cycle', () => {
    const below = (room: string, above: readonly string[]): string[] =>
      above.includes(room)
        ? [[...above, room].join(' imports ')]
        : (ARROWS[room] ?? []).flatMap((next) => below(next, [...above, room]));
    expect(Object.keys(ARROWS).flatMap((room) => below(room, []))).toEqual([]);
  });

  it('leave no file out', () => {
    const rooms = [...Object.keys(ARROWS), ...COMPOSITION];
    expect(files.filter((path) => !rooms.some((room) => inside(path, room)))).toEqual([]);
    const folders = new Set([...rooms.map((room) => room.split('/')[0]!), ...BUILD]);
    expect(readdirSync(SOURCE).filter((name) => !folders.has(withoutExtension(name)))).toEqual([]);
    expect(rooms.filter((room) => !everything.some((path) => inside(path, room)))).toEqual([]);
  });

  it.each(PURE)('%s is pure: no platform, clock, chance, network or environment', (room) => {
    const wrong = files
      .filter((path) => inside(path, room))
      .flatMap((path) => {
        const text = readFileSync(join(SOURCE, path), 'utf8');
        const packages = importsOf(path).filter((name) => !name.startsWith('.') && !PURE_PACKAGES.includes(name));
        const globals = [
          ...text.matchAll(/\b(process\.|Date\.now|new Date\(\)|Math\.random|setTimeout|setInterval|fetch\()/g),
        ].map(([found]) => found);
        return [...packages, ...globals].map((found) => `${path}: ${found}`);
      });
    expect(wrong).toEqual([]);
  });

  it('keeps botbuilder in one folder', () => {
    const users = files.filter((path) => importsOf(path).some((name) => /^bot(builder|framework)/.test(name)));
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter((path) => !path.startsWith('channels/bot-framework/'))).toEqual([]);
  });

  it('explains errors to whoever runs the program, but for those that are answered where they happen', () => {
    const others = files.flatMap((path) =>
      [...readFileSync(join(SOURCE, path), 'utf8').matchAll(/class (\w+) extends Error\b/g)].map(([, name]) => name),
    );
    expect(others.sort()).toEqual([
      'DeliveryError',
      'FactError',
      'OperatorError',
      'ProtocolError',
      'RequestRefused',
      'SendError',
      'SenderError',
    ]);
  });

  it('writes to no console', () => {
    expect(files.filter((path) => /\bconsole\./.test(readFileSync(join(SOURCE, path), 'utf8')))).toEqual([]);
  });

  it(`keeps folders to ${MOST_FILES} files`, () => {
    const counts = new Map<string, number>();
    for (const path of everything.filter((name) => /\.(ts|mjs|css)$/.test(name))) {
      counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
    }
    const large = [...counts].filter(([, count]) => count > MOST_FILES).map(([folder]) => folder);
    expect(large.filter((folder) => !CROWDED.some((room) => inside(folder, room)))).toEqual([]);
  });
});
