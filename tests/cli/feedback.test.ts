import { feedback } from '../../src/cli/commands/feedback';
import { openStore } from '../../src/store/open-store';

async function printed(json: boolean, given: readonly (readonly [about: string, liked: boolean, comment: string])[]) {
  const store = await openStore('memory:');
  let at = 0;
  for (const [about, liked, comment] of given) {
    await store.addFeedback({ about, liked, comment, at: at++, conversation: 'c', user: 'u' });
  }
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  expect(await feedback(store, io, { json })).toBe(0);
  await store.close();
  return { out, err };
}

describe('feedback', () => {
  const GIVEN = [
    ['faq.a', true, 'Clear.'],
    ['faq.b', false, 'Too long.'],
    ['faq.a', false, ''],
    ['faq.b', false, ''],
  ] as const;

  it('is grouped by answer, the least liked first', async () => {
    const { out } = await printed(true, GIVEN);
    expect(out.map((line) => JSON.parse(line))).toEqual([
      { about: 'faq.b', likes: 0, dislikes: 2, comments: ['Too long.'] },
      { about: 'faq.a', likes: 1, dislikes: 1, comments: ['Clear.'] },
    ]);
  });

  it('can be read by people', async () => {
    const { out } = await printed(false, GIVEN);
    expect(out[0]).toMatch(/2 down +0 up +faq\.b\n +Too long\.$/);
  });

  it('that nobody gave is said to be none', async () => {
    expect(await printed(false, [])).toEqual({ out: [], err: ['No feedback is kept.'] });
    expect(await printed(true, [])).toEqual({ out: [], err: [] });
  });
});
