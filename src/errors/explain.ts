import { OperatorError } from './operator-error';

/** What to print of an error that ends the program: what it says when that helps, such as a file that cannot be written; else its stack. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const isOfSystem = typeof (error as NodeJS.ErrnoException).syscall === 'string';
  return error instanceof OperatorError || isOfSystem ? error.message : (error.stack ?? error.message);
}
