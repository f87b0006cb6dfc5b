import type { Facts, MedicineMention } from '../knowledge/facts';

/** How soon help is needed, most pressing first. */
export const URGENCIES = ['emergency', 'urgent', 'soon', 'self-care'] as const;
/** How soon help is needed. */
export type Urgency = (typeof URGENCIES)[number];

/** Why a rule spoke: the facts it looked at, the sentence content gives for it, and what to do for this very reason. */
export interface Reason {
  readonly facts: readonly string[];
  readonly text: string;
  readonly act?: string | undefined;
}

/** What the facts add up to. The command line prints it as catalogue section 8 says. */
export interface Outcome {
  readonly urgency: Urgency;
  readonly flags: readonly { readonly id: string; readonly because: readonly Reason[] }[];
  /** Reasons to see someone within days. */
  readonly soon: readonly { readonly id: string; readonly because: readonly Reason[] }[];
  readonly causes: readonly {
    readonly id: string;
    readonly standing: 'likely' | 'possible' | 'less-likely';
    readonly because: readonly Reason[];
  }[];
  readonly medicines: readonly {
    readonly id: string;
    readonly names: readonly string[];
    readonly link: 'strong' | 'some' | 'weak' | 'safety';
  }[];
  /** What to try, best first. */
  readonly remedies: readonly {
    readonly id: string;
    readonly grade: 'A' | 'B' | 'C' | 'D' | 'X';
    readonly cautions: readonly string[];
    /** Why it suits this person. */
    readonly because: readonly Reason[];
  }[];
  readonly withheld: readonly { readonly id: string; readonly because: string }[];
  /** Answers that do not go together; the more serious one counts. */
  readonly contradictions: readonly { readonly id: string; readonly because: readonly Reason[] }[];
  /** Names under `medicines` that were not recognised. */
  readonly unknownMedicines: readonly string[];
}

/** Keys of facts by the id of a warning sign. */
export type Denials = ReadonlyMap<string, ReadonlySet<string>>;

/** Finds the medicines that names stand for; `unknown` are the names nothing was found for. Pure. */
export type RecogniseMedicines = (names: readonly string[]) => {
  readonly mentions: readonly MedicineMention[];
  readonly unknown: readonly string[];
};

/** Facts → next question, facts → outcome. Pure. */
export interface Triage {
  /** What it finds medicines with. */
  readonly recognise: RecogniseMedicines;
  /**
   * The outcome for these facts; the same facts in any order give the same outcome.
   *
   * @param denied signs the person said no to, each with the facts known by then: a guess from these alone does not raise it
   */
  assess(facts: Facts, denied?: Denials): Outcome;
  /** How soon help is needed for these facts: what `assess` says, without the rest of it. */
  urgency(facts: Facts): Urgency;
  /**
   * What to be careful about with a remedy: what holds for these facts, and as "if ..." what may hold.
   *
   * @param whole keys of lists that are known to hold all there is ("medicines", "flags"); what another list lacks is not known
   */
  cautions(remedy: string, facts: Facts, whole: ReadonlySet<string>): readonly string[];
  /** The ids of the questions that apply to these facts, in order: those already answered among them. */
  applicable(facts: Facts): readonly string[];
}
