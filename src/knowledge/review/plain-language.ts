import type { About, Knowledge } from '../knowledge';
import { readingGrade, sentencesOf, wordsOf } from './readability';
import type { Note, Text } from './texts';

/** How a text reads against what the pack demands: its grade and the length of its sentences. */
export function checkPlainLanguage(
  text: Text,
  about: About,
  spare: (word: string) => boolean,
  fault: Note,
  remark: Note,
): void {
  const { grade: gradeMark, sentence: sentenceMark, answer: most, part: mostOfPart } = about.review;
  if (gradeMark) {
    const grade = readingGrade(text.text, spare);
    if (grade !== undefined && grade > gradeMark.aim) {
      const say = grade > gradeMark.limit ? fault : remark;
      say(
        text,
        `reads like school grade ${grade.toFixed(1)} (aim ${gradeMark.aim}, limit ${gradeMark.limit}): use shorter words and sentences`,
      );
    }
  }
  if (sentenceMark) {
    for (const sentence of sentencesOf(text.text)) {
      const length = wordsOf(sentence).length;
      if (length > sentenceMark.aim) {
        const say = length > sentenceMark.limit ? fault : remark;
        const { aim, limit } = sentenceMark;
        say(text, `a sentence of ${length} words (aim ${aim}, limit ${limit}): split "${beginning(sentence)} ..."`);
      }
    }
  }
  if (most !== undefined && text.key === 'answer') {
    const length = wordsOf(text.text).length;
    if (length > most) {
      fault(text, `a short answer of ${length} words: say it in ${most}, the rest belongs in "parts"`);
    }
  }
  if (mostOfPart !== undefined && text.path.at(-3) === 'parts') {
    const length = wordsOf(text.text).length;
    if (length > mostOfPart) {
      remark(text, `a part of ${length} words: say it in ${mostOfPart}, or split it into parts on other facets`);
    }
  }
}

/** Tells the names of medicines and conditions, and the pack's own terms, which have no plainer word. */
export function spareWords({ about, medicines, conditions }: Knowledge): (word: string) => boolean {
  // A pack with faults is read as far as it goes, so any part may be missing.
  const names = [
    ...medicines.flatMap(({ substances }) =>
      (substances ?? []).flatMap(({ name, also, brands }) => [name, ...also, ...brands]),
    ),
    ...conditions.flatMap(({ title, name, also }) => [title ?? '', name ?? '', ...(also ?? [])]),
    ...(about.review.terms ?? []),
  ];
  const spared = new Set(names.flatMap((name) => wordsOf(name.toLowerCase())));
  return (word) => {
    const lower = word.toLowerCase();
    return spared.has(lower) || spared.has(lower.replace(/['’]?s$/, ''));
  };
}

function beginning(sentence: string): string {
  return sentence.split(' ').slice(0, 5).join(' ');
}
