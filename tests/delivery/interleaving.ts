import fc from 'fast-check';
import { createDelivery } from '../../src/delivery/turns';
import { openStore } from '../../src/store/open-store';
import type { Store } from '../../src/store/store';
import { count, incoming, said } from './counting';

/** The store, with each call held back until the scheduler lets it go, in any order. */
function scheduled(store: Store, scheduler: fc.Scheduler): Store {
  return {
    ...store,
    load: scheduler.scheduleFunction(store.load),
    commit: scheduler.scheduleFunction(store.commit),
    turn: scheduler.scheduleFunction(store.turn),
  };
}

const message = fc.record({
  process: fc.constantFrom(0, 1),
  conversation: fc.constantFrom('test|a', 'test|b', 'test|c'),
  key: fc.integer({ min: 1, max: 6 }).map(String),
});

/** What must hold of two processes that share a store, in whatever order their calls to it end. Run once for each kind of store. */
export function interleaving(name: string, newUrl: () => string, numRuns: number): void {
  describe(`any interleaving of two processes on one store: ${name}`, () => {
    let stores: readonly [Store, Store];
    beforeAll(async () => {
      const url = newUrl();
      stores = [await openStore(url), await openStore(url)];
    });
    afterAll(() => Promise.all(stores.map((store) => store.close())));

    it('answers every key exactly once and in order, and loses nothing', async () => {
      const history = fc.array(message, { minLength: 1, maxLength: 24 });
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), history, async (scheduler, messages) => {
          await stores[0].forgetUser('test|u');
          const deliveries = stores.map((store) =>
            createDelivery({ store: scheduled(store, scheduler), respond: count, clock: () => 1, random: () => 0 }),
          );
          const turns = messages.map(({ process, conversation, key }) =>
            deliveries[process]!.handle(incoming({ conversation, key, text: key }), {}),
          );
          const delivered = await scheduler.waitFor(Promise.all(turns));

          for (const conversation of new Set(messages.map((one) => one.conversation))) {
            const mine = messages.flatMap((one, i) =>
              one.conversation === conversation ? [{ ...one, ...delivered[i]! }] : [],
            );
            const keys = new Set(mine.map(({ key }) => key));
            const stored = await stores[0].messages(conversation, 0, 100);
            const order = stored.filter(({ from }) => from === 'user').map(({ key }) => key);

            expect(await stores[1].load(conversation)).toMatchObject({
              state: keys.size,
              version: keys.size,
              lastSeq: 2 * keys.size,
            });
            expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, i) => i + 1));
            expect(new Set(order)).toEqual(keys);
            expect(said(stored)).toEqual(order.map((key, i) => `${i + 1} ${key}`));

            for (const { key, messages: answer } of mine) {
              expect(answer).toEqual(stored.filter((one) => one.key === key));
            }
            expect(mine.filter(({ duplicate }) => !duplicate)).toHaveLength(keys.size);
            // Within one process, turns are answered in the order they came.
            for (const process of [0, 1]) {
              const fresh = mine
                .filter((one) => one.process === process && !one.duplicate)
                .map(({ key }) => order.indexOf(key));
              expect(fresh).toEqual([...fresh].sort((a, b) => a - b));
            }
          }
        }),
        { numRuns },
      );
    });
  });
}
