import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { chat } from '../../src/channels/terminal/channel';
import type { Knowledge } from '../../src/knowledge/knowledge';
import { loadKnowledge } from '../../src/knowledge/load';
import { reviewPack } from '../../src/knowledge/review/review';
import type { Reply } from '../../src/messages/messages';
import { readPack } from '../../src/pack/pack';
import { answerPage, answersPage } from '../../src/web/pages/answers';
import { chatPage } from '../../src/web/pages/chat';
import { searchIndex } from '../../src/web/pages/search-index';
import { sourcesPage } from '../../src/web/pages/sources';
import { notFoundPage, privacyPage, termsPage } from '../../src/web/pages/texts';
import { widgetScript } from '../../src/web/widget-script';
import { wordsOf } from '../../src/web/words';

const LATIN = /[A-Za-z]+/g;
const BROWSER = join(__dirname, '..', '..', 'src', 'web', 'browser');
/** What is for programs, in a pack: it stays as it is. */
const SILENT = new Set(['id', 'kind', 'level', 'url', 'read', 'related', 'sources', 'about', 'reviewed', 'language']);

/** A text in letters that no source file is written in; placeholders and addresses stay. */
const foreign = (text: string) =>
  text.replace(/\{[^}]*\}|\(https?:[^)]*\)|[A-Za-z]/g, (found) =>
    found.length > 1 ? found : String.fromCodePoint(0x10a0 + (found.codePointAt(0) ?? 0) - 65),
  );

function translated<T>(value: T): T {
  const walk = (inner: unknown, key = ''): unknown => {
    if (typeof inner === 'string') {
      return SILENT.has(key) ? inner : foreign(inner);
    }
    if (Array.isArray(inner)) {
      return SILENT.has(key) ? inner : inner.map((one) => walk(one, key));
    }
    if (inner instanceof Map) {
      return new Map([...inner].map(([name, one]) => [name, walk(one)]));
    }
    return typeof inner === 'object' && inner !== null
      ? Object.fromEntries(Object.entries(inner).map(([name, one]) => [name, walk(one, name)]))
      : inner;
  };
  return walk(value) as T;
}

const shipped = loadKnowledge(readPack());
const { messages, entries, sources } = shipped;
/** The shipped pack, in another language. */
const knowledge: Knowledge = {
  ...shipped,
  ...translated({ messages, entries, sources }),
  about: { ...(translated(shipped.about as object) as Knowledge['about']), language: 'ka' },
};
const words = wordsOf(knowledge);
const site = {
  knowledge,
  words,
  assets: { webchat: '/w.js', chat: '/c.js', search: '/s.js', style: '/p.css', icon: '/i.svg' },
};

/** What a person sees or hears of a page: its texts, the attributes that are read out, and what scripts may show. */
const readable = (page: string) => {
  const text = page.replace(/<script[\s\S]*?<\/script>|<!doctype html>|&(amp|lt|gt|quot|#39);/g, '');
  return [
    ...text.split(/<[^>]*>/),
    ...[
      ...text.matchAll(/(?:aria-label|alt|title|placeholder|description" content|data-none|data-some)="([^"]*)"/g),
    ].map(([, said]) => said ?? ''),
  ];
};
const latinIn = (texts: readonly string[]) =>
  texts.flatMap((text) => text.replaceAll('{count}', '').match(LATIN) ?? []);

describe('a pack of another language shows no word that is not its own', () => {
  it.each([
    [
      'the chat page',
      [chatPage(site, { nonce: 'n', embedded: false }), chatPage(site, { nonce: 'n', embedded: true })],
    ],
    ['the list of answers', [answersPage(site)]],
    ['the answers', [...knowledge.entries.values()].map((entry) => answerPage(site, entry))],
    ['the sources', [sourcesPage(site)]],
    ['the other pages', [privacyPage(site), termsPage(site), notFoundPage(site)]],
  ])('in %s', (_, pages) => {
    for (const page of pages) {
      expect(page).toContain('<html lang="ka">');
      expect(latinIn(readable(page))).toEqual([]);
    }
  });

  it('in what the browser is given', () => {
    const [, given] = /\((\{.*\})\);\n$/.exec(widgetScript('', site)) ?? [];
    const { language, ...said } = JSON.parse(given ?? '');
    expect(language).toBe('ka');
    expect(latinIn(Object.values(said))).toEqual([]);
    expect(latinIn(searchIndex(knowledge).flatMap(({ title, words }) => [title, words]))).toEqual([]);
  });

  it('in the terminal', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const reply: Reply = {
      kind: 'question',
      blocks: [
        { type: 'heading', text: '1' },
        { type: 'text', text: '2', tone: 'alert' },
        { type: 'list', items: ['3'], ordered: true },
      ],
      ask: {
        progress: '4',
        step: '5',
        choices: [{ label: '6', value: '6' }],
        actions: [{ label: '7', value: '7' }],
        multiple: false,
      } as Reply['ask'],
      sources: [{ title: '8', publisher: '9' } as Reply['sources'][number]],
      suggestions: ['10'],
    };
    input.end('11\n');
    await chat({
      input,
      output,
      respond: () => ({ state: {} as never, replies: [reply] }),
      words: { sources: words('label-sources'), actions: words('terminal-actions') },
    });
    const shown = String(output.read());
    for (const part of [words('label-sources'), '4', '7', '9']) {
      expect(shown).toContain(part);
    }
    expect(latinIn([shown])).toEqual([]);
  });
});

describe('what runs in the browser', () => {
  const files = readdirSync(BROWSER, { recursive: true, encoding: 'utf8' });

  it('holds no sentence of its own but errors for developers', () => {
    const sentences = files
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => {
        const code = readFileSync(join(BROWSER, path), 'utf8')
          .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
          .replace(/new Error\(\s*[`'][\s\S]*?[`'],?\s*\)/g, '');
        return [...code.matchAll(/(['`])[A-Z][a-z]+ [a-z][^'`]*\1/g)].map(([found]) => `${path}: ${found}`);
      });
    expect(sentences).toEqual([]);
  });

  it('has no word in its styles', () => {
    const contents = files
      .filter((path) => path.endsWith('.css'))
      .flatMap((path) => readFileSync(join(BROWSER, path), 'utf8').match(/content:\s*[^;]*;/g) ?? []);
    expect(contents.filter((content) => /["'][^"']*[A-Za-z]/.test(content.replace(/attr\([a-z]+\)/, '')))).toEqual([]);
  });
});

describe('words of the page, the widget and the terminal', () => {
  const faq = { path: 'content/faq.yaml', text: '- { id: faq.a, question: A?, answer: B. }' };
  const textOf = (path: string) => readPack().find((file) => file.path === path)?.text ?? '';
  const edited = (edit: (text: string) => string) => [
    faq,
    { path: 'content/messages.yaml', text: edit(textOf('content/messages.yaml')) },
  ];

  it('must all be there, and no others', () => {
    expect(() => loadKnowledge(edited((text) => text.replace(/^page-skip: .*\n/m, '')))).toThrow(/page-skip/);
    expect(() => loadKnowledge(edited((text) => `${text}\npage-skipp: Skip\n`))).toThrow(/page-skipp/);
    expect(() => loadKnowledge(edited((text) => text.replace('{count} found', '{counts} found')))).toThrow(/\{count\}/);
  });

  it('are reviewed for plain language like every other text', () => {
    const wordy = `page-loading: ${'Notwithstanding considerable infrastructural complications, initialisation necessitates '.repeat(3)}patience.`;
    const { faults } = reviewPack(
      edited((text) => text.replace(/^page-loading: .*$/m, wordy)),
      shipped,
      '2026-12-01',
    );
    expect(faults.map(({ message }) => message).join()).toMatch(/school grade/);
  });

  it.each(['en', 'es-419', 'zh-Hant', 'pt-BR'])('may be of language %s', (language) => {
    const about = { path: 'content/about.yaml', text: `name: A\nlanguage: ${language}` };
    expect(loadKnowledge([faq, about]).about.language).toBe(language);
  });

  it.each(['English', 'EN', 'en_GB'])('are of no language %s', (language) => {
    const about = { path: 'content/about.yaml', text: `name: A\nlanguage: ${language}` };
    expect(() => loadKnowledge([faq, about])).toThrow(/language tag/);
  });
});
