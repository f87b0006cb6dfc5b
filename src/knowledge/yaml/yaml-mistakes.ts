import { type Document, type ErrorCode, isAlias, isScalar, Scalar, visit, type YAMLError } from 'yaml';

const QUOTE = 'put the whole text in quotes, such as "…"';

/** What a parser's complaint means to an author, and what to do about it. Codes that are not listed keep the parser's words. */
const MEANT: Partial<Readonly<Record<ErrorCode, string>>> = {
  BAD_ALIAS: `a text cannot begin with "*": ${QUOTE}`,
  ALIAS_PROPS: `a text cannot begin with "&", "*" or "!": ${QUOTE}`,
  BAD_DQ_ESCAPE: 'a backslash inside "…" begins a special character: write \\\\ for a backslash, or use single quotes',
  BAD_INDENT: 'this line does not begin below the line it belongs to: give both the same number of blanks in front',
  BAD_PROP_ORDER: `a text cannot begin with "&" or "!": ${QUOTE}`,
  BAD_SCALAR_START: `a text cannot begin with "@", "\`" or "%": ${QUOTE}`,
  BLOCK_AS_IMPLICIT_KEY: `a second ": " in one line, or a list where a text belongs: ${QUOTE}`,
  BLOCK_IN_FLOW: 'a list with "- " cannot stand inside [ ] or { }: write its items with commas between',
  DUPLICATE_KEY: 'this key stands twice: join the two, or take one away',
  MISSING_CHAR: 'something is missing here: most often the quote at the end of a text, a comma, or the ":" after a key',
  MULTILINE_IMPLICIT_KEY: 'a key must stand on one line with its ":": is a ":" missing, or a quote not closed?',
  MULTIPLE_ANCHORS: `a text cannot begin with "&": ${QUOTE}`,
  MULTIPLE_DOCS: 'a line of "---" begins a new document: take it away',
  MULTIPLE_TAGS: `a text cannot begin with "!": ${QUOTE}`,
  TAB_AS_INDENT: 'there is a tab at the beginning of this line: use blanks',
  TAG_RESOLVE_FAILED: `a text cannot begin with "!": ${QUOTE}`,
  UNEXPECTED_TOKEN: 'this does not fit here: is a quote, a bracket or a comma missing before it?',
};

/** A mistake in a text of YAML, at its offset in characters. */
export interface YamlMistake {
  readonly offset: number;
  readonly message: string;
}

/**
 * Everything in a YAML document that would be read otherwise than its author meant, with what to do about it: what the parser
 * refuses, and what it takes without a word (text lost behind " #", texts that begin with "&", "*" or "!", bytes that are no UTF-8).
 *
 * @param text the file, bytes that are no UTF-8 replaced by U+FFFD
 */
export function yamlMistakes(document: Document.Parsed, text: string): YamlMistake[] {
  const replaced = text.search(/[\uFFFD\0]/);
  if (replaced >= 0) {
    return [{ offset: replaced, message: 'this is no UTF-8 text: save the file with the encoding UTF-8' }];
  }
  const refused = [...document.errors, ...document.warnings].map((error) => meant(error, text));
  return refused.length > 0 ? firstOfEachLine(refused, text) : misread(document, text);
}

function meant({ code, message, pos: [offset] }: YAMLError, text: string): YamlMistake {
  const line = lineStart(offset, text);
  return /^ *\t/.test(text.slice(line))
    ? { offset: line, message: MEANT.TAB_AS_INDENT! }
    : { offset, message: MEANT[code] ?? message.replace(/\s+/g, ' ') };
}

/** One mistake makes the parser stumble over the rest of its line. */
function firstOfEachLine(mistakes: readonly YamlMistake[], text: string): YamlMistake[] {
  const byLine = new Map<number, YamlMistake>();
  for (const mistake of mistakes) {
    const line = lineStart(mistake.offset, text);
    byLine.set(line, byLine.get(line) ?? mistake);
  }
  return [...byLine.values()];
}

function lineStart(offset: number, text: string): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function misread(document: Document.Parsed, text: string): YamlMistake[] {
  const mistakes: YamlMistake[] = [];
  const used = new Set<string>();
  visit(document, { Alias: (_, { source }) => void used.add(source) });
  visit(document, {
    Node(_, node) {
      const [start = 0, end = 0] = node.range ?? [];
      if (isAlias(node)) {
        if (node.resolve(document) === undefined) {
          mistakes.push({ offset: start, message: MEANT.BAD_ALIAS! });
        }
      } else if (isScalar(node)) {
        // An anchor that is used stands for its text elsewhere.
        const lost = node.anchor !== undefined && !used.has(node.anchor);
        const mark = lost ? '&' : node.tag !== undefined ? '!' : undefined;
        if (mark !== undefined) {
          mistakes.push({ offset: start, message: `a text cannot begin with "${mark}": ${QUOTE}` });
        }
        if (node.type === Scalar.PLAIN && typeof node.value === 'string' && /^ #/.test(text.slice(end, end + 2))) {
          mistakes.push({
            offset: end + 1,
            message: `what follows " #" is lost: ${QUOTE}; in front of a remark write two blanks`,
          });
        }
      }
    },
  });
  return mistakes;
}
