import type { Remedy } from '../knowledge/knowledge';
import { fill } from '../messages/fill';
import type { Block, Reply } from '../messages/messages';
import { paragraphs } from '../messages/paragraphs';
import type { Outcome, Reason } from '../triage/outcome';
import { cautions, citations } from './answers';
import { numbersFor } from './numbers';
import type { State } from './state';
import { say, type Talk } from './talk';
import { flagsOf } from './warnings';

/** Remedies told in full; the others are named, and can be asked about. */
const MOST_IN_FULL = { review: 1, now: 3, prevent: 4 } as const;
const MOST_WITHHELD = 6;
/** The first sources of an entry are its main ones; all of them stand under its own answer. */
const MAIN_SOURCES = 2;

/** A part of the result, with the sources of what it says. */
type Part = Pick<Reply, 'blocks' | 'sources'>;

/**
 * The result of the check, in the order it matters: how soon, why perhaps, which medicines, what to try, when to see someone.
 *
 * Four messages at most: Teams takes seven a second.
 */
export function outcomeReplies(talk: Talk, state: State, outcome: Outcome, locale: string | undefined): Reply[] {
  const numbers = numbersFor(talk, state.country, locale);
  const tell = (text: string) => paragraphs(fill(text, numbers));
  return [
    reply(urgency(talk, outcome, tell)),
    reply(behind(talk, outcome), medicines(talk, outcome, tell)),
    reply(remedies(talk, outcome, 'review'), remedies(talk, outcome, 'now'), remedies(talk, outcome, 'prevent')),
    {
      ...reply(left(talk, outcome), when(talk, tell)),
      suggestions: [say(talk, 'label-change'), say(talk, 'label-help')],
      about: 'outcome',
    },
  ].filter(({ blocks }) => blocks.length > 0);
}

function reply(...parts: readonly Part[]): Reply {
  const sources = new Map(
    parts.flatMap((part) => part.sources).map((source) => [`${source.publisher}|${source.title}`, source]),
  );
  return {
    kind: 'outcome',
    blocks: parts.flatMap(({ blocks }) => blocks),
    sources: [...sources.values()],
    suggestions: [],
  };
}

function part(blocks: readonly Block[], sources: Part['sources'] = []): Part {
  return { blocks, sources };
}

function urgency(talk: Talk, outcome: Outcome, tell: (text: string) => Block[]): Part {
  const flags = flagsOf(
    talk,
    outcome.flags.map(({ id }) => id),
    'urgent',
  );
  const told = flags.flatMap((flag) => {
    const because = outcome.flags.find(({ id }) => id === flag.id)?.because ?? [];
    return [
      { type: 'heading' as const, text: flag.title },
      ...[flag.act, ...because.flatMap(({ act }) => act ?? [])]
        .flatMap(tell)
        .map((block) => (block.type === 'text' ? { ...block, tone: 'alert' as const } : block)),
      // What was ticked or heard is the heading itself.
      ...why(
        talk,
        because.filter(({ text }) => text !== flag.title),
      ),
    ];
  });
  const reasons = outcome.soon.flatMap(({ because }) => because.map(({ text }) => text));
  const unclear: Block[] =
    outcome.contradictions.length > 0
      ? [{ type: 'text', text: say(talk, 'contradiction', { reasons: reasonsOf(outcome.contradictions) }) }]
      : [];
  const soon: Block[] =
    outcome.soon.length > 0
      ? [
          { type: 'text', text: say(talk, 'outcome-soon-why') },
          { type: 'list', items: reasons },
        ]
      : [];
  return part(
    [{ type: 'text', text: say(talk, `outcome-${outcome.urgency}`), tone: 'strong' }, ...told, ...soon, ...unclear],
    citations(
      talk,
      flags.flatMap(({ sources }) => sources),
    ),
  );
}

function behind(talk: Talk, outcome: Outcome): Part {
  const named = (standing: 'likely' | 'possible' | 'less-likely') =>
    outcome.causes
      .filter((cause) => cause.standing === standing)
      .flatMap(({ id, because }) => {
        const entry = talk.knowledge.entries.get(id);
        return entry ? [{ entry, because }] : [];
      });
  const likely = named('likely');
  const possible = named('possible');
  // With little told, the least unlikely is still said.
  const [full, rest] =
    likely.length > 0
      ? [likely, possible]
      : possible.length > 0
        ? [possible, []]
        : [named('less-likely').slice(0, 1), []];
  const blocks: Block[] = full.flatMap(({ entry, because }) => [
    { type: 'text' as const, text: `**${entry.title}.** ${entry.answer}` },
    ...why(talk, because),
  ]);
  const items = rest.map(({ entry, because }) => `**${entry.title}.** ${sentences(because)}`);
  return part(
    blocks.length === 0
      ? []
      : [
          { type: 'heading', text: say(talk, 'outcome-causes') },
          ...blocks,
          ...(items.length > 0
            ? [{ type: 'text', text: say(talk, 'outcome-causes-possible') } as const, { type: 'list', items } as const]
            : []),
        ],
    citations(
      talk,
      full.flatMap(({ entry }) => entry.sources.slice(0, MAIN_SOURCES)),
    ),
  );
}

function medicines(talk: Talk, outcome: Outcome, tell: (text: string) => Block[]): Part {
  const blocks = outcome.medicines.flatMap(({ id, names }): Block[] => {
    const entry = talk.knowledge.entries.get(id);
    return entry?.kind === 'medicine'
      ? [{ type: 'text', text: `**${entry.title}** (${names.join(', ')}). ${entry.answer}` }, ...tell(entry.tell)]
      : [];
  });
  return part(
    blocks.length === 0
      ? []
      : [
          { type: 'heading', text: say(talk, 'outcome-medicines') },
          ...blocks,
          { type: 'text', text: say(talk, 'outcome-medicines-never-stop'), tone: 'strong' },
        ],
    citations(
      talk,
      outcome.medicines.flatMap(({ id }) => talk.knowledge.entries.get(id)?.sources.slice(0, MAIN_SOURCES) ?? []),
    ),
  );
}

function remedies(talk: Talk, outcome: Outcome, phase: 'now' | 'prevent' | 'review'): Part {
  const offered = offeredIn(talk, outcome, phase);
  const full = offered.slice(0, MOST_IN_FULL[phase]);
  const rest = offered.slice(MOST_IN_FULL[phase]);
  if (full.length === 0) {
    return part([]);
  }
  return part(
    [
      { type: 'heading', text: say(talk, `outcome-${phase}`) },
      ...full.flatMap(({ entry, given }): Block[] => [
        { type: 'text', text: `**${entry.title}.** ${entry.answer}` },
        ...why(talk, given.because),
        ...(entry.steps.length > 0 ? [{ type: 'list', items: entry.steps, ordered: true } as const] : []),
        ...(entry.evidence
          ? [{ type: 'text', text: say(talk, 'evidence', { evidence: entry.evidence }), tone: 'subtle' } as const]
          : []),
        ...cautions(talk, given.cautions),
      ]),
      ...(rest.length > 0
        ? [
            { type: 'text', text: say(talk, 'outcome-more') } as const,
            { type: 'list', items: rest.map(({ entry }) => entry.title) } as const,
          ]
        : []),
    ],
    citations(
      talk,
      full.flatMap(({ entry }) => entry.sources.slice(0, MAIN_SOURCES)),
    ),
  );
}

function offeredIn(talk: Talk, outcome: Outcome, phase: Remedy['phase']) {
  return outcome.remedies.flatMap((given) => {
    const entry = talk.knowledge.entries.get(given.id);
    return entry?.kind === 'remedy' && entry.phase === phase ? [{ entry, given }] : [];
  });
}

function left(talk: Talk, outcome: Outcome): Part {
  // What is never offered to anybody is not missed by this person.
  const items = outcome.withheld
    .flatMap(({ id, because }) => {
      const entry = talk.knowledge.entries.get(id);
      return entry?.kind === 'remedy' && entry.phase !== 'explain' ? [`**${entry.title}.** ${because}`] : [];
    })
    .slice(0, MOST_WITHHELD);
  return part(
    items.length > 0
      ? [
          { type: 'heading', text: say(talk, 'outcome-withheld') },
          { type: 'list', items },
        ]
      : [],
  );
}

function when(talk: Talk, tell: (text: string) => Block[]): Part {
  return part([
    { type: 'heading', text: say(talk, 'outcome-when') },
    ...tell(say(talk, 'outcome-when-lines')),
    { type: 'text', text: talk.knowledge.about.disclaimer ?? '', tone: 'subtle' },
    { type: 'text', text: say(talk, 'outcome-again') },
  ]);
}

function why(talk: Talk, because: readonly Reason[]): Block[] {
  return because.length > 0
    ? [{ type: 'text', text: say(talk, 'because', { reasons: sentences(because) }), tone: 'subtle' }]
    : [];
}

/** What rules say, as sentences, each once. */
export function reasonsOf(found: Outcome['contradictions']): string {
  return sentences(found.flatMap(({ because }) => because));
}

function sentences(because: readonly Reason[]): string {
  return [...new Set(because.map(({ text }) => text))].join(' ');
}
