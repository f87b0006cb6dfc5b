import fc from 'fast-check';
import { respond as respondTo } from '../../src/conversation/respond';
import { shippedTalk } from '../support/shipped';

const talk = shippedTalk();
const { knowledge } = talk;
const respond = (state: unknown, incoming: Parameters<typeof respondTo>[2]) => respondTo(talk, state, incoming);
const names = knowledge.medicines.flatMap(({ substances }) =>
  substances.flatMap(({ name, brands }) => [name, ...brands]),
);

const say = (state: unknown, text: string, key: string) =>
  respond(state, { kind: 'message', conversation: 't|c', user: 't|u', channel: 't', key, text, scope: 'personal' });
const textOf = ({ replies }: ReturnType<typeof say>) =>
  replies
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'list' ? block.items : [block.text])))
    .join('\n');
const medicinesOf = ({ state }: ReturnType<typeof say>) => JSON.stringify([state.told, state.check, state.of]);

const ASKED = [
  'should I stop X',
  'can I stop X',
  'i want to stop taking X',
  'what if I stop X',
  'can I come off X',
  'do I need to stop X',
  'can I skip X tonight',
  'should I halve X',
  'stop X?',
];

describe('a question about stopping a medicine', () => {
  it('changes no fact, names the medicine and says whom to ask, for any medicine and wording', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(...ASKED), fc.boolean(), (name, template, isNoted) => {
        const told = say(
          undefined,
          isNoted ? `I take ${name} and ramipril and my calves cramp` : 'I am 60, my calves cramp',
          '1',
        );
        const asked = say(told.state, template.replace('X', name), '2');
        expect([name, template, medicinesOf(asked)]).toEqual([name, template, medicinesOf(told)]);
        expect(textOf(asked).toLowerCase()).toContain(name.toLowerCase());
        expect(textOf(asked)).toMatch(/ask|call|talk to/i);
        // The last is the official exception: what the open warning sign says of this very medicine.
        expect(textOf(asked)).toMatch(
          /not stop|never stop|before|first|may leave|may stop|do not miss|keep|finish|advice is to stop the antibiotic and contact a doctor/i,
        );
      }),
      { numRuns: 80 },
    );
  });

  it('is answered by a text of its own for every class of medicines', () => {
    expect(
      knowledge.medicines
        .filter(({ stopping }) => stopping.at(-1)?.of !== undefined || stopping.length === 0)
        .map(({ id }) => id),
    ).toEqual([]);
  });
});

describe('the medicine named last', () => {
  const LOOSE = [
    'could I leave it off for a week and see',
    'shall i pack it in',
    'how bad would it be to go cold turkey',
    'would every second night do instead?',
    'can I bin it',
    'would missing a few hurt',
    'whats wrong with a weekend without',
    'how do i come off it',
    'i want off this stuff',
    'fancy a break from the tablets tbh',
    'do I really need it',
    'ok if I let it run out',
  ];

  it.each(LOOSE)('is what "%s" is about: answered, and nothing is changed', (text) => {
    const told = say(undefined, 'I take bisoprolol and my calves cramp', '1');
    const asked = say(told.state, text, '2');
    expect(textOf(asked)).toMatch(/bisoprolol/i);
    expect(textOf(asked)).toMatch(/do not stop it/i);
    expect(medicinesOf(asked)).toBe(medicinesOf(told));
  });

  it.each([
    'how do I stop it',
    'why does it happen at night',
    'is it dangerous',
    'thank you',
    'what helps to prevent cramps',
  ])('is not what "%s" is about', (text) => {
    const told = say(undefined, 'I take bisoprolol and my calves cramp', '1');
    expect(textOf(say(told.state, text, '2'))).not.toMatch(/do not stop it/i);
  });

  it('is nothing where no medicine was named', () => {
    expect(textOf(say(undefined, 'could I leave it off for a week and see', '1'))).not.toMatch(/do not stop/i);
  });
});
