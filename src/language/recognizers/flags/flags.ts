import type { Place } from '../../../knowledge/fault';
import type { Knowledge, WarningExamples } from '../../../knowledge/knowledge';
import type { Assertion } from '../../context/context';
import { rememberedFor } from '../../text/remembered';
import type { ToldSigns } from '../../understanding';
import type { Utterance } from '../../utterance';
import {
  createFlagClassifier,
  fitFlags,
  type LearntFlags,
  labelExamples,
  type Prediction,
  standingOf,
} from './flag-classifier';
import { tokensOf } from './flag-features';
import { otherQuestions } from './other-questions';
import { quotation } from './quotation';
import type { Annotated, Signs } from './signs';

/** A warning sign that a message reports, and the person's own words that say so: at most a dozen, "…" between those apart. */
export interface ReportedFlag {
  readonly flag: string;
  readonly words: string;
}

/** Why a flag is raised, or nearly. */
export interface FlagReasons {
  readonly flag: string;
  readonly raised: boolean;
  /** The logarithm of the odds that the message reports any sign, and what they must pass; undefined where rows of signs decide alone. */
  readonly report: { readonly odds: number; readonly threshold: number } | undefined;
  /** The logarithm of the odds of this flag: of a report the likeliest is raised, and every one whose row holds. */
  readonly odds: number | undefined;
  /** The features that speak most for it, with what they add to the odds. */
  readonly features: readonly { readonly feature: string; readonly weight: number }[];
  /** The signs of its row that are there: their tokens (first, and one past the last) and the pattern that found them. */
  readonly signs: readonly {
    readonly set: string;
    readonly assertion: Assertion;
    readonly tokens: readonly [number, number];
    readonly rule: Place | undefined;
  }[];
  /** The row that holds, or would if nothing were denied, general or past. */
  readonly row: Place | undefined;
}

/** Recognises warning signs. Bounded time for any message; never throws. */
export interface FlagRecognizer {
  /**
   * The ids of the flags whose signs a message reports of the person or someone with them, now, in the order of the content.
   * Empty for what is denied, long over, asked in general, or said of others.
   */
  detect(utterance: Utterance): readonly string[];
  /**
   * The same flags, each with the words that report it; never without words.
   *
   * @param earlier signs that were told of the same person before: flags that they and this message add up to are reported too
   */
  report(utterance: Utterance, earlier?: readonly string[]): readonly ReportedFlag[];
  /** The signs that a message tells of now, and those that it denies: what a later message may add up with. */
  told(utterance: Utterance): ToldSigns;
  /** The flags that were near, likeliest first. */
  explain(utterance: Utterance): readonly FlagReasons[];
  /** What was learnt from the examples; absent without examples. */
  readonly learnt: LearntFlags | undefined;
}

/** The flags a message raises, and what the classifier takes it for; undefined where rows of signs decide alone. */
interface Decision {
  readonly flags: readonly string[];
  readonly prediction: Prediction | undefined;
}

/** A decision, with what it was made from. */
interface Read extends Decision {
  readonly seen: Annotated;
}

/** Messages of so few words say nothing of how they are meant: rows of signs decide alone. */
const SHORT = 3;
/**
 * A row of an emergency beside a likelier sign that is none counts if its odds are at most so much worse: of 126 urgent reports that were taken
 * for an emergency so 56 are not, for 4 in 1,500 emergencies.
 */
const NEAR = 2;
/** Candidates that are explained, and features of each. */
const MOST_CANDIDATES = 3;
const MOST_FEATURES = 8;

/**
 * Compiles the recognition of warning signs: one classifier over what the descriptions find and the words of a message. Rows of signs
 * decide alone in very short messages and in packs without examples.
 *
 * @param analyse what the examples of the pack are read with
 * @param known what was learnt before from the same pack
 */
export function createFlagRecognizer(
  knowledge: Knowledge,
  { annotate, patternOf }: Signs,
  analyse: (text: string) => Utterance,
  known?: LearntFlags,
): FlagRecognizer {
  const { listening, warningExamples } = knowledge.intents;
  const examples = () => labelExamples(warningExamples!, otherQuestions(knowledge), (text) => annotate(analyse(text)));
  const learnt = known ?? (teaches(warningExamples) ? fitFlags(examples()) : undefined);
  const predict = learnt && createFlagClassifier(learnt);
  const order = Object.keys(listening.flags);
  const emergencies = new Set(knowledge.flags.flatMap(({ id, level }) => (level === 'emergency' ? [id] : [])));
  const isMorePressing = (flag: string, than: string) => emergencies.has(flag) && !emergencies.has(than);

  const decide = (seen: Annotated): Decision => {
    if (learnt === undefined || predict === undefined || seen.tokens.length <= SHORT) {
      return { flags: seen.reported, prediction: undefined };
    }
    const prediction = predict(seen);
    const [first] = prediction.flags;
    const isReport = first !== undefined && prediction.odds > learnt.thresholds[standingOf(seen)];
    const nearly = new Set(prediction.flags.flatMap(({ flag, odds }) => (odds > first!.odds - NEAR ? [flag] : [])));
    const isRaised = (flag: string) =>
      flag === first!.flag ||
      (seen.reported.includes(flag) && (nearly.has(flag) || !isMorePressing(flag, first!.flag)));
    return { flags: isReport ? order.filter(isRaised) : [], prediction };
  };

  // A turn asks several times about one message.
  const read = rememberedFor((utterance: Utterance): Read => {
    const seen = annotate(utterance);
    return { ...decide(seen), seen };
  });

  const placesOf = (seen: Annotated, flag: string, prediction: Prediction | undefined): readonly number[] => {
    const signs = seen.rowOf(flag)?.signs.flatMap((sign) => likeliest(seen, sign)?.used ?? []) ?? [];
    const places =
      signs.length > 0
        ? signs
        : (prediction?.reasons(flag, MOST_FEATURES) ?? []).flatMap(({ feature }) => tokensOf(feature, seen));
    return places.length > 0 ? [...new Set(places)].sort((a, b) => a - b) : [...seen.tokens.keys()];
  };

  const quoted = ({ text }: Utterance, { seen, prediction }: Read, flags: readonly string[]): readonly ReportedFlag[] =>
    flags.map((flag) => ({ flag, words: quotation(text, seen.tokens, placesOf(seen, flag, prediction)) }));

  /** What a message adds up to with earlier signs: flags of which a row holds so, and not by the message alone. */
  const addedBy = (utterance: Utterance, earlier: readonly string[], alone: Read): readonly ReportedFlag[] => {
    if (earlier.length === 0) {
      return [];
    }
    const seen = annotate(utterance, earlier);
    const fresh = seen.reported.filter((flag) => !alone.seen.reported.includes(flag) && !alone.flags.includes(flag));
    if (fresh.length === 0) {
      return [];
    }
    const both = { ...decide(seen), seen };
    return quoted(
      utterance,
      both,
      both.flags.filter((flag) => fresh.includes(flag)),
    );
  };

  return {
    learnt,
    detect: (utterance) => read(utterance).flags,
    report: (utterance, earlier = []) => {
      const alone = read(utterance);
      return [...quoted(utterance, alone, alone.flags), ...addedBy(utterance, earlier, alone)];
    },
    told: (utterance) => read(utterance).seen.told(),
    explain: (utterance) => {
      const { flags, prediction, seen } = read(utterance);
      const likely = prediction?.flags.slice(0, MOST_CANDIDATES).map(({ flag }) => flag) ?? [];
      const candidates = [...new Set([...flags, ...seen.mentioned, ...likely])];
      return candidates.map((flag) => {
        const row = seen.rowOf(flag);
        return {
          flag,
          raised: flags.includes(flag),
          odds: prediction?.flags.find((one) => one.flag === flag)?.odds,
          report: prediction && learnt && { odds: prediction.odds, threshold: learnt.thresholds[standingOf(seen)] },
          features: prediction?.reasons(flag, MOST_FEATURES) ?? [],
          signs: (row?.signs ?? []).flatMap((set) =>
            seen.matches(set).map((match) => ({
              set,
              assertion: match.assertion,
              tokens: [match.start, match.end] as const,
              rule: patternOf(match).place,
            })),
          ),
          row: row?.place,
        };
      });
    },
  };
}

/** The match of a sign that is reported, else the first. */
function likeliest({ matches }: Annotated, sign: string) {
  const all = matches(sign);
  return all.find(({ assertion }) => assertion === 'affirmed' || assertion === 'historical') ?? all[0];
}

/** Whether there is something to tell apart. */
function teaches(examples: WarningExamples | undefined): boolean {
  return (
    examples !== undefined &&
    Object.keys(examples.reports).length > 0 &&
    Object.keys(examples['look-alikes']).length > 0
  );
}
