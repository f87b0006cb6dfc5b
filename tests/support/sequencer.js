const { default: Sequencer } = require('@jest/test-sequencer');

/** Rooms whose tests take longest, the longest first: mostly waiting for a browser, so that others use the processors meanwhile. */
const FIRST = [
  'tests/browser/',
  'tests/language/',
  'tests/triage/',
  'tests/delivery/',
  'tests/store/',
  'tests/channels/',
];

/** Begins with the files that take longest, so that none of them is left to run alone at the end. */
module.exports = class extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const room = FIRST.findIndex((name) => path.replaceAll('\\', '/').includes(name));
      return room < 0 ? FIRST.length : room;
    };
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
};
