/** A piece of HTML that is safe to put into a page. */
export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

/** What may stand in a template: HTML as it is, everything else as text; lists one after the other, nothing for what is not there. */
export type Part = Html | string | number | undefined | false | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template whose values cannot become markup, inside an element or a quoted attribute. */
export function html(literals: TemplateStringsArray, ...values: readonly Part[]): Html {
  return new Html(literals.reduce((text, literal, index) => text + render(values[index - 1]) + literal));
}

/**
 * Data for a `<script>` element that is not run: JSON in which nothing can end the element
 * (https://html.spec.whatwg.org, restrictions for contents of script elements).
 */
export function jsonInScript(data: unknown): Html {
  return new Html(JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, escapeUnit));
}

function render(value: Part): string {
  if (value === undefined || value === false) {
    return '';
  }
  if (value instanceof Html) {
    return value.text;
  }
  if (typeof value === 'object') {
    return value.map(render).join('');
  }
  return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
