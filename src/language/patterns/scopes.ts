import type { Knowledge } from '../../knowledge/knowledge';
import { actionScope, dialogueScope, facetScope, factScope, flagScope, setsOf } from '../../knowledge/patterns/sets';
import type { ContextWords } from '../context/context';
import { wordSet } from '../entities/words';
import { nameSets } from '../recognizers/facts/values';
import type { Text } from '../text/text';
import type { PatternScope } from './compile';
import type { Topics } from './topics';

/** The scopes of the patterns of a pack: a name of a set stands once in each. */
export const FLAGS = 'flags';
export const FACTS = 'facts';
export const ACTIONS = 'actions';
export const DIALOGUE = 'dialogue';
export const FACETS = 'facets';

/** All patterns of a pack: of warning signs, facts, what is done with medicines, what a part of a message does, and facets that are asked. */
export function packScopes(knowledge: Knowledge, { fillers }: ContextWords, text: Text): readonly PatternScope[] {
  const { telling, medicineActions } = knowledge.intents;
  const named = nameSets(knowledge).map(({ set, patterns }) => [set, patterns] as const);
  return [
    { name: FLAGS, sets: setsOf(flagScope(knowledge)), fillers },
    {
      name: FACTS,
      sets: new Map(telling === undefined ? [] : [...setsOf(factScope(knowledge)), ...named]),
      fillers: wordSet(text, telling?.fillers ?? []),
    },
    {
      name: ACTIONS,
      sets: setsOf(actionScope(knowledge)),
      fillers: wordSet(text, medicineActions?.fillers ?? []),
    },
    {
      name: DIALOGUE,
      sets: setsOf(dialogueScope(knowledge)),
      fillers: wordSet(text, knowledge.language.dialogue.fillers),
    },
    { name: FACETS, sets: setsOf(facetScope(knowledge)), fillers },
  ];
}

/** What "@" means in the patterns of a pack. */
export function topicsOf(
  { intents }: Pick<Knowledge, 'intents'>,
  { fillers, clauses: { joins } }: ContextWords,
): Topics {
  const { about = {}, assumed = [] } = intents.listening;
  return {
    names: Object.keys(about),
    assumed: new Set(assumed),
    between: new Set([...fillers, ...joins]),
    joins,
    self: 'self',
  };
}
