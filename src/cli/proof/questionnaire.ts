import type { Facts, FactValue } from '../../knowledge/facts';
import type { Knowledge, Question } from '../../knowledge/knowledge';
import { RuleCompiler } from '../../triage/condition';
import type { Triage } from '../../triage/outcome';
import type { RecogniseMedicines } from '../../triage/triage';
import { Random } from './random';
import { randomFacts } from './random-facts';
import { namesOf } from './values';

/** All ways through the questions. */
export interface Ways {
  /** How many there are; of names, lists of one or two that later questions can tell apart. */
  readonly paths: bigint;
  /** How many different situations they pass: with the same questions still to come, and the same that they look at. */
  readonly situations: number;
  /** The longest, in questions. */
  readonly longest: number;
  /** The first thing found wrong, with the facts told so far. */
  readonly fault?: { readonly what: string; readonly facts: Facts } | undefined;
}

/** How many situations of each question are looked at closely, evenly spread. */
const SAMPLE = 400;
/** How many kinds of medicines that later questions tell apart are named together. */
const MOST_KINDS = 2;
/** How many made-up people are tried to find one for whom an answer matters. */
const TRIES = 2000;

interface Situation {
  readonly facts: Facts;
  readonly paths: bigint;
  readonly asked: number;
}

interface Answer {
  /** undefined: skipped. */
  readonly value: FactValue | undefined;
  /** How many answers it stands for. */
  readonly times: bigint;
}

/**
 * Walks every path through the questions.
 *
 * The questions come in the order of the content, and each looks at earlier answers only (checked first), so paths that agree in all that
 * later questions look at go on alike: they are walked as one and counted as many. An emergency that is derived on the way ends a path
 * early; here it is walked to its end.
 *
 * @param look looks at the facts told so far, as if the person stopped there
 */
export function walkAll(
  knowledge: Knowledge,
  triage: Triage,
  recognise: RecogniseMedicines,
  look: (facts: Facts) => string | undefined,
): Ways {
  const { questions } = knowledge;
  let situations: Situation[] = [{ facts: {}, paths: 1n, asked: 0 }];
  let passed = 0;
  let ended = 0n;
  let longest = 0;
  const done = (fault?: Ways['fault']): Ways => ({ paths: ended, situations: passed, longest, fault });

  /** Whether answers to a question come to different things, now or together with what is asked later. */
  const matters = (facts: Facts, n: number, answers: readonly Answer[], telling: (facts: Facts) => string): boolean => {
    const question = questions[n]!;
    const come = (to: Facts) => JSON.stringify(triage.assess(to));
    const differ = (to: Facts) => answers.some(({ value }) => come(tell(to, question, value)) !== come(to));
    if (answers.some(({ value }) => telling(tell(facts, question, value)) !== telling(facts)) || differ(facts)) {
      return true;
    }
    const random = new Random(n);
    const names = namesOf(knowledge);
    const later = new Set(questions.slice(n + 1).map(({ fact }) => fact));
    return Array.from({ length: TRIES }).some(() => {
      const made = Object.entries(randomFacts(knowledge, names, random));
      return differ({ ...Object.fromEntries(made.filter(([key]) => later.has(key) && key !== 'flags')), ...facts });
    });
  };

  const behind = lookingAhead(questions);
  if (behind) {
    return done({ what: behind, facts: {} });
  }
  for (const [n, question] of questions.entries()) {
    const applies = applierOf(question, recognise);
    const telling = tellerOf(questions.slice(n + 1), recognise);
    const answers = answersTo(knowledge, question, telling);
    if (answers.length === 0) {
      return done({ what: `${question.id} cannot be answered`, facts: {} });
    }
    const next = new Map<string, Situation>();
    const arrive = (facts: Facts, paths: bigint, asked: number) => {
      const key = telling(facts);
      const before = next.get(key);
      next.set(key, {
        facts: before?.facts ?? facts,
        paths: (before?.paths ?? 0n) + paths,
        asked: Math.max(asked, before?.asked ?? 0),
      });
    };
    const sampled = Math.ceil(situations.length / SAMPLE);
    for (const [place, { facts, paths, asked }] of situations.entries()) {
      if (!applies(facts)) {
        arrive(facts, paths, asked);
        continue;
      }
      for (const { value, times } of answers) {
        const told = tell(facts, question, value);
        if (!applies(told)) {
          return done({ what: `${question.id} no longer applies once it is answered with ${value}`, facts });
        }
        if (value !== undefined && question.fact === 'flags' && isEmergency(knowledge, value)) {
          ended += paths * times;
          longest = Math.max(longest, asked + 1);
        } else {
          arrive(told, paths * times, asked + 1);
        }
      }
      if (place % sampled === 0 && triage.urgency(facts) !== 'emergency') {
        const what = triage.applicable(facts).includes(question.id)
          ? (look(facts) ?? (matters(facts, n, answers, telling) ? undefined : 'asks where no answer changes anything'))
          : 'does not ask what its rules say it asks';
        if (what !== undefined) {
          return done({ what: `${what} (at ${question.id})`, facts });
        }
      }
    }
    passed += next.size;
    situations = [...next.values()];
  }
  for (const { paths, asked } of situations) {
    ended += paths;
    longest = Math.max(longest, asked);
  }
  return done();
}

/** Whether a question applies to facts. */
function applierOf(question: Question, recognise: RecogniseMedicines): (facts: Facts) => boolean {
  const compiler = new RuleCompiler();
  const rules = compiler.set([question]);
  return (facts) => rules.any({ holds: compiler.evaluate(valueAt(facts, recognise)), behind: () => [] });
}

function valueAt(facts: Facts, recognise: RecogniseMedicines): (key: string) => FactValue | undefined {
  const names = facts.medicines;
  const mentions = Array.isArray(names) ? recognise(names).mentions : undefined;
  return (key) =>
    key === 'medicine'
      ? mentions?.map(({ id }) => id)
      : key === 'substance'
        ? mentions?.map(({ name }) => name)
        : facts[key];
}

/** A question that looks at answers to a later one could come up behind, or twice: the first such. */
function lookingAhead(questions: readonly Question[]): string | undefined {
  for (const [n, { id, when, unless }] of questions.entries()) {
    const keys = [when, unless].flatMap((condition) => [condition ?? []].flat().flatMap((allOf) => Object.keys(allOf)));
    if (keys.includes('flag')) {
      return `${id} looks at derived flags, which any answer can change`;
    }
    const facts = keys.map((key) => (key === 'medicine' || key === 'substance' ? 'medicines' : key));
    const later = questions.slice(n + 1).find(({ fact }) => facts.includes(fact));
    if (later) {
      return `${id} looks at "${later.fact}", which ${later.id} asks about only later`;
    }
  }
  return undefined;
}

/** What these questions can tell of some facts, as a text: the same for facts that they cannot tell apart. */
function tellerOf(questions: readonly Question[], recognise: RecogniseMedicines): (facts: Facts) => string {
  const compiler = new RuleCompiler();
  compiler.set(questions);
  // A list that grows further must be known as it is, where not only its single members are looked at.
  const whole = questions.flatMap(({ fact }) =>
    questions.some(({ when, unless }) =>
      [when, unless].some((condition) =>
        [condition ?? []]
          .flat()
          .some((allOf) => fact in allOf && looksAtWhole((allOf as Record<string, unknown>)[fact])),
      ),
    )
      ? [fact]
      : [],
  );
  return (facts) => {
    const holds = compiler.evaluate(valueAt(facts, recognise));
    return `${holds.join('')}${whole.map((key) => JSON.stringify(facts[key] ?? null)).join('')}`;
  };
}

function looksAtWhole(test: unknown): boolean {
  return (
    typeof test === 'object' &&
    test !== null &&
    ('all' in test || 'not' in test || Number((test as { count?: number }).count) > 1)
  );
}

/** Every answer to a question; answers that later questions cannot tell apart stand for each other. */
function answersTo(knowledge: Knowledge, question: Question, telling: (facts: Facts) => string): Answer[] {
  const kind = knowledge.facts.get(question.fact);
  const skipped: Answer[] = question.optional ? [{ value: undefined, times: 1n }] : [];
  const groups = (values: readonly FactValue[]) => {
    const alike = new Map<string, FactValue[]>();
    for (const value of values) {
      const key = telling({ [question.fact]: value });
      alike.set(key, [...(alike.get(key) ?? []), value]);
    }
    return [...alike.values()];
  };
  if (kind?.kind === 'number') {
    const numbers = Array.from({ length: kind.to - kind.from + 1 }, (_, n) => kind.from + n);
    return [...skipped, ...groups(numbers).map((group) => ({ value: group[0]!, times: BigInt(group.length) }))];
  }
  if (kind?.kind === 'one') {
    return [...skipped, ...question.options.map(({ value }) => ({ value, times: 1n }))];
  }
  const members = kind?.kind === 'names' ? namesOf(knowledge) : question.options.map(({ value }) => String(value));
  const none: Answer[] = question.none === undefined ? [] : [{ value: [], times: 1n }];
  if (question.single || question.fact === 'flags') {
    const several = question.single
      ? []
      : subsets(
          members.map((one) => [[one]]),
          2,
        ).filter(({ value }) => value.length > 1);
    return [...skipped, ...none, ...members.map((one) => ({ value: [one], times: 1n })), ...several];
  }
  const alike = groups(members.map((one) => [one])) as (readonly string[])[][];
  if (kind?.kind === 'names') {
    return [...skipped, ...none, ...subsets(alike, MOST_KINDS).map(({ value }) => ({ value, times: 1n }))];
  }
  return [...skipped, ...none, ...subsets(alike, alike.length)];
}

/** Every choice of at most so many groups, one member of each, and for how many lists it stands. */
function subsets(
  groups: readonly (readonly (readonly string[])[])[],
  most: number,
): { value: string[]; times: bigint }[] {
  let chosen: { value: string[]; times: bigint }[] = [{ value: [], times: 1n }];
  for (const group of groups) {
    const times = 2n ** BigInt(group.length) - 1n;
    chosen = chosen.flatMap((one) => [
      one,
      ...(one.value.length < most ? [{ value: [...one.value, ...group[0]!], times: one.times * times }] : []),
    ]);
  }
  return chosen.filter(({ value }) => value.length > 0);
}

function tell(facts: Facts, { fact }: Question, value: FactValue | undefined): Facts {
  if (value === undefined) {
    return facts;
  }
  const before = facts[fact];
  return {
    ...facts,
    [fact]: Array.isArray(before) && Array.isArray(value) ? [...new Set([...before, ...value])] : value,
  };
}

function isEmergency(knowledge: Knowledge, value: FactValue): boolean {
  return knowledge.flags.some(({ id, level }) => level === 'emergency' && Array.isArray(value) && value.includes(id));
}
