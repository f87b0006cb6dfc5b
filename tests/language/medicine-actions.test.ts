import fc from 'fast-check';
import { loadKnowledge } from '../../src/knowledge/load';
import { createLexicon } from '../../src/language/lexicon';
import { createActionRecognizer } from '../../src/language/recognizers/medicine-actions/medicine-actions';
import { readPack } from '../../src/pack/pack';

const knowledge = loadKnowledge(readPack());
const lexicon = createLexicon(knowledge);
const recognizer = createActionRecognizer(knowledge, lexicon);
const actions = (text: string) => recognizer.actions(lexicon.analyse(text));
const first = (text: string) => {
  const [action] = actions(text);
  return action && [action.as, action.act, action.object, ...action.medicines].join(' ');
};

const NAMES = ['bisoprolol', 'the lithium', 'my prednisolone', 'her warfarin', 'my water tablet', 'Keppra', 'baclofen'];
const bare = (name: string) => name.replace(/^(the|my|her) /, '');

describe('what is asked of a medicine', () => {
  it.each([
    ['should I stop X', 'stop'],
    ['can she stop X', 'stop'],
    ['what if I stop X', 'stop'],
    ['what happens if i just stop taking X', 'stop'],
    ['I want to stop X', 'stop'],
    ['thinking of coming off X', 'stop'],
    ['is it safe to come off X suddenly', 'stop'],
    ['do I need to stop X', 'stop'],
    ['would it help if I quit X', 'stop'],
    ['could he give up X', 'stop'],
    ['what if I dont take X', 'without'],
    ['stop X?', 'stop'],
    ['coming off X', 'stop'],
    ['can X be stopped', 'stop'],
    ['X - should I stop it?', 'stop'],
    ['I take X and get cramps at night, should I stop it', 'stop'],
    ['can I skip X tonight', 'skip'],
    ['is it ok to miss X', 'skip'],
    ['can I leave off X for a while', 'skip'],
    ['should i pause X', 'skip'],
    ['can I halve X', 'less'],
    ['should I cut down on X', 'less'],
    ['can I double X', 'more'],
    ['can I swap X for something else', 'swap'],
    ['should I keep taking X', 'keep'],
    ['is it worth taking X', 'keep'],
    ['do I still need to take X', 'keep'],
  ])('reads "%s" of every kind of medicine', (template, act) => {
    for (const name of NAMES) {
      expect([template, first(template.replace('X', name))]).toEqual([template, `asked ${act} named ${bare(name)}`]);
    }
  });

  it.each([
    ['so can i stop it', 'asked stop it'],
    ['can he stop it', 'asked stop it'],
    ['should I stop', 'asked stop it'],
    ['should I come off them', 'asked stop them'],
    ['can I stop my tablets', 'asked stop any'],
    ['do I miss my tablet tonight', 'asked skip any'],
    ['should I stop taking zonkadrine', 'asked stop unknown zonkadrine'],
    ['my doctor said I should come off lithium', 'advised stop named lithium'],
    ['the GP told me to stop my ramipril', 'advised stop named ramipril'],
    ['can I stop both the furosemide and the bisoprolol', 'asked stop named furosemide bisoprolol'],
    ['what if I stop the simvastatin and take red yeast rice', 'asked stop named simvastatin'],
  ])('reads "%s"', (text, expected) => {
    expect(first(text)).toBe(expected);
  });

  it.each([
    'how do I stop a cramp',
    'how do I stop it',
    'what do I do to stop them',
    'my wife has a cramp in her jaw, she cannot stop it',
    'how do I stop grinding my teeth',
    'I would rather not take pills',
    'what if they switch me to eliquis',
    'I take ramipril and get awful cramps, can I stop them?',
    'how do I stop cramps from statins',
    'can I stop smoking',
    'should I stop drinking tonic water',
    'does magnesium stop cramps',
    'stop',
    'stop it',
    'can I stop',
    'can I take paracetamol with ramipril',
    'should I take magnesium',
    'my cramps stopped last week and I take simvastatin',
    'I cannot do without my furosemide',
    'is tonic water safe with digoxin',
    'never mind the bisoprolol, what about the furosemide',
  ])('finds none in "%s"', (text) => {
    expect(actions(text)).toEqual([]);
  });
});

describe('what is told of a medicine', () => {
  it.each([
    ['I stopped the furosemide yesterday', { ended: true, byTeam: false, isLongAgo: false, of: 'self' }],
    ["I've stopped my baclofen and now my legs spasm", { ended: true }],
    ["I don't take my ramipril any more", { ended: true }],
    ['i dont take it any more', { ended: true, object: 'it' }],
    ['I no longer take lipitor', { ended: true, medicines: ['lipitor'] }],
    ['she came off it in May', { ended: true, isLongAgo: true, of: 'other', object: 'it' }],
    ['I stopped my statin years ago', { ended: true, isLongAgo: true }],
    ["I'm off the statin now and the cramps went", { ended: true }],
    ['my doctor stopped my simvastatin', { ended: true, byTeam: true }],
    ['my statin was stopped in hospital', { ended: true, byTeam: true }],
    ['took simvastatin for years then stopped', { ended: true, medicines: ['simvastatin'] }],
    ['swapped from atenolol to bisoprolol', { act: 'swap', ended: true, medicines: ['atenolol'] }],
    ['ran out of baclofen last week', { act: 'stop', ended: false }],
    ['I have not taken my lithium for three days', { act: 'stop', ended: false }],
    ['forgot to take my bisoprolol this morning', { act: 'skip', ended: false }],
    ['I missed my lithium last night', { act: 'skip', ended: false }],
    ['I halved my amlodipine', { act: 'less', ended: false }],
  ])('reads "%s"', (text, expected) => {
    expect(actions(text)[0]).toMatchObject({ as: 'told', ...expected });
  });

  it.each([
    'my neighbour stopped her statin',
    'no, not lipitor, simvastatin',
    'I never took aspirin',
    'the lisinopril stopped working',
  ])('finds nothing of the kind in "%s"', (text) => {
    expect(actions(text).filter(({ as }) => as === 'told')).toEqual([]);
  });

  it('never throws, whatever is typed', () => {
    const word = fc.constantFrom(
      ...'should I stop the my lithium it them what if come off skip halve she doctor told forgot and , . ? ran out of any more 2019 not take'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(word, { maxLength: 40 }).map((all) => all.join(' ')),
        ),
        (text) => {
          for (const { medicines: names, from } of actions(text)) {
            expect(names.every((name) => text.includes(name))).toBe(true);
            expect(from).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('why something is taken for an action', () => {
  it('is said by the pattern of what is done and the words it covers', () => {
    const utterance = lexicon.analyse('My cramps are bad. I stopped lipitor');
    expect(recognizer.explain(utterance)).toMatchObject([
      { action: { act: 'stop', as: 'told' }, rule: { file: 'intents/medicine-actions.yaml' }, tokens: [5, 7] },
    ]);
    expect(recognizer.explain(utterance).map(({ action }) => action)).toEqual(recognizer.actions(utterance));
  });
});
