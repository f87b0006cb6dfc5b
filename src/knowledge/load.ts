import { z } from 'zod';
import { checkLinks, checkSigns } from './checks/check-links';
import { checkOther } from './checks/check-other';
import { checkReach } from './checks/check-reach';
import { type Fault, inOrder, KnowledgeError, type Place } from './fault';
import type { About, AnswerWords, Command, Entry, Intents, Knowledge, Medicine } from './knowledge';
import { messagesSchema } from './message-names';
import { type NameKind, Names } from './names';
import { checkSets } from './patterns/check-sets';
import { locatePatterns } from './patterns/locate';
import type { Pattern } from './patterns/pattern';
import { aboutSchema, sourceSchema } from './schema/about';
import { contradictionSchema, factSchema, questionSchema, soonRuleSchema } from './schema/check';
import { dialogueSchema } from './schema/dialogue';
import {
  causeSchema,
  conditionEntrySchema,
  faqSchema,
  medicineFormSchema,
  medicineGroupSchema,
  medicineKindSchema,
  medicineSchema,
  redFlagSchema,
  remedySchema,
} from './schema/entries';
import {
  answersSchema,
  commandsSchema,
  facetSchema,
  listeningSchema,
  synonymsSchema,
  warningExamplesSchema,
} from './schema/intents';
import { LANGUAGE_FILES, type LanguageWords } from './schema/language/language';
import { medicineActionsSchema } from './schema/medicine-actions';
import { tellingSchema } from './schema/telling';
import type { Located } from './yaml/located';
import { parseLeniently } from './yaml/parse-leniently';
import { type PackFile, YamlFile } from './yaml/yaml-file';

const PHRASINGS = /^intents\/phrasings(-[a-z-]+)?\.yaml$/;
/** Rows with one of these keys name medicines or remedies, and keep their places. */
const NAMING = ['name', 'names', 'kinds'];
/** A file of words of a language, of the pack or of the program. */
const LANGUAGE_FILE = /^(.*\/)?language\/(.*\/)?([^/]+)\.yaml$/;
const NO_WORDS: AnswerWords = { yes: [], no: [], none: [], unsure: [], decline: [], all: [] };

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
  const names = new Names();
  const used = new Set<string>();

  const whole = <T extends z.ZodType>(path: string, fileSchema: T): z.output<T> | undefined => {
    used.add(path);
    const file = files.get(path);
    return file?.data === undefined ? undefined : file.read(fileSchema, file.data, []);
  };
  const withPatterns = <T>(path: string, value: T): T => {
    locatePatterns(value, files.get(path));
    return value;
  };
  const list = <S extends z.ZodRawShape>(
    path: string,
    kind: NameKind,
    itemSchema: z.ZodObject<S>,
  ): Located<z.output<z.ZodObject<S>>>[] => {
    used.add(path);
    const file = files.get(path);
    if (!file || file.data === null) {
      return [];
    }
    if (!Array.isArray(file.data)) {
      names.missed(kind);
      if (file.data !== undefined) {
        file.fault([], 'must be a list: start each item with "- "');
      }
      return [];
    }
    return file.data.flatMap((item, index) => {
      const id: unknown = item?.id;
      if (typeof id === 'string' && !names.add(kind, id)) {
        file.fault([index, 'id'], `the id "${id}" stands twice`);
      }
      const lenient = parseLeniently(file, itemSchema, item, [index]);
      if (!lenient || lenient.faulty.has('id')) {
        names.missed(kind);
      }
      return lenient ? [{ ...lenient, file, index }] : [];
    });
  };
  const map = <T extends z.ZodType>(path: string, itemSchema: T, kind?: NameKind): Map<string, z.output<T>> => {
    const items = whole(path, z.record(z.string(), z.unknown()));
    const file = files.get(path);
    if (file && !items && kind) {
      names.missed(kind);
    }
    const read = new Map<string, z.output<T>>();
    for (const [key, item] of Object.entries(items ?? {})) {
      if (kind) {
        names.add(kind, key);
      }
      const value = file?.read(itemSchema, item, [key]);
      if (value !== undefined) {
        read.set(key, value);
      }
    }
    return read;
  };
  const lenient = <S extends z.ZodRawShape>(path: string, fileSchema: z.ZodObject<S>) => {
    used.add(path);
    const file = files.get(path);
    return file?.data === undefined ? undefined : parseLeniently(file, fileSchema, file.data, [])?.value;
  };

  const about: About = {
    ...aboutSchema.parse({ name: 'Guide' }),
    ...lenient('content/about.yaml', aboutSchema),
  };
  const parts = {
    faq: list('content/faq.yaml', 'faq', faqSchema),
    causes: list('content/causes.yaml', 'cause', causeSchema),
    medicines: list('content/medicines.yaml', 'medicine', medicineSchema),
    conditions: list('content/conditions.yaml', 'condition', conditionEntrySchema),
    flags: list('content/red-flags.yaml', 'flag', redFlagSchema),
    remedies: list('content/remedies.yaml', 'remedy', remedySchema),
    questions: list('content/questions.yaml', 'question', questionSchema),
    soon: list('content/urgency.yaml', 'soon', soonRuleSchema),
    contradictions: list('content/contradictions.yaml', 'contradiction', contradictionSchema),
    facets: list('intents/facets.yaml', 'facet', facetSchema),
  };
  nameSubstances(parts.medicines, files.get('content/medicines.yaml'), names);
  const facts = map('content/facts.yaml', factSchema, 'fact');
  const medicineKinds = whole('content/medicine-kinds.yaml', z.array(medicineKindSchema)) ?? [];
  const medicineForms = whole('content/medicine-forms.yaml', z.array(medicineFormSchema)) ?? [];
  const medicineGroups = whole('content/medicine-groups.yaml', z.array(medicineGroupSchema)) ?? [];
  const medicineCombinations = whole('content/medicine-combinations.yaml', z.array(z.string())) ?? [];
  const otherMedicines = whole('content/other-medicines.yaml', z.array(z.string())) ?? [];
  const sources = map('content/sources.yaml', sourceSchema, 'source');
  const messages = new Map(Object.entries(whole('content/messages.yaml', messagesSchema) ?? {}));

  const phrasings = new Map<string, readonly string[]>();
  for (const [path, file] of files) {
    if (PHRASINGS.test(path)) {
      for (const [id, said] of map(path, z.array(z.string()))) {
        if (phrasings.has(id)) {
          file.fault([id], `phrasings of "${id}" stand in another file too; join them`);
        }
        phrasings.set(id, said);
      }
    }
  }
  const language = readLanguage(files, used);
  const listening = withPatterns('intents/red-flags.yaml', lenient('intents/red-flags.yaml', listeningSchema));
  const {
    none: noCommands = [],
    same: commandSynonyms = [],
    ...commands
  } = withPatterns('intents/commands.yaml', whole('intents/commands.yaml', commandsSchema)) ?? {};
  const intents: Intents = {
    phrasings,
    outOfScope: whole('intents/out-of-scope.yaml', z.array(z.string())) ?? [],
    synonyms: whole('intents/synonyms.yaml', synonymsSchema) ?? [],
    commands: new Map(Object.entries(commands) as [Command, readonly Pattern[]][]),
    noCommands,
    commandSynonyms,
    answers: whole('intents/answers.yaml', answersSchema) ?? NO_WORDS,
    listening: { signs: {}, flags: {}, ...listening },
    warningExamples: whole('intents/warning-examples.yaml', warningExamplesSchema),
    telling: withPatterns('intents/facts.yaml', whole('intents/facts.yaml', tellingSchema)),
    medicineActions: withPatterns(
      'intents/medicine-actions.yaml',
      whole('intents/medicine-actions.yaml', medicineActionsSchema),
    ),
    dialogue: withPatterns('intents/dialogue.yaml', whole('intents/dialogue.yaml', dialogueSchema)),
  };

  for (const [path, file] of files) {
    if (!used.has(path)) {
      const known = LANGUAGE_FILE.test(path)
        ? languagePaths(path)
        : [...used].filter((one) => !LANGUAGE_FILE.test(one));
      file.fault([], `unknown file; there may be ${known.sort().join(', ')}`);
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

  // Parts of what is at fault are left out here; such a pack is refused below.
  const values = <T>(located: readonly Located<T>[]): T[] => located.map(({ value }) => value as T);
  const entries = new Map<string, Entry>();
  const add = <T extends { id: string }>(located: readonly Located<T>[], toEntry: (value: T) => Entry) => {
    for (const value of values(located)) {
      entries.set(value.id, toEntry(value));
    }
  };
  add(parts.faq, (value) => ({ ...value, kind: 'faq', title: value.question }));
  add(parts.causes, (value) => ({ ...value, kind: 'cause' }));
  add(parts.medicines, (value) => ({ ...value, kind: 'medicine' }));
  add(parts.conditions, (value) => ({ ...value, kind: 'condition' }));
  add(parts.flags, (value) => ({ ...value, kind: 'flag' }));
  add(parts.remedies, (value) => ({ ...value, kind: 'remedy' }));

  const places = new Map<object, Place>();
  const knowledge: Knowledge = {
    about,
    messages,
    sources,
    entries,
    causes: values(parts.causes),
    medicines: values(parts.medicines),
    medicineKinds,
    medicineForms,
    medicineCombinations,
    medicineGroups,
    otherMedicines,
    conditions: values(parts.conditions),
    flags: values(parts.flags),
    remedies: values(parts.remedies),
    facets: withPatterns('intents/facets.yaml', values(parts.facets)),
    facts,
    questions: values(parts.questions),
    soon: values(parts.soon),
    contradictions: values(parts.contradictions),
    intents,
    language,
    places,
  };
  for (const [path, value] of [
    ['content/medicines.yaml', knowledge.medicines],
    ['content/medicine-kinds.yaml', medicineKinds],
    ['content/medicine-groups.yaml', medicineGroups],
    ['content/other-medicines.yaml', otherMedicines],
    ['content/remedies.yaml', knowledge.remedies],
  ] as const) {
    files.get(path)?.walk(value, (part, place) => {
      if (part === value || NAMING.some((key) => key in part)) {
        places.set(part, place);
      }
    });
  }
  checkLinks(knowledge, parts, names, files);
  for (const id of Object.keys(intents.dialogue?.subjects ?? {}).filter((one) => names.lackEntry(one))) {
    files.get('intents/dialogue.yaml')?.fault(['subjects', id], `there is no entry "${id}"`);
  }
  if (listening?.signs) {
    checkSigns(listening, files.get('intents/red-flags.yaml'));
  }
  faults.push(...checkSets(knowledge));
  checkReach(facts, parts.questions, names);
  checkOther(parts.questions);

  if (faults.length > 0) {
    throw new KnowledgeError(inOrder(faults, packFiles), knowledge);
  }
  return knowledge;
}

/** The words of the language: nothing at all where no file of it is there, else a fault for each file that is missing. */
function readLanguage(files: ReadonlyMap<string, YamlFile>, used: Set<string>): LanguageWords {
  const given = [...files.values()].filter(({ path }) => LANGUAGE_FILE.test(path));
  const read = Object.entries(LANGUAGE_FILES).map(([name, schema]) => {
    const file = given.find(({ path }) => LANGUAGE_FILE.exec(path)?.[3] === name);
    if (file === undefined) {
      const missing = given[0] && languagePaths(given[0].path).find((path) => path.endsWith(`/${name}.yaml`));
      given[0]?.fault([], `beside it "${missing}" is missing: a language needs every file that src/language/en has`);
      return [name, schema.parse({})];
    }
    used.add(file.path);
    const value = file.data === undefined ? undefined : file.read<z.ZodType>(schema, file.data, []);
    locatePatterns(value, file);
    return [name, value ?? schema.parse({})];
  });
  return Object.fromEntries(read);
}

/** The paths of all files of a language, beside this one. */
function languagePaths(beside: string): string[] {
  const folder = beside.slice(0, beside.lastIndexOf('/'));
  return Object.keys(LANGUAGE_FILES).map((name) => `${folder}/${name}.yaml`);
}

function nameSubstances(medicines: readonly Located<Medicine>[], file: YamlFile | undefined, names: Names): void {
  const count = Array.isArray(file?.data) ? file.data.length : 0;
  if ((file && file.data === undefined) || medicines.length < count) {
    names.missed('substance');
  }
  for (const { value, faulty } of medicines) {
    if (faulty.has('substances')) {
      names.missed('substance');
    }
    for (const name of [...(value.substances ?? []).map((one) => one.name), ...(value.kinds ?? [])]) {
      names.add('substance', name);
    }
  }
}
