/** Something wrong in a pack, at its place: lines and columns count from 1. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A fault as `file:line:column message`, the form editors and terminals make clickable. */
export function formatFault({ file, line, column, message }: Fault): string {
  return `${file}:${line}:${column} ${message}`;
}

/** A pack cannot be used; `faults` names everything that is wrong with it, in the order of files and lines. */
export class KnowledgeError extends Error {
  readonly code = 'invalid-knowledge';

  constructor(readonly faults: readonly Fault[]) {
    super(
      `The content has ${faults.length} fault${faults.length === 1 ? '' : 's'}. Correct and start again:\n` +
        faults.map(formatFault).join('\n'),
    );
    this.name = 'KnowledgeError';
  }
}
