import { createConversation } from '../../src/conversation/core';
import { readState } from '../../src/conversation/state/state';
import { shippedTalk } from '../support/shipped';

/** As version 0.1.0 stored a conversation in the middle of a check, after an emergency was taken back and a sign was denied. */
const STORED = {
  v: 1,
  greeted: true,
  step: 14,
  asked: { what: '{"kind":"question","id":"question.duration"}', since: 14 },
  open: { kind: 'question', id: 'question.duration' },
  check: {
    answers: [
      { question: 'question.danger-life', value: [] },
      { question: 'question.danger-leg', value: [] },
      { question: 'question.danger-spasm', value: [] },
      { question: 'question.danger-today', value: [] },
    ],
    done: false,
  },
  told: [
    { question: 'question.age', value: 29 },
    { question: 'question.where', value: ['calf'] },
  ],
  of: 'self',
  heard: ['flag.pregnant-one-leg'],
  emergency: null,
  raised: { flags: ['flag.cramp-over-10-minutes'], why: [], signs: [], text: '' },
  warned: ['flag.possible-dvt', 'flag.cramp-over-10-minutes'],
  dismissed: [{ flag: 'flag.clot-on-lung', words: "bad leg I'm very short winded" }],
  denied: [
    {
      question: 'question.danger-today',
      flags: ['flag.possible-dvt'],
      known: ['question.age', 'question.where', 'question.danger-life', 'question.danger-today'],
    },
  ],
  focus: [
    { entry: 'remedy.relaxation', subject: 'remedy.relaxation', facet: null, of: null, told: ['answer'], asked: '' },
  ],
  others: [],
  done: [],
  spokenOf: ['Centyl K'],
  country: null,
};

const { knowledge, language } = shippedTalk();
const respond = createConversation(knowledge, language);
const incoming = { conversation: 't|c', user: 't|u', channel: 't', key: '1', scope: 'personal' } as const;

describe('a conversation stored before', () => {
  it('is read whole', () => {
    // What was added since is there, empty.
    expect(readState(structuredClone(STORED))).toEqual({ ...STORED, signs: [] });
  });

  it('keeps a warning sign that was answered to a question which is no longer asked', () => {
    const answers = [{ question: 'question.gone', value: ['flag.wound-tetanus-risk'] }];
    const { state } = respond(
      { ...STORED, check: { answers, done: false } },
      { ...incoming, kind: 'message', text: '?' },
    );
    expect(state.heard).toContain('flag.wound-tetanus-risk');
  });

  it('goes on where it was: a button shown then still answers', () => {
    const tap = { step: '14', value: 'seconds' };
    const { state, replies } = respond(STORED, { ...incoming, kind: 'message', text: 'Seconds', tap });
    expect(state.check?.answers.at(-1)).toEqual({ question: 'question.duration', value: 'seconds' });
    expect(state).toMatchObject({ told: STORED.told, heard: STORED.heard, dismissed: STORED.dismissed, step: 15 });
    expect(replies.at(-1)?.ask?.step).toBe('15');
  });

  it('knows what "it" is and what was not meant', () => {
    const { replies } = respond(STORED, { ...incoming, kind: 'message', text: 'can I stop it' });
    expect(JSON.stringify(replies[0]?.blocks)).toContain('Centyl K');
    const again = respond(STORED, { ...incoming, kind: 'message', text: "I have a bad leg I'm very short winded" });
    expect(again.state.emergency).toBeNull();
  });

  it('begins afresh, without a second welcome, where it cannot be read', () => {
    expect(readState({ v: 2, anything: true })).toMatchObject({ greeted: true, told: [], check: null });
  });
});
