import type { Facts, FactValue } from '../../../knowledge/facts';
import type { Knowledge, Question } from '../../../knowledge/knowledge';
import type { Triage } from '../../../triage/outcome';
import { addFacts } from '../add-facts';
import { Random } from '../random';
import { randomFacts } from '../random-facts';
import { namesOf } from '../values';
import { type Answer, answersTo } from './answers';
import { applierOf, tellerOf } from './what-questions-see';

/** All ways through the questions. */
export interface PathReport {
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
/** How many made-up people are tried to find one for whom an answer matters. */
const TRIES = 2000;

interface Situation {
  readonly facts: Facts;
  readonly paths: bigint;
  readonly asked: number;
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
export function walkAll(knowledge: Knowledge, triage: Triage, look: (facts: Facts) => string | undefined): PathReport {
  const { questions } = knowledge;
  let situations: Situation[] = [{ facts: {}, paths: 1n, asked: 0 }];
  let passed = 0;
  let ended = 0n;
  let longest = 0;
  const done = (fault?: PathReport['fault']): PathReport => ({ paths: ended, situations: passed, longest, fault });

  /** Whether answers to a question come to different things, now or together with what is asked later. */
  const matters = (facts: Facts, n: number, answers: readonly Answer[], telling: (facts: Facts) => string): boolean => {
    const question = questions[n]!;
    const come = (to: Facts) => JSON.stringify(triage.assess(to));
    const differ = (to: Facts) => answers.some(({ value }) => come(addAnswer(to, question, value)) !== come(to));
    if (answers.some(({ value }) => telling(addAnswer(facts, question, value)) !== telling(facts)) || differ(facts)) {
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
    const applies = applierOf(question, triage.recognise);
    const telling = tellerOf(questions.slice(n + 1), triage.recognise);
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
        const told = addAnswer(facts, question, value);
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

function addAnswer(facts: Facts, { fact }: Question, value: FactValue | undefined): Facts {
  return value === undefined ? facts : addFacts(facts, { [fact]: value });
}

function isEmergency(knowledge: Knowledge, value: FactValue): boolean {
  return knowledge.flags.some(({ id, level }) => level === 'emergency' && Array.isArray(value) && value.includes(id));
}
