/**
 * An error that whoever runs the program can put right: the message says what is wrong and what to do, so it is shown without a stack.
 * All others are faults of the program.
 */
export abstract class OperatorError extends Error {
  /** Which error it is; it stays the same when the message changes. */
  abstract readonly code: string;
}
