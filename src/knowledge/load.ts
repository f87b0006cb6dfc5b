import { z } from 'zod';
import { checkLinks } from './check-links';
import { checkReach } from './check-reach';
import { type Fault, KnowledgeError } from './fault';
import type { AnswerWords, Command, Entry, Intents, Knowledge } from './knowledge';
import { messagesSchema } from './message-names';
import type { Placed } from './placed';
import * as schema from './schema';
import { type PackFile, YamlFile } from './yaml-file';

const PHRASINGS = /^intents\/phrasings(-[a-z-]+)?\.yaml$/;
const NO_WORDS: AnswerWords = { yes: [], no: [], none: [], unsure: [], decline: [] };

/**
 * Reads, validates and cross-links a pack.
 *
 * Everything is checked before anything is refused, so that an author sees all faults at once.
 *
 * @param packFiles the pack's YAML files, paths relative to the pack ("content/faq.yaml")
 * @throws KnowledgeError naming every fault with file, line and column
 */
export function loadKnowledge(packFiles: readonly PackFile[]): Knowledge {
  const faults: Fault[] = [];
  const files = new Map(packFiles.map((file) => [file.path, new YamlFile(file, faults)]));
  const used = new Set<string>();

  const whole = <T extends z.ZodType>(path: string, fileSchema: T): z.output<T> | undefined => {
    used.add(path);
    const file = files.get(path);
    return file?.data === undefined ? undefined : file.read(fileSchema, file.data, []);
  };
  const list = <T extends z.ZodType>(path: string, itemSchema: T): Placed<z.output<T>>[] => {
    used.add(path);
    const file = files.get(path);
    if (file?.data === undefined || file.data === null) {
      return [];
    }
    if (!Array.isArray(file.data)) {
      file.fault([], 'must be a list: start each item with "- "');
      return [];
    }
    return file.data.flatMap((item, index) => {
      const value = file.read(itemSchema, item, [index]);
      return value === undefined ? [] : [{ value, file, index }];
    });
  };
  const map = <T extends z.ZodType>(path: string, itemSchema: T): Map<string, z.output<T>> =>
    new Map(Object.entries(whole(path, z.record(z.string(), itemSchema)) ?? {}));

  const about = whole('content/about.yaml', schema.aboutSchema) ?? schema.aboutSchema.parse({ name: 'Guide' });
  const parts = {
    faq: list('content/faq.yaml', schema.faqSchema),
    causes: list('content/causes.yaml', schema.causeSchema),
    medicines: list('content/medicines.yaml', schema.medicineSchema),
    conditions: list('content/conditions.yaml', schema.conditionEntrySchema),
    flags: list('content/red-flags.yaml', schema.redFlagSchema),
    remedies: list('content/remedies.yaml', schema.remedySchema),
    questions: list('content/questions.yaml', schema.questionSchema),
    soon: list('content/urgency.yaml', schema.soonRuleSchema),
  };
  const facts = map('content/facts.yaml', schema.factSchema);
  const sources = map('content/sources.yaml', schema.sourceSchema);
  const messages = new Map(Object.entries(whole('content/messages.yaml', messagesSchema) ?? {}));

  const phrasings = new Map<string, readonly string[]>();
  for (const [path, file] of files) {
    if (PHRASINGS.test(path)) {
      for (const [id, said] of Object.entries(whole(path, z.record(z.string(), z.array(z.string()))) ?? {})) {
        if (phrasings.has(id)) {
          file.fault([id], `phrasings of "${id}" stand in another file too; join them`);
        }
        phrasings.set(id, said);
      }
    }
  }
  const intents: Intents = {
    phrasings,
    outOfScope: whole('intents/out-of-scope.yaml', z.array(z.string())) ?? [],
    synonyms: whole('intents/synonyms.yaml', schema.synonymsSchema) ?? [],
    commands: new Map(
      Object.entries(whole('intents/commands.yaml', schema.commandsSchema) ?? {}) as [Command, readonly string[]][],
    ),
    answers: whole('intents/answers.yaml', schema.answersSchema) ?? NO_WORDS,
    listening: whole('intents/red-flags.yaml', schema.listeningSchema) ?? { signs: {}, flags: {} },
  };

  for (const [path, file] of files) {
    if (!used.has(path)) {
      file.fault([], `unknown file; a pack may hold ${[...used].sort().join(', ')}`);
    }
  }
  if (packFiles.length === 0 || !files.has('content/faq.yaml')) {
    faults.push({
      file: 'content/faq.yaml',
      line: 1,
      column: 1,
      message: 'is missing: a pack needs at least content/faq.yaml',
    });
  }

  const entries = new Map<string, Entry>();
  const add = <T extends { id: string }>(placed: readonly Placed<T>[], toEntry: (value: T) => Entry) => {
    for (const { value, file, index } of placed) {
      if (entries.has(value.id)) {
        file.fault([index, 'id'], `the id "${value.id}" stands twice`);
      }
      entries.set(value.id, toEntry(value));
    }
  };
  add(parts.faq, (value) => ({ ...value, kind: 'faq', title: value.question }));
  add(parts.causes, (value) => ({ ...value, kind: 'cause' }));
  add(parts.medicines, (value) => ({ ...value, kind: 'medicine' }));
  add(parts.conditions, (value) => ({ ...value, kind: 'condition' }));
  add(parts.flags, (value) => ({ ...value, kind: 'flag' }));
  add(parts.remedies, (value) => ({ ...value, kind: 'remedy' }));

  const values = <T>(placed: readonly Placed<T>[]): T[] => placed.map(({ value }) => value);
  const knowledge: Knowledge = {
    about,
    messages,
    sources,
    entries,
    causes: values(parts.causes),
    medicines: values(parts.medicines),
    conditions: values(parts.conditions),
    flags: values(parts.flags),
    remedies: values(parts.remedies),
    facts,
    questions: values(parts.questions),
    soon: values(parts.soon),
    intents,
  };
  checkLinks(knowledge, parts, files);
  checkReach(knowledge, parts.questions);

  if (faults.length > 0) {
    const order = packFiles.map(({ path }) => path);
    faults.sort((a, b) => order.indexOf(a.file) - order.indexOf(b.file) || a.line - b.line || a.column - b.column);
    throw new KnowledgeError(faults);
  }
  return knowledge;
}
