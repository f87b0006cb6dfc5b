import type { Question } from '../knowledge';
import type { Located } from '../yaml/located';

/**
 * Notes a fault for every question without words for somebody else, where the pack has such words for any, and for each of them that
 * belongs to no option.
 */
export function checkOther(questions: readonly Located<Question>[]): void {
  if (questions.every(({ value }) => value.other === undefined)) {
    return;
  }
  for (const { value, file, index, faulty } of questions) {
    const { id, other, options = [] } = value;
    if (other === undefined && !faulty.has('other')) {
      file.fault([index], `"${id}" needs "other": how it is asked about somebody else, or the word "same"`);
    }
    const labels = typeof other === 'object' ? Object.keys(other.options ?? {}) : [];
    for (const key of labels.filter(
      (label) => !faulty.has('options') && !options.some((one) => String(one.value) === label),
    )) {
      file.fault([index, 'other', 'options', key], `there is no option "${key}"`);
    }
  }
}
