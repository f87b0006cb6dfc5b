import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { blocksToPlainText } from '../../src/channels/activity/block-text';
import { check } from '../../src/cli/commands/check';
import { createConversation } from '../../src/conversation/core';
import { openPack } from '../../src/pack/open-pack';
import { SHIPPED_PACK } from '../../src/pack/pack';
import { answerTo, corrected, toldIn } from '../support/extracted';

// A pack in a second language: `about.language` and its own words in `language/` are all that the program needs of it.
const PACK = join(__dirname, '..', 'packs', 'es');
const { knowledge, language } = openPack(PACK);

const question = (id: string) => knowledge.questions.find((one) => one.id === `question.${id}`)!;
const value = (id: string, text: string) => {
  const answer = answerTo(language, question(id), text);
  return answer?.unknown ?? answer?.value;
};

it('has words for every file of a language, and no faults', () => {
  const files = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  expect(files(join(PACK, 'language'))).toEqual(files(join(SHIPPED_PACK, 'src', 'language', 'en')));
  const lines: string[] = [];
  const io = { out: (line: string) => lines.push(line), err: (line: string) => lines.push(line) };
  expect(check(io, { pack: PACK, strict: true, today: '2026-12-01' })).toBe(0);
  expect(lines).toEqual([expect.stringMatching(/^No faults/)]);
});

describe('questions', () => {
  it.each([
    ['por qué me despiertan los calambres por la noche', 'faq.causa'],
    ['Buenos días, ¿me ayudaría tomar magnesio?', 'faq.magnesio'],
    ['buenos dias, el magneseo sirve para algo', 'faq.magnesio'],
    ['oye, cuanta agua debo beber al dia, gracias', 'faq.agua'],
    ['en el embarazo es normal tener calambres', 'faq.embarazo'],
    ['disculpe, qué hago si me da un calanbre ahora', 'faq.durante'],
    ['como se evitan los calambres nocturnos', 'faq.prevenir'],
    ['mi niño se despierta con calambres', 'faq.ninos'],
    ['¿hielo o calor?', 'faq.calor'],
    ['por que duelen los musculos con la simvastatina', 'medicine.estatinas'],
    ['son cosa de la edad los calambres', 'cause.edad'],
  ])('finds for "%s" %s', (text, id) => {
    expect(language.match(text)).toMatchObject({ decision: 'answer', entries: [{ id }, {}, {}, {}, {}] });
  });

  it.each(['va a llover mañana', 'dónde compro un coche barato', 'quién es el presidente de Francia'])(
    'does not know "%s"',
    (text) => {
      expect(language.match(text).decision).toBe('unknown');
    },
  );
});

describe('warning signs', () => {
  it.each([
    ['me duele mucho el pecho', 'flag.dolor-de-pecho'],
    ['ME DUELE EL PECHO', 'flag.dolor-de-pecho'],
    ['¡me ahogo!', 'flag.dolor-de-pecho'],
    ['mi marido no puede respirar', 'flag.dolor-de-pecho'],
    ['me duele el pecho desde hace dos horas', 'flag.dolor-de-pecho'],
    ['no me duele la pierna pero me falta el aire', 'flag.dolor-de-pecho'],
    // An inverted mark parts what is told from what is asked.
    ['me duele el pecho ¿por qué será?', 'flag.dolor-de-pecho'],
    ['¿cómo me protejo del sol? ¡me ahogo!', 'flag.dolor-de-pecho'],
    // "Sí" without its accent is "if".
    ['sí, me duele el pecho', 'flag.dolor-de-pecho'],
    ['mi pantorrilla izquierda está roja e hinchada', 'flag.pierna-hinchada'],
  ])('hears in "%s" %s', (text, flag) => {
    expect(language.listen(text)).toEqual([flag]);
  });

  it.each([
    'no me duele el pecho',
    'el pecho no me duele',
    'ni dolor de pecho ni falta de aire',
    'me dolió el pecho hace años',
    'tuve dolor de pecho en 2012',
    '¿qué significa el dolor en el pecho?',
    'si me duele el pecho, ¿qué hago?',
    'la pierna no está hinchada ni caliente',
  ])('hears none in "%s"', (text) => {
    expect(language.listen(text)).toEqual([]);
  });
});

it.each([
  ['empezar', 'start'],
  ['quiero empezar la consulta, por favor', 'start'],
  ['enpezar', 'start'],
  ['ayuda', 'help'],
  ['muchas gracias', 'thanks'],
  ['buenos días', 'hello'],
  ['atrás', 'back'],
  ['¿por qué me preguntas eso?', 'why'],
  ['por favor, borra todos mis mensajes', 'delete'],
  ['cómo paro un calambre', undefined],
])('takes "%s" for the command %s', (text, command) => {
  expect(language.command(text)).toBe(command);
});

describe('answers', () => {
  it.each([
    ['peligro', 'no', []],
    ['peligro', 'no, ninguna', []],
    ['peligro', 'no me duele el pecho', []],
    ['peligro', 'sí, me duele el pecho', ['flag.dolor-de-pecho']],
    ['edad', 'sesenta y siete', 67],
    ['edad', 'tengo ochenta y cinco años', 85],
    ['edad', '67 años', 67],
    ['edad', 'dieciséis', 16],
    ['edad', 'ciento dos', 102],
    ['edad', 'casi 80', 79],
    ['edad', 'no lo sé', 'unsure'],
    ['edad', 'prefiero no decirlo', 'skip'],
    ['lados', 'las dos piernas', 'both'],
    ['lados', 'solo la izquierda', 'one'],
    ['lados', 'a veces en una y a veces en la otra', 'varies'],
    ['duracion', 'media hora', 'long'],
    ['duracion', 'una hora y media', 'long'],
    ['duracion', 'unos cinco minutos', 'minutes'],
    ['duracion', 'menos de un minuto', 'seconds'],
    ['duracion', 'al menos veinte minutos', 'long'],
    ['duracion', 'más de un cuarto de hora', 'long'],
    ['cambio', 'empecé hace dos meses', 'yes'],
    ['cambio', 'empecé hace dos años', undefined],
    ['cambio', 'nada nuevo, todo igual', 'no'],
    ['medicinas', 'ninguna', []],
    ['medicinas', 'no tomo nada', []],
    ['medicinas', 'tomo atorvastatina y simvastatina', ['atorvastatina', 'simvastatina']],
    ['medicinas', 'una pastilla para el colesterol', ['pastilla para el colesterol']],
    ['medicinas', 'las pastillas de mi colesterol', ['pastillas de mi colesterol']],
  ])('reads to %s "%s"', (id, text, expected) => {
    expect(value(id, text)).toEqual(expected);
  });

  it('reads positions', () => {
    expect(language.numbers('la segunda', 3)).toEqual([1]);
    expect(language.numbers('1 y 3', 3)).toEqual([0, 2]);
  });
});

it('reads what is told, medicines, their corrections and what is done with them', () => {
  expect(toldIn(language, 'tengo sesenta años y me dan calambres en las dos piernas')).toMatchObject({
    of: 'self',
    answers: [
      { question: 'question.edad', value: 60 },
      { question: 'question.lados', value: 'both' },
    ],
  });
  expect(toldIn(language, 'de niño me daban calambres en las dos piernas').of).toBe('self');
  expect(toldIn(language, 'mi padre tomó atorvastatina').of).toBe('padre');
  const names = language.medicines('tomo atorbastatina 20mg y Zocor').map(({ name }) => name);
  expect(names).toEqual(['atorvastatina', 'simvastatina']);
  // The form stands first, whatever stands between it and what it is for; plurals have two endings.
  for (const kind of ['pastilla para el colesterol', 'pastillas de mi colesterol', 'estatinas']) {
    expect(language.medicines(`tomo ${kind}`)).toMatchObject([{ id: 'medicine.estatinas' }]);
  }
  const marks = (text: string) => language.explain(text).tokens.map(({ mark }) => mark);
  expect(marks('buenas ¿qué tal')).toEqual(['', ',', '']);
  expect(
    corrected({ knowledge, language }, 'medicines', ['simvastatina'], 'no es simvastatina, es atorvastatina'),
  ).toEqual(['atorvastatina']);
  expect(language.actions('¿puedo dejar la atorvastatina?')).toMatchObject([
    { act: 'stop', as: 'asked', medicines: ['atorvastatina'] },
  ]);
  expect(language.actions('he dejado la simvastatina')).toMatchObject([{ act: 'stop', as: 'told', ended: true }]);
});

describe('a conversation', () => {
  const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const messagesOf = (pack: string) => parse(readFileSync(join(pack, 'content', 'messages.yaml'), 'utf8'));
  const textsIn = (data: unknown): string[] =>
    typeof data === 'string' ? [data] : data && typeof data === 'object' ? Object.values(data).flatMap(textsIn) : [];
  const contentOf = (name: string) => textsIn(parse(readFileSync(join(PACK, 'content', name), 'utf8')));
  const spanish = new Set(readdirSync(join(PACK, 'content')).flatMap(contentOf).flatMap(wordsOf));
  const spoken = new Set(textsIn(messagesOf(PACK)).flatMap(wordsOf));
  const english = new Set(textsIn(messagesOf(SHIPPED_PACK)).flatMap(wordsOf));

  /** Holds a conversation: all that a person can read of each turn. */
  const converse = (says: readonly string[]) => {
    const respond = createConversation(knowledge, language);
    const incoming = { conversation: 'c', user: 'u', channel: 't', scope: 'personal', locale: 'es-ES' } as const;
    let turn = respond(undefined, { ...incoming, key: '0', kind: 'join', text: '' });
    return ['', ...says].map((text, at) => {
      if (at > 0) {
        turn = respond(turn.state, { ...incoming, key: String(at), kind: 'message', text });
      }
      return turn.replies
        .flatMap(({ blocks, ask, suggestions, speak }) => [
          blocksToPlainText(blocks),
          speak ?? '',
          ask?.progress ?? '',
          ...[...(ask?.choices ?? []), ...(ask?.actions ?? [])].map(({ label }) => label),
          ...suggestions,
        ])
        .join('\n');
    });
  };

  it.each([
    [
      [
        ['', 'Hola, soy Guía de Calambres'],
        ['hola, ¿por qué me dan calambres por la noche?', 'Muchas veces nadie sabe la causa'],
        ['si', 'pregunta 1 de unas 5'],
        ['¿por qué preguntas?', 'sin esperar'],
        ['ninguna de estas', '¿Cuántos años tienes?'],
        ['sesenta y siete', '¿Te pasa en una pierna o en las dos?'],
        ['no entiendo nada', 'No he entendido la respuesta'],
        ['las dos piernas', '¿Cuánto dura un calambre?'],
        ['unos cinco minutos', '¿Qué medicinas tomas?'],
        ['tomo atorvastatina y omeprazol', 'No tengo nada sobre esto: omeprazol'],
        // The result comes with the last answer.
        ['no', 'Qué probar esta noche'],
        ['cambiar una respuesta', '¿Qué respuesta quieres cambiar?'],
        ['¿puedo dejar la atorvastatina?', 'No la dejes sin hablar con tu médico'],
        ['gracias', 'De nada'],
      ],
    ],
    [
      [
        ['', 'Hola'],
        ['qué tiempo hace mañana', 'no sé la respuesta'],
        ['tengo calambres en las dos piernas. ¿sirve el magnesio?', 'En las dos piernas'],
        ['la pierna está hinchada y caliente', 'Habla hoy con tu centro de salud'],
        ['me duele el pecho', 'Llama ahora a 112'],
        ['no es eso', 'Me alegro'],
        ['vivo en Mexico', 'En una emergencia llama a 911'],
        ['borra mis datos', '¿Borro todo este chat?'],
        ['sí', 'Hecho'],
      ],
    ],
  ])('is held in Spanish alone', (steps) => {
    const replies = converse(steps.slice(1).map(([say]) => say!));
    replies.forEach((reply, at) => {
      expect(reply).toContain(steps[at]![1]);
      const said = new Set(steps.slice(0, at + 1).flatMap(([say]) => wordsOf(say!)));
      const foreign = wordsOf(reply).filter(
        (word) => !said.has(word) && (!spanish.has(word) || (english.has(word) && !spoken.has(word))),
      );
      expect(foreign).toEqual([]);
    });
  });
});
