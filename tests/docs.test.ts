import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { USAGE } from '../src/cli/usage';

const ROOT = join(__dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found ?? '');
const unique = (names: readonly string[]) => [...new Set(names)].sort();

describe('the picture of the rooms', () => {
  const page = read('docs/architecture.md');
  const source = join(ROOT, 'src');
  const entries = readdirSync(source, { withFileTypes: true });
  const rooms = unique(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name));
  const importsOf = (path: string) =>
    all(readFileSync(path, 'utf8'), /^(?:import|export)\b[^;]*?\bfrom '(\.[^']+)'/gm)
      .map((name) => relative(source, resolve(dirname(path), name)).split(/[\\/]/)[0] ?? '')
      .filter((room) => rooms.includes(room));
  const arrows = new Map([
    ['main', unique(importsOf(join(source, 'main.ts')))],
    ...rooms.map((room): [string, string[]] => [
      room,
      unique(
        readdirSync(join(source, room), { recursive: true, encoding: 'utf8' })
          .filter((path) => path.endsWith('.ts') && !path.startsWith('browser'))
          .flatMap((path) => importsOf(join(source, room, path)))
          .filter((target) => target !== room),
      ),
    ]),
  ]);
  const rows = new Map(
    [...page.matchAll(/^\| `([a-z]+)(?:\.ts)?` \|[^|]*\| ([^|]*) \|$/gm)].map(([, room, from]) => [room, from]),
  );

  it('names every folder of src, and no other', () => {
    expect(unique([...rows.keys()].map(String))).toEqual(unique(['main', ...rooms]));
  });

  it('says what each imports from', () => {
    for (const room of rooms) {
      const from = rows.get(room) === 'nothing' ? [] : (rows.get(room)?.split(', ') ?? []);
      expect({ room, from: unique(from) }).toEqual({ room, from: arrows.get(room) });
    }
    expect(arrows.get('main')).not.toContain('cli');
  });

  it('draws every room, and only arrows that are there', () => {
    const picture = /```mermaid\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const drawn = [...picture.matchAll(/^ *([a-z]+)(?:\(\[.*?\]\))? --> ([a-z]+)$/gm)].map(([, a, b]) => [a, b]);
    expect(unique(drawn.flat().map(String))).toEqual(unique(['main', ...rooms]));
    expect(drawn.filter(([from, to]) => !arrows.get(String(from))?.includes(String(to)))).toEqual([]);
  });
});

describe('the commands', () => {
  const commands = unique(all(USAGE, /^ {2}([a-z-]+) /gm));
  const { scripts } = JSON.parse(read('package.json'));

  it('are all in the README', () => {
    const table = /\| command \| what it does \|([\s\S]*?)\n\n/.exec(read('README.md'))?.[1] ?? '';
    expect(unique(all(table, /^\| `([a-z-]+)/gm))).toEqual(commands);
  });

  it.each(PAGES)('in %s exist', (page) => {
    const named = all(read(page), /(?:guide --|`guide) ([a-z-]+)/g);
    expect(named.filter((name) => !commands.includes(name))).toEqual([]);
  });

  it.each(PAGES)('of npm in %s exist', (page) => {
    const named = all(read(page), /npm run (?:--silent )?([a-z:-]+)/g);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('the files', () => {
  const TOP = /^(src|content|intents|tests|docs|\.ci)\/[\w./*-]*$/;
  /** A `*` stands for any file of the folder. */
  const exists = (path: string) => {
    if (!path.includes('*')) {
      return existsSync(join(ROOT, path));
    }
    const [start = '', end = ''] = path.split('*');
    const folder = start.slice(0, start.lastIndexOf('/'));
    return readdirSync(join(ROOT, folder)).some((name) => {
      const whole = `${folder}/${name}`;
      return whole.startsWith(start) && whole.endsWith(end);
    });
  };

  it.each(PAGES)('that %s names are there', (page) => {
    const text = read(page);
    const named = [
      ...all(text, /`([^`\s]+)`/g).filter((name) => TOP.test(name)),
      ...all(text, /npx jest ([^`|]+)/g).flatMap((paths) => paths.split(' ').filter((path) => TOP.test(path))),
    ];
    expect(named.filter((path) => !exists(path))).toEqual([]);
  });

  it.each(PAGES)('that %s links to are there, with their headings', (page) => {
    const links = all(read(page), /\]\(((?!https?:)[^)\s]+)\)/g);
    const headings = (path: string) =>
      all(read(path), /^#+ (.*)$/gm).map((text) =>
        text
          .toLowerCase()
          .replace(/[^\w\s-]/g, '')
          .replace(/\s/g, '-'),
      );
    const broken = links.filter((link) => {
      const [path = '', heading] = link.split('#');
      const target = path === '' ? page : relative(ROOT, resolve(ROOT, dirname(page), path)).replaceAll('\\', '/');
      return !existsSync(join(ROOT, target)) || (heading !== undefined && !headings(target).includes(heading));
    });
    expect(broken).toEqual([]);
  });

  it('of a pack are all explained in the README', () => {
    const named = all(read('README.md'), /`(?:content\/|intents\/)?([\w*-]+\.yaml)`/g);
    const explained = (name: string) =>
      named.some((one) => one === name || (one.endsWith('*.yaml') && name.startsWith(one.slice(0, -6))));
    const files = ['content', 'intents'].flatMap((folder) => readdirSync(join(ROOT, folder)));
    expect(files.filter((name) => !explained(name))).toEqual([]);
  });
});

describe('the safety case', () => {
  const page = read('docs/safety.md');
  const rows = page.split('\n').filter((line) => /^\| H\d+ \|/.test(line));
  const named = [...page.matchAll(/`(tests\/[^`]+)`: "([^"]+(?:"[a-z]+"[^"]*)?)"/g)].map(
    ([, path = '', title = '']) => ({
      path,
      title,
    }),
  );

  it('shows each control of each hazard by a test that is there', () => {
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter((row) => !/`tests\/[^`]+`: "/.test(row))).toEqual([]);
    const missing = named.filter(
      ({ path, title }) => !existsSync(join(ROOT, path)) || !read(path).replaceAll("\\'", "'").includes(title),
    );
    expect(missing).toEqual([]);
  });

  it('says that no clinician has reviewed it for as long as the content says so', () => {
    const isReviewed = !/^reviewer: not yet clinically reviewed$/m.test(read('content/about.yaml'));
    expect(/no clinician has taken part/.test(page)).toBe(!isReviewed);
  });
});
