import { toy } from './toy';

const cause = (rules: string) => `- id: cause.one\n  title: One\n  answer: A.\n${rules}`;

describe('conditions', () => {
  const holds = (condition: string, facts: Parameters<ReturnType<typeof toy>['triage']['assess']>[0]) =>
    toy({ causes: cause(`  for: [{ when: ${condition}, weight: strong, because: B. }]`) }).triage.assess(facts).causes
      .length > 0;

  it.each([
    ['{ how: loud }', { how: 'loud' }, { how: 'soft' }],
    ['{ after: food }', { after: ['fright', 'food'] }, { after: ['fright'] }],
    ['{ after: [food, laughter] }', { after: ['laughter'] }, { after: ['fright'] }],
    ['{ after: { all: [food, laughter] } }', { after: ['laughter', 'food'] }, { after: ['food'] }],
    ['{ after: { count: 2 } }', { after: ['laughter', 'food'] }, { after: ['food'] }],
    ['{ after: { count: 2, of: [food, fright] } }', { after: ['fright', 'food'] }, { after: ['laughter', 'food'] }],
    ['{ after: { not: food } }', { after: [] }, { after: ['food'] }],
    ['{ how: { not: loud } }', { how: 'soft' }, {}],
    ['{ how: { known: true } }', { how: 'soft' }, {}],
    ['{ how: { known: false } }', {}, { how: 'soft' }],
    ['{ age: { from: 50, to: 60 } }', { age: 60 }, { age: 61 }],
    ['{ age: { to: 60 } }', { age: 0 }, {}],
    ['{ how: loud, age: { from: 5 } }', { how: 'loud', age: 5 }, { how: 'loud', age: 4 }],
    ['[{ how: loud }, { age: { from: 5 } }]', { how: 'soft', age: 5 }, { how: 'soft', age: 4 }],
    ['{ flag: flag.second }', { flags: ['flag.second'] }, { flags: ['flag.first'] }],
  ])('%s', (condition, yes, no) => {
    expect(holds(condition, yes)).toBe(true);
    expect(holds(condition, no)).toBe(false);
  });

  it('does not apply while "unless" holds', () => {
    const { triage } = toy({
      causes: cause('  for: [{ when: { how: loud }, unless: { after: food }, weight: some, because: B. }]'),
    });
    expect(triage.assess({ how: 'loud', after: ['fright'] }).causes).toHaveLength(1);
    expect(triage.assess({ how: 'loud', after: ['food'] }).causes).toEqual([]);
  });

  it('names the facts a rule rests on, and those behind a derived fact', () => {
    const medicines = `- { id: medicine.a, title: A, answer: A., link: some, tell: T., substances: [{ name: alpha }] }`;
    const { triage } = toy({
      medicines,
      causes: cause(`  for:
    - { when: { substance: alpha, how: loud }, weight: some, because: B. }
    - { when: { flag: flag.second, names: { known: false } }, weight: some, because: C. }`),
    });
    const [found] = triage.assess({ medicines: ['Alpha'], how: 'loud', flags: ['flag.first'] }).causes;
    expect(found?.because).toEqual([
      { facts: ['medicines', 'how'], text: 'B.' },
      { facts: ['flags', 'how'], text: 'C.' },
    ]);
  });
});

describe('flags', () => {
  const { triage } = toy();

  it('raises flags from flags, however they are ordered in the content', () => {
    const { flags, urgency } = triage.assess({ flags: ['flag.first'], how: 'loud' });
    expect(urgency).toBe('urgent');
    expect(flags.map(({ id }) => id)).toEqual(['flag.first', 'flag.second', 'flag.third']);
    expect(flags[1]?.because).toEqual([{ facts: ['flags', 'how'], text: 'Third leads to second.' }]);
  });

  it('puts an emergency first, with nothing about causes and remedies', () => {
    const outcome = triage.assess({ age: 104, flags: ['flag.first'] });
    expect(outcome.flags.map(({ id }) => id)).toEqual(['flag.grave', 'flag.first']);
    expect(outcome).toMatchObject({ urgency: 'emergency', causes: [], remedies: [], withheld: [], soon: [] });
  });

  it('withholds what a flag forbids, and says why', () => {
    expect(triage.assess({}).remedies.map(({ id }) => id)).toEqual(['remedy.water']);
    expect(triage.assess({ flags: ['flag.first'] })).toMatchObject({
      remedies: [],
      withheld: [{ id: 'remedy.water', because: 'First sign.' }],
    });
  });

  it('gives a reason to see someone soon only while no flag is up', () => {
    const soon = toy({ urgency: '- { id: soon.loud, when: { how: loud }, because: It is loud. }' }).triage;
    expect(soon.assess({ how: 'soft' }).urgency).toBe('self-care');
    expect(soon.assess({ how: 'loud' })).toMatchObject({
      urgency: 'soon',
      soon: [{ id: 'soon.loud', because: [{ facts: ['how'] }] }],
    });
    expect(soon.assess({ how: 'loud', flags: ['flag.second'] }).urgency).toBe('urgent');
  });
});

describe('causes', () => {
  const rule = (weight: string, value: string) =>
    `{ when: { after: ${value} }, weight: ${weight}, because: ${value}. }`;
  it.each([
    [['strong'], 'likely'],
    [['some', 'some'], 'likely'],
    [['some'], 'possible'],
    [['weak', 'weak'], 'possible'],
    [['some', 'weak'], 'possible'],
    [['weak'], 'less-likely'],
  ])('%j makes a cause %s', (weights, standing) => {
    const values = ['food', 'laughter', 'fright'].slice(0, weights.length);
    const { triage } = toy({
      causes: cause(`  for: [${weights.map((weight, n) => rule(weight, values[n]!)).join(', ')}]`),
    });
    expect(triage.assess({ after: values }).causes).toMatchObject([{ id: 'cause.one', standing }]);
  });

  it('is less likely at most when something speaks against it', () => {
    const against = toy({
      causes: cause(`  for: [${rule('strong', 'food')}]\n  against: [{ when: { how: soft }, because: No. }]`),
    });
    expect(against.triage.assess({ after: ['food'], how: 'soft' }).causes[0]?.standing).toBe('less-likely');
  });

  it('lists the likely ones first', () => {
    const one = (id: string, weight: string) =>
      `- { id: cause.${id}, title: T, answer: A., for: [{ when: { how: loud }, weight: ${weight}, because: B. }] }`;
    const { triage } = toy({ causes: [one('weak', 'weak'), one('strong', 'strong'), one('some', 'some')].join('\n') });
    expect(triage.assess({ how: 'loud' }).causes.map(({ id }) => id)).toEqual([
      'cause.strong',
      'cause.some',
      'cause.weak',
    ]);
  });
});

describe('medicines', () => {
  const medicines = `
- { id: medicine.a, title: A, answer: A., link: weak, tell: T., kinds: [blue pill], substances: [{ name: alpha, brands: [Alfa] }, { name: beta, link: strong }] }
- { id: medicine.b, title: B, answer: A., link: safety, tell: T., substances: [{ name: gamma }] }
`;
  const remedies = `
- { id: remedy.water, title: Water, answer: A., grade: C, phase: now }
- { id: remedy.ask, title: Ask, answer: A., grade: B, phase: review, fits: [{ when: { medicine: medicine.a }, because: You take A. }] }
- { id: remedy.fit, title: Fit, answer: A., grade: D, phase: review }
- { id: remedy.walk, title: Walk, answer: A., grade: D, phase: prevent, order: 15, fits: [{ when: { how: loud }, because: Loud. }] }
- { id: remedy.sleep, title: Sleep, answer: A., grade: D, phase: prevent, order: 10 }
- { id: remedy.tell, title: Tell, answer: A., grade: X, phase: explain }
`;
  const { triage } = toy({ medicines, remedies });

  it('groups names by class and takes the firmest link among those named', () => {
    const { medicines: found, unknownMedicines } = triage.assess({
      medicines: ['gamma', 'ALFA', 'beta', 'nonsense', 'alpha'],
    });
    expect(found).toEqual([
      { id: 'medicine.a', names: ['alpha', 'beta'], link: 'strong' },
      { id: 'medicine.b', names: ['gamma'], link: 'safety' },
    ]);
    expect(unknownMedicines).toEqual(['nonsense']);
  });

  it('takes a kind that was named for its class', () => {
    expect(triage.assess({ medicines: ['blue pill'] }).medicines).toEqual([
      { id: 'medicine.a', names: ['blue pill'], link: 'weak' },
    ]);
  });

  it('offers a review first where a strong link was found, then what is supported, then the rest; of each what helps now, then what fits best', () => {
    const order = (facts: Parameters<typeof triage.assess>[0]) => triage.assess(facts).remedies.map(({ id }) => id);
    expect(order({ medicines: ['beta'] }).slice(0, 2)).toEqual(['remedy.ask', 'remedy.water']);
    expect(order({ medicines: ['alpha'] })[0]).toBe('remedy.water');
    expect(order({ how: 'loud' })).toEqual(['remedy.water', 'remedy.ask', 'remedy.walk', 'remedy.sleep', 'remedy.fit']);
    expect(order({})).toEqual(['remedy.water', 'remedy.ask', 'remedy.sleep', 'remedy.walk', 'remedy.fit']);
  });

  it('puts first what content puts first for such a person', () => {
    const first = remedies.replace('order: 10 }', 'order: 10, first: [{ when: { how: soft } }] }');
    const toyed = toy({ medicines, remedies: first }).triage;
    expect(toyed.assess({ how: 'soft' }).remedies[0]?.id).toBe('remedy.sleep');
    expect(
      toyed
        .assess({ how: 'soft', medicines: ['beta'] })
        .remedies.map(({ id }) => id)
        .slice(0, 2),
    ).toEqual(['remedy.ask', 'remedy.sleep']);
    expect(toyed.assess({ how: 'loud' }).remedies[0]?.id).toBe('remedy.water');
  });

  it('does not offer again what was tried', () => {
    expect(triage.assess({ tried: ['remedy.water'] }).remedies.map(({ id }) => id)).not.toContain('remedy.water');
  });
});

describe('questions', () => {
  it('apply by the facts so far, those answered among them', () => {
    const { triage } = toy();
    expect(triage.applicable({})).toEqual([
      'question.how',
      'question.age',
      'question.medicines',
      'question.names',
      'question.flags',
      'question.tried',
    ]);
    expect(triage.applicable({ how: 'loud' })).toContain('question.after');
    expect(triage.applicable({ how: 'loud', flags: ['flag.first'] })).not.toContain('question.after');
  });
});

describe('what was denied', () => {
  const { triage } = toy({
    'red-flags': `
- id: flag.first
  title: First sign
  level: urgent
  act: Go.
  answer: A.
  raised:
    - { when: { how: loud, after: food }, because: Loud after food., guess: true }
    - { when: { age: { from: 90 } }, because: Old. }
- { id: flag.third, title: Third sign, level: urgent, act: Go., answer: A. }
- { id: flag.grave, title: Grave sign, level: emergency, act: Call., answer: A. }
`,
  });
  const known = (...facts: string[]) => new Map([['flag.first', new Set(facts)]]);
  const raised = (...args: Parameters<typeof triage.assess>) => triage.assess(...args).flags.map(({ id }) => id);

  it('is not guessed from what was known by then', () => {
    expect(raised({ how: 'loud', after: ['food'] })).toEqual(['flag.first']);
    expect(raised({ how: 'loud', after: ['food'] }, known('how', 'after'))).toEqual([]);
  });

  it('is raised by what was told later, by rules that guess nothing, and by the person', () => {
    expect(raised({ how: 'loud', after: ['food'] }, known('how'))).toEqual(['flag.first']);
    expect(raised({ age: 95 }, known('age'))).toEqual(['flag.first']);
    expect(raised({ flags: ['flag.first'] }, known('flags'))).toEqual(['flag.first']);
  });
});

describe('cautions for a person', () => {
  const { triage } = toy({
    medicines: `- { id: medicine.a, title: A, answer: A., link: some, tell: T., substances: [{ name: alpha }] }`,
    remedies: `
- id: remedy.water
  title: Water
  answer: A.
  grade: C
  phase: now
  cautions:
    - { text: Sit down. }
    - { when: { medicine: medicine.a }, text: You take alpha., if: If you take alpha. }
    - { when: { age: { from: 75 } }, text: You are old., if: If you are old. }
    - { when: [{ how: loud }, { after: food }], text: Loud or fed., if: If loud or fed. }
    - { when: { after: { not: food } }, text: Not fed., if: If not fed. }
    - { when: { how: { known: true } }, text: How is known., if: If how is known. }
`,
  });
  const said = (facts: Parameters<typeof triage.assess>[0], ...whole: string[]) =>
    triage.cautions('remedy.water', facts, new Set(whole));

  it('are said as "if" where nothing is known', () => {
    expect(said({})).toEqual(['Sit down.', 'If you take alpha.', 'If you are old.', 'If loud or fed.', 'If not fed.']);
  });

  it('are said of the person where they hold, and not at all where they are known not to', () => {
    expect(said({ age: 40, how: 'soft', after: ['food'], medicines: ['alpha'] })).toEqual([
      'Sit down.',
      'You take alpha.',
      'Loud or fed.',
      'How is known.',
    ]);
    expect(said({ age: 80 })).toContain('You are old.');
  });

  it('take what a list lacks as not known, unless the list is whole', () => {
    expect(said({ medicines: ['beta'] })).toContain('If you take alpha.');
    expect(said({ medicines: ['beta'] }, 'medicines').join()).not.toContain('alpha');
    expect(said({ after: ['fright'], how: 'soft' }, 'after')).toEqual([
      'Sit down.',
      'If you take alpha.',
      'If you are old.',
      'Not fed.',
      'How is known.',
    ]);
  });
});
