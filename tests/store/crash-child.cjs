// Commits turns in four conversations as fast as it can and tells of each once it is acknowledged, until it is killed.
const { writeSync } = require('node:fs');
require('./typescript.cjs');
const { openStore } = require('../../src/store/open-store.ts');
const { turn } = require('./turns.ts');

async function talk(store, conversation) {
  for (let version = 0; ; version += 1) {
    const key = `${conversation} ${version}`;
    const state = { turns: version + 1 };
    const { messages } = await store.commit(turn({ conversation, key, expectedVersion: version, state }));
    const { seq } = messages.at(-1);
    const sent = version % 2 === 0;
    if (sent) await store.markSent(conversation, [seq]);
    writeSync(1, `${JSON.stringify({ conversation, key, seq, sent })}\n`);
  }
}

void openStore(process.argv[2]).then((store) => Promise.all(['a', 'b', 'c', 'd'].map((name) => talk(store, name))));
