import type { Knowledge } from '../../../knowledge/knowledge';
import type { Assertion } from '../../context/context';
import { type Experiencer, experiencersOf } from '../../context/experiencer';
import { type Age, STATED } from '../../entities/age';
import { writtenIn } from '../../entities/medicine';
import { wordSet } from '../../entities/words';
import type { Lexicon } from '../../lexicon';
import type { Match } from '../../patterns/search';
import type { ExtractedFact, MedicineState, Told } from '../../understanding';
import type { Token, Utterance } from '../../utterance';
import type { AnswerParts } from '../answers/answer-text';
import { createQuestionForm } from '../answers/question-form';
import { medicineStates, type StatedMedicine, takenOnce } from './medicine-states';
import { createFactKinds } from './report';
import { answersOf, isList } from './values';

/** Extracts the facts that a message tells of the person it is about, unasked. Pure; bounded time for any text; never throws. */
export type FactsRecognizer = (utterance: Utterance) => Told;

/** Context's terms for the states of a medicine. */
const ASSERTION: Readonly<Record<MedicineState, Assertion>> = {
  taken: 'affirmed',
  asked: 'hypothetical',
  stopped: 'historical',
  allergic: 'negated',
  'not-taken': 'negated',
};
const NOTHING: Told = { answers: [], facts: [] };
/** A few words without a person or a number are what people type into a search box: they tell nothing. */
const SEARCH_WORDS = 5;
const FEWEST_BARE = 2;
/** A value in so many words is told, and no topic. */
const FEWEST_PLAIN = 2;
/** Most words between "is it" and what is only asked. */
const SUPPOSED = 6;

/**
 * Compiles how people tell facts of their own accord.
 *
 * Only what is clearly said counts: not what is denied, supposed, asked in general or long over, and only what is said of the person
 * the message is about: the one who has the symptom, else the writer, else the one they write for. Facts of anybody else are dropped.
 */
export function createFactsRecognizer(
  knowledge: Knowledge,
  {
    text,
    entities,
    medicines,
    contextOf,
    people,
    answers,
    facts: patterns,
  }: Lexicon & Pick<AnswerParts, 'answers' | 'facts'>,
): FactsRecognizer {
  const { telling } = knowledge.intents;
  if (telling === undefined || patterns === undefined) {
    return () => NOTHING;
  }
  const addressed = wordSet(text, knowledge.language.context.people.addressed);
  const { fillers } = patterns;
  const kindsIn = createFactKinds(knowledge);
  const questionForm = createQuestionForm(answers);
  const isOne = (key: string) => !isList(knowledge.facts.get(key)?.kind);

  return ({ text: message, tokens }) => {
    const { find, found } = patterns.search(tokens);
    const drugs = medicines.find(tokens);
    const ages = entities.agesIn(tokens).filter(({ certainty }) => certainty === STATED);
    if (found.length === 0 && drugs.length === 0 && ages.length === 0) {
      return NOTHING;
    }
    const { isLasting, isTopic, isRegimen } = kindsIn(tokens, drugs);
    const own = new Set(found.flatMap(({ match }) => match.used));
    const { hypothetical, experiencers: named, negatedBut, historicalBy } = contextOf(tokens);
    const negated = negatedBut(own);
    const historical = historicalBy(find('past'), negated);
    const ended = [...find('past'), ...find('over')].map(({ start }) => tokens[start]!);
    const dated = new Set(ended.map(({ sentence }) => sentence));
    const pastClauses = new Set(ended.map(({ clause }) => clause));
    const besides = new Set(find('besides').map(({ start }) => tokens[start]!.sentence));
    const experiencers =
      besides.size === 0 ? named : experiencersOf(tokens, people, ({ sentence }) => besides.has(sentence));
    const isWriter = tokens.some(
      ({ text: word }, at) => experiencers[at] === 'self' && people.self.has(word) && !people.joint.has(word),
    );
    const subject = subjectOf(find('symptom'), experiencers, isWriter);
    const isOwner = (at: number) => (experiencers[at] ?? subject) === subject;
    const holds = (at: number) => !hypothetical.has(at) && !negated.has(at) && isOwner(at);
    // What a sentence says of the past holds for that sentence alone: a story goes on in the present.
    const isNow = (at: number) => !historical.has(tokens[at]!.clause) || !dated.has(tokens[at]!.sentence);
    const supposing = find('supposing');

    const told = found.filter(
      ({ match: { used }, fact, value }) =>
        used.every((at) => holds(at) && (isLasting(fact, value) || isNow(at))) &&
        !isRegimen(fact, used[0]!) &&
        !supposing.some((cue) => isAfter(used[0]!, cue, tokens)) &&
        !find(`not ${fact}`).some(
          (claim) => isOneClause(claim, tokens) && claim.used.some((at) => used.includes(at)),
        ) &&
        // "Do not smoke" is no "smoke", and "wine every night" says nothing of other nights.
        !found.some(
          (other) =>
            other.match.used.length > used.length &&
            used.every((at) => other.match.used.includes(at)) &&
            (other.fact === fact ? other.value !== value : isOne(fact) && isOne(other.fact)),
        ),
    );
    // "I am 70 and had a stent in 2015"; of "60, no, I mean 61" the last.
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
      certainty: 1,
      tokens: range,
      ...more,
    });
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
        .map((one) =>
          fact(one.fact, one.value, [one.match.start, one.match.end], { rule: patterns.placeOf(one.match) }),
        ),
      ...taken.map((one) => medicineFact(one)),
    ];
    const others = stated.filter((one) => !taken.includes(one)).map(medicineFact);
    const kinds = new Set(facts.map((one) => one.fact));
    const isStory = tokens.length > SEARCH_WORDS;
    /** "Sir, taking ramipril 20. Leg cramps since." */
    const isTold = ({ start }: Match) => {
      const said = tokens.filter(({ sentence }) => sentence === tokens[start]!.sentence);
      const next = tokens.find(({ sentence }) => sentence > tokens[start]!.sentence)?.start ?? message.length;
      return isStory && questionForm({ text: message.slice(said[0]!.start, next), tokens: said }) === undefined;
    };
    const having = find('having');
    const isOwn =
      taken.some(({ isOwned, isDosed, cue }) => isOwned || isDosed || (cue !== undefined && isTold(cue))) ||
      told.some(({ match }) => having.some(({ end, used }) => end === match.start || used.includes(match.start)));
    const isReport = find('tells').length > 0 && questionForm({ text: message, tokens }) === undefined;
    if (isBare && !isOwn && !isReport && (kinds.size < FEWEST_BARE || !isStory)) {
      // "Every single night" and "nothing tried" tell; "cramp and statins" is a topic.
      const plain = facts.filter(({ fact: key, value, tokens: [from, to] }) =>
        isTopic(key) ? value === undefined : to - from >= FEWEST_PLAIN,
      );
      const isAsked = questionForm({ text: message, tokens }) !== undefined;
      return isAsked
        ? { ...NOTHING, facts: others }
        : { ...NOTHING, answers: answersOf(knowledge, plain), facts: [...plain, ...others] };
    }
    const isQuestion = tokens.at(-1)?.sentence === 0 && questionForm({ text: message, tokens }) !== undefined;
    // "Why does it hurt at night" is a question, and no story.
    if (isQuestion && !isOwn && [...kinds].every(isTopic)) {
      return { ...NOTHING, facts: others };
    }
    const person = tokens.find(({ text: word }, at) => experiencers[at] === 'other' && people.others.has(word))?.text;
    return {
      of: subject === 'other' ? (person ?? 'other') : subject === 'self' ? 'self' : undefined,
      answers: answersOf(knowledge, facts),
      facts: [...facts, ...others],
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
