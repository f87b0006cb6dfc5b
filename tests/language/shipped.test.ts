import { answerTo } from '../support/extracted';
import { shippedTalk } from '../support/shipped';
import { crossValidatedAccuracy } from './accuracy';

const { knowledge, language } = shippedTalk();
const phrasings = [...knowledge.intents.phrasings].flatMap(([id, texts]) => texts.map((text) => ({ id, text })));

describe('the shipped pack', () => {
  it('gives every stored phrasing its own entry', () => {
    const lost = phrasings.filter(({ id, text }) => {
      const [first, second] = language.match(text).entries;
      return first?.id !== id && !(second?.id === id && second.confidence === first?.confidence);
    });
    expect(lost).toEqual([]);
  });

  it.each([
    'help, cramp, so much pain',
    'woke with awful cramp in my calf, help',
    'oww my calf has cramped, it hurts so much',
    'in agony with leg cramp right now',
    'killer cramp in my calf right now, what do I do',
    'my wife is in agony with cramp, what do I do',
  ])('answers the cry "%s" with what to do this minute, and no warning', (text) => {
    expect(language.listen(text)).toEqual([]);
    const { decision, entries } = language.match(text);
    expect([decision, entries[0]?.id]).toEqual(['answer', 'faq.stop-now']);
  });

  it('declines every stored example of what is out of scope', () => {
    expect(knowledge.intents.outOfScope.filter((text) => language.match(text).decision !== 'unknown')).toEqual([]);
  });

  it('knows every medicine by each of its names', () => {
    const unknown = knowledge.medicines.flatMap(({ id, substances }) =>
      substances.flatMap(({ name, also, brands }) =>
        [name, ...also, ...brands].filter(
          (called) =>
            !language.medicines(`I take ${called} 10 mg`).some((found) => found.id === id && found.name === name),
        ),
      ),
    );
    expect(unknown).toEqual([]);
  });

  it('finds no medicine in what is written for the questions of the check', () => {
    const texts = knowledge.questions
      .filter(({ fact }) => fact !== 'medicines')
      .flatMap(({ options }) => options.flatMap(({ label }) => label));
    expect(
      texts.filter(
        (text) =>
          // What is a remedy of the content may well stand there.
          language
            .medicines(text)
            .some(({ id, name }) => id.startsWith('medicine.') && !/quinine|steroid|insulin/i.test(name)) &&
          !/medicine|tablet|pill/i.test(text),
      ),
    ).toEqual([]);
  });

  it('reads every label and word of an option as that option', () => {
    const misread = knowledge.questions.flatMap((question) =>
      question.options.flatMap(({ value, label, words }) =>
        [label, ...(typeof value === 'number' ? [] : words)]
          .map((text) => ({
            question: question.id,
            text,
            read: answerTo(language, question, text)?.value ?? [],
            value,
          }))
          .filter(({ read }) => ![read].flat().map(String).includes(String(value)))
          .map(({ read, ...rest }) => ({ ...rest, read: JSON.stringify(read) })),
      ),
    );
    expect(misread).toEqual([]);
  });

  it('ranks unseen phrasings by topic in cross-validation', () => {
    const { top1, topic } = crossValidatedAccuracy(knowledge, { folds: 3, rounds: 1 });
    expect(top1).toBeGreaterThan(0.65);
    expect(topic).toBeGreaterThan(0.8);
  });
});
