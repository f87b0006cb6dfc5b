/** What one check found. */
export interface Finding {
  readonly level: 'ok' | 'warning' | 'problem';
  /** What was looked at, in a word or two. */
  readonly area: string;
  /** What was found; for a warning or a problem also what to do. */
  readonly text: string;
}

/** Makes the findings of one area. */
export function findings(area: string) {
  const make =
    (level: Finding['level']) =>
    (text: string): Finding => ({ level, area, text });
  return { ok: make('ok'), warning: make('warning'), problem: make('problem') };
}
