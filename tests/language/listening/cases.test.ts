import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadKnowledge } from '../../../src/knowledge/load';
import { readPack } from '../../../src/pack/pack';
import { shippedListener } from './shipped';

const cases = parse(readFileSync(join(__dirname, 'cases.yaml'), 'utf8')) as {
  raises: Record<string, string[]>;
  silent: Record<string, string[]>;
};
const listener = shippedListener();

describe('messages that report a warning sign', () => {
  it.each(Object.entries(cases.raises))('%s', (flags, messages) => {
    const wanted = flags.split('|').map((flag) => `flag.${flag}`);
    expect(messages.filter((message) => !listener.listen(message).some((id) => wanted.includes(id)))).toEqual([]);
  });
});

describe('messages that report none', () => {
  it.each(Object.entries(cases.silent))('%s', (_, messages) => {
    expect(messages.filter((message) => listener.listen(message).length > 0)).toEqual([]);
  });
});

describe('the examples that it learnt from', () => {
  // Single examples may be heard otherwise: patterns that are bent until each fits teach nothing.
  const LEAST = 0.985;
  const { reports, 'look-alikes': lookAlikes } = loadKnowledge(readPack()).intents.warningExamples!;
  const share = (right: readonly boolean[]) => right.filter(Boolean).length / right.length;

  it('are heard as the flag they report, nearly all', () => {
    const right = Object.entries(reports).flatMap(([flag, examples]) =>
      examples.map(({ text }) => listener.listen(text).includes(flag)),
    );
    expect(right.length).toBeGreaterThan(1000);
    expect(share(right)).toBeGreaterThanOrEqual(LEAST);
  });

  it('are not heard where they only sound like a report, nearly all', () => {
    const right = Object.values(lookAlikes)
      .flat()
      .map(({ text }) => listener.listen(text).length === 0);
    expect(right.length).toBeGreaterThan(1000);
    expect(share(right)).toBeGreaterThanOrEqual(LEAST);
  });
});

describe('what does not change what is reported', () => {
  const everyFifth = (messages: string[]) => messages.filter((_, index) => index % 5 === 0);
  const reports = everyFifth(Object.values(cases.raises).flat());
  const others = everyFifth(Object.values(cases.silent).flat());
  it.each<[string, (message: string) => string]>([
    ['a greeting', (message) => `Hi, ${message}`],
    ['upper case', (message) => message.toUpperCase()],
    ['curly apostrophes', (message) => message.replaceAll("'", '’')],
  ])('%s', (_, change) => {
    expect(reports.filter((message) => listener.listen(change(message)).length === 0)).toEqual([]);
    expect(others.filter((message) => listener.listen(change(message)).length > 0)).toEqual([]);
  });

  it('a message around it', () => {
    const wrapped = reports.map((message) => `Thanks for that. ${message}. That is all.`);
    expect(wrapped.filter((message) => listener.listen(message).length === 0)).toEqual([]);
  });

  it('no punctuation, nearly always', () => {
    const bare = reports.map((message) => message.replace(/[.,!?;:()]/g, ''));
    expect(bare.filter((message) => listener.listen(message).length > 0).length / bare.length).toBeGreaterThan(0.97);
  });
});
