import type { MedicineMention } from '../../knowledge/facts';
import type { Place } from '../../knowledge/fault';
import type { Knowledge, MedicineForm, MedicineGroup } from '../../knowledge/knowledge';
import { createNameRepair } from '../spelling/name-repair';
import type { Spelling } from '../spelling/spelling';
import { remembered, rememberedFor } from '../text/remembered';
import type { Text } from '../text/text';
import type { KnownName } from '../understanding';
import type { Token, Utterance } from '../utterance';
import { createMedicineForms, type FoundForm } from './medicines/medicine-forms';
import {
  createRemedyNames,
  type Meaning,
  type MedicineTerms,
  type Named,
  SHORTEST_JOINED,
  type Term,
} from './medicines/medicine-terms';
import { createPhraseIndex, type Found } from './phrase-index';
import { wordSets } from './words';

/** A medicine in a message, or something else that people take: which tokens name it, and what it is. */
export interface MedicineEntity {
  readonly at: number;
  readonly length: number;
  /** The words, mistyped names put right. */
  readonly words: readonly string[];
  /** Class and name, once for each class; several where one brand or kind stands under several, none for a kind that does not say which. */
  readonly named: readonly Named[];
  /** A kind, and no medicine by name. */
  readonly isKind?: true;
  /** The classes that a kind which does not say which may be of. */
  readonly among: readonly string[];
  /** Of no class: what is said about stopping it. */
  readonly group?: MedicineGroup | undefined;
  /** Of no class: the remedy of the content that it is. */
  readonly remedy?: string | undefined;
  /** It is said to come in a form of which little reaches the body: it counts as none of its classes. */
  readonly local?: MedicineForm | undefined;
  /** The classes that it would be of in another form. */
  readonly classes: readonly string[];
  /** As it is written; mistyped; in pieces that were joined; a kind of one class; a kind of several. */
  readonly certainty: 'exact' | 'repaired' | 'joined' | 'kind' | 'vague';
  /** The rows of the content that say so. */
  readonly rules: readonly Place[];
}

/** What entities are found in: the tokens of an utterance or a run of them. */
export type Words = readonly (Pick<Token, 'text' | 'start' | 'end'> & Partial<Pick<Token, 'mark' | 'bracketed'>>)[];

/** The names and kinds of medicines that a pack knows. */
export interface Medicines {
  /**
   * The medicines these tokens name, left to right; found once for the same list of tokens. Names may be mistyped, run together
   * ("codiovan") or taken apart ("lisino pril"); kinds ("water tablet") are found in singular and plural.
   */
  find(tokens: Words): readonly MedicineEntity[];
  /** The medicines and remedies a message mentions, each once, in its order; where a name says which ("my inhaler, Ventolin"), no vague kind. */
  mentions(utterance: Utterance): readonly MedicineMention[];
  /** The names, of several classes, that a mistyped one may be: as they are folded, best first, at most three; none where it is plain. */
  alike(name: Words): readonly string[];
  /** Every name in a message, of a class or not. */
  names(utterance: Utterance): readonly KnownName[];
}

/** What a word may be of a name. */
interface Reading {
  /** The word of a name that it is or was meant to be. */
  readonly name?: string | undefined;
  /** The stem of what it was meant to be. */
  readonly kind: string;
  /** It may be a piece of a name. */
  readonly isPiece: boolean;
  readonly isCommon: boolean;
}

const MOST_PIECES = 3;
// They bound the time that a message of nothing but unknown words takes.
const LOOKUPS_A_MESSAGE = 150;
const JOINED_LOOKUPS_A_MESSAGE = 12;
const LOOKUPS_A_NAME = 4;

/**
 * Compiles the names of medicines, supplements and products.
 */
export function createMedicines(
  knowledge: Knowledge,
  { names, shortNames, kinds }: MedicineTerms,
  text: Text,
  spelling: Spelling,
): Medicines {
  const { stem, isCommonWord } = text;
  const { definite, purposes } = wordSets(text, knowledge.language.medicines);
  const { strengths } = knowledge.language.medicines;
  const nameIndex = createPhraseIndex([...names, ...shortNames]);
  const kindIndex = createPhraseIndex(kinds.map(([words, meaning]) => [words.map(stem), meaning] as const));
  const kindStems = new Set(kinds.flatMap(([words]) => words.map(stem)));
  const repair = createNameRepair(classesByWord(names), strengths, spelling, text);
  const remedyOf = createRemedyNames(knowledge, text, spelling);
  const formOf = createMedicineForms(knowledge, text);

  /** A kind with an article is one thing and called just so: "the pill", but not "the pills" and "the pill for my heart". */
  const isCalledSo = ({ at, length, values }: Found<Meaning>, tokens: Words): boolean => {
    const name = text.forms(values.find(({ isKind }) => isKind)?.named?.name ?? '');
    const next = tokens[at + length]?.text ?? '';
    return (
      name.length < 2 ||
      !definite.has(name[0]!) ||
      (name.every((word, i) => tokens[at + i]?.text === word) && !purposes.has(next))
    );
  };

  const read = remembered((word): Reading => {
    const root = stem(word);
    return {
      name: repair.meant(word),
      // "Klor" and "vit" are parts of names, and no slips.
      kind: kindStems.has(root) ? root : stem(spelling.meant(word)[0]!),
      isPiece: isLetters(word),
      isCommon: isCommonWord(word),
    };
  });
  const unread = (word: string): Reading => ({ kind: stem(word), isPiece: isLetters(word), isCommon: false });

  /** A name or kind that was written in two or three pieces: "lisino pril", "anti depressants". */
  const joinedAt = (tokens: Words, readings: readonly Reading[], at: number, mayLookUp: (word: string) => boolean) => {
    let most = 0;
    while (most < MOST_PIECES && readings[at + most]?.isPiece && (most === 0 || isNext(tokens, at + most))) {
      most++;
    }
    for (let length = most; length > 1; length--) {
      const pieces = tokens.slice(at, at + length).map((token) => token.text);
      const word = pieces.join('');
      const isOne = word.length >= SHORTEST_JOINED && !pieces.every((_, i) => readings[at + i]!.isCommon);
      if (isOne) {
        const isRight = pieces.some(spelling.trusts) || !mayLookUp(word);
        const name = isRight ? word : (repair.meant(word) ?? word);
        const values = nameIndex.longestAt([name], 0)?.values;
        if (values !== undefined) {
          return { at, length, values, words: [name] };
        }
      }
    }
    return undefined;
  };

  const find = (tokens: Words): readonly MedicineEntity[] => {
    const mayLookUp = atMost(LOOKUPS_A_MESSAGE);
    const mayLookUpJoined = atMost(JOINED_LOOKUPS_A_MESSAGE);
    const readings = tokens.map(({ text: word }) =>
      repair.isUnknown(word) && !mayLookUp(word) ? unread(word) : read(word),
    );
    const asNames = readings.map(({ name }) => name);
    const asKinds = readings.map(({ kind }) => kind);
    const found: MedicineEntity[] = [];
    for (let at = 0; at < tokens.length; ) {
      const name = nameIndex.longestAt(asNames, at);
      const kind = kindIndex.longestAt(asKinds, at);
      const isKind = kind !== undefined && kind.length > (name?.length ?? 0) && isCalledSo(kind, tokens);
      const best = isKind ? kind : name;
      const joined = best === undefined ? joinedAt(tokens, readings, at, mayLookUpJoined) : undefined;
      const { length, values } = best ?? joined ?? { length: 1, values: [] };
      if (values.length > 0) {
        const written = tokens.slice(at, at + length).map((token) => token.text);
        const words = joined?.words ?? written.map((word, i) => asNames[at + i] ?? word);
        const what = meaningOf(values);
        const remedy = what.named.length === 0 ? remedyOf(words) : undefined;
        const spelt = joined ? 'joined' : words.join() === written.join() ? 'exact' : 'repaired';
        const entity = inForm(
          {
            at,
            length,
            words,
            ...what,
            classes: [...new Set([...what.named.map(({ id }) => id), ...what.among])],
            remedy,
            certainty: what.isKind ? 'kind' : what.among.length > 0 ? 'vague' : spelt,
          },
          formOf(tokens, at, length),
        );
        // "Eye drops (timolol)" are one thing.
        while (found.length > 0 && found.at(-1)!.at >= entity.at) {
          found.pop();
        }
        found.push(entity);
        at = entity.at + entity.length;
      } else {
        at += length;
      }
    }
    return found;
  };

  const findOnce = rememberedFor(find);
  return {
    find: findOnce,
    mentions: ({ text: message, tokens }) => mentionsOf(message, tokens, findOnce(tokens)),
    alike: (tokens) =>
      findOnce(tokens).length > 0
        ? []
        : tokens
            .slice(0, LOOKUPS_A_NAME)
            .flatMap(({ text: word }) => repair.rivals(word))
            .filter((word) => nameIndex.longestAt([word], 0) !== undefined),
    names: ({ text: message, tokens }) =>
      findOnce(tokens).map((entity) => ({
        as: writtenIn(message, tokens, entity),
        group: entity.group,
        local: entity.local,
        classes: entity.classes,
      })),
  };
}

/** The words of an entity, as they are written. */
export function writtenIn(
  message: string,
  tokens: Words,
  { at, length }: Pick<MedicineEntity, 'at' | 'length'>,
): string {
  return message.slice(tokens[at]!.start, tokens[at + length - 1]!.end);
}

/** A medicine in the form that is said with it: where that form is local it counts as none of its classes. */
function inForm(entity: MedicineEntity, found: FoundForm | undefined): MedicineEntity {
  if (found === undefined || (entity.group !== undefined && entity.remedy === undefined)) {
    return entity;
  }
  const { at, length, form } = found;
  const isLocal = (id: string) => (form.local === undefined ? !form.counts.includes(id) : form.local.includes(id));
  const [named, among] = [entity.named.filter(({ id }) => !isLocal(id)), entity.among.filter((id) => !isLocal(id))];
  const isOfClass = entity.named.length + entity.among.length > 0;
  const stays = isOfClass ? named.length + among.length > 0 : form.local !== undefined;
  return {
    ...entity,
    at,
    length,
    named,
    among,
    ...(!stays && { remedy: undefined, local: form }),
  };
}

function mentionsOf(message: string, tokens: Words, found: readonly MedicineEntity[]): readonly MedicineMention[] {
  const certain = new Set(found.flatMap(({ named }) => named.map(({ id }) => id)));
  const mentions = new Map<string, MedicineMention>();
  for (const entity of found) {
    const as = writtenIn(message, tokens, entity);
    const name = entity.words.join(' ');
    const may = entity.among.some((id) => certain.has(id)) ? [] : entity.among;
    for (const mention of [
      ...entity.named.map((named) => ({ ...named, as })),
      ...(entity.remedy === undefined ? [] : [{ id: entity.remedy, name, as }]),
      ...may.map((id) => ({ id, name, as, vague: true as const })),
    ]) {
      const key = `${mention.id} ${mention.name}`;
      mentions.set(key, mentions.get(key) ?? mention);
    }
  }
  return [...mentions.values()];
}

/** What was named: of a kind one name for each class, of a vague kind what it may be. */
function meaningOf(values: readonly Meaning[]): Pick<MedicineEntity, 'named' | 'among' | 'isKind' | 'group' | 'rules'> {
  const named = new Map<string, Named>();
  for (const { named: one, isKind } of values) {
    const key = isKind ? one?.id : `${one?.id} ${one?.name}`;
    if (one !== undefined && key !== undefined && !named.has(key)) {
      named.set(key, one);
    }
  }
  const rules = [...new Set(values.flatMap(({ rule }) => rule ?? []))];
  if (named.size > 0) {
    const isKind = values.every((value) => value.isKind);
    return { named: [...named.values()], among: [], rules, ...(isKind && { isKind }) };
  }
  const among = [...new Set(values.flatMap((value) => value.among ?? []))];
  return { named: [], among, rules, group: values.find(({ group }) => group)?.group };
}

/** The words that names are made of, with the classes each may be of. */
function classesByWord(names: readonly Term[]): ReadonlyMap<string, ReadonlySet<string>> {
  const classes = new Map<string, Set<string>>();
  for (const [words, { named, among = [] }] of names) {
    for (const word of words) {
      classes.set(word, new Set([...(classes.get(word) ?? []), ...(named ? [named.id] : among)]));
    }
  }
  return classes;
}

/** Whether a word is among the first so many different ones that are asked about. */
function atMost(most: number): (word: string) => boolean {
  const seen = new Set<string>();
  return (word) => seen.has(word) || (seen.size < most && seen.add(word).has(word));
}

/** Whether only one character stands before a token. */
function isNext(tokens: Words, at: number): boolean {
  return tokens[at]!.start - tokens[at - 1]!.end === 1;
}

function isLetters(word: string): boolean {
  return /^\p{L}+$/u.test(word);
}
