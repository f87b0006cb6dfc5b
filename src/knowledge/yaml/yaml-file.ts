import { isMap, isPair, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Fault, Place } from '../fault';
import { yamlMistakes } from './yaml-mistakes';

/** A file of a pack: its path inside the pack ("content/faq.yaml") and its text. */
export interface PackFile {
  readonly path: string;
  readonly text: string;
}

/** Where a value stands in a YAML file: map keys and list positions from the top. */
export type Path = readonly PropertyKey[];

/** Aliases beyond this many are taken for an attack (the "billion laughs" of YAML) and refused. */
const MAX_ALIASES = 100;

/** One YAML file, which knows the line and column of every value in it, and gathers faults. */
export class YamlFile {
  readonly path: string;
  /** The file as plain data; undefined when it is not YAML. */
  readonly data: unknown;
  private readonly lines = new LineCounter();
  private readonly root: Node | null;
  private readonly faults: Fault[];

  constructor({ path, text }: PackFile, faults: Fault[]) {
    this.path = path;
    this.faults = faults;
    const document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false, uniqueKeys: true });
    this.root = document.contents;
    const mistakes = yamlMistakes(document, text);
    for (const { offset, message } of mistakes) {
      this.report(offset, message);
    }
    if (mistakes.length === 0) {
      try {
        this.data = document.toJS({ maxAliasCount: MAX_ALIASES });
      } catch (error) {
        this.report(0, error instanceof Error ? error.message : 'cannot be read');
      }
    }
  }

  /** Notes a fault at the value under `path`, or at the nearest thing above it that exists. */
  fault(path: Path, message: string): void {
    this.faults.push(this.place(path, message));
  }

  /** A message at the value under `path`, or at the nearest thing above it that exists. */
  place(path: Path, message: string): Fault {
    return this.at(this.offset(path, false), message);
  }

  /** Checks the value under `path` against a schema; undefined, and faults noted, if it does not fit. */
  read<T extends z.ZodType>(schema: T, value: unknown, path: Path): z.output<T> | undefined {
    const result = schema.safeParse(value);
    if (result.success) {
      return result.data;
    }
    for (const issue of result.error.issues) {
      const at = [...path, ...issue.path];
      if (issue.code === 'unrecognized_keys') {
        for (const key of issue.keys) {
          this.report(this.offset([...at, key], true), `unknown key "${key}"`);
        }
      } else {
        const missing = issue.code === 'invalid_type' && valueAt(value, issue.path) === undefined;
        this.fault(at, missing ? `"${String(issue.path.at(-1) ?? '')}" is missing` : describe(issue));
      }
    }
    return undefined;
  }

  /** Calls `visit` with every object among values that were read from this file, and with its place. */
  walk(value: unknown, visit: (value: object, place: Place) => void, node: unknown = this.root): void {
    if (typeof value !== 'object' || value === null) {
      return;
    }
    if (isMap(node)) {
      for (const { key, value: inner } of node.items) {
        this.walk((value as Record<string, unknown>)[String(key)], visit, inner);
      }
    } else if (isSeq(node) && Array.isArray(value)) {
      node.items.forEach((inner, index) => {
        this.walk(value[index], visit, inner);
      });
    }
    const { line, col } = this.lines.linePos((node as Node | null)?.range?.[0] ?? 0);
    visit(value, { file: this.path, line, column: col });
  }

  private report(offset: number, message: string): void {
    this.faults.push(this.at(offset, message));
  }

  private at(offset: number, message: string): Fault {
    const { line, col } = this.lines.linePos(offset);
    return { file: this.path, line: Math.max(line, 1), column: Math.max(col, 1), message };
  }

  /** The character offset of the value (or, for a map, the key) under `path`. */
  private offset(path: Path, ofKey: boolean): number {
    let node: unknown = this.root;
    let offset = this.root?.range?.[0] ?? 0;
    for (const [depth, step] of path.entries()) {
      let next: unknown;
      if (isMap(node)) {
        const pair = node.items.find((item) => isPair(item) && String(item.key) === String(step));
        next = ofKey && depth === path.length - 1 ? pair?.key : (pair?.value ?? pair?.key);
      } else if (isSeq(node)) {
        next = node.items[Number(step)];
      }
      if (next === undefined || next === null) {
        return offset;
      }
      node = next;
      offset = (next as Node).range?.[0] ?? offset;
    }
    return offset;
  }
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[step],
    value,
  );
}

function describe(issue: z.core.$ZodIssue): string {
  const key = issue.path.at(-1);
  const message = (issue.code === 'invalid_type' ? EXPECTED[issue.expected] : undefined) ?? issue.message;
  return typeof key === 'string' ? `"${key}": ${message}` : message;
}

/** What an author should write where a value is of another type. */
const EXPECTED: Readonly<Record<string, string>> = {
  string: 'must be a text: put it in quotes, such as "12"',
  array: 'must be a list: start each item with "- ", or write [one, two]',
  object: 'must be keys with values: write "key: value", one a line',
  record: 'must be keys with values: write "key: value", one a line',
  number: 'must be a number',
  boolean: 'must be true or false',
};
