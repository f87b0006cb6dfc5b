/** Where a command writes: each call is one line, without its line break. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
}
