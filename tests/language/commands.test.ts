import { loadKnowledge } from '../../src/knowledge/load';
import type { Pattern } from '../../src/knowledge/patterns/pattern';
import { createLexicon } from '../../src/language/lexicon';
import { createCommandRecognizer } from '../../src/language/recognizers/commands/recognizer';
import { readPack } from '../../src/pack/pack';

const knowledge = loadKnowledge(readPack());
const { text: english, spelling, stripCourtesy, analyse } = createLexicon(knowledge);
const recognize = createCommandRecognizer(knowledge, english, spelling, stripCourtesy);
const command = (text: string) => recognize(analyse(text))?.value;

/** A few messages for a way: each of its choices once, with the first choices and without what may be missing. */
function examplesOf({ source, sides }: Pattern): readonly string[] {
  const places = (sides[0] ?? []).flatMap((step) =>
    step.kind === 'find'
      ? [
          {
            ...step,
            texts: step.options.map((option) => (option.kind === 'words' ? option.text.replaceAll('-', ' ') : '')),
          },
        ]
      : [],
  );
  const first = places.map(({ texts, optional }) => (optional ? '' : texts[0]!));
  const said = places.flatMap(({ texts }, at) => texts.map((text) => first.with(at, text).filter(Boolean).join(' ')));
  return places.length === 0 ? [source] : [...new Set(said)];
}

describe('commands', () => {
  it('reads every listed way as its command, whatever the case and with politeness around it', () => {
    for (const [name, ways] of knowledge.intents.commands) {
      for (const text of ways.flatMap(examplesOf)) {
        expect([text, command(text)]).toEqual([text, name]);
        expect([text, command(` ${text.toUpperCase()} `)]).toEqual([text, name]);
      }
    }
  });

  it.each([
    ['yes please start', 'start'],
    ['Could we start the check, please?', 'start'],
    ['I would like to check my cramps', 'start'],
    ['strat the check', 'start'],
    ['can we start again', 'restart'],
    ['go bakc', 'back'],
    ['start the chek', 'start'],
    ['start teh check', 'start'],
    ['resatrt', 'restart'],
    ['please satrt the check', 'start'],
    ['skipp this one pls', 'skip'],
    ['why do you want to know that?', 'why'],
    ['can I change one of my answers', 'change'],
    ['chnage my answer', 'change'],
    ['STOP!!', 'stop'],
    ['please stop asking me questions', 'stop'],
    ['Could you please delete everything you know about me?', 'delete'],
    ['delte my data', 'delete'],
    ['I want to talk to a real person', 'person'],
    ['can I speak to someone', 'person'],
    ['thx', 'thanks'],
    ['thank you so much!', 'thanks'],
    ['🙏', 'thanks'],
    ['hey there', 'hello'],
    ['👋', 'hello'],
    ['ok bye', 'goodbye'],
    ['it was a mistake', 'mistake'],
    ['sorry, I pressed the wrong button', 'mistake'],
    ['where did you get that from?', 'sources'],
    ['heeelp', 'help'],
    ['?', 'help'],
    ['could you scrub my replies from your records', 'delete'],
    ['I would rather chat with an actual human', 'person'],
    ['y do you want that', 'why'],
    ['that was useful stop now', 'stop'],
    ['can I stop', 'stop'],
    ['can I stop now please', 'stop'],
    ['stop it', 'stop'],
    ['can we start the check please', 'start'],
    ['start the check for my dad', 'start'],
    ['can I skip it', 'skip'],
    ['how do you know that is true', 'sources'],
    ['what can I do here', 'help'],
  ])('reads "%s" as %s', (text, name) => {
    expect(command(text)).toBe(name);
  });

  it.each([
    'how do I stop a cramp',
    'stop the cramp',
    'how do I stpo a cramp',
    'stamp the check',
    'heel',
    'steps',
    'why do I get cramps',
    'why me',
    'charlie horse wont stop help',
    'help my leg hurts',
    'what helps',
    'my back hurts',
    'do not stop',
    'how do I delete an app from my phone',
    'I started a new tablet',
    'no thank you for the pain',
    'should I see a person about this',
    'hello my legs cramp at night',
    'none of these',
    'can I go back to work',
    'start of pregnancy',
    'help with cramps at night',
    'should I sleep on my back',
    'why do I have to stretch',
    'does this need a doctor',
    'can I stop it',
    'so can i stop it',
    'Can he stop it?',
    'could she just stop taking it',
    'should I stop them',
    'can I start again on it',
    'can I start it again',
    'can I go back on it',
    'can i ask for a different one',
    'could I ask for another kind',
    'how would i know',
    'how would I know if it is a clot',
    'ok so what CAN i do',
    'so what can I do about it',
    'no',
    'yes',
    '65',
    '',
    '!!',
  ])('finds no command in "%s"', (text) => {
    expect(command(text)).toBeUndefined();
  });
});
