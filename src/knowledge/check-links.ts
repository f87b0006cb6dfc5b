import { checkCondition, factValueFault } from './check-condition';
import type { Condition } from './condition';
import type {
  Cause,
  Faq,
  Knowledge,
  LongTermCondition,
  Medicine,
  Question,
  RedFlag,
  Remedy,
  SoonRule,
} from './knowledge';
import type { Placed } from './placed';
import type { Path, YamlFile } from './yaml-file';

/** The lists of a pack, each item with its place. */
export interface Parts {
  readonly faq: readonly Placed<Faq>[];
  readonly causes: readonly Placed<Cause>[];
  readonly medicines: readonly Placed<Medicine>[];
  readonly conditions: readonly Placed<LongTermCondition>[];
  readonly flags: readonly Placed<RedFlag>[];
  readonly remedies: readonly Placed<Remedy>[];
  readonly questions: readonly Placed<Question>[];
  readonly soon: readonly Placed<SoonRule>[];
}

interface Rule {
  readonly when?: Condition | undefined;
  readonly unless?: Condition | undefined;
}

/** Notes a fault wherever one part of a pack names something that is not there, and where an entry lacks what the pack demands. */
export function checkLinks(knowledge: Knowledge, parts: Parts, files: ReadonlyMap<string, YamlFile>): void {
  const { about, entries, sources, facts } = knowledge;

  const known = (id: string, kind?: string) =>
    entries.get(id) !== undefined && (!kind || entries.get(id)?.kind === kind);
  const checkSources = (keys: readonly string[], file: YamlFile, path: Path) => {
    for (const [n, key] of keys.entries()) {
      if (!sources.has(key)) {
        file.fault([...path, n], `there is no source "${key}" in content/sources.yaml`);
      }
    }
  };
  const checkRemedies = (ids: readonly string[], file: YamlFile, path: Path) => {
    for (const [n, id] of ids.entries()) {
      if (!known(id, 'remedy')) {
        file.fault([...path, n], `there is no remedy "${id}"`);
      }
    }
  };
  const checkRules = (rules: readonly Rule[], file: YamlFile, path: Path) => {
    for (const [n, rule] of rules.entries()) {
      checkRule(rule, file, [...path, n]);
    }
  };
  const checkRule = (rule: Rule, file: YamlFile, path: Path) => {
    for (const name of ['when', 'unless'] as const) {
      const condition = rule[name];
      if (condition) {
        checkCondition(condition, knowledge, (inner, message) => file.fault([...path, name, ...inner], message));
      }
    }
  };

  for (const placed of [
    ...parts.faq,
    ...parts.causes,
    ...parts.medicines,
    ...parts.conditions,
    ...parts.flags,
    ...parts.remedies,
  ]) {
    const { value: entry, file, index } = placed;
    for (const demanded of about.requires) {
      const given = entry[demanded];
      if (given === undefined || (Array.isArray(given) && given.length === 0)) {
        file.fault(
          [index, 'id'],
          `"${entry.id}" has no "${demanded}", which content/about.yaml demands of every entry`,
        );
      }
    }
    checkSources(entry.sources, file, [index, 'sources']);
    for (const [n, id] of entry.related.entries()) {
      if (!known(id)) {
        file.fault([index, 'related', n], `there is no entry "${id}"`);
      } else if (id === entry.id) {
        file.fault([index, 'related', n], 'an entry is not related to itself');
      }
    }
  }
  for (const { value, file, index } of parts.faq) {
    checkRemedies(value.about, file, [index, 'about']);
  }
  for (const { value, file, index } of parts.causes) {
    checkRules(value.for, file, [index, 'for']);
    checkRules(value.against, file, [index, 'against']);
  }
  for (const { value, file, index } of parts.flags) {
    checkRules(value.raised, file, [index, 'raised']);
    checkRemedies(value.forbids, file, [index, 'forbids']);
  }
  for (const { value, file, index } of parts.remedies) {
    checkRules(value.offer ?? [], file, [index, 'offer']);
    checkRules(value.fits, file, [index, 'fits']);
    checkRules(value.cautions, file, [index, 'cautions']);
    checkRules(value.withhold, file, [index, 'withhold']);
  }
  for (const { value, file, index } of parts.soon) {
    checkRule(value, file, [index]);
    checkSources(value.sources, file, [index, 'sources']);
    for (const demanded of ['sources', 'reviewed'] as const) {
      if (about.requires.includes(demanded) && (value[demanded] === undefined || value[demanded]?.length === 0)) {
        file.fault([index, 'id'], `"${value.id}" has no "${demanded}", which content/about.yaml demands`);
      }
    }
  }

  const questionIds = new Set<string>();
  for (const { value: question, file, index } of parts.questions) {
    if (questionIds.has(question.id)) {
      file.fault([index, 'id'], `the id "${question.id}" stands twice`);
    }
    questionIds.add(question.id);
    checkRule(question, file, [index]);
    const fact = facts.get(question.fact);
    if (!fact) {
      file.fault([index, 'fact'], `there is no fact "${question.fact}" in content/facts.yaml`);
      continue;
    }
    const labels = new Set<string>();
    for (const [n, option] of question.options.entries()) {
      const wrong = factValueFault(question.fact, fact, option.value, knowledge);
      if (wrong) {
        file.fault([index, 'options', n, 'value'], wrong);
      }
      const label = option.label.toLowerCase();
      if (labels.has(label) || question.options.findIndex(({ value }) => value === option.value) < n) {
        file.fault([index, 'options', n], `nobody can reach this option: its value or label stands before`);
      }
      labels.add(label);
    }
    if (question.options.length === 0 && fact.kind !== 'names' && fact.kind !== 'number') {
      file.fault([index, 'id'], `"${question.id}" offers no options to choose from`);
    }
  }

  for (const id of knowledge.intents.phrasings.keys()) {
    if (!known(id)) {
      for (const [path, file] of files) {
        if (path.startsWith('intents/phrasings') && Object.hasOwn((file.data ?? {}) as object, id)) {
          file.fault([id], `there is no entry "${id}" in content/`);
        }
      }
    }
  }
  const listening = files.get('intents/red-flags.yaml');
  for (const [id, rows] of Object.entries(knowledge.intents.listening.flags)) {
    if (!known(id, 'flag')) {
      listening?.fault(['flags', id], `there is no red flag "${id}"`);
    }
    for (const [n, row] of rows.entries()) {
      for (const [m, member] of row.entries()) {
        for (const sign of member.split('|').map((name) => name.trim().replace(/^!/, ''))) {
          if (!Object.hasOwn(knowledge.intents.listening.signs, sign)) {
            listening?.fault(['flags', id, n, m], `there is no sign "${sign}"`);
          }
        }
      }
    }
  }
}
