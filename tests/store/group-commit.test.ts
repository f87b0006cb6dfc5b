import { createGroupCommit } from '../../src/store/group-commit';
import { openSqliteDatabase } from '../../src/store/sqlite/database';

/** A database in memory whose syncs end when the test says so. */
function slowDisk() {
  const database = openSqliteDatabase();
  database.prepare('CREATE TABLE numbers (n INTEGER PRIMARY KEY)').run([]);
  const syncs: { end: () => void; fail: (error: Error) => void }[] = [];
  const sync = () => new Promise<void>((end, fail) => syncs.push({ end, fail }));
  const group = createGroupCommit(
    new Proxy(database, { get: (of, name) => (name === 'sync' ? sync : Reflect.get(of, name)) }),
  );
  const insert = database.prepare('INSERT INTO numbers (n) VALUES (?)');
  const write = (n: number) => group.write(() => insert.run([n]).changes);
  const count = () => database.prepare('SELECT n FROM numbers').all([]).length;
  return { group, syncs, write, count };
}

const ticks = async () => {
  for (let tick = 0; tick < 5; tick += 1) await new Promise(setImmediate);
};

describe('writes', () => {
  it('are told of only when the disk has them', async () => {
    const { syncs, write, count } = slowDisk();
    let told = false;
    const written = write(1).then(() => {
      told = true;
    });
    await ticks();
    expect({ told, count: count(), syncs: syncs.length }).toEqual({ told: false, count: 1, syncs: 1 });
    syncs[0]?.end();
    await written;
    expect(told).toBe(true);
  });

  it('that come while the disk syncs share the next sync', async () => {
    const { group, syncs, write } = slowDisk();
    const first = write(1);
    await ticks();
    const others = [write(2), write(3), write(4)];
    await ticks();
    expect(syncs).toHaveLength(1);
    syncs[0]?.end();
    await first;
    await ticks();
    expect(syncs).toHaveLength(2);
    syncs[1]?.end();
    expect(await Promise.all(others)).toEqual([1, 1, 1]);
    await group.flush();
  });

  it('stay whole by themselves: one that fails undoes itself alone', async () => {
    const { syncs, write, count } = slowDisk();
    const results = Promise.allSettled([write(1), write(1), write(2)]);
    await ticks();
    syncs[0]?.end();
    expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(count()).toBe(2);
  });

  it('fail when the disk does not sync, and the next ones are tried again', async () => {
    const { syncs, write, group } = slowDisk();
    const failed = write(1);
    await ticks();
    syncs[0]?.fail(new Error('EIO'));
    await expect(failed).rejects.toThrow('EIO');
    await group.synced();
    const next = write(2);
    await ticks();
    syncs[1]?.end();
    expect(await next).toBe(1);
  });
});

it('reads can wait until all that is committed is on the disk', async () => {
  const { group, syncs, write } = slowDisk();
  await group.synced();
  const written = write(1);
  await ticks();
  let synced = false;
  const reading = group.synced().then(() => {
    synced = true;
  });
  await ticks();
  expect(synced).toBe(false);
  syncs[0]?.end();
  await Promise.all([reading, written]);
});
