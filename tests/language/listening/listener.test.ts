import { type Described, listenerOf } from './boat';

// A boat instead of a body: the listener knows neither.
const boat: Described = {
  words: {
    wet: ['wet', 'flooded', 'water in', 'taking on water'],
    long: ['<over 10 minutes>'],
  },
  about: { engine: ['engine', 'motor'], cabin: ['cabin', 'bunk'], stove: ['stove'] },
  assumed: ['engine'],
  signs: {
    'engine-hot': ['hot @engine'],
    'cabin-wet': ['(wet) @=cabin'],
    'long-alarm': ['alarm * for * (long)', '(long) of alarm'],
    'no-oil': ['no oil'],
    smoke: ['smoke|smoking|fumes'],
    'old-hull': ['old hull'],
    deep: ['<over 20> knots'],
    calm: ['calm'],
  },
  lasting: ['old-hull'],
  flags: {
    'flag.fire': [['engine-hot', 'smoke|no-oil'], ['long-alarm']],
    'flag.sinking': [['cabin-wet'], ['old-hull', 'smoke', '!calm']],
    'flag.wind': [['deep']],
  },
  idioms: ['smoke a|the pipe'],
  plain: ['smokey'],
  cues: {
    fillers: ['is', 'the', 'very', 'a', 'has', 'been', 'my'],
    breaks: ['but', 'because', 'if'],
    subjects: ['i', 'it', 'my'],
    joins: ['and', 'so'],
    links: ['in', 'if', 'of', 'think'],
    denies: ['no', 'not', 'never'],
    doubts: ['do not think'],
    affirms: ['not only', 'can not'],
    owners: ['my', 'the'],
    lists: ['or', 'nor'],
    past: ['years ago', 'in <from 1900 to 2100>'],
    over: ['all fixed'],
    recent: ['now', 'since', 'today'],
    present: ['is', 'has'],
    general: ['^ what', '^ does|can', 'signs of', 'what if'],
    specific: ['what is wrong'],
    reports: ['my (engine)', 'i have', 'there is'],
    conditions: ['if', 'can'],
    self: ['i am'],
  },
};
const { listen } = listenerOf(boat);

describe('signs', () => {
  it.each([
    ['the engine is hot and there is smoke', ['flag.fire']],
    ['hot engine. fumes too', ['flag.fire']],
    ['the engine is hot', []],
    ['smoke everywhere', []],
    ['engine hot, smoke, and the cabin is wet', ['flag.fire', 'flag.sinking']],
    ['it blows 25 knots', ['flag.wind']],
    ['it blows 15 knots', []],
    ['old hull and smoke', ['flag.sinking']],
    ['old hull and smoke but the sea is calm', []],
  ])('%s', (text, flags) => {
    expect(listen(text)).toEqual(flags);
  });
});

describe('spelling', () => {
  it.each(['the engine is smokingg and hot', 'teh enigne is hot, smokng', 'Engines HOT!! Smoke'])(
    'hears "%s"',
    (text) => {
      expect(listen(text)).toEqual(['flag.fire']);
    },
  );

  it('leaves words that are right as they are', () => {
    expect(listen('the engine is hot, a smokey day')).toEqual([]);
  });
});

describe('what a finding is about', () => {
  it.each([
    ['the stove is hot, smoke comes out', []],
    ['my engine stutters. It is hot. Smoke.', ['flag.fire']],
    ['hot and smoking', ['flag.fire']],
    ['i am hot and there is smoke', []],
    ['flooded', []],
    ['the cabin? flooded', ['flag.sinking']],
    ['engine and stove are hot, fumes', ['flag.fire']],
  ])('%s', (text, flags) => {
    expect(listen(text)).toEqual(flags);
  });
});

describe('denial', () => {
  it.each([
    'the engine is not hot, and there is smoke',
    'engine hot, no smoke',
    'no smoke, fumes or hot engine',
    'engine hot. smoke? no',
    'engine hot. smoke? no, never',
    'i do not think the engine is hot though i see smoke',
    'the cabin is not wet',
  ])('does not hear "%s"', (text) => {
    expect(listen(text)).toEqual([]);
  });

  it.each([
    'the engine is not only hot it is smoking',
    'no wind but the engine is hot and smoking',
    'i can not see for smoke, engine hot',
    'engine hot and no oil',
    'no idea, my engine is hot and smoking',
  ])('hears "%s"', (text) => {
    expect(listen(text)).toEqual(['flag.fire']);
  });
});

describe('time', () => {
  it.each([
    'years ago the engine ran hot, smoke all over',
    'in 1998 my engine was hot with smoke. We had fumes for days',
    'engine ran hot with smoke, all fixed',
  ])('lets "%s" rest', (text) => {
    expect(listen(text)).toEqual([]);
  });

  it.each([
    'years ago it was the stove, now the engine is hot and smoking',
    'engine hot and smoking since 2012',
    'engine hot with smoke, not all fixed',
  ])('hears "%s"', (text) => {
    expect(listen(text)).toEqual(['flag.fire']);
  });

  it('counts what lasts however long ago it began', () => {
    expect(listen('in 1990 i bought the old hull, now there is smoke')).toEqual(['flag.sinking']);
  });
});

describe('questions', () => {
  it.each([
    'what does a hot engine with smoke mean',
    'can an engine run hot and smoke',
    'what if my engine is hot and smoking',
    'signs of a hot engine are smoke',
  ])('does not hear "%s"', (text) => {
    expect(listen(text)).toEqual([]);
  });

  it.each([
    'what is wrong, engine hot and smoking',
    'what do i do my engine is hot and smoking',
    'does it matter? engine hot, smoke',
  ])('hears "%s"', (text) => {
    expect(listen(text)).toEqual(['flag.fire']);
  });
});

describe('lengths of time', () => {
  it.each([
    '25 minutes',
    'half an hour',
    'twenty-five mins',
    'over ten minutes',
    'hours',
    '10 to 15 minutes',
    'an hour',
    '2hrs',
    '25 mintues',
    'a couple of hours',
  ])('%s is long', (time) => {
    expect(listen(`the alarm rang for ${time}`)).toEqual(['flag.fire']);
  });

  it.each(['ten minutes', '8 mins', 'a minute', '30 seconds', 'less than 20 minutes', 'minutes'])(
    '%s is not',
    (time) => {
      expect(listen(`the alarm rang for ${time}`)).toEqual([]);
    },
  );

  it('a point in time or a rate is none', () => {
    expect(listen('the alarm rang for us two hours ago')).toEqual([]);
    expect(listen('the alarm rang for us every 20 minutes')).toEqual([]);
  });
});

it('does not hear idioms', () => {
  expect(listen('engine hot while i smoke the pipe')).toEqual([]);
});

it('needs no cues', () => {
  const plain = listenerOf({ signs: { smoke: ['smoke'] }, flags: { 'flag.fire': [['smoke']] } });
  expect(plain.listen('Smoke!')).toEqual(['flag.fire']);
});
