import type { Knowledge, WarningExamples } from '../../../knowledge/knowledge';
import type { Text } from '../../text/text';
import type { Analyse } from '../../utterance';
import { createObserver, type Observation } from './observation';
import { otherQuestions } from './other-questions';
import { quotation } from './quotation';
import { createReportClassifier, fitReports, type LearntReports } from './report-classifier';

/** A warning sign that a message reports, and the person's own words that say so: at most a dozen, "…" between those apart. */
export interface HeardSign {
  readonly flag: string;
  readonly words: string;
}

/** Hears warning signs. */
export interface Listener {
  /**
   * The ids of the flags whose signs a message reports of the person or someone with them, now, in the order of the content.
   * Empty for what is denied, long over, asked in general, or said of others. Bounded time for any text; never throws.
   */
  listen(text: string): readonly string[];
  /** The same signs, each with the words that report it; never without words. */
  hear(text: string): readonly HeardSign[];
  /** What was learnt from the examples; absent without examples. */
  readonly learnt: LearntReports | undefined;
}

/**
 * What the odds of a report must pass (their logarithm), by what the descriptions of signs make of a message. Chosen by
 * cross-validation over writers, so that a message that only sounds like a report is rarely taken for one.
 */
const ENOUGH = {
  /** Signs that make a flag are reported. */
  reported: -0.25,
  /** They are there, but denied, long over or general. */
  mentioned: 0.5,
  /** Nothing is there. */
  unheard: 1.25,
};

/** Messages of so few words say nothing of how they are meant: the descriptions decide alone. */
const SHORT = 3;

/**
 * Compiles the descriptions of warning signs into a listener, and fits it to examples.
 *
 * Two readers decide together, because each fails where the other does not: descriptions know what words mean, but little of how a
 * message is meant; examples show how people put reports, and what only sounds like one.
 *
 * @param known what was learnt before from the same pack
 */
export function createListener(knowledge: Knowledge, text: Text, analyse: Analyse, known?: LearntReports): Listener {
  const { listening, warningExamples: examples } = knowledge.intents;
  const observeTokens = createObserver(knowledge, text);
  const observe = (message: string) => observeTokens(analyse(message));
  const learnt = known ?? (teaches(examples) ? fitReports(examples, otherQuestions(knowledge), observe) : undefined);
  if (learnt === undefined) {
    const hear = (message: string) => withWords(message, observe(message), ({ reported }) => reported);
    return { listen: (message) => observe(message).reported, hear, learnt };
  }
  const judge = createReportClassifier(learnt);
  const order = Object.keys(listening.flags);
  const flagsIn = (seen: Observation): readonly string[] => {
    if (seen.tokens.length <= SHORT) {
      return seen.reported;
    }
    const { odds, flagOdds, flag } = judge(seen);
    const { reported, mentioned } = seen;
    const enough = reported.length > 0 ? ENOUGH.reported : mentioned.length > 0 ? ENOUGH.mentioned : ENOUGH.unheard;
    return odds <= enough ? [] : order.filter((id) => reported.includes(id) || (id === flag && flagOdds > enough));
  };
  return {
    learnt,
    listen: (message) => flagsIn(observe(message)),
    hear: (message) => withWords(message, observe(message), flagsIn),
  };
}

/** Each flag with its words; where no sign is there the examples alone decided, by the words of the whole message. */
function withWords(
  text: string,
  seen: Observation,
  flagsIn: (seen: Observation) => readonly string[],
): readonly HeardSign[] {
  return flagsIn(seen).map((flag) => {
    const places = seen.placesOf(flag);
    return { flag, words: quotation(text, seen.tokens, places.length > 0 ? places : [...seen.tokens.keys()]) };
  });
}

/** Whether there is something to tell apart. */
function teaches(examples: WarningExamples | undefined): examples is WarningExamples {
  return (
    examples !== undefined &&
    Object.keys(examples.reports).length > 0 &&
    Object.keys(examples['look-alikes']).length > 0
  );
}
