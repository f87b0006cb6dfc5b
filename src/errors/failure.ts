/** An error as a log may hold it. */
export interface Failure {
  readonly name: string;
  readonly code?: unknown;
  /** Where it came from: the lines of its stack. */
  readonly frames?: readonly string[] | undefined;
}

/** What kind of failure it was and where. Never its message, which may repeat what a person wrote. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) {
    return { name: typeof error };
  }
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, code: (error as { code?: unknown }).code, frames };
}
