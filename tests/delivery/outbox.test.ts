import { createOutbox } from '../../src/delivery/outbox/outbox';
import { retryAfterMs } from '../../src/delivery/outbox/retry-after';
import { SendError } from '../../src/delivery/outbox/send-error';
import type { Reply } from '../../src/messages/messages';
import type { StoredMessage } from '../../src/store/store';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A channel, a clock and an outbox between, all in the test's hand: nothing here waits. */
function simulation(options: { readonly pauses?: number[]; readonly refusedPauses?: number[] } = {}) {
  let now = 0;
  let timers: { readonly at: number; readonly call: () => void }[] = [];
  let seq = 0;
  const log: string[] = [];
  const marked: number[] = [];
  const givenUp: string[] = [];
  const attempts: string[] = [];
  const channel = {
    /** What the channel does with a reply: undefined takes it, an error refuses it, "hang" never answers. */
    answer: (_text: string): SendError | 'hang' | undefined => undefined,
  };
  const settle = async () => {
    for (let turns = 0; turns < 50; turns += 1) await Promise.resolve();
  };
  const outbox = createOutbox({
    ...options,
    clock: () => now,
    startTimer: (ms, call) => {
      const timer = { at: now + ms, call };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    give: async (_address, reply, signal) => {
      const text = textOf(reply);
      attempts.push(`${now / SECOND} ${text}`);
      const answer = channel.answer(text);
      if (answer === 'hang') {
        const ended = new Promise<never>((_, reject) => {
          const fail = () => reject(new SendError(undefined));
          signal.addEventListener('abort', fail);
          timers.push({ at: now + 10 * SECOND, call: fail });
        });
        return ended;
      }
      if (answer) throw answer;
      log.push(`${now / SECOND} ${text}`);
      return undefined;
    },
    delivery: { sent: async (_conversation, seqs) => void marked.push(...seqs) },
    onError: () => undefined,
    onGivenUp: () => void givenUp.push('x'),
  });
  return {
    channel,
    /** What the channel took, with when (s). */
    log,
    /** What was offered to it, with when (s). */
    attempts,
    givenUp,
    outbox,
    /** The outbox' replies that it noted as done with. */
    marked: async () => {
      await outbox.flush();
      return [...marked].sort((a, b) => a - b);
    },
    /** Lets time pass up to a moment (s). */
    async until(seconds: number) {
      for (;;) {
        await settle();
        const [next] = timers.sort((a, b) => a.at - b.at);
        if (!next || next.at > seconds * SECOND) break;
        timers = timers.filter((each) => each !== next);
        now = next.at;
        next.call();
      }
      now = seconds * SECOND;
      await settle();
    },
    /** The replies of a new turn, now; how their sending ended. */
    turn(...replies: readonly Reply[]) {
      const key = `turn-${seq}`;
      const messages = replies.map((body): StoredMessage => {
        seq += 1;
        return { conversation: 'c', seq, key, at: now, from: 'bot', body, sent: false };
      });
      const ended: { how?: unknown } = {};
      outbox.send({ to: key }, messages).then(
        () => Object.assign(ended, { how: 'taken' }),
        (error: unknown) => Object.assign(ended, { how: error }),
      );
      return ended;
    },
  };
}

const textOf = (message: StoredMessage) =>
  message.from === 'bot' ? message.body.blocks.map((block) => ('text' in block ? block.text : '')).join(' ') : '';

function plain(text: string): Reply {
  return { kind: 'message', blocks: [{ type: 'text', text }], sources: [], suggestions: [] };
}
const urgent = (text: string): Reply => ({
  ...plain(text),
  kind: 'answer',
  blocks: [{ type: 'text', text, tone: 'alert' }],
});
const emergency = (text: string): Reply => ({ ...urgent(text), kind: 'emergency' });

const AWAY = new SendError(503);

describe('a channel that is away', () => {
  it('for 80 s: what is said when it is back is answered at once, and nothing old comes after it', async () => {
    const { channel, log, turn, until, marked, givenUp } = simulation();
    channel.answer = () => AWAY;
    const first = turn(plain('first answer'));
    await until(40);
    turn(plain('second answer'));
    await until(80);
    channel.answer = () => undefined;
    await until(81);
    expect(log).toEqual([]);
    turn(emergency('chest pain: call 999'));
    await until(400);
    expect(log).toEqual(['81 chest pain: call 999']);
    expect(await marked()).toEqual([1, 2, 3]);
    expect(givenUp).toHaveLength(2);
    expect(first.how).toBe(AWAY);
  });

  it('for 80 s and nothing newer is said: the answer comes within half a minute of its return, once', async () => {
    const { channel, log, turn, until } = simulation();
    channel.answer = () => AWAY;
    const first = turn(plain('first answer'));
    await until(80);
    channel.answer = () => undefined;
    await until(1_000);
    expect(log).toEqual(['97.5 first answer']);
    expect(first.how).toBe('taken');
  });

  it('for 400 s: the answer comes within half a minute of its return, without a restart', async () => {
    const { channel, log, turn, until } = simulation();
    channel.answer = () => AWAY;
    turn(plain('first answer'));
    await until(400);
    channel.answer = () => undefined;
    await until(2_000);
    expect(log).toEqual(['427.5 first answer']);
  });

  it('for 400 s: what is said when it is back is answered at once', async () => {
    const { channel, log, turn, until } = simulation();
    channel.answer = () => AWAY;
    turn(plain('first answer'), plain('and a question'));
    await until(400);
    channel.answer = () => undefined;
    turn(plain('newest answer'), plain('newest question'));
    await until(2_000);
    expect(log).toEqual(['400 newest answer', '400 newest question']);
  });

  it('for longer than an answer is worth sending: it is given up, also when nothing newer is said', async () => {
    const { channel, log, turn, until, marked, givenUp } = simulation();
    channel.answer = () => AWAY;
    turn(plain('first answer'));
    await until(700);
    channel.answer = () => undefined;
    await until(3_600);
    expect(log).toEqual([]);
    expect(await marked()).toEqual([1]);
    expect(givenUp).toHaveLength(1);
  });

  it.each([
    ['an emergency', emergency],
    ['an urgent warning', urgent],
  ])('does not lose %s: it comes right after the newest', async (_, warning) => {
    const { channel, log, turn, until } = simulation();
    channel.answer = () => AWAY;
    turn(plain('before it'));
    await until(1);
    turn(warning('the warning'), plain('what was open'));
    await until(50);
    channel.answer = () => undefined;
    turn(plain('newest'));
    await until(1_000);
    expect(log).toEqual(['50 newest', '50 the warning']);
  });

  it('gets the newest of several emergencies, and no other warning beside it', async () => {
    const { channel, log, turn, until } = simulation();
    channel.answer = () => AWAY;
    turn(urgent('one'));
    turn(emergency('first alarm'));
    turn(urgent('two'));
    turn(emergency('second alarm'));
    await until(50);
    channel.answer = () => undefined;
    turn(plain('newest'));
    await until(1_000);
    expect(log).toEqual(['50 newest', '50 second alarm']);
  });

  it('gets several urgent warnings, the newest first', async () => {
    const { channel, log, turn, until } = simulation();
    channel.answer = () => AWAY;
    turn(urgent('one'));
    turn(urgent('two'), plain('and so on'));
    await until(50);
    channel.answer = () => undefined;
    turn(plain('newest'));
    await until(1_000);
    expect(log).toEqual(['50 newest', '50 two', '50 one']);
  });

  it('gets an emergency hours later still, and after that no more', async () => {
    for (const [hours, told] of [
      [11, true],
      [13, false],
    ] as const) {
      const { channel, log, turn, until } = simulation({ pauses: [10 * MINUTE] });
      channel.answer = () => AWAY;
      turn(emergency('alarm'));
      await until((hours * HOUR) / SECOND);
      channel.answer = () => undefined;
      await until((24 * HOUR) / SECOND);
      expect(log).toHaveLength(told ? 1 : 0);
    }
  });

  it('never gets twice what it has taken', async () => {
    const { channel, log, turn, until } = simulation();
    let asked = 0;
    channel.answer = (text) => {
      asked += 1;
      return text === 'b' && asked < 4 ? AWAY : undefined;
    };
    turn(plain('a'), plain('b'), plain('c'));
    await until(100);
    expect(log.map((line) => line.split(' ')[1])).toEqual(['a', 'b', 'c']);
  });
});

describe('a channel that hangs', () => {
  it('does not hold up what is newer while an old reply is offered again', async () => {
    const { channel, log, turn, until } = simulation();
    channel.answer = () => 'hang';
    turn(plain('old'));
    await until(13);
    channel.answer = () => undefined;
    turn(emergency('alarm'));
    await until(13.1);
    expect(log).toEqual(['13 alarm']);
    await until(600);
    expect(log).toEqual(['13 alarm']);
  });

  it('holds up what is newer for three seconds at most when the older is offered for the first time', async () => {
    const { channel, log, turn, until } = simulation();
    channel.answer = (text) => (text === 'old' ? 'hang' : undefined);
    turn(plain('old'));
    await until(1);
    turn(emergency('alarm'));
    await until(60);
    expect(log).toEqual(['4 alarm']);
  });

  it('gets turns in order as long as it takes them', async () => {
    const { log, turn, until } = simulation();
    turn(plain('1'));
    turn(plain('2'), plain('3'));
    turn(plain('4'));
    await until(1);
    expect(log).toEqual(['0 1', '0 2', '0 3', '0 4']);
  });
});

describe('a channel that says when to come again', () => {
  it.each([
    ['1', 1],
    ['0', 0.1],
    ['7.5', 7.5],
    ['100000', 60],
    ['Thu, 01 Jan 1970 00:00:09 GMT', 9],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0.1],
    ['soon', 0.5],
    ['', 0.5],
    [undefined, 0.5],
  ])('is asked again then, within bounds: %s', async (retryAfter, seconds) => {
    const { channel, attempts, turn, until } = simulation();
    channel.answer = () => new SendError(429, { retryAfter });
    turn(plain('a'));
    await until(0);
    channel.answer = () => undefined;
    await until(200);
    expect(attempts).toEqual(['0 a', `${seconds} a`]);
  });

  it('is still tried at once for a newer turn', async () => {
    const { channel, log, turn, until } = simulation();
    channel.answer = () => new SendError(429, { retryAfter: '60' });
    turn(plain('old'));
    await until(5);
    channel.answer = () => undefined;
    turn(plain('new'));
    await until(200);
    expect(log).toEqual(['5 new']);
  });

  it('is understood in seconds and as a date', () => {
    expect([retryAfterMs('2', 0), retryAfterMs('x', 0), retryAfterMs(undefined, 0)]).toEqual([
      2000,
      undefined,
      undefined,
    ]);
  });
});

describe('a channel that refuses', () => {
  it('once is asked again without a restart', async () => {
    const { channel, log, turn, until } = simulation();
    channel.answer = () => new SendError(403);
    turn(plain('a'), plain('b'));
    await until(1);
    channel.answer = () => undefined;
    await until(60);
    expect(log).toEqual(['5 a', '5 b']);
  });

  it('for good is asked a few times, and what it refused stays unsent', async () => {
    const { channel, attempts, turn, until, marked } = simulation();
    channel.answer = () => new SendError(403);
    const ended = turn(plain('a'));
    await until(3_600);
    expect(attempts).toEqual(['0 a', '5 a', '35 a', '155 a', '455 a']);
    expect(ended.how).toMatchObject({ code: 'refused' });
    expect(await marked()).toEqual([]);
  });

  it('what was sent, and not who sends, is not asked again', async () => {
    const { channel, attempts, turn, until } = simulation();
    channel.answer = () => new SendError(413);
    const ended = turn(plain('a'));
    await until(3_600);
    expect(attempts).toEqual(['0 a']);
    expect(ended.how).toMatchObject({ code: 'invalid' });
  });
});
