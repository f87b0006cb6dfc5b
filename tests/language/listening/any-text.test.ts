import fc from 'fast-check';
import { shippedListener } from './shipped';

const listener = shippedListener();
const words = [
  'my',
  'leg',
  'is',
  'not',
  'swollen',
  'numb',
  'no',
  'chest',
  'pain',
  '20',
  'minutes',
  'years',
  'ago',
  '?',
  '.',
  'what',
  'and',
  'cant',
  'breathe',
  'cold',
];
const wordy = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((list) => list.join(' '));

it('listens to any text and always hears the same', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme' }), wordy),
      (text) => {
        const flags = listener.listen(text);
        expect(new Set(flags).size).toBe(flags.length);
        expect(flags.every((id) => id.startsWith('flag.'))).toBe(true);
        expect(listener.listen(text)).toEqual(flags);
      },
    ),
    { numRuns: 150 },
  );
});

it('reads the two ends of a long text and nothing between', () => {
  const filling = 'the weather was fine and we had tea. '.repeat(2000);
  const report = 'My calf is swollen and I cannot breathe.';
  expect(listener.listen(`${report} ${filling}`)).toContain('flag.clot-on-lung');
  expect(listener.listen(`${filling} ${report}`)).toContain('flag.clot-on-lung');
  expect(listener.listen(`${filling} ${report} ${filling}`)).toEqual([]);
});

it('gets to the end of texts made to be slow', () => {
  for (const word of ['leg numb ', 'no ', 'cramp for ', 'a a a ', '(((', '20 minutes ', 'swollenn legg ']) {
    expect(Array.isArray(listener.listen(word.repeat(100_000)))).toBe(true);
  }
});
