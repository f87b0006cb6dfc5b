import { type Fault, inOrder } from '../fault';
import type { Knowledge } from '../knowledge';
import { type PackFile, YamlFile } from '../yaml/yaml-file';
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
  /** What rests on general knowledge alone, and so waits for somebody to find a source or to sign it. */
  readonly unverified: readonly Fault[];
}

/**
 * Reads a sound pack as an editor would: plain language, wording, sources, review dates, and whether people find every entry.
 *
 * Only what `content/about.yaml` asks for under `review` and `requires` is looked at, so a pack that asks for nothing has no faults.
 *
 * @param today a day as "2026-11-23": reviews are as old as they are on this day
 */
export function reviewPack(packFiles: readonly PackFile[], knowledge: Knowledge, today: string): Review {
  const { review, files, items, fault } = readTexts(packFiles, knowledge, today);
  const { requires } = knowledge.about;
  if (requires.includes('sources')) {
    const sources = files.get('content/sources.yaml');
    const sourceFault = (key: string, message: string) => sources?.fault([key], message);
    checkCompleteSources(knowledge, sourceFault);
    checkUnusedSources(knowledge, items, sourceFault);
  }
  if (requires.includes('phrasings')) {
    checkPhrasings(knowledge, items, fault);
  }
  return sorted(review, packFiles);
}

/** Reads what can be read of a pack that could not be loaded: its texts alone, as what refers to what is not known. */
export function reviewTexts(packFiles: readonly PackFile[], read: Knowledge, today: string): Review {
  return sorted(readTexts(packFiles, read, today).review, packFiles);
}

function readTexts(packFiles: readonly PackFile[], knowledge: Knowledge, today: string) {
  const faults: Fault[] = [];
  const remarks: Fault[] = [];
  const unverified: Fault[] = [];
  const { about } = knowledge;
  const files = new Map(packFiles.map((file) => [file.path, new YamlFile(file, faults)]));
  faults.length = 0; // What is no YAML was reported when the pack was loaded.
  const fault: Note = ({ file, path }, message) => file.fault(path, message);
  const remark: Note = ({ file, path }, message) => remarks.push(file.place(path, message));

  const items = itemsOf(files.values()).map((item) =>
    // The bot's own sentences rest on what the pack as a whole rests on.
    item.id === undefined ? { ...item, sources: [...item.sources, ...about.sources] } : item,
  );
  const spare = spareWords(knowledge);
  for (const item of items) {
    for (const [n, what] of item.unverified.entries()) {
      unverified.push(item.file.place([...item.path, 'unverified', n], `no source was read for: ${what}`));
    }
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
  return { review: { faults, remarks, unverified }, files, items, fault };
}

function sorted({ faults, remarks, unverified }: Review, packFiles: readonly PackFile[]): Review {
  return {
    faults: inOrder(faults, packFiles),
    remarks: inOrder(remarks, packFiles),
    unverified: inOrder(unverified, packFiles),
  };
}
