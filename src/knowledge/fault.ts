import { OperatorError } from '../errors/operator-error';
import type { Knowledge } from './knowledge';

/** A place in a file of a pack: lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something wrong in a pack, at its place. */
export interface Fault extends Place {
  readonly message: string;
}

/** A place as `file:line:column`, the form editors and terminals make clickable. */
export function formatPlace({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

/** A fault as `file:line:column message`. */
export function formatFault(fault: Fault): string {
  return `${formatPlace(fault)} ${fault.message}`;
}

/** Puts faults in the order of a pack's files, lines and columns. */
export function inOrder(faults: readonly Fault[], files: readonly { readonly path: string }[]): Fault[] {
  const order = new Map(files.map(({ path }, index) => [path, index]));
  const place = ({ file }: Fault) => order.get(file) ?? -1;
  return [...faults].sort((a, b) => place(a) - place(b) || a.line - b.line || a.column - b.column);
}

/**
 * A pack cannot be used; `faults` names everything that is wrong with it, in the order of files and lines.
 *
 * `read` is what could be read of it, without the parts at fault: fit for looking further, never for use.
 */
export class KnowledgeError extends OperatorError {
  readonly code = 'invalid-knowledge';

  constructor(
    readonly faults: readonly Fault[],
    readonly read: Knowledge,
  ) {
    super(
      `The content has ${faults.length} fault${faults.length === 1 ? '' : 's'}. Correct and start again:\n` +
        faults.map(formatFault).join('\n'),
    );
    this.name = 'KnowledgeError';
  }
}
