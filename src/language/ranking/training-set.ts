import { type Example, OUT_OF_SCOPE, TITLE } from './examples';
import { type Counts, catalogFeatures, type FeatureCatalog } from './feature-catalog';
import type { Reader, Reading } from './reader';

/** A training example as classifiers see it. */
export interface Sample {
  readonly counts: Counts;
  /** The class: 0 to the number of classes - 1. */
  readonly label: number;
  /** People type it so: it is fit to judge predictions by. Keywords and names are not. */
  readonly typed: boolean;
}

/** A pack's examples, ready for fitting. */
export interface TrainingSet {
  /** Entry ids by class. */
  readonly ids: readonly string[];
  /** The class of what is out of scope; -1 without examples of it. */
  readonly none: number;
  readonly classes: number;
  readonly catalog: FeatureCatalog;
  readonly samples: readonly Sample[];
  /** The entries that own a stored text, by its key; several share it when none has the better claim. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
}

/** Reads a pack's examples; what reads the same for the same entry counts once. */
export function createTrainingSet(examples: readonly Example[], { read }: Reader): TrainingSet {
  const ids = [...new Set(examples.map(({ id }) => id).filter((id) => id !== OUT_OF_SCOPE))];
  const labels = new Map(ids.map((id, label) => [id, label]));
  const none = examples.some(({ id }) => id === OUT_OF_SCOPE) ? ids.length : -1;
  const claims = new Map<string, { rank: number; ids: string[] }>();
  const kept: { readonly reading: Reading; readonly label: number; readonly typed: boolean }[] = [];
  const seen = new Set<string>();
  for (const { id, text, rank } of examples) {
    const reading = read(text);
    if (reading.key === '') {
      continue;
    }
    const claim = claims.get(reading.key);
    if (claim === undefined || rank > claim.rank) {
      claims.set(reading.key, { rank, ids: [id] });
    } else if (rank === claim.rank && !claim.ids.includes(id)) {
      claim.ids.push(id);
    }
    const sight = `${id} ${reading.stems.join(' ')}`;
    if (!seen.has(sight)) {
      seen.add(sight);
      kept.push({ reading, label: labels.get(id) ?? none, typed: rank >= TITLE });
    }
  }
  const catalog = catalogFeatures(kept.map(({ reading }) => reading));
  const samples = kept.map(({ reading, label, typed }): Sample => ({ counts: catalog.count(reading), label, typed }));
  const owners = new Map([...claims].map(([key, claim]) => [key, claim.ids]));
  return { ids, none, classes: ids.length + (none < 0 ? 0 : 1), catalog, samples, owners };
}
