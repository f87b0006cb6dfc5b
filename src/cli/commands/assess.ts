import type { Facts } from '../../knowledge/facts';
import type { Knowledge } from '../../knowledge/knowledge';
import { FactError, readFacts } from '../../triage/facts';
import type { Outcome, Reason, Triage } from '../../triage/outcome';

/** Where a command writes, a line at a time. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
}

/**
 * Assesses facts, one JSON object a line, and writes an outcome for each: as JSON, or as text to read.
 *
 * A line that cannot be used is reported with its number, the key and the values it may have; the others are assessed all the same.
 *
 * @returns the exit code: 1 if any line was bad
 */
export async function assess(
  lines: AsyncIterable<string> | Iterable<string>,
  io: Io,
  { json, triage, knowledge }: { readonly json: boolean; readonly triage: Triage; readonly knowledge: Knowledge },
): Promise<number> {
  let number = 0;
  let code = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') {
      continue;
    }
    try {
      const outcome = triage.assess(readLine(knowledge, line));
      io.out(json ? JSON.stringify(toJson(outcome)) : toText(knowledge, outcome));
    } catch (error) {
      if (!(error instanceof FactError)) {
        throw error;
      }
      io.err(`line ${number}: ${error.message}`);
      code = 1;
    }
  }
  return code;
}

function readLine(knowledge: Knowledge, line: string): Facts {
  let given: unknown;
  try {
    // Some editors put a byte order mark in front.
    given = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    throw new FactError(
      'facts-not-an-object',
      'not JSON: write one object of facts a line, such as {"age": 63, "frequency": "weekly"}',
    );
  }
  return readFacts(knowledge, given);
}

function toJson({ urgency, flags, causes, medicines, remedies, withheld }: Outcome) {
  return {
    urgency,
    flags: flags.map(({ id, because }) => ({ id, because: factsOf(because) })),
    causes: causes.map(({ id, standing, because }) => ({ id, standing, because: factsOf(because) })),
    medicines: medicines.map(({ id, names, link }) => ({ id, names, link })),
    remedies: remedies.map(({ id, grade, cautions }) => ({ id, grade, cautions })),
    withheld: withheld.map(({ id, because }) => ({ id, because })),
  };
}

function factsOf(because: readonly Reason[]): string[] {
  return [...new Set(because.flatMap(({ facts }) => facts))];
}

function toText(knowledge: Knowledge, outcome: Outcome): string {
  const title = (id: string) => knowledge.entries.get(id)?.title ?? id;
  const why = (because: readonly Reason[]) => because.map(({ text }) => text).join(' ');
  const part = (heading: string, items: readonly string[]) =>
    items.length > 0 ? [`  ${heading}`, ...items.map((item) => `    ${item}`)] : [];
  return [
    outcome.urgency,
    ...part(
      'warning signs',
      outcome.flags.map(({ id, because }) =>
        [`${title(id)}: ${why(because)}`, ...because.flatMap(({ act }) => act ?? [])].join(' '),
      ),
    ),
    ...part(
      'see someone soon',
      outcome.soon.map(({ because }) => why(because)),
    ),
    ...part(
      'answers that do not go together',
      outcome.contradictions.map(({ because }) => why(because)),
    ),
    ...part(
      'causes',
      outcome.causes.map(({ id, standing, because }) => `${standing}: ${title(id)}. ${why(because)}`.trim()),
    ),
    ...part(
      'medicines',
      outcome.medicines.map(({ id, names, link }) => `${names.join(', ')}: ${title(id)} (${link})`),
    ),
    ...part('medicines not recognised', outcome.unknownMedicines),
    ...part(
      'remedies',
      outcome.remedies.map(({ id, grade, cautions }) => `${title(id)} (${grade}). ${cautions.join(' ')}`.trim()),
    ),
    ...part(
      'withheld',
      outcome.withheld.map(({ id, because }) => `${title(id)}: ${because}`),
    ),
  ].join('\n');
}
