import { z } from 'zod';
import type { Path, YamlFile } from './yaml-file';

/** What fits of a map in a pack. */
export interface LenientlyParsed<T> {
  /** The keys that fit; all of them if nothing is at fault. */
  readonly value: Partial<T>;
  /** The keys that do not fit, are missing or are unknown. */
  readonly faulty: ReadonlySet<PropertyKey>;
}

const NOTHING: ReadonlySet<PropertyKey> = new Set();

/**
 * Checks a map against a schema, notes its faults, and gives what fits, so that the sound part can be checked further.
 *
 * @returns undefined if it is no map at all
 */
export function parseLeniently<S extends z.ZodRawShape>(
  file: YamlFile,
  schema: z.ZodObject<S>,
  data: unknown,
  path: Path,
): LenientlyParsed<z.output<z.ZodObject<S>>> | undefined {
  const whole = file.read(schema, data, path);
  if (whole !== undefined) {
    return { value: whole as Partial<z.output<z.ZodObject<S>>>, faulty: NOTHING };
  }
  const map = z.record(z.string(), z.unknown()).safeParse(data);
  if (!map.success) {
    return undefined;
  }
  const issues = schema.safeParse(data).error?.issues ?? [];
  const faulty = new Set(
    issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : issue.path.slice(0, 1))),
  );
  const sound = Object.fromEntries(Object.entries(map.data).filter(([key]) => !faulty.has(key)));
  return { value: schema.partial().parse(sound) as Partial<z.output<z.ZodObject<S>>>, faulty };
}
