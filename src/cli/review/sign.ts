import { isMap, isSeq, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { OperatorError } from '../../errors/operator-error';
import { hashOf, type ReviewItem } from './items';

/** Something cannot be signed. `message` says what to do. */
export class SignError extends OperatorError {
  readonly code = 'not-signed';
  override readonly name = 'SignError';
}

/**
 * The text of a YAML file with one item signed: its date of review and its signature are written, everything else stays as it is,
 * comments too.
 *
 * @param on a day as "2026-12-01"
 * @throws SignError when the item is not written one key a line
 */
export function withSignature(text: string, item: ReviewItem, by: string, on: string): string {
  const root = parseDocument(text, { keepSourceTokens: false }).contents;
  const map = isSeq(root) ? root.items[item.index] : undefined;
  if (!isMap(map) || map.flow) {
    throw new SignError(`"${item.id}" stands in one line of ${item.file}: write it one key a line, then sign it.`);
  }
  const signature = `{ by: ${JSON.stringify(by)}, on: ${on}, of: ${hashOf(item)} }`;
  const [reviewed, signed] = [pairOf(map, 'reviewed'), pairOf(map, 'signed')];
  const edits: [from: number, to: number, text: string][] = [];
  if (reviewed) {
    edits.push([...rangeOf(reviewed.value), on]);
  }
  if (signed) {
    edits.push([...rangeOf(signed.value), signature]);
  } else {
    const [first, last] = [map.items[0]!, reviewed ?? map.items.at(-1)!];
    const at = lineEnd(text, rangeOf(last.value)[1]);
    edits.push([at, at, `\n${' '.repeat(columnOf(text, rangeOf(first.key)[0]))}signed: ${signature}`]);
  }
  return edits
    .sort(([one], [other]) => other - one)
    .reduce((written, [from, to, part]) => written.slice(0, from) + part + written.slice(to), text);
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => String(pair.key) === key);
}

/** Where a value begins, and where it ends without what follows on its last line. */
function rangeOf(node: unknown): [number, number] {
  const [from = 0, to = 0] = (node as Node | null)?.range ?? [];
  return [from, to];
}

/** The end of the line in which a value ends; a block ends at the beginning of the next line. */
function lineEnd(text: string, end: number): number {
  const from = text[end - 1] === '\n' ? end - 1 : end;
  const next = text.indexOf('\n', from);
  return next < 0 ? text.length : next;
}

function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1);
}
