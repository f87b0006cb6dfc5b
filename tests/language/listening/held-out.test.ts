import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadKnowledge } from '../../../src/knowledge/load';
import { readPack } from '../../../src/pack/pack';
import { shippedListener } from './shipped';

/** Messages of writers who knew neither the descriptions nor the examples: reports by the flags that fit, joined by "|". */
const messages = parse(readFileSync(join(__dirname, 'held-out.yaml'), 'utf8')) as {
  emergency: Record<string, string[]>;
  urgent: Record<string, string[]>;
  silent: Record<string, string[]>;
};
const listener = shippedListener();

const share = (part: number, all: number) => part / all;

describe('messages that nothing was made with', () => {
  it.each([
    ['emergency', 0.98],
    ['urgent', 0.95],
  ] as const)('%s: nearly all are noticed', (level, least) => {
    const all = Object.entries(messages[level]).flatMap(([flags, texts]) => texts.map((text) => ({ flags, text })));
    const heard = all.filter(({ flags, text }) =>
      listener.listen(text).some((id) => flags.split('|').includes(id.replace('flag.', ''))),
    );
    expect(all.length).toBeGreaterThan(100);
    expect(share(heard.length, all.length)).toBeGreaterThanOrEqual(least);
  });

  it('look-alikes: hardly any is taken for a report', () => {
    const all = Object.values(messages.silent).flat();
    expect(all.length).toBeGreaterThan(200);
    expect(share(all.filter((text) => listener.listen(text).length > 0).length, all.length)).toBeLessThanOrEqual(0.04);
  });

  it('none of them is an example', () => {
    const { warningExamples } = loadKnowledge(readPack()).intents;
    const learnt = new Set(
      [...Object.values(warningExamples!.reports), ...Object.values(warningExamples!['look-alikes'])]
        .flat()
        .map(({ text }) => text),
    );
    const all = Object.values(messages).flatMap((by) => Object.values(by).flat());
    expect(all.filter((text) => learnt.has(text))).toEqual([]);
  });
});
