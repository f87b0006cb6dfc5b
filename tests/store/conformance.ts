import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { openStore } from '../../src/store/open-store';
import type { Store, TurnRecord } from '../../src/store/store';
import { reply, turn } from './turns';

/** What the suite needs to know of a kind of store. */
export interface Subject {
  /** The address of a new, empty database. */
  newUrl(): string;
  /** Whether a second opener of the same address, also after the first is gone, sees the same conversations. */
  readonly shared: boolean;
}

/** Text that storage tends to stumble over. */
const oddTexts = [
  '',
  ' ',
  "'; DROP TABLE messages; --",
  '%_\\"`~!@#$%^&*()/><,.?;:|',
  'null\0byte',
  'null\0bytes',
  'lone \ud800 surrogate',
  'lone \ud801 surrogate',
  '🦵🏽 Wadenkrämpfe ночью 夜中の足のつり',
  'é',
  'e\u0301',
  '__proto__',
  'k'.repeat(2000),
];

/** What every store must do. Run once for each kind. */
export function storeConformance(name: string, subject: Subject): void {
  describe(`store conformance: ${name}`, () => {
    let url: string;
    let store: Store;
    beforeEach(async () => {
      url = subject.newUrl();
      store = await openStore(url);
    });
    afterEach(() => store.close());

    describe('a conversation', () => {
      it('is not there before its first turn', async () => {
        expect(await store.load('c')).toBeUndefined();
        expect(await store.messages('c', 0, 10)).toEqual([]);
        expect(await store.turn('c', 'k')).toEqual([]);
      });

      it('is loaded as it was committed', async () => {
        await store.commit(
          turn({ state: { step: [1, null, 'ü'] }, address: { url: 'https://a.example', deep: { n: 1 } } }),
        );
        expect(await store.load('c')).toEqual({
          state: { step: [1, null, 'ü'] },
          version: 1,
          channel: 'test',
          user: 'u',
          address: { url: 'https://a.example', deep: { n: 1 } },
          lastSeq: 2,
        });
      });

      it('takes state, user and address from its newest turn', async () => {
        await store.commit(turn({ key: 'k1', state: 1 }));
        await store.commit(turn({ key: 'k2', expectedVersion: 1, state: 2, user: 'v', address: { to: 2 } }));
        expect(await store.load('c')).toMatchObject({
          state: 2,
          version: 2,
          user: 'v',
          address: { to: 2 },
          lastSeq: 4,
        });
      });

      it('numbers its messages without gaps, the person first', async () => {
        const first = await store.commit(turn({ key: 'k1', replies: [reply('a'), reply('b')], at: 5 }));
        await store.commit(
          turn({ key: 'k2', expectedVersion: 1, message: undefined, replies: [reply('welcome')], at: 6 }),
        );
        const place = { conversation: 'c', key: 'k1', at: 5 };
        const messages = await store.messages('c', 0, 10);
        expect(messages).toEqual([
          { ...place, seq: 1, from: 'user', body: { text: 'hello', clientId: 'client-1' } },
          { ...place, seq: 2, from: 'bot', body: reply('a'), sent: false },
          { ...place, seq: 3, from: 'bot', body: reply('b'), sent: false },
          { ...place, key: 'k2', at: 6, seq: 4, from: 'bot', body: reply('welcome'), sent: false },
        ]);
        expect(first).toEqual({ status: 'committed', messages: messages.slice(0, 3) });
        expect(await store.turn('c', 'k1')).toEqual(messages.slice(0, 3));
        expect(await store.messages('c', 1, 2)).toEqual(messages.slice(1, 3));
        expect(await store.messages('c', 4, 10)).toEqual([]);
      });

      it('keeps a turn without any message', async () => {
        await store.commit(turn({ key: 'k1', message: undefined, replies: [] }));
        expect(await store.load('c')).toMatchObject({ version: 1, lastSeq: 0 });
        expect((await store.commit(turn({ key: 'k1', expectedVersion: 1 }))).status).toBe('duplicate');
        await store.commit(turn({ key: 'k2', expectedVersion: 1 }));
        expect((await store.messages('c', 0, 10)).map(({ seq }) => seq)).toEqual([1, 2]);
      });
    });

    describe('a commit', () => {
      it('conflicts when the version is another', async () => {
        expect((await store.commit(turn({ expectedVersion: 1 }))).status).toBe('conflict');
        await store.commit(turn({ key: 'k1', state: 'first' }));
        for (const expectedVersion of [0, 2]) {
          const late = turn({ key: 'k2', expectedVersion, state: 'late', unanswered: 'late?' });
          expect(await store.commit(late)).toEqual({ status: 'conflict' });
        }
        expect(await store.load('c')).toMatchObject({ state: 'first', version: 1, lastSeq: 2 });
        expect(await store.turn('c', 'k2')).toEqual([]);
        expect(await store.unanswered(10)).toEqual([]);
      });

      it.each([0, 1, 7])('finds a duplicate key whatever the version expected (%d)', async (expectedVersion) => {
        await store.commit(turn({ key: 'k', state: 'first' }));
        expect(await store.commit(turn({ key: 'k', expectedVersion, state: 'again' }))).toEqual({
          status: 'duplicate',
        });
        expect(await store.load('c')).toMatchObject({ state: 'first', version: 1, lastSeq: 2 });
      });

      it('allows the same key in another conversation', async () => {
        await store.commit(turn({ conversation: 'c1', key: 'k' }));
        expect((await store.commit(turn({ conversation: 'c2', key: 'k' }))).status).toBe('committed');
      });

      it('lets one of several at once win', async () => {
        const results = await Promise.all(['a', 'b', 'c', 'd'].map((key) => store.commit(turn({ key, state: key }))));
        expect(results.map(({ status }) => status).sort()).toEqual(['committed', 'conflict', 'conflict', 'conflict']);
        const won = 'abcd'[results.findIndex(({ status }) => status === 'committed')];
        expect(await store.load('c')).toMatchObject({ state: won, version: 1, lastSeq: 2 });
      });

      it('that fails harms none of the same moment', async () => {
        const [before, failed, after] = await Promise.allSettled([
          store.commit(turn({ conversation: 'c1' })),
          // Its last reply cannot be kept, which shows when all else of the turn is written.
          store.commit(turn({ conversation: 'c2', replies: [reply('kept?'), undefined as never] })),
          store.commit(turn({ conversation: 'c3' })),
        ]);
        expect(before).toMatchObject({ status: 'fulfilled', value: { status: 'committed' } });
        expect(failed).toMatchObject({ status: 'rejected', reason: { code: 'failed' } });
        expect(after).toMatchObject({ status: 'fulfilled', value: { status: 'committed' } });
        expect(await store.load('c2')).toBeUndefined();
        expect(await store.load('c3')).toMatchObject({ version: 1 });
      });

      it('keeps odd texts apart and whole', async () => {
        for (const [i, text] of oddTexts.entries()) {
          const record = turn({ conversation: text, user: text, channel: `odd${text}`, key: text, unanswered: text });
          await store.commit({
            ...record,
            message: { text, clientId: text },
            replies: [reply(text)],
            state: { text },
            at: i,
          });
        }
        for (const text of oddTexts) {
          expect(await store.load(text)).toMatchObject({
            user: text,
            channel: `odd${text}`,
            state: { text },
            version: 1,
          });
          const messages = await store.turn(text, text);
          expect(messages.map(({ conversation, key }) => [conversation, key])).toEqual([
            [text, text],
            [text, text],
          ]);
          expect(messages.map(({ body }) => body)).toEqual([{ text, clientId: text }, reply(text)]);
          expect(await store.unsent(`odd${text}`)).toHaveLength(1);
        }
        expect((await store.unanswered(100)).map(({ question }) => question)).toEqual([...oddTexts].reverse());
      });

      it('keeps large bodies and many of them', async () => {
        const big = 'ä🦵'.repeat(25_000);
        await store.commit(
          turn({ state: big, message: { text: big }, replies: Array.from({ length: 40 }, () => reply(big)) }),
        );
        expect((await store.load('c'))?.state).toBe(big);
        const messages = await store.messages('c', 0, 100);
        expect(messages).toHaveLength(41);
        expect(messages.at(-1)?.body).toEqual(reply(big));
      });
    });

    describe('replies', () => {
      it('are unsent, oldest first, until they are marked', async () => {
        await store.commit(
          turn({ conversation: 'c1', key: 'a', replies: [reply('1'), reply('2')], at: 9, address: { to: 1 } }),
        );
        await store.commit(turn({ conversation: 'c2', key: 'b', replies: [reply('3')], at: 8, address: { to: 2 } }));
        await store.commit(turn({ conversation: 'c3', key: 'c', channel: 'other' }));
        await store.commit(
          turn({ conversation: 'c1', key: 'd', expectedVersion: 1, replies: [reply('4')], at: 7, address: { to: 3 } }),
        );
        const unsent = async () =>
          (await store.unsent('test')).map(({ message: { conversation, seq }, address }) => [
            conversation,
            seq,
            address,
          ]);
        expect(await unsent()).toEqual([
          ['c1', 2, { to: 3 }],
          ['c1', 3, { to: 3 }],
          ['c2', 2, { to: 2 }],
          ['c1', 5, { to: 3 }],
        ]);
        await store.markSent('c1', [2, 5]);
        await store.markSent('c2', []);
        await store.markSent('nobody', [1]);
        expect(await unsent()).toEqual([
          ['c1', 3, { to: 3 }],
          ['c2', 2, { to: 2 }],
        ]);
        expect(await store.turn('c1', 'a')).toMatchObject([{ from: 'user' }, { sent: true }, { sent: false }]);
      });
    });

    describe('what the channel calls a reply', () => {
      it('is kept, and finds the reply again', async () => {
        await store.commit(turn({ replies: [reply('one'), reply('two')] }));
        await store.markSent('c', [2, 3], [undefined, 'id 3']);
        expect(await store.takenAs('c', 'id 3')).toMatchObject({ seq: 3, sent: true, takenAs: 'id 3' });
        expect(await store.takenAs('c', 'id 2')).toBeUndefined();
        expect(await store.takenAs('d', 'id 3')).toBeUndefined();
      });

      it('may become known later, and is not lost when it is noted again without', async () => {
        await store.commit(turn({}));
        await store.markSent('c', [2]);
        await store.markSent('c', [2], ['late']);
        await store.markSent('c', [2]);
        expect(await store.turn('c', 'k')).toMatchObject([{ from: 'user' }, { sent: true, takenAs: 'late' }]);
      });
    });

    it('keeps feedback, newest first, until it is swept', async () => {
      const given = oddTexts.map((comment, at) => ({ about: `faq.${at}`, liked: at % 2 === 0, comment, at }));
      for (const feedback of given)
        await store.addFeedback({ ...feedback, conversation: feedback.comment, user: feedback.comment });
      expect(await store.feedback(100)).toEqual([...given].reverse());
      expect(await store.feedback(2)).toEqual([...given].reverse().slice(0, 2));
      await store.sweep(given.length - 1);
      expect(await store.feedback(100)).toEqual(given.slice(-1));
    });

    describe('deleting', () => {
      it('forgets every conversation under a prefix, and no other', async () => {
        const names = ['a|', 'a|b', 'a|b|c', 'a|\u{10ffff}', 'a', 'a}', 'ab|c', 'A|b'];
        for (const conversation of names) await store.commit(turn({ conversation }));
        await store.forgetUnder('a|');
        const left = [];
        for (const name of names) if (await store.load(name)) left.push(name);
        expect(left).toEqual(['a', 'a}', 'ab|c', 'A|b']);
      });

      describe('what somebody asked in vain, and thought of answers', () => {
        /** In each of these conversations a person asks the same, something of their own, and gives feedback. */
        async function talk(...pairs: readonly (readonly [conversation: string, user: string])[]): Promise<void> {
          for (const [conversation, user] of pairs) {
            const version = (await store.load(conversation))?.version ?? 0;
            const asked = { conversation, user, at: 1 };
            await store.commit(turn({ ...asked, key: `${user}1`, expectedVersion: version, unanswered: 'same?' }));
            await store.commit(
              turn({ ...asked, key: `${user}2`, expectedVersion: version + 1, unanswered: `${conversation}?` }),
            );
            await store.addFeedback({
              about: 'faq',
              liked: true,
              comment: `${conversation} ${user}`,
              at: 1,
              conversation,
              user,
            });
          }
        }
        const left = async () => ({
          asked: Object.fromEntries((await store.unanswered(10)).map(({ question, count }) => [question, count])),
          comments: (await store.feedback(10)).map(({ comment }) => comment).reverse(),
        });

        it('goes with the conversation, and nothing of others', async () => {
          await talk(['a', 'u'], ['b', 'v']);
          expect(await left()).toEqual({ asked: { 'same?': 2, 'a?': 1, 'b?': 1 }, comments: ['a u', 'b v'] });
          await store.forget('a');
          expect(await left()).toEqual({ asked: { 'same?': 1, 'b?': 1 }, comments: ['b v'] });
        });

        it('goes with the person, in every conversation of theirs', async () => {
          await talk(['a', 'u'], ['b', 'v'], ['c', 'u']);
          await store.forgetUser('u');
          expect(await left()).toEqual({ asked: { 'same?': 1, 'b?': 1 }, comments: ['b v'] });
        });

        it('goes with the place', async () => {
          await talk(['team|a', 'u'], ['team|b', 'v'], ['other|a', 'u']);
          await store.forgetUnder('team|');
          expect(await left()).toEqual({ asked: { 'same?': 1, 'other|a?': 1 }, comments: ['other|a u'] });
        });

        it('goes also where the feedback is on a conversation that is no more, or was never', async () => {
          const given = { about: 'faq', liked: false, at: 1 };
          await store.addFeedback({ ...given, comment: 'mine', conversation: 'gone', user: 'u' });
          await store.addFeedback({ ...given, comment: 'theirs', conversation: 'gone', user: 'v' });
          await store.forgetUser('u');
          expect((await left()).comments).toEqual(['theirs']);
          await store.forget('gone');
          expect((await left()).comments).toEqual([]);
        });
      });

      it('forgets a conversation as if it had never been', async () => {
        await store.commit(turn({ conversation: 'c1' }));
        await store.commit(turn({ conversation: 'c2' }));
        await store.forget('c1');
        await store.forget('c1');
        expect(await store.load('c1')).toBeUndefined();
        expect(await store.messages('c1', 0, 10)).toEqual([]);
        expect(await store.unsent('test')).toHaveLength(1);
        expect((await store.commit(turn({ conversation: 'c1', expectedVersion: 1 }))).status).toBe('conflict');
        expect(await store.commit(turn({ conversation: 'c1' }))).toMatchObject({ messages: [{ seq: 1 }, { seq: 2 }] });
        expect(await store.load('c2')).toMatchObject({ version: 1 });
      });

      it('forgets every conversation a person took part in, and no other', async () => {
        await store.commit(turn({ conversation: 'c1', user: 'u' }));
        await store.commit(turn({ conversation: 'c2', user: 'u', key: 'k1' }));
        await store.commit(turn({ conversation: 'c2', user: 'v', key: 'k2', expectedVersion: 1 }));
        await store.commit(turn({ conversation: 'c3', user: 'v' }));
        await store.forgetUser('u');
        await store.forgetUser('nobody');
        expect(await Promise.all(['c1', 'c2', 'c3'].map((c) => store.load(c)))).toEqual([
          undefined,
          undefined,
          expect.objectContaining({ user: 'v' }),
        ]);
      });

      it('sweeps what was not touched since, and says how many', async () => {
        for (let i = 0; i < 250; i += 1) await store.commit(turn({ conversation: `old${i}`, at: 10 }));
        await store.commit(turn({ conversation: 'c', key: 'k1', at: 10, unanswered: 'old?' }));
        await store.commit(turn({ conversation: 'c', key: 'k2', at: 20, expectedVersion: 1, unanswered: 'new?' }));
        expect(await store.sweep(20)).toBe(250);
        expect(await store.sweep(20)).toBe(0);
        expect(await store.load('old1')).toBeUndefined();
        expect(await store.load('c')).toMatchObject({ version: 2, lastSeq: 4 });
        expect(await store.unanswered(10)).toEqual([{ question: 'new?', count: 1, lastAt: 20 }]);
      });
    });

    it('counts unanswered questions, most frequent first, then newest first', async () => {
      const asked: [string, number][] = [
        ['a', 1],
        ['b', 2],
        ['c', 4],
        ['b', 3],
        ['d', 5],
      ];
      for (const [unanswered, at] of asked) await store.commit(turn({ conversation: `c${at}`, unanswered, at }));
      await store.forget('c5');
      const all = [
        { question: 'b', count: 2, lastAt: 3 },
        { question: 'c', count: 1, lastAt: 4 },
        { question: 'a', count: 1, lastAt: 1 },
      ];
      expect(await store.unanswered(10)).toEqual(all);
      expect(await store.unanswered(2)).toEqual(all.slice(0, 2));
    });

    it('says when a conversation was last touched', async () => {
      expect(await store.newest()).toBeUndefined();
      await store.commit(turn({ conversation: 'a', at: 30 }));
      await store.commit(turn({ conversation: 'b', at: 20 }));
      expect(await store.newest()).toBe(30);
      await store.forget('a');
      expect(await store.newest()).toBe(20);
    });

    it('keeps notes, the newest of each name', async () => {
      expect(await store.note('n')).toBeUndefined();
      await store.setNote('n', { at: 1, text: 'null\0byte' });
      await store.setNote('m', [1]);
      expect(await store.note('n')).toEqual({ at: 1, text: 'null\0byte' });
      await store.setNote('n', null);
      expect([await store.note('n'), await store.note('m')]).toEqual([null, [1]]);
    });

    it('makes a secret once', async () => {
      const made = await Promise.all(['x', 'y', 'z'].map((value) => store.secret('key', () => value)));
      expect(made).toEqual(['x', 'x', 'x']);
      expect(await store.secret('other', () => 'w')).toBe('w');
    });

    it('finishes what it was given before it closes, and refuses what comes after', async () => {
      const last = store.commit(turn({}));
      await store.close();
      expect((await last).status).toBe('committed');
      await expect(store.load('c')).rejects.toMatchObject({ code: 'closed' });
      await expect(store.commit(turn({}))).rejects.toMatchObject({ code: 'closed' });
    });

    it('agrees with a simple model over any sequence of turns', async () => {
      const steps = fc.array(
        fc.record({
          conversation: fc.constantFrom('c1', 'c2'),
          key: fc.constantFrom('a', 'b', 'c', 'd'),
          expectedVersion: fc.nat(3),
          typed: fc.boolean(),
          replies: fc.nat(2),
          forget: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
        }),
        { maxLength: 25 },
      );
      await fc.assert(
        fc.asyncProperty(steps, async (list) => {
          await Promise.all(['c1', 'c2'].map((c) => store.forget(c)));
          const model = new Map<string, { keys: string[]; messages: string[] }>();
          for (const { conversation, key, expectedVersion, typed, replies, forget } of list) {
            if (forget) {
              await store.forget(conversation);
              model.delete(conversation);
              continue;
            }
            const known = model.get(conversation) ?? { keys: [], messages: [] };
            const expected = known.keys.includes(key)
              ? 'duplicate'
              : known.keys.length === expectedVersion
                ? 'committed'
                : 'conflict';
            const record: TurnRecord = turn({
              conversation,
              key,
              expectedVersion,
              message: typed ? { text: key } : undefined,
              replies: Array.from({ length: replies }, () => reply(key)),
            });
            expect((await store.commit(record)).status).toBe(expected);
            if (expected !== 'committed') continue;
            const added = [...(typed ? [`user ${key}`] : []), ...Array.from({ length: replies }, () => `bot ${key}`)];
            model.set(conversation, { keys: [...known.keys, key], messages: [...known.messages, ...added] });
          }
          for (const conversation of ['c1', 'c2']) {
            const known = model.get(conversation);
            const loaded = await store.load(conversation);
            expect([loaded?.version, loaded?.lastSeq]).toEqual([known?.keys.length, known?.messages.length]);
            const messages = await store.messages(conversation, 0, 100);
            expect(messages.map(({ from, key }) => `${from} ${key}`)).toEqual(known?.messages ?? []);
            expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, i) => i + 1));
          }
        }),
        { numRuns: 60 },
      );
    });

    if (subject.shared) sharedConformance(() => url);
  });
}

function sharedConformance(url: () => string): void {
  describe('with two openers', () => {
    let one: Store;
    let two: Store;
    beforeEach(async () => {
      [one, two] = await Promise.all([openStore(url()), openStore(url())]);
    });
    afterEach(() => Promise.all([one.close(), two.close()]));

    it('shows each what the other has committed', async () => {
      await one.commit(turn({ key: 'k1', state: 1 }));
      expect(await two.load('c')).toMatchObject({ state: 1 });
      await two.commit(turn({ key: 'k2', state: 2, expectedVersion: 1 }));
      expect(await one.load('c')).toMatchObject({ state: 2 });
      expect(await one.secret('s', () => 'one')).toBe(await two.secret('s', () => 'two'));
    });

    it('finds conflicts and duplicates between them', async () => {
      const at = (key: string) => turn({ key, state: key });
      const race = await Promise.all([
        one.commit(at('a')),
        two.commit(at('b')),
        one.commit(at('c')),
        two.commit(at('d')),
      ]);
      expect(race.map(({ status }) => status).sort()).toEqual(['committed', 'conflict', 'conflict', 'conflict']);
      const same = turn({ conversation: 'd', key: 'k' });
      const twice = await Promise.all([one.commit(same), two.commit(same)]);
      expect(twice.map(({ status }) => status).sort()).toEqual(['committed', 'duplicate']);
    });
  });

  it('loses nothing acknowledged when the process is killed', async () => {
    const child = spawn(process.execPath, [join(__dirname, 'crash-child.cjs'), url()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const acknowledged: { conversation: string; key: string; seq: number; sent: boolean }[] = [];
    for await (const line of createInterface(child.stdout)) {
      acknowledged.push(JSON.parse(line));
      if (acknowledged.length === 300) child.kill('SIGKILL');
    }
    if (child.signalCode === null) await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');

    const store = await openStore(url());
    for (const conversation of new Set(acknowledged.map((entry) => entry.conversation))) {
      const messages = await store.messages(conversation, 0, 10_000);
      const loaded = await store.load(conversation);
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, i) => i + 1));
      expect(loaded).toMatchObject({
        lastSeq: messages.length,
        version: messages.length / 2,
        state: { turns: messages.length / 2 },
      });
      const kept = new Map(messages.map((message) => [message.seq, message]));
      for (const { key, seq, sent } of acknowledged.filter((entry) => entry.conversation === conversation)) {
        expect(kept.get(seq)).toMatchObject(sent ? { key, from: 'bot', sent: true } : { key, from: 'bot' });
      }
    }
    await store.close();
  });
}
