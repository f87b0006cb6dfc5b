import { formatPlace, type Place } from '../../knowledge/fault';
import type { FindPhrasing } from '../../knowledge/find-phrasing';
import type { Question } from '../../knowledge/knowledge';
import type { Language } from '../../language/understanding';
import { type SlotReasons, slotLines, slotReasons } from './slot-reasons';

/** What was recognised in a message, by which rule. */
interface Recognized {
  readonly as: 'command' | 'medicine' | 'medicine action' | 'fact';
  readonly what: string;
  /** How sure it is, or how it is meant. */
  readonly how: string;
  /** The words of the person. */
  readonly words: string;
  /** `file:line:column`; null for what the program reads by itself, such as an age. */
  readonly rule: string | null;
}

/** Why a message means what it means, as `match --explain` prints it. */
export interface Reasons {
  readonly tokens: readonly {
    readonly text: string;
    readonly stem: string;
    readonly meant: string | null;
    readonly sentence: number;
    readonly clause: number;
    readonly assertion: string;
    readonly experiencer: string | null;
  }[];
  readonly recognized: readonly Recognized[];
  /** The questions of the check that it gives a value. */
  readonly slots: readonly SlotReasons[];
  readonly flags: readonly {
    readonly id: string;
    readonly raised: boolean;
    /** The logarithm of the odds that the message reports any sign, and what they must pass; null where rows of signs decide alone. */
    readonly report: { readonly odds: number; readonly threshold: number } | null;
    /** The logarithm of the odds of this sign: of a report the likeliest is raised, and every one whose row holds. */
    readonly odds: number | null;
    readonly features: readonly Weighed[];
    readonly signs: readonly {
      readonly sign: string;
      readonly assertion: string;
      readonly words: string;
      readonly rule: string | null;
    }[];
    readonly row: string | null;
  }[];
  readonly entries: {
    /** Entries that have this very text among their phrasings. */
    readonly stored: readonly string[];
    readonly confidence: number;
    readonly parts: readonly Weighed[];
    readonly inScope: number;
    readonly thresholds: { readonly answer: number; readonly offer: number };
    readonly best: readonly {
      readonly id: string;
      readonly features: readonly Weighed[];
      readonly nearest: readonly { readonly text: string; readonly similarity: number; readonly rule: string | null }[];
    }[];
  };
}

/** A feature with what it adds to the logarithm of the odds. */
interface Weighed {
  readonly name: string;
  readonly weight: number;
}

/**
 * Gathers why a message means what it means.
 *
 * @param slot the question that is open
 */
export function reasonsOf(message: string, language: Language, findPhrasing: FindPhrasing, slot?: Question): Reasons {
  const { tokens, command, medicines, actions, extraction, flags, entries } = language.explain(message, { slot });
  const wordsIn = (from: number, to: number) => message.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
  return {
    tokens: tokens.map(({ text, stem, meant, sentence, clause, context }) => ({
      text,
      stem,
      meant: meant?.join(' ') ?? null,
      sentence,
      clause,
      assertion: context.assertion,
      experiencer: context.experiencer ?? null,
    })),
    recognized: [
      ...(command
        ? [
            {
              as: 'command' as const,
              what: command.value,
              how: 'whole message',
              words: message,
              rule: at(command.rule),
            },
          ]
        : []),
      ...medicines.map(({ at: from, length, named, among, remedy, group, certainty, words, rules }) => ({
        as: 'medicine' as const,
        what:
          named.map(({ id, name }) => `${name} (${id})`).join(', ') ||
          (remedy ?? (among.join(' or ') || `${words.join(' ')} (${group ? 'of a group' : 'no class'})`)),
        how: certainty,
        words: wordsIn(from, from + length),
        rule: at(rules[0]),
      })),
      ...actions.map(({ action: { act, as, object, medicines: names }, rule, tokens: [from, to] }) => ({
        as: 'medicine action' as const,
        what: `${act} ${names.join(', ') || object}`,
        how: as,
        words: wordsIn(from, to),
        rule: at(rule),
      })),
      ...extraction.facts.map(({ fact, value, assertion, experiencer, tokens: [from, to], rule }) => ({
        as: 'fact' as const,
        what: `${fact} = ${value ?? 'none'}`,
        how: experiencer === undefined ? assertion : `${assertion}, ${experiencer}`,
        words: wordsIn(from, to),
        rule: at(rule),
      })),
    ],
    slots: slotReasons(message, extraction, findPhrasing),
    flags: flags.map(({ flag, raised, report, odds, features, signs, row }) => ({
      id: flag,
      raised,
      odds: odds === undefined ? null : short(odds),
      report: report === undefined ? null : { odds: short(report.odds), threshold: short(report.threshold) },
      features: features.map(({ feature, weight }) => ({ name: feature, weight: short(weight) })),
      signs: signs.map(({ set, assertion, tokens: [from, to], rule }) => ({
        sign: set,
        assertion,
        words: wordsIn(from, to),
        rule: at(rule),
      })),
      row: at(row),
    })),
    entries: {
      stored: entries.stored,
      confidence: short(entries.confidence),
      parts: entries.parts.map(({ name, weight }) => ({ name, weight: short(weight) })),
      inScope: short(entries.inScope),
      thresholds: { answer: short(entries.thresholds.answer), offer: short(entries.thresholds.offer) },
      best: entries.entries.map(({ id, features, nearest }) => ({
        id,
        features: features.map(({ feature, weight }) => ({ name: feature, weight: short(weight) })),
        nearest: nearest.map(({ text, similarity }) => ({
          text,
          similarity: short(similarity),
          rule: at(findPhrasing(id, text)),
        })),
      })),
    },
  };
}

/** The same, for people. */
export function reasonsAsText({ tokens, recognized, slots, flags, entries }: Reasons): string {
  const { confidence, inScope, thresholds } = entries;
  return [
    '  words (sentence.clause, how it is meant, of whom)',
    ...tokens.map(({ text, stem, meant, sentence, clause, assertion, experiencer }) =>
      [
        `    ${text.padEnd(16)} ${`${sentence + 1}.${clause + 1}`.padEnd(6)} ${assertion.padEnd(13)}`,
        (experiencer ?? '-').padEnd(9),
        `stem "${stem}"${meant === null ? '' : `, taken for "${meant}"`}`,
      ].join(' '),
    ),
    '  recognised',
    ...(recognized.length === 0 ? ['    nothing'] : []),
    ...recognized.map(({ as, what, how, words, rule }) => `    ${as}: ${what}, ${how}, by "${words}"${placed(rule)}`),
    ...(slots.length === 0 ? [] : ['  answers to questions of the check']),
    ...slotLines(slots).map((line) => `    ${line}`),
    '  warning signs',
    ...(flags.length === 0 ? ['    none is near'] : []),
    ...flags.flatMap(({ id, raised, report, odds, features, signs, row }) => [
      `    ${id}: ${raised ? 'raised' : 'not raised'}, ${report === null ? 'by its row of signs alone' : `a report ${report.odds} where ${report.threshold} is needed, this one ${odds}`}`,
      ...(row === null ? [] : [`      row of signs at ${row}`]),
      ...signs.map(
        ({ sign, assertion, words, rule }) => `      sign "${sign}", ${assertion}, by "${words}"${placed(rule)}`,
      ),
      ...(features.length === 0 ? [] : [`      weighs most: ${weighed(features)}`]),
    ]),
    '  entries',
    ...(entries.stored.length === 0
      ? []
      : [`    this very text is stored for: ${entries.stored.map(nameOf).join(', ')}`]),
    `    sure ${confidence}: an answer needs ${thresholds.answer}; in scope ${inScope}: an offer needs ${thresholds.offer}`,
    `    made of: ${weighed(entries.parts)}`,
    ...entries.best.flatMap(({ id, features, nearest }) => [
      `    ${id}: ${weighed(features)}`,
      ...nearest.map(({ text, similarity, rule }) => `      like "${text}" (${similarity})${placed(rule)}`),
    ]),
  ].join('\n');
}

const placed = (rule: string | null) => (rule === null ? '' : `, ${rule}`);
const weighed = (features: readonly Weighed[]) =>
  features.map(({ name, weight }) => `${name} ${weight < 0 ? '' : '+'}${weight}`).join(', ');
const nameOf = (id: string) => (id === '' ? 'what is out of scope' : id);

function at(place: Place | undefined): string | null {
  return place === undefined ? null : formatPlace(place);
}

function short(value: number): number {
  return Number(value.toFixed(3));
}
