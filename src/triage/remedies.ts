import type { FactValue } from '../knowledge/facts';
import type { Knowledge, Remedy } from '../knowledge/knowledge';
import type { RuleCompiler, View } from './condition';
import type { Outcome } from './outcome';

/** What may be offered, best first, and what must not be, with the reason. */
export type Suggestions = Pick<Outcome, 'remedies' | 'withheld'>;

const GRADES = 'ABCDX';

/** With a grade below these there is nothing but experts' opinion, or worse. */
const SUPPORTED = 'ABC';

/** In the steps of `order`. */
const UP_FOR_A_FIT = 10;

/** Compiles the choice of remedies. What a rule or a flag that is up forbids is withheld; what was tried is not offered as new. */
export function compileRemedies(
  knowledge: Knowledge,
  compiler: RuleCompiler,
): (
  view: View,
  found: Pick<Outcome, 'flags' | 'medicines'> & { readonly tried: FactValue | undefined },
) => Suggestions {
  const forbidders = new Map(
    knowledge.flags.map(({ id, title, forbids }) => [id, { said: sentence(title), forbids: new Set(forbids) }]),
  );
  const remedies = knowledge.remedies.map((remedy) => ({
    remedy,
    first: compiler.set(remedy.first),
    offer: remedy.offer && compiler.set(remedy.offer),
    fits: compiler.set(remedy.fits),
    cautions: compiler.set(remedy.cautions),
    withhold: compiler.set(remedy.withhold),
  }));

  return (view, { flags, medicines, tried }) => {
    const up = flags.flatMap(({ id }) => forbidders.get(id) ?? []);
    const offered: Candidate[] = [];
    const withheld: Outcome['withheld'][number][] = [];
    for (const { remedy, first, offer, fits, cautions, withhold } of remedies) {
      const unsafe = withhold.all(view).map(({ rule }) => rule.because);
      const forbidding = up.filter(({ forbids }) => forbids.has(remedy.id)).map(({ said }) => said);
      if (unsafe.length + forbidding.length > 0) {
        withheld.push({ id: remedy.id, because: distinct(unsafe.length > 0 ? unsafe : forbidding).join(' ') });
      } else if (
        remedy.phase !== 'explain' &&
        !(Array.isArray(tried) && tried.includes(remedy.id)) &&
        (offer === undefined || offer.any(view))
      ) {
        offered.push({
          id: remedy.id,
          grade: remedy.grade,
          cautions: distinct(cautions.all(view).map(({ rule }) => rule.text)),
          because: fits.all(view).map(({ rule, facts }) => ({ facts, text: rule.because })),
          remedy,
          first: first.any(view),
        });
      }
    }
    const reviewFirst = medicines.some(({ link }) => link === 'strong');
    return {
      remedies: offered
        .sort(
          (a, b) =>
            part(a, reviewFirst) - part(b, reviewFirst) ||
            Number(b.remedy.phase === 'now') - Number(a.remedy.phase === 'now') ||
            place(a) - place(b) ||
            GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade),
        )
        .map(({ remedy: _, first: __, ...suggestion }) => suggestion),
      withheld,
    };
  };
}

type Candidate = Outcome['remedies'][number] & { readonly remedy: Remedy; readonly first: boolean };

/**
 * Where a medicine may well be behind it, a review that suits comes first; then what content puts first for such a person;
 * then what evidence supports; then what some people find helpful. Within each, what helps now comes before the rest.
 */
function part({ remedy, first, because }: Candidate, reviewFirst: boolean): number {
  if (remedy.phase === 'review' && reviewFirst && because.length > 0) {
    return 0;
  }
  if (first) {
    return 1;
  }
  return SUPPORTED.includes(remedy.grade) ? 2 : 3;
}

/** The order of the content, moved up for every reason why it suits this person. */
function place({ remedy, because }: Candidate): number {
  return remedy.order - UP_FOR_A_FIT * because.length;
}

function sentence(title: string): string {
  return /[.!?]$/.test(title) ? title : `${title}.`;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
