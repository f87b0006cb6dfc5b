import { decade, numberAt } from '../number-words';
import type { Token } from '../utterance';

/** An age in a message, with the place of its number. */
export interface ToldAge {
  readonly at: number;
  readonly years: number;
}

const BEFORE = new Set([
  'age',
  'aged',
  'turned',
  'turning',
  'am',
  'is',
  'are',
  'pushing',
  'female',
  'male',
  'woman',
  'man',
  'lady',
]);
// "He is 70", and not "my blood pressure is 70".
const THIRD = new Set(['he', 'she', 'who']);
const NEARLY = new Set(['nearly', 'almost', 'pushing']);
const VAGUE = new Set(['about', 'around', 'only', 'just', 'now', 'nearly', 'almost']);
const YEARS = new Set(['year', 'years', 'yr', 'yrs', 'yo', 'y', 'old']);
const SEXES = new Set(['f', 'm', 'female', 'male', 'woman', 'man', 'lady', 'guy', 'bloke', 'here']);
const PARTS = new Map([
  ['early', 2],
  ['mid', 5],
  ['late', 8],
]);
const YOUNGEST_BARE = 16;
const OLDEST = 120;

/**
 * The ages a message tells: "I am 67", "67 yrs old", "aged 67", "67F", "late 60s", and a number that is a clause of its own ("67, on tablets").
 *
 * Numbers of anything else ("20 mg", "for 20 years", "over 60s") are none.
 */
export function toldAges(heard: readonly Token[], people: ReadonlySet<string>): readonly ToldAge[] {
  const forms = heard.map(({ text }) => text);
  const ages: ToldAge[] = [];
  for (let at = 0; at < heard.length; ) {
    const tens = decade(forms[at]!);
    const number = numberAt(forms, at);
    if (tens !== undefined && (PARTS.has(forms[at - 1] ?? '') || (forms[at - 1] === 'my' && forms[at - 2] === 'in'))) {
      ages.push({ at, years: tens + (PARTS.get(forms[at - 1]!) ?? 5) });
    } else if (number !== undefined && number.value <= OLDEST && isAge(heard, forms, at, number, people)) {
      const years = number.value - (NEARLY.has(forms[at - 1] ?? '') ? 1 : 0);
      ages.push({ at, years });
    }
    at += number?.length ?? 1;
  }
  return ages;
}

function isAge(
  heard: readonly Token[],
  forms: readonly string[],
  at: number,
  { value, length }: { readonly value: number; readonly length: number },
  people: ReadonlySet<string>,
): boolean {
  const end = at + length;
  const next = forms[end] ?? '';
  const before = VAGUE.has(forms[at - 1] ?? '') ? forms[at - 2] : forms[at - 1];
  const opens = at === 0 || heard[at]!.mark !== '';
  const closes = end >= heard.length || heard[end]!.mark !== '';
  if (YEARS.has(next)) {
    const old = forms.slice(end, end + 3).includes('old') || next.startsWith('yo') || next === 'y';
    const alone = opens && (end + 1 >= heard.length || heard[end + 1]!.mark !== '');
    const ends = end + 1 >= heard.length || heard[end + 1]!.mark !== '';
    return old || alone || (ends && value >= YOUNGEST_BARE && (BEFORE.has(before ?? '') || people.has(before ?? '')));
  }
  if (SEXES.has(next) && (value >= YOUNGEST_BARE || opens)) {
    return true;
  }
  const isOfPerson = before !== 'is' || THIRD.has(forms[at - 2] ?? '') || people.has(forms[at - 2] ?? '');
  if ((BEFORE.has(before ?? '') && isOfPerson) || people.has(before ?? '')) {
    return closes || next === 'and' || next === 'with' || next === 'on' || next === 'but';
  }
  const leads = at === 0 && (next === 'and' || next === 'with' || next === 'on');
  return value >= YOUNGEST_BARE && ((opens && closes && forms.length > length) || leads);
}
