/** Whether every bound that was printed so far held. */
export const report = { kept: true };

export const print = (text) => process.stdout.write(`${text}\n`);

/** Prints a figure, and beside it its bound and whether it holds. */
export function line(what, figure, bound = '', holds = true) {
  report.kept &&= holds;
  const verdict = bound === '' ? '' : `${bound}  ${holds ? 'holds' : 'DOES NOT HOLD'}`;
  print(`${what.padEnd(46)}${figure.padEnd(40)}${verdict}`);
}

export const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const ratio = (value) => `${value.toFixed(2)} x`;
