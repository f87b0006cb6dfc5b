import { type Described, type Examples, listenerOf } from './boat';

// A boat instead of a body, whose descriptions are simple: what they lack is learnt from examples.
const boat: Described = {
  signs: { smoke: ['smoke|smoking'], water: ['water in the cabin'] },
  flags: { 'flag.fire': [['smoke']], 'flag.sinking': [['water']] },
  hints: { film: ['film', 'novel'] },
};
const examples: Examples = {
  reports: {
    'flag.fire': [
      'smoke is pouring out of the engine now',
      'there is smoke below deck and it is getting thicker',
      'help, the galley is full of smoke',
      'black smoke from the engine, what do we do',
      'flames are coming out of the galley now',
      'the engine is burning, what do we do',
    ],
    'flag.sinking': [
      'water in the cabin and it keeps rising',
      'there is water in the cabin, the pump has stopped',
      'we are going down, help',
      'the bow is under and she keeps going down',
      'the boat is filling up fast, what do we do',
      'she is filling up and the pump has stopped',
    ],
  },
  'look-alikes': {
    film: [
      'in the film smoke fills the ship',
      'a novel where smoke rises over the harbour',
      'saw a film about smoke on the water',
      'the film where the boat goes down',
    ],
    question: [
      'does a diesel engine smoke in winter',
      'why do old engines smoke a little',
      'how much water does a pump move in an hour',
      'which pump is best for a small boat',
    ],
  },
};
const questions = ['where can i moor for the night', 'what does a berth cost', 'is the harbour open in winter'];
const listener = listenerOf(boat, examples, questions);

describe('a listener that has learnt from examples', () => {
  it.each([
    ['hears what the descriptions hear', 'thick smoke in the galley, help', ['flag.fire']],
    ['hears a report in other words', 'she keeps filling up, what do we do', ['flag.sinking']],
    ['is silent about what only sounds like one', 'a film where smoke fills the harbour', []],
    ['is silent about other things', 'what does the harbour cost in winter', []],
    ['leaves messages of a few words to the descriptions', 'film smoke', ['flag.fire']],
    ['hears nothing in no words', '…', []],
  ])('%s', (_, message, flags) => {
    expect(listener.listen(message)).toEqual(flags);
  });

  it('needs the examples for that', () => {
    const plain = listenerOf(boat);
    expect(plain.learnt).toBeUndefined();
    expect(plain.listen('she keeps filling up, what do we do')).toEqual([]);
    expect(plain.listen('a film where smoke fills the harbour')).toEqual(['flag.fire']);
  });

  it.each<[string, Examples]>([
    ['reports', { reports: {}, 'look-alikes': examples['look-alikes'] }],
    ['look-alikes', { reports: examples.reports, 'look-alikes': {} }],
  ])('learns nothing without any %s', (_, some) => {
    const plain = listenerOf(boat, some, questions);
    expect(plain.learnt).toBeUndefined();
    expect(plain.listen('thick smoke in the galley, help')).toEqual(['flag.fire']);
  });

  it('always learns the same', () => {
    expect(listenerOf(boat, examples, questions).learnt).toEqual(listener.learnt);
  });

  it('listens alike with what was learnt before, without the examples', () => {
    const none = { reports: {}, 'look-alikes': {} };
    const again = listenerOf(boat, none, [], structuredClone(listener.learnt));
    for (const message of [
      ...Object.values(examples.reports).flat().map(String),
      ...Object.values(examples['look-alikes']).flat().map(String),
    ]) {
      expect(again.listen(message)).toEqual(listener.listen(message));
    }
  });
});

describe('what a flag cannot do without', () => {
  const needy = listenerOf(
    {
      ...boat,
      signs: { ...boat.signs, rain: ['rain'] },
      needs: { 'flag.sinking': ['water|rain'], 'flag.fire': ['smoke'] },
    },
    examples,
    questions,
  );

  it('is asked for where examples alone would raise it', () => {
    expect(listener.listen('we go down to the harbour now')).toEqual(['flag.sinking']);
    expect(needy.listen('we go down to the harbour now')).toEqual([]);
    expect(needy.listen('rain, and we go down to the harbour now')).toEqual(['flag.sinking']);
  });

  it('is not asked for where the descriptions raise it', () => {
    expect(needy.listen('water in the cabin and it keeps rising')).toEqual(['flag.sinking']);
  });
});

describe('why a flag is raised', () => {
  it('names the odds, the threshold, the strongest features, and the row and patterns with their places', () => {
    const [fire] = listener.explain('thick smoke in the galley, help');
    expect(fire).toMatchObject({ flag: 'flag.fire', raised: true });
    expect(fire!.report!.odds).toBeGreaterThan(fire!.report!.threshold);
    expect(fire!.features[0]!.weight).toBeGreaterThan(0);
    expect(fire!.signs).toEqual([
      {
        set: 'smoke',
        assertion: 'affirmed',
        tokens: [1, 2],
        rule: expect.objectContaining({ file: 'intents/red-flags.yaml' }),
      },
    ]);
    expect(fire!.row).toMatchObject({ file: 'intents/red-flags.yaml', line: 1 });
  });

  it('names what was near', () => {
    expect(listener.explain('in the film smoke fills the ship')[0]).toMatchObject({ flag: 'flag.fire', raised: false });
  });

  it('quotes the words of the signs, else those that weigh most', () => {
    expect(listener.hear('we left at noon and now there is thick smoke in the galley')[0]!.words).toContain('smoke');
    const [report] = listener.hear('oh dear, the wind is fine but she keeps filling up, what do we do');
    expect(report).toMatchObject({ flag: 'flag.sinking' });
    expect(report!.words.split(' ').filter((word) => word !== '…').length).toBeLessThanOrEqual(12);
  });

  it('needs no examples', () => {
    const [fire] = listenerOf(boat).explain('Smoke! Smoke!');
    expect(fire).toMatchObject({
      flag: 'flag.fire',
      raised: true,
      odds: undefined,
      report: undefined,
      features: [],
    });
  });
});
