import { FactError, readFacts } from '../../src/triage/facts';
import { shipped, triage } from './shipped';

const reason = (given: unknown): FactError => {
  try {
    readFacts(shipped, given);
  } catch (error) {
    if (error instanceof FactError) {
      return error;
    }
  }
  throw new Error('was accepted');
};

describe('readFacts', () => {
  it('reads facts in a fixed order, lists sorted and without repeats', () => {
    const facts = readFacts(shipped, { when: ['resting', 'in-bed', 'resting'], medicines: ['x', ' '], age: 63 });
    expect(JSON.stringify(facts)).toBe('{"age":63,"when":["in-bed","resting"],"medicines":["x"]}');
  });

  it.each([[null], [[]], ['age'], [3]])('refuses %j', (given) => {
    expect(reason(given).code).toBe('facts-not-an-object');
  });

  it('names an unknown key and those there are', () => {
    const error = reason({ agee: 3 });
    expect(error).toMatchObject({ code: 'unknown-fact', key: 'agee' });
    expect(error.message).toMatch(/"agee".*age, pregnancy, flags/);
  });

  it('knows no key that only objects have', () => {
    expect(reason(JSON.parse('{"__proto__": {"age": 3}}')).code).toBe('unknown-fact');
    expect(reason({ constructor: 'x' }).code).toBe('unknown-fact');
  });

  it.each([
    [{ age: -1 }, 'age', 'from 0 to 120'],
    [{ age: 30.5 }, 'age', 'from 0 to 120'],
    [{ age: '30' }, 'age', 'from 0 to 120'],
    [{ pregnancy: 'maybe' }, 'pregnancy', 'no, pregnant, recent-birth, breastfeeding'],
    [{ pregnancy: null }, 'pregnancy', 'no, pregnant'],
    [{ sides: ['one'] }, 'sides', 'one, both, varies'],
    [{ where: 'calf' }, 'where', 'calf, foot, thigh'],
    [{ where: ['knee'] }, 'where', 'calf, foot, thigh'],
    [{ flags: ['flag.nothing'] }, 'flags', 'flag.possible-dvt'],
    [{ conditions: ['flag.possible-dvt'] }, 'conditions', 'condition.diabetes'],
    [{ tried: ['magnesium'] }, 'tried', 'remedy.magnesium'],
    [{ medicines: 'ramipril' }, 'medicines', 'list of names'],
    [{ medicines: [7] }, 'medicines', 'list of names'],
  ])('refuses %j, naming the key and what it may be', (given, key, allowed) => {
    const error = reason(given);
    expect(error).toMatchObject({ code: 'unknown-value', key });
    expect(error.message).toContain(allowed);
  });

  it('is what assess goes by', () => {
    expect(() => triage.assess({ nothing: 'x' })).toThrow(FactError);
  });
});
