import { loadKnowledge } from '../../../src/knowledge/load';
import type { PackFile } from '../../../src/knowledge/yaml/yaml-file';
import { createLexicon } from '../../../src/language/lexicon';
import type { LearntFlags } from '../../../src/language/recognizers/flags/flag-classifier';
import {
  createFlagRecognizer,
  type FlagReasons,
  type ReportedFlag,
} from '../../../src/language/recognizers/flags/flags';
import { createSigns } from '../../../src/language/recognizers/flags/signs';
import { englishFiles } from '../../support/english';

/** Descriptions of warning signs as they stand in a pack. */
export interface Described {
  readonly signs: Readonly<Record<string, readonly string[]>>;
  readonly flags: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly [part: string]: unknown;
}

/** Examples as they stand in a pack. */
export interface Examples {
  readonly reports: Readonly<Record<string, readonly unknown[]>>;
  readonly 'look-alikes': Readonly<Record<string, readonly unknown[]>>;
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

/** Warning signs of texts. */
export interface Listener {
  listen(text: string): readonly string[];
  hear(text: string): readonly ReportedFlag[];
  explain(text: string): readonly FlagReasons[];
  readonly learnt: LearntFlags | undefined;
}

/** Listens to what is described. */
export function listenerOf(
  described: Described,
  examples?: Examples,
  questions?: readonly string[],
  known?: LearntFlags,
): Listener {
  const knowledge = packOf(described, examples, questions);
  const lexicon = createLexicon(knowledge);
  const { analyse } = lexicon;
  const { detect, report, explain, learnt } = createFlagRecognizer(
    knowledge,
    createSigns(knowledge, lexicon),
    analyse,
    known,
  );
  return {
    listen: (text) => detect(analyse(text)),
    hear: (text) => report(analyse(text)),
    explain: (text) => explain(analyse(text)),
    learnt,
  };
}
