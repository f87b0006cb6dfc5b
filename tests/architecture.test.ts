import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const SOURCE = join(__dirname, '..', 'src');

/** What each room may import from; its own room always. Types cost nothing at run time, but they show the same arrows. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  knowledge: [],
  messages: [],
  settings: [],
  pack: ['knowledge', 'language'],
  triage: ['knowledge'],
  language: ['knowledge'],
  conversation: ['knowledge', 'language', 'messages', 'triage'],
  store: ['messages'],
  delivery: ['messages', 'store'],
  'channels/activity': ['messages'],
  'channels/bot-framework': ['channels/activity', 'delivery', 'knowledge', 'messages', 'settings', 'store'],
  'channels/direct-line': ['channels/activity', 'delivery', 'messages', 'store'],
  'channels/terminal': ['conversation', 'messages'],
  server: [],
  web: ['knowledge', 'messages', 'server'],
};

const PURE = ['knowledge', 'messages', 'triage', 'language', 'conversation'];
const PURE_PACKAGES = ['zod', 'yaml', 'fuse.js', 'wink-porter2-stemmer'];

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .map((path) => path.replaceAll('\\', '/'));

const IMPORT = /^(?:import|export)\b[^;]*?\bfrom '([^']+)'|\b(?:import|require)\('([^']+)'\)/gm;

const importsOf = (path: string): string[] =>
  [...readFileSync(join(SOURCE, path), 'utf8').matchAll(IMPORT)].map(([, from, called]) => from ?? called ?? '');

const inside = (path: string, room: string) => path === room || path.startsWith(`${room}/`);

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

  it('writes to no console', () => {
    expect(files.filter((path) => /\bconsole\./.test(readFileSync(join(SOURCE, path), 'utf8')))).toEqual([]);
  });
});
