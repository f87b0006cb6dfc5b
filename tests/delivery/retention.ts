import { createRetention } from '../../src/delivery/retention';
import { openStore } from '../../src/store/open-store';
import type { Store } from '../../src/store/store';
import { turn } from '../store/turns';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** When every test begins. */
const TODAY = Date.UTC(2026, 10, 23);

/** How old conversations are deleted whatever the clock says. Run once for each kind of store. */
export function retention(name: string, newUrl: () => string): void {
  describe(`deleting old conversations: ${name}`, () => {
    let store: Store;
    let now: number;
    let lines: { level: string; details: object }[];
    beforeEach(async () => {
      store = await openStore(newUrl());
      now = TODAY;
      lines = [];
    });
    afterEach(() => store.close());

    /** A process, which looks at the clock as it starts. */
    async function start() {
      const note = (level: string) => (details: object) => void lines.push({ level, details });
      const logger = { info: note('info'), warn: note('warn') };
      const started = createRetention({ store, clock: () => now, days: 30, logger });
      await started.started();
      return {
        /** Runs on for some hours. */
        run: async (hours: number) => {
          for (let i = 0; i < hours; i += 1) {
            now += HOUR;
            await started.hourPassed();
          }
        },
      };
    }
    /** Somebody talked so many days before today. */
    const talked = async (...days: number[]) => {
      for (const day of days) await store.commit(turn({ conversation: `${day}`, at: TODAY - day * DAY }));
    };
    const left = async (...days: number[]) => {
      const found = await Promise.all(days.map(async (day) => ((await store.load(`${day}`)) ? [day] : [])));
      return found.flat();
    };

    it('deletes what is older than it may be, every hour, and says how many', async () => {
      await (await start()).run(1);
      await talked(40, 31, 29, 0);
      const bot = await start();
      expect(await left(40, 31, 29, 0)).toEqual([29, 0]);
      await bot.run(30);
      expect(await left(29, 0)).toEqual([0]);
      expect(lines).toEqual([
        { level: 'info', details: { conversations: 2 } },
        { level: 'info', details: { conversations: 1 } },
      ]);
    });

    it('deletes nothing when the clock is once 60 days ahead, and goes on when it is back', async () => {
      await start();
      await talked(29, 10, 0);
      now = TODAY + 60 * DAY;
      await (await start()).run(3);
      expect(await left(29, 10, 0)).toEqual([29, 10, 0]);
      expect(lines[0]).toEqual({ level: 'warn', details: { daysAhead: 60, hoursLeft: 24 } });
      now = TODAY + 4 * HOUR;
      await (await start()).run(30);
      expect(await left(29, 10, 0)).toEqual([10, 0]);
    });

    it('deletes nothing when the clock is ahead as the bot is started for the first time after an update', async () => {
      await talked(29, 10, 0);
      now = TODAY + 60 * DAY;
      await start();
      expect(await left(29, 10, 0)).toEqual([29, 10, 0]);
    });

    it('deletes nothing when the clock jumps while the bot runs, goes half the way back, or jumps again', async () => {
      const bot = await start();
      await talked(29, 0);
      for (const days of [60, 40, 90, 31]) {
        now = TODAY + days * DAY;
        await bot.run(20);
      }
      expect(await left(29, 0)).toEqual([29, 0]);
    });

    it('deletes nothing when many processes start one after the other with a clock that is ahead', async () => {
      await start();
      await talked(29, 0);
      now = TODAY + 60 * DAY;
      for (let i = 0; i < 50; i += 1) await start();
      expect(await left(29, 0)).toEqual([29, 0]);
    });

    it('deletes nothing when the clock is years behind, nor when it is right again', async () => {
      await start();
      await talked(29, 0);
      for (const years of [-20, 0]) {
        now = TODAY + years * 365 * DAY;
        await start();
      }
      expect(await left(29, 0)).toEqual([29, 0]);
    });

    it('deletes after a day when the bot was really off for two months', async () => {
      await start();
      await talked(29, 0);
      now = TODAY + 61 * DAY;
      const bot = await start();
      await bot.run(23);
      expect(await left(29, 0)).toEqual([29, 0]);
      await bot.run(1);
      expect(await left(29, 0)).toEqual([]);
      expect(lines.at(-1)).toEqual({ level: 'info', details: { conversations: 2 } });
    });

    it('deletes too when the bot runs for some hours a week only', async () => {
      await start();
      await talked(29, 0);
      for (let week = 1; week <= 3; week += 1) {
        now = TODAY + week * 7 * DAY;
        await (await start()).run(8);
      }
      expect(await left(29, 0)).toEqual([0]);
    });
  });
}
