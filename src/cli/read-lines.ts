import type { z } from 'zod';

/** A line of input that could be read, or what is wrong with it. */
export type ReadLine<T> =
  | { readonly number: number; readonly value: T }
  | { readonly number: number; readonly error: string };

/**
 * Reads lines of JSON one at a time, each checked against a schema; empty lines are left out.
 *
 * A bad line is given as an error that names its number and what a line looks like, and reading goes on.
 *
 * @param example a good line, for the error
 */
export async function* readLines<T extends z.ZodType>(
  lines: AsyncIterable<string> | Iterable<string>,
  schema: T,
  example: string,
): AsyncGenerator<ReadLine<z.output<T>>> {
  let number = 0;
  for await (const line of lines) {
    number++;
    const text = line.replace(/^\uFEFF/, '').trim();
    if (text === '') {
      continue;
    }
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch {
      yield { number, error: `line ${number}: not JSON: a line looks like ${example}` };
      continue;
    }
    const read = schema.safeParse(data);
    yield read.success
      ? { number, value: read.data }
      : { number, error: `line ${number}: ${faultOf(read.error)}: a line looks like ${example}` };
  }
}

function faultOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => (path.length > 0 ? `"${path.join('.')}": ${message}` : message)).join('; ');
}
