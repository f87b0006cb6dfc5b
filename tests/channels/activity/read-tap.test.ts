import fc from 'fast-check';
import { readTap, TICKED } from '../../../src/channels/activity/read-tap';
import { cleanLocale } from '../../../src/messages/clean-locale';
import { cleanText, MAX_TEXT } from '../../../src/messages/clean-text';

describe('a value that comes in', () => {
  it.each([
    undefined,
    null,
    '',
    'c1',
    5,
    true,
    [],
    [{ step: 's', value: 'v' }],
    {},
    { step: 's' },
    { value: 'v' },
    { step: 5, value: 'v' },
    { step: 's', value: 5 },
    { step: 's', value: { a: 1 } },
    { step: 's', value: ['v'] },
    { step: 'x'.repeat(65), value: 'v' },
    { step: 's', value: 'x'.repeat(201) },
    { step: 's', value: 'v', label: 7 },
    { step: 's', labels: [], [TICKED]: 'a' },
    { step: 's', labels: {}, [TICKED]: 5 },
    { step: 's', labels: {}, [TICKED]: ','.repeat(1) + 'a,'.repeat(101) },
  ])('%j is no tap', (value) => {
    expect(readTap(value)).toBeUndefined();
  });

  it('may carry more than ours', () => {
    expect(readTap({ step: 's', value: 'v', label: 'V', msteams: {}, extra: 1 })).toEqual({
      tap: { step: 's', value: 'v' },
      label: 'V',
    });
  });

  it('reads labels only where they are its own', () => {
    expect(readTap({ step: 's', labels: { a: 'A' }, [TICKED]: ['a', 'toString', '__proto__'] })).toEqual({
      tap: { step: 's', value: ['a', 'toString', '__proto__'] },
      label: 'A, toString, __proto__',
    });
  });

  it('never throws, whatever it is', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readTap(value)));
  });
});

describe('text that comes in', () => {
  it('is well-formed, in NFC, trimmed and not too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        const clean = cleanText(typed);
        expect(clean).toBe(clean.trim());
        expect(clean).toBe(clean.normalize('NFC'));
        expect(clean).not.toMatch(/[^\P{Cc}\n\t]|\p{Cs}/u);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
    expect(cleanText('😀'.repeat(MAX_TEXT)).length).toBeLessThanOrEqual(MAX_TEXT);
  });

  it('is empty when it is no string', () => {
    expect([undefined, null, 5, {}, ['a']].map(cleanText)).toEqual(['', '', '', '', '']);
  });
});

describe('a locale that comes in', () => {
  it.each([
    ['en', 'en'],
    ['en-GB', 'en-GB'],
    ['zh-Hant-TW', 'zh-Hant-TW'],
    ['', undefined],
    ['e', undefined],
    ['en_GB', undefined],
    ['en-GB\n', undefined],
    ['x'.repeat(200), undefined],
    [5, undefined],
    [null, undefined],
  ])('%j', (locale, read) => {
    expect(cleanLocale(locale)).toBe(read);
  });
});
