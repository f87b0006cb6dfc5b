/** The value of one fact: a word, a whole number, or a list of words, ids or names. */
export type FactValue = string | number | readonly string[];

/** What is known of a person, by fact key (`content/facts.yaml`). A key that is absent is not known. */
export type Facts = Readonly<Record<string, FactValue>>;

/** A medicine that was recognised in the person's words, or a supplement or product that content has a remedy for. */
export interface MedicineMention {
  /** The class; of a supplement or product, the remedy it is. */
  readonly id: string;
  /** The generic name, or the kind ("water tablet") when only that was said. */
  readonly name: string;
  /** The words the person used, as they wrote them. */
  readonly as: string;
  /** The words do not say which class it is of ("blood pressure tablet"): this is one it may be. */
  readonly vague?: true;
}
