import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { OperatorError } from '../errors/operator-error';

/** A file named on the command line cannot be read. */
export class InputError extends OperatorError {
  readonly code = 'unreadable-input';

  constructor(file: string, cause: unknown) {
    super(messageFor(file, (cause as { code?: unknown }).code), { cause });
    this.name = 'InputError';
  }
}

/**
 * The lines of a file, or of standard input where no file or "-" is named.
 *
 * @throws InputError when the file is not there, is a folder or cannot be read
 */
export function linesOf(file: string | undefined): AsyncIterable<string> {
  if (file === undefined || file === '-') {
    return read(process.stdin, 'standard input');
  }
  try {
    if (statSync(file).isDirectory()) {
      throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    }
  } catch (error) {
    throw new InputError(file, error);
  }
  return read(createReadStream(file, 'utf8'), file);
}

async function* read(input: NodeJS.ReadableStream, name: string): AsyncGenerator<string> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  // readline does not pass a stream's error on to its iterator: a file that cannot be read would seem empty.
  const failed = new Promise<never>((_, reject) => input.once('error', (error) => reject(new InputError(name, error))));
  const iterator = lines[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await Promise.race([iterator.next(), failed]);
    if (done) {
      return;
    }
    yield value;
  }
}

function messageFor(file: string, code: unknown): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `There is no file "${file}": check the name, or write "-" to read standard input.`;
    case 'EISDIR':
      return `"${file}" is a folder: name a file in it.`;
    default:
      return `"${file}" cannot be read: check its permissions.`;
  }
}
