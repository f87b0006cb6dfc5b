import type { Site } from './pages/layout';

/**
 * The embed script with the pack's words in it, so that other people's pages can draw the button without asking for more.
 *
 * @param built `browser/widget/widget.ts` as the build writes it: it reads its words from a variable `words`
 */
export function widgetScript(built: string, { knowledge, words }: Pick<Site, 'knowledge' | 'words'>): string {
  const given = {
    language: knowledge.about.language,
    open: words('widget-open'),
    close: words('widget-close'),
  };
  // A function of its own: a page that names the script twice has no variable twice.
  return `((words) => {${built}})(${JSON.stringify(given)});\n`;
}
