import type { Fault } from '../fault';
import type { Knowledge } from '../knowledge';
import { type PackFile, YamlFile } from '../yaml-file';
import { checkCompleteSources, checkEvidenceWords, checkFigures, checkUnusedSources } from './evidence-base';
import { checkPhrasings } from './phrasings';
import { checkPlainLanguage, spareWords } from './plain-language';
import { checkReviewDate } from './review-dates';
import { itemsOf, type Note } from './texts';
import { checkWording } from './wording';

/** What a reader of a pack would object to, in the order of the files. */
export interface Review {
  /** What the pack's own demands in `about.yaml` forbid. */
  readonly faults: readonly Fault[];
  /** What is allowed, but above what the pack aims at. */
  readonly remarks: readonly Fault[];
}

/**
 * Reads a sound pack as an editor would: plain language, wording, sources, review dates, and whether people find every entry.
 *
 * Only what `content/about.yaml` asks for under `review` and `requires` is looked at, so a pack that asks for nothing has no faults.
 *
 * @param today a day as "2026-11-23": reviews are as old as they are on this day
 */
export function reviewPack(packFiles: readonly PackFile[], knowledge: Knowledge, today: string): Review {
  const faults: Fault[] = [];
  const remarks: Fault[] = [];
  const { about } = knowledge;
  const files = new Map(packFiles.map((file) => [file.path, new YamlFile(file, faults)]));
  const fault: Note = ({ file, path }, message) => file.fault(path, message);
  const remark: Note = ({ file, path }, message) => remarks.push(file.place(path, message));
  const sourceFault = (key: string, message: string) => files.get('content/sources.yaml')?.fault([key], message);

  const items = itemsOf(files.values()).map((item) =>
    // The bot's own sentences rest on what the pack as a whole rests on.
    item.id === undefined ? { ...item, sources: [...item.sources, ...about.sources] } : item,
  );
  const spare = spareWords(knowledge);
  for (const item of items) {
    for (const text of item.texts) {
      checkPlainLanguage(text, about, spare, fault, remark);
      checkWording(text, about, fault);
      if (item.id !== undefined) {
        checkEvidenceWords(text, about.review.evidence ?? [''], fault);
      }
    }
    if (about.review.months !== undefined) {
      checkReviewDate(item, about.review.months, today, fault);
    }
    if (about.requires.includes('sources')) {
      checkFigures(item, fault);
    }
  }
  if (about.requires.includes('sources')) {
    checkCompleteSources(knowledge, sourceFault);
    checkUnusedSources(knowledge, items, sourceFault);
  }
  if (about.requires.includes('phrasings')) {
    checkPhrasings(knowledge, items, fault);
  }
  const order = packFiles.map(({ path }) => path);
  const sorted = (found: Fault[]) =>
    found.sort((a, b) => order.indexOf(a.file) - order.indexOf(b.file) || a.line - b.line || a.column - b.column);
  return { faults: sorted(faults), remarks: sorted(remarks) };
}
