import type { Entry, Knowledge } from '../../../knowledge/knowledge';

/** Something a person may type, and what it asks for. */
export interface Example {
  /** An entry's id; {@link OUT_OF_SCOPE} for what the bot must decline. */
  readonly id: string;
  readonly text: string;
  /** How surely the text stands for the entry: where two entries share a text, the one of the higher rank owns it. */
  readonly rank: number;
}

/** The class of everything the bot must decline. */
export const OUT_OF_SCOPE = '';

const PHRASING = 3;
/** The lowest rank of what people type as a question: headings, and above them phrasings. Names and keywords rank lower. */
export const TITLE = 2;
const NAME = 1;
const KEYWORD = 0;

/** Gathers everything a pack says about what people type: headings, phrasings, keywords, names of conditions and kinds of medicines. */
export function collectExamples({ entries, intents }: Knowledge): readonly Example[] {
  const examples: Example[] = [];
  for (const [id, entry] of entries) {
    const add = (rank: number, texts: readonly string[]) => {
      examples.push(...texts.map((text) => ({ id, text, rank })));
    };
    add(TITLE, [entry.title]);
    add(PHRASING, intents.phrasings.get(id) ?? []);
    add(NAME, names(entry));
    add(KEYWORD, entry.keywords);
  }
  return [...examples, ...intents.outOfScope.map((text) => ({ id: OUT_OF_SCOPE, text, rank: PHRASING }))];
}

function names(entry: Entry): readonly string[] {
  switch (entry.kind) {
    case 'condition':
      return [entry.name, ...entry.also];
    case 'medicine':
      return [...entry.kinds, ...entry.substances.flatMap(({ name, also, brands }) => [name, ...also, ...brands])];
    default:
      return [];
  }
}
