import { loadKnowledge } from '../../../src/knowledge/load';
import type { PackFile } from '../../../src/knowledge/yaml-file';
import { createListener, type Listener } from '../../../src/language/recognizers/flags/listener';
import type { LearntReports } from '../../../src/language/recognizers/flags/report-classifier';
import { englishFiles, readingOf } from '../../support/english';

/** Descriptions of warning signs as they stand in a pack. */
export interface Described {
  readonly signs: Readonly<Record<string, readonly string[]>>;
  readonly flags: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly [part: string]: unknown;
}

/** Examples as they stand in a pack. */
export interface Examples {
  readonly reports: Readonly<Record<string, readonly string[]>>;
  readonly 'look-alikes': Readonly<Record<string, readonly string[]>>;
}

/** A pack with these descriptions, in an English without cues: they bring their own. */
export function packOf(described: Described, examples?: Examples, questions: readonly string[] = []) {
  const flags = Object.keys(described.flags).map((id) => ({
    id,
    title: id,
    level: 'emergency',
    answer: 'Act.',
    act: 'Act.',
  }));
  const file = (path: string, value: unknown): PackFile => ({ path, text: JSON.stringify(value) });
  return loadKnowledge([
    file('content/faq.yaml', [{ id: 'faq.any', question: 'Any?', answer: 'Some.' }]),
    file('content/red-flags.yaml', flags),
    file('intents/red-flags.yaml', described),
    file(
      'intents/out-of-scope.yaml',
      questions.flatMap((question) => [question, question, question]),
    ),
    ...(examples === undefined ? [] : [file('intents/warning-examples.yaml', examples)]),
    ...englishFiles.map((one) => (one.path.endsWith('/context.yaml') ? { ...one, text: '{}' } : one)),
  ]);
}

/** Listens to what is described. */
export function listenerOf(
  described: Described,
  examples?: Examples,
  questions?: readonly string[],
  known?: LearntReports,
): Listener {
  const knowledge = packOf(described, examples, questions);
  const { text, analyse } = readingOf(knowledge);
  return createListener(knowledge, text, analyse, known);
}
