import fc from 'fast-check';
import { blocksToHtml } from '../../src/web/html/blocks';
import { html, jsonInScript } from '../../src/web/html/html';

describe('a template', () => {
  it('never lets a value become markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [, title, inside] =
          /^<p title="([^"<>]*)">([^<>]*)<\/p>$/.exec(html`<p title="${text}">${[text]}</p>`.text) ?? [];
        expect([title, inside]).toEqual([html`${text}`.text, html`${text}`.text]);
        expect(html`${text}`.text).not.toMatch(/[<>"']/);
      }),
    );
  });

  it('takes HTML as it is, and leaves out what is not there', () => {
    expect(html`<b>${html`<i>${'&'}</i>`}${undefined}${false}${0}</b>`.text).toBe('<b><i>&amp;</i>0</b>');
  });
});

describe('data in a script', () => {
  it('is the same data and cannot end the script', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (data, text) => {
        const written = jsonInScript([data, `</script><!--${text}`]).text;
        expect(written).not.toMatch(/[<>]/);
        expect(JSON.stringify(JSON.parse(written))).toBe(JSON.stringify([data, `</script><!--${text}`]));
      }),
    );
  });
});

describe('blocks', () => {
  it('keep bold, links and lists, and show everything else as it is', () => {
    expect(
      blocksToHtml([
        { type: 'heading', text: 'One' },
        {
          type: 'text',
          text: 'A **bold <b>** [link](https://a.example/?x=1&y=2) [no](javascript:alert)',
          tone: 'subtle',
        },
        { type: 'list', items: ['a', '*b*'], ordered: true },
      ]).text,
    ).toBe(
      '<h3>One</h3>\n<p class="subtle">A <strong>bold &lt;b&gt;</strong> <a href="https://a.example/?x=1&amp;y=2">link</a> [no](javascript:alert)</p>\n<ol><li>a</li><li><em>b</em></li></ol>\n',
    );
  });
});
