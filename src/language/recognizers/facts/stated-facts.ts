import type { Knowledge } from '../../../knowledge/knowledge';
import type { Assertion } from '../../context/context';
import { type Experiencer, experiencersOf } from '../../context/experiencer';
import { type Age, STATED } from '../../entities/age';
import { writtenIn } from '../../entities/medicine';
import { wordSet } from '../../entities/words';
import type { Match } from '../../patterns/search';
import type { ExtractedFact, MedicineState } from '../../understanding';
import type { Token, Utterance } from '../../utterance';
import type { ExtractorParts } from './extractor';
import type { FactMatch } from './fact-patterns';
import { medicineStates, type StatedMedicine, takenOnce } from './medicine-states';
import { createFactKinds } from './report';
import { isList } from './values';

/** What a message states of the person it is about. */
export interface StatedFacts {
  /** Of whom; undefined where the message does not say. */
  readonly of?: string | undefined;
  /** They have it too: of somebody beside the person it was about before. */
  readonly isBesides?: boolean | undefined;
  /** What holds of them. */
  readonly facts: readonly ExtractedFact[];
  /** Those of them that are told also by a few words of nobody. */
  readonly plain: readonly ExtractedFact[];
  /** What they say they do not have or do. */
  readonly denied: readonly ExtractedFact[];
  /** Medicines that are not taken, each as it is meant. */
  readonly others: readonly ExtractedFact[];
  /** Told of a person; a few words of nobody, as people type into a search box or say when they are asked; or no more than a question. */
  readonly standing: 'told' | 'bare' | 'asked';
}

/** Finds the facts that a message states. Pure; bounded time for any text; never throws. */
export type FindStated = (utterance: Utterance) => StatedFacts;

/** Context's terms for the states of a medicine. */
const ASSERTION: Readonly<Record<MedicineState, Assertion>> = {
  taken: 'affirmed',
  asked: 'hypothetical',
  stopped: 'historical',
  allergic: 'negated',
  'not-taken': 'negated',
};
const NOTHING: StatedFacts = { facts: [], plain: [], denied: [], others: [], standing: 'bare' };
/** A few words without a person or a number are what people type into a search box: they tell nothing. */
const SEARCH_WORDS = 5;
const FEWEST_BARE = 2;
/** A value in so many words is told, and no topic. */
const FEWEST_PLAIN = 2;
/** Most words between "is it" and what is only asked. */
const SUPPOSED = 6;

/**
 * Compiles how people state facts.
 *
 * Only what is clearly said counts: not what is denied, supposed, asked in general or long over, and only what is said of the person
 * the message is about: the one who has the symptom, else the writer, else the one they write for. Facts of anybody else are dropped.
 */
export function createStatedFacts(
  knowledge: Knowledge,
  { text, entities, medicines, contextOf, people, patterns, questionForm }: ExtractorParts,
): FindStated {
  const { telling } = knowledge.intents;
  if (telling === undefined || patterns === undefined) {
    return () => NOTHING;
  }
  const addressed = wordSet(text, knowledge.language.context.people.addressed);
  const { fillers } = patterns;
  const kindsIn = createFactKinds(knowledge);
  const isPerson = (word: string) =>
    [people.self, people.third, people.others, people.strangers].some((words) => words.has(word));
  const isOne = (key: string) => !isList(knowledge.facts.get(key)?.kind);

  return ({ text: message, tokens }) => {
    const { find, found } = patterns.search(tokens);
    const drugs = medicines.find(tokens);
    const ages = entities.agesIn(tokens).filter(({ certainty }) => certainty === STATED);
    if (found.length === 0 && drugs.length === 0 && ages.length === 0) {
      return NOTHING;
    }
    const { isLasting, isTopic, isRegimen, isOfSymptom } = kindsIn(tokens, drugs);
    const own = new Set(found.flatMap(({ match }) => match.used));
    const { hypothetical, experiencers: named, negatedBut, historicalBy } = contextOf(tokens);
    const negated = negatedBut(own);
    const historical = historicalBy(find('past'), negated);
    const ended = [...find('past'), ...find('over')].map(({ start }) => tokens[start]!);
    const dated = new Set(ended.map(({ sentence }) => sentence));
    const pastClauses = new Set(ended.map(({ clause }) => clause));
    const besides = new Set(find('besides').map(({ start }) => tokens[start]!.sentence));
    const apart = besides.size === 0 ? named : experiencersOf(tokens, people, ({ sentence }) => besides.has(sentence));
    // "My wife has them too, she is 80": where it is of nobody else, it is of her.
    const isBesides = besides.size > 0 && !apart.some((one) => one === 'self' || one === 'other');
    const experiencers = isBesides ? named : apart;
    const isWriter = tokens.some(
      ({ text: word }, at) => experiencers[at] === 'self' && people.self.has(word) && !people.joint.has(word),
    );
    const subject = subjectOf(find('symptom'), experiencers, isWriter);
    const isOwner = (at: number) => (experiencers[at] ?? subject) === subject;
    const isPlain = (at: number) => !hypothetical.has(at) && !negated.has(at);
    const holds = (at: number) => isPlain(at) && isOwner(at);
    const personal = new Set(tokens.filter(({ text: word }) => isPerson(word)).map(({ sentence }) => sentence));
    // "My husband woke as well. Gone in a minute": what the symptom is like, of whoever has it.
    const isTheirs = (fact: string, at: number) =>
      isOwner(at) || (isOfSymptom(fact) && !personal.has(tokens[at]!.sentence));
    // What a sentence says of the past holds for that sentence alone: a story goes on in the present.
    const isNow = (at: number) => !historical.has(tokens[at]!.clause) || !dated.has(tokens[at]!.sentence);
    const supposing = find('supposing');

    /** It is not only asked, and no part of what says something else: "do not smoke" is no "smoke", "wine every night" no cramp every night. */
    const isItself = ({ match: { used }, fact, value }: FactMatch) =>
      !isRegimen(fact, used[0]!) &&
      !supposing.some((cue) => isAfter(used[0]!, cue, tokens)) &&
      !find(`not ${fact}`).some((claim) => isOneClause(claim, tokens) && claim.used.some((at) => used.includes(at))) &&
      !found.some(
        (other) =>
          other.match.used.length > used.length &&
          used.every((at) => other.match.used.includes(at)) &&
          (other.fact === fact ? other.value !== value : isOne(fact) && isOne(other.fact)),
      );
    const told = found.filter(
      (one) =>
        one.match.used.every(
          (at) => isPlain(at) && isTheirs(one.fact, at) && (isLasting(one.fact, one.value) || isNow(at)),
        ) && isItself(one),
    );
    const denied = found.filter(
      (one) =>
        one.match.used.every((at) => isOwner(at) && !hypothetical.has(at)) &&
        one.match.used.some((at) => negated.has(at)) &&
        isItself(one),
    );
    // "I am 70 and had a stent in 2015"; "what am I saying, 60"; of "60, no, I mean 61" the last.
    const present = new Set(find('present').map(({ end }) => end));
    const isOwnClause = ({ start, end }: Age) => tokens[start]!.mark !== '' && (tokens[end]?.mark ?? '.') !== '';
    const ofAge = ages
      .filter((age) => holds(age.start) || (isOwnClause(age) && isOwner(age.start)))
      .filter(({ start }) => present.has(start) || isNow(start))
      .slice(-1);
    const isBare =
      ofAge.length === 0 &&
      experiencersOf(
        tokens.filter(({ text: word }) => !addressed.has(word)),
        people,
      ).every((one) => one === undefined);
    const stated = medicineStates(tokens, find, drugs, {
      isDenied: (at) => negated.has(at),
      isSupposed: (at) => hypothetical.has(at),
      isOver: (at, isPast) => !isNow(at) && (isPast || pastClauses.has(tokens[at]!.clause)),
      byThemselves: !isBare || (tokens.at(-1)?.clause ?? 0) > 0,
      fillers,
    });
    const taken = takenOnce(stated.filter(({ entity }) => isOwner(entity.at)));
    const isNear = nearSymptom(find('symptom'), tokens);
    const isPlaced = told.some(({ fact, match }) => fact === telling.place && isNear(match));
    const fact = (
      key: string,
      value: string | number | undefined,
      range: ExtractedFact['tokens'],
      more: Partial<ExtractedFact> = {},
    ): ExtractedFact => ({
      fact: key,
      value,
      assertion: 'affirmed',
      experiencer: subject,
      tokens: range,
      ...more,
    });
    const matched = ({ fact: key, value, match }: FactMatch, assertion: Assertion = 'affirmed') =>
      fact(key, value, [match.start, match.end], { assertion, rule: patterns.placeOf(match) });
    const medicineFact = ({ entity, state, cue }: StatedMedicine): ExtractedFact =>
      fact(telling.medicines, writtenIn(message, tokens, entity), [entity.at, entity.at + entity.length], {
        state,
        assertion: ASSERTION[state],
        experiencer: experiencers[entity.at] ?? subject,
        rule: cue && patterns.placeOf(cue),
      });
    const facts = [
      ...ofAge.map(({ start, end, years }) => fact(telling.age, years, [start, end])),
      ...told
        // Of several places told, those in a sentence with the symptom: "it eases when my foot is up" is no place of it.
        .filter((one) => one.fact !== telling.place || !isPlaced || isNear(one.match))
        .map((one) => matched(one)),
      ...taken.map((one) => medicineFact(one)),
    ];

    /** "Sir, taking ramipril 20. Leg cramps since." */
    const isTold = ({ start }: Match) => {
      const said = tokens.filter(({ sentence }) => sentence === tokens[start]!.sentence);
      const next = tokens.find(({ sentence }) => sentence > tokens[start]!.sentence)?.start ?? message.length;
      return isStory && questionForm({ text: message.slice(said[0]!.start, next), tokens: said }) === undefined;
    };
    /** "Twelve hours stood up, could that matter": what stands between marks and asks nothing tells, beside what asks. */
    const isAsked = (at: number) => {
      const from = tokens.findLastIndex(({ mark }, place) => place <= at && (mark !== '' || place === 0));
      const next = tokens.findIndex(({ mark }, place) => place > at && mark !== '');
      const end = tokens[next]?.start ?? message.length;
      const said = tokens.slice(from, next < 0 ? undefined : next);
      return questionForm({ text: message.slice(said[0]!.start, end), tokens: said }) !== undefined;
    };
    const isStory = tokens.length > SEARCH_WORDS;
    const isQuestion = () => questionForm({ text: message, tokens }) !== undefined;
    const having = find('having');
    const isOwn =
      taken.some(
        ({ entity, isOwned, isDosed, cue }) =>
          isOwned || isDosed || (cue !== undefined && (isTold(cue) || (cue.start > entity.at && !isQuestion()))),
      ) || told.some(({ match }) => having.some(({ end, used }) => end === match.start || used.includes(match.start)));
    const kinds = new Set(facts.map((one) => one.fact));
    const standing = (): StatedFacts['standing'] => {
      if (isOwn || (isBare && find('tells').length > 0 && !isQuestion())) {
        return 'told';
      }
      if (isBare && (kinds.size < FEWEST_BARE || !isStory)) {
        return isQuestion() ? 'asked' : 'bare';
      }
      // "Why does it hurt at night" is a question, and no story.
      const isTopical = tokens.at(-1)?.sentence === 0 && [...kinds].every(isTopic);
      return isTopical && isQuestion() ? 'asked' : 'told';
    };
    const person = tokens.find(({ text: word }, at) => experiencers[at] === 'other' && people.others.has(word))?.text;
    return {
      isBesides: isBesides && subject === 'other',
      of: subject === 'other' ? (person ?? 'other') : subject === 'self' ? 'self' : undefined,
      facts,
      // "Every single night" and "nothing tried" tell; "cramp and statins" is a topic.
      plain: facts.filter(
        ({ fact: key, value, tokens: [from, to] }) =>
          (isTopic(key) ? value === undefined : to - from >= FEWEST_PLAIN) && !isAsked(from),
      ),
      denied: denied.map((one) => matched(one, 'negated')),
      others: stated.filter((one) => !taken.includes(one)).map(medicineFact),
      standing: standing(),
    };
  };
}

/** Whom the message is about: who has the symptom; else the writer, else the one they write for. */
function subjectOf(
  symptoms: readonly Match[],
  experiencers: readonly (Experiencer | undefined)[],
  isWriter: boolean,
): Experiencer | undefined {
  const having = new Set(symptoms.map(({ start }) => experiencers[start]));
  const among = having.has('self') || having.has('other') ? having : new Set(experiencers);
  // "What can we give her" tells nothing of the writer.
  return among.has('self') && (isWriter || !among.has('other')) ? 'self' : among.has('other') ? 'other' : undefined;
}

function nearSymptom(symptoms: readonly Match[], tokens: readonly Token[]): (match: Match) => boolean {
  const sentences = new Set(symptoms.map(({ start }) => tokens[start]!.sentence));
  return ({ start }) => sentences.has(tokens[start]!.sentence);
}

function isAfter(at: number, { end }: Match, tokens: readonly Token[]): boolean {
  return end <= at && at - end <= SUPPOSED && tokens[end - 1]!.clause === tokens[at]!.clause;
}

function isOneClause({ used }: Match, tokens: readonly Token[]): boolean {
  return used.every((at) => tokens[at]!.clause === tokens[used[0]!]!.clause);
}
