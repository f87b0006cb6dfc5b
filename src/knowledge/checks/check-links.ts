import type { Condition } from '../condition';
import { detailOf } from '../detail-of';
import type {
  Cause,
  Contradiction,
  Facet,
  Faq,
  Knowledge,
  Listening,
  LongTermCondition,
  Medicine,
  Question,
  RedFlag,
  Remedy,
  SoonRule,
} from '../knowledge';
import type { Names } from '../names';
import type { Located } from '../yaml/located';
import type { Path, YamlFile } from '../yaml/yaml-file';
import { checkCondition, valueFault } from './check-condition';
import { checkParts } from './check-parts';

/** The lists of a pack, each item with its place. */
export interface Parts {
  readonly faq: readonly Located<Faq>[];
  readonly causes: readonly Located<Cause>[];
  readonly medicines: readonly Located<Medicine>[];
  readonly conditions: readonly Located<LongTermCondition>[];
  readonly flags: readonly Located<RedFlag>[];
  readonly remedies: readonly Located<Remedy>[];
  readonly questions: readonly Located<Question>[];
  readonly soon: readonly Located<SoonRule>[];
  readonly contradictions: readonly Located<Contradiction>[];
  readonly facets: readonly Located<Facet>[];
}

interface Rule {
  readonly when?: Condition | undefined;
  readonly unless?: Condition | undefined;
}

/** Notes a fault wherever one part of a pack names something that is not there, and where an entry lacks what the pack demands. */
export function checkLinks(
  knowledge: Knowledge,
  parts: Parts,
  names: Names,
  files: ReadonlyMap<string, YamlFile>,
): void {
  const { about, facts } = knowledge;

  const checkSources = (keys: readonly string[] = [], file: YamlFile, path: Path) => {
    for (const [n, key] of keys.entries()) {
      if (names.lack('source', key)) {
        file.fault([...path, n], `there is no source "${key}" in content/sources.yaml`);
      }
    }
  };
  const checkRemedies = (ids: readonly string[] = [], file: YamlFile, path: Path) => {
    for (const [n, id] of ids.entries()) {
      if (names.lack('remedy', id)) {
        file.fault([...path, n], `there is no remedy "${id}"`);
      }
    }
  };
  const checkRules = (rules: readonly Rule[] = [], file: YamlFile, path: Path) => {
    for (const [n, rule] of rules.entries()) {
      checkRule(rule, file, [...path, n]);
    }
  };
  const checkRule = (rule: Rule, file: YamlFile, path: Path) => {
    for (const name of ['when', 'unless'] as const) {
      const condition = rule[name];
      if (condition) {
        checkCondition(condition, { facts, names }, (inner, message) => file.fault([...path, name, ...inner], message));
      }
    }
  };

  for (const located of [
    ...parts.faq,
    ...parts.causes,
    ...parts.medicines,
    ...parts.conditions,
    ...parts.flags,
    ...parts.remedies,
  ]) {
    const { value: entry, faulty, file, index } = located;
    for (const demanded of about.requires) {
      if (demanded === 'phrasings') {
        continue; // Stands elsewhere: see the review of the pack.
      }
      const given = demanded === 'detail' ? detailOf(entry) : entry[demanded];
      const toldAlready = faulty.has(demanded) || (demanded === 'detail' && faulty.has('parts'));
      if (!toldAlready && (given === undefined || given.length === 0)) {
        file.fault(
          [index, 'id'],
          `"${entry.id}" has no "${demanded}", which content/about.yaml demands of every entry`,
        );
      }
    }
    checkSources(entry.sources, file, [index, 'sources']);
    const { id, parts: written, sources } = entry;
    checkParts({ id, parts: written, sources: faulty.has('sources') ? undefined : sources }, names, (path, message) =>
      file.fault([index, 'parts', ...path], message),
    );
    for (const [n, id] of (entry.related ?? []).entries()) {
      if (names.lackEntry(id)) {
        file.fault([index, 'related', n], `there is no entry "${id}"`);
      } else if (id === entry.id) {
        file.fault([index, 'related', n], 'an entry is not related to itself');
      }
    }
  }
  for (const { value, file, index } of parts.faq) {
    checkRemedies(value.about, file, [index, 'about']);
    if (value.asks !== undefined && names.lack('question', value.asks)) {
      file.fault([index, 'asks'], `there is no question "${value.asks}"`);
    }
  }
  for (const { value, file, index } of parts.facets) {
    if (value.else !== undefined && names.lackEntry(value.else)) {
      file.fault([index, 'else'], `there is no entry "${value.else}"`);
    }
  }
  for (const { value, file, index } of parts.causes) {
    checkRules(value.for, file, [index, 'for']);
    checkRules(value.against, file, [index, 'against']);
  }
  for (const { value, file, index } of parts.medicines) {
    for (const [n, { of = [], sources }] of (value.stopping ?? []).entries()) {
      checkSources(sources, file, [index, 'stopping', n, 'sources']);
      for (const [m, name] of of.entries()) {
        if (!value.substances?.some((one) => one.name === name)) {
          file.fault([index, 'stopping', n, 'of', m], `"${value.id}" has no substance "${name}"`);
        }
      }
    }
  }
  for (const { value, file, index } of parts.flags) {
    checkRules(value.raised, file, [index, 'raised']);
    checkRemedies(value.forbids, file, [index, 'forbids']);
  }
  for (const { value, file, index } of parts.remedies) {
    checkRules(value.first, file, [index, 'first']);
    checkRules(value.offer, file, [index, 'offer']);
    checkRules(value.fits, file, [index, 'fits']);
    checkRules(value.cautions, file, [index, 'cautions']);
    checkRules(value.withhold, file, [index, 'withhold']);
    for (const [n, caution] of (value.cautions ?? []).entries()) {
      if (caution.when && caution.if === undefined) {
        file.fault(
          [index, 'cautions', n, 'when'],
          `this caution of "${value.id}" needs an "if": what is said where nobody knows whether "when" holds, such as "If you take ..., ..."`,
        );
      }
    }
  }
  for (const { value, faulty, file, index } of parts.soon) {
    checkRule(value, file, [index]);
    checkSources(value.sources, file, [index, 'sources']);
    for (const demanded of ['sources', 'reviewed'] as const) {
      const given = value[demanded];
      if (about.requires.includes(demanded) && !faulty.has(demanded) && (given === undefined || given.length === 0)) {
        file.fault([index, 'id'], `"${value.id}" has no "${demanded}", which content/about.yaml demands`);
      }
    }
  }
  for (const { value, file, index } of parts.contradictions) {
    checkRule(value, file, [index]);
  }

  const aboutFile = files.get('content/about.yaml');
  if (aboutFile) {
    checkSources(about.sources, aboutFile, ['sources']);
  }
  for (const { value: question, faulty, file, index } of parts.questions) {
    checkRule(question, file, [index]);
    checkSources(question.sources, file, [index, 'sources']);
    const denied = [...(question.denies ?? []), ...(question.options ?? []).flatMap(({ denies }) => denies ?? [])];
    for (const flag of denied) {
      if (names.lack('flag', flag)) {
        file.fault([index, 'id'], `there is no warning sign "${flag}"`);
      }
    }
    const { fact: key, options = [] } = question;
    if (key === undefined) {
      continue;
    }
    if (names.lack('fact', key)) {
      file.fault([index, 'fact'], `there is no fact "${key}" in content/facts.yaml`);
      continue;
    }
    const fact = facts.get(key);
    const labels = new Set<string>();
    for (const [n, option] of options.entries()) {
      const wrong = fact && valueFault(key, fact, option.value, (kind, id) => names.lack(kind, id));
      if (wrong) {
        file.fault([index, 'options', n, 'value'], wrong);
      }
      const label = option.label.toLowerCase();
      if (labels.has(label) || options.findIndex(({ value }) => value === option.value) < n) {
        file.fault([index, 'options', n], `nobody can reach this option: its value or label stands before`);
      }
      labels.add(label);
    }
    if (fact && !faulty.has('options') && options.length === 0 && fact.kind !== 'names' && fact.kind !== 'number') {
      file.fault([index, 'id'], `"${question.id}" offers no options to choose from`);
    }
  }

  for (const [n, { sources }] of knowledge.medicineGroups.entries()) {
    const file = files.get('content/medicine-groups.yaml');
    if (file) {
      checkSources(sources, file, [n, 'sources']);
    }
  }
  for (const [n, form] of knowledge.medicineForms.entries()) {
    const file = files.get('content/medicine-forms.yaml');
    if (file) {
      checkSources(form.sources, file, [n, 'sources']);
      form.care.forEach(({ sources }, m) => {
        checkSources(sources, file, [n, 'care', m, 'sources']);
      });
    }
    const classes = [...(form.local ?? []), ...form.counts, ...form.care.flatMap(({ of = [] }) => of)];
    for (const id of classes.filter((one) => names.lack('medicine', one))) {
      file?.fault([n], `there is no class of medicines "${id}"`);
    }
  }
  for (const [n, { among }] of knowledge.medicineKinds.entries()) {
    for (const [m, id] of among.entries()) {
      if (names.lack('medicine', id)) {
        files.get('content/medicine-kinds.yaml')?.fault([n, 'among', m], `there is no class of medicines "${id}"`);
      }
    }
  }

  for (const [path, file] of files) {
    const isMap = typeof file.data === 'object' && !Array.isArray(file.data);
    if (path.startsWith('intents/phrasings') && isMap) {
      for (const id of Object.keys(file.data ?? {})) {
        if (names.lackEntry(id)) {
          file.fault([id], `there is no entry "${id}" in content/`);
        }
      }
    }
  }
  const { listening, warningExamples } = knowledge.intents;
  for (const [path, key, flags] of [
    ['intents/red-flags.yaml', 'flags', listening.flags],
    ['intents/red-flags.yaml', 'needs', listening.needs ?? {}],
    ['intents/red-flags.yaml', 'ends', listening.ends ?? {}],
    ['intents/warning-examples.yaml', 'reports', warningExamples?.reports ?? {}],
  ] as const) {
    for (const id of Object.keys(flags)) {
      if (names.lack('flag', id)) {
        files.get(path)?.fault([key, id], `there is no red flag "${id}"`);
      }
    }
  }
}

/** Notes a fault wherever a row of a flag, or what a flag needs or ends with, names a sign that is not there. */
export function checkSigns(
  { signs = {}, flags = {}, needs = {}, ends = {} }: Partial<Listening>,
  file: YamlFile | undefined,
): void {
  const checkRow = (row: readonly string[], path: readonly (string | number)[]): void => {
    for (const [m, member] of row.entries()) {
      for (const sign of member.split('|').map((name) => name.trim().replace(/^!/, ''))) {
        if (!Object.hasOwn(signs, sign)) {
          file?.fault([...path, m], `there is no sign "${sign}"`);
        }
      }
    }
  };
  for (const [id, rows] of Object.entries(flags)) {
    for (const [n, { members }] of rows.entries()) {
      checkRow(members, ['flags', id, n]);
    }
  }
  for (const [key, rows] of Object.entries({ needs, ends })) {
    for (const [id, row] of Object.entries(rows)) {
      checkRow(row, [key, id]);
    }
  }
}
