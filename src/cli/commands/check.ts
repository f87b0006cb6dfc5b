import { type Fault, formatFault, formatPlace, inOrder, KnowledgeError } from '../../knowledge/fault';
import type { Knowledge } from '../../knowledge/knowledge';
import { loadKnowledge } from '../../knowledge/load';
import { type Review, reviewPack, reviewTexts } from '../../knowledge/review/review';
import { type PackFile, YamlFile } from '../../knowledge/yaml/yaml-file';
import { nameFaults } from '../../language/name-faults';
import { repeatedWords } from '../../language/repeated-words';
import { readPack } from '../../pack/pack';
import type { Io } from '../io';
import { hashOf, reviewItems, signedOf } from '../review/items';

/** What to check, and how. */
export interface CheckOptions {
  /** The pack's folder; the shipped pack by default. */
  readonly pack?: string | undefined;
  /** Show each remark too, and let it count as a fault. */
  readonly strict?: boolean;
  /** A day as "2026-11-23": reviews are as old as they are on this day. */
  readonly today: string;
}

/**
 * Prints every fault of a pack as `file:line:column message`; the exit code is 1 if there is any.
 *
 * What is above an aim and below its limit, and what rests on general knowledge, is counted in a line each; `strict` prints it like a fault.
 */
export function check(io: Io, { pack, strict = false, today }: CheckOptions): number {
  const files = readPack(pack);
  const { faults, remarks, unverified, counts } = examine(files, today);
  const shown = inOrder(strict ? [...faults, ...remarks, ...unverified] : faults, files);
  for (const fault of shown) {
    io.out(formatFault(fault));
  }
  if (shown.length > 0) {
    return 1;
  }
  io.out(`No faults: ${counts}.`);
  if (remarks.length > 0) {
    io.out(`Above the aim, within the limit: ${places(remarks.length)}.`);
  }
  if (unverified.length > 0) {
    io.out(`Resting on general knowledge, for the reviewer: ${places(unverified.length)}.`);
  }
  return 0;
}

function places(count: number): string {
  return count === 1 ? '1 place (--strict shows it)' : `${count} places (--strict shows them)`;
}

function examine(files: readonly PackFile[], today: string): Review & { counts: string } {
  try {
    const knowledge = loadKnowledge(files);
    const { entries, questions, sources } = knowledge;
    const counts = `${entries.size} entries, ${questions.length} questions of the check, ${sources.size} sources`;
    const review = reviewPack(files, knowledge, today);
    return {
      ...review,
      faults: [...review.faults, ...repeats(files, knowledge), ...misnamed(files, knowledge), ...outdated(files)],
      counts,
    };
  } catch (error) {
    if (!(error instanceof KnowledgeError)) {
      throw error;
    }
    const { faults, ...rest } = reviewTexts(files, error.read, today);
    return { faults: [...error.faults, ...faults], ...rest, counts: '' };
  }
}

/** The words of options that are heard without them. */
function repeats(files: readonly PackFile[], knowledge: Knowledge): readonly Fault[] {
  const file = files.find(({ path }) => path === 'content/questions.yaml');
  const yaml = file && new YamlFile(file, []);
  return repeatedWords(knowledge).flatMap(({ question, option, word, by }) => {
    const at = [knowledge.questions.indexOf(question), 'options', option, 'words', word];
    const said = question.options[option]?.words[word];
    const how = typeof by === 'string' ? `as "${by}"` : `by the pattern at ${formatPlace(by)}`;
    return yaml ? [yaml.place(at, `"${said}" is heard without it, ${how}: leave it out`)] : [];
  });
}

/** The names of medicines that may be taken for something else. */
function misnamed(files: readonly PackFile[], knowledge: Knowledge): readonly Fault[] {
  return nameFaults(knowledge).flatMap(({ file: path, path: at, message }) => {
    const file = files.find((one) => one.path === path);
    return file ? [new YamlFile(file, []).place(at, message)] : [];
  });
}

/** The items that were changed after somebody signed them. */
function outdated(files: readonly PackFile[]): readonly Fault[] {
  return reviewItems(files).flatMap((item) => {
    const [signed, file] = [signedOf(item), files.find(({ path }) => path === item.file)];
    const message = `"${item.id}" was changed after ${signed?.by} signed it: have it signed again, or take "signed" away`;
    return signed && file && signed.of !== hashOf(item)
      ? [new YamlFile(file, []).place([item.index, 'signed'], message)]
      : [];
  });
}
