// Adds 30 turns of its own to one conversation that other processes add to as well.
require('./typescript.cjs');
const { openStore } = require('../../src/store/open-store.ts');
const { turn } = require('./turns.ts');

async function count(url, name) {
  const store = await openStore(url);
  for (let done = 0; done < 30; ) {
    const before = await store.load('c');
    const state = (before?.state ?? 0) + 1;
    const { status } = await store.commit(
      turn({ key: `${name} ${done}`, expectedVersion: before?.version ?? 0, state }),
    );
    if (status === 'committed') done += 1;
  }
  await store.close();
  process.stdout.write('done');
}

void count(process.argv[2], process.argv[3]);
