import { zipSync } from 'fflate';
import { drawIcons } from './icons';

/** The version of Microsoft's app manifest schema: the first that takes prompts. */
const MANIFEST_VERSION = '1.27';
const MOST_PROMPTS = 10;
const ZIP_EPOCH = new Date(1980, 0, 1);

/** What the content says of the bot (`content/about.yaml`). */
export interface TeamsAppTexts {
  readonly name: string;
  readonly publisher?: string | undefined;
  readonly summary?: string | undefined;
  readonly disclaimer?: string | undefined;
  /** BCP 47. */
  readonly language: string;
  /** Questions to begin with. */
  readonly examples: readonly string[];
}

/** What an app package names besides the content's own words. */
export interface TeamsAppOptions {
  /** The bot's Microsoft app id, also used as the app's. */
  readonly appId: string;
  /** Where the bot's pages are: https, no path. */
  readonly publicUrl: string;
  /** Semantic version; Teams takes an update only with a higher one. */
  readonly version: string;
  /** The words on the buttons that start and explain. */
  readonly commands: readonly string[];
}

/** The manifest of the Teams app. */
export function teamsManifest(
  about: TeamsAppTexts,
  { appId, publicUrl, version, commands }: TeamsAppOptions,
): Record<string, unknown> {
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: MANIFEST_VERSION,
    version,
    id: appId,
    developer: {
      name: shorten(about.publisher ?? about.name, 32),
      websiteUrl: `${publicUrl}/`,
      privacyUrl: `${publicUrl}/privacy`,
      termsOfUseUrl: `${publicUrl}/terms`,
    },
    name: { short: shorten(about.name, 30), full: shorten(about.name, 100) },
    description: {
      short: shorten(about.summary ?? about.name, 80),
      full: shorten([about.summary ?? about.name, about.disclaimer].filter(Boolean).join('\n\n'), 4000),
    },
    // A further language adds its file here, and beside the manifest.
    localizationInfo: { defaultLanguageTag: about.language, additionalLanguages: [] },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1D4F73',
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: [
          { scopes: ['personal'], commands: prompts([...about.examples, ...commands]) },
          { scopes: ['team', 'groupChat'], commands: prompts(about.examples) },
        ],
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [new URL(publicUrl).host],
  };
}

/** Sentences to begin with, which Teams sends as they are. */
function prompts(sentences: readonly string[]): readonly object[] {
  return sentences.slice(0, MOST_PROMPTS).map((sentence) => ({
    type: 'prompt',
    title: shorten(sentence, 32),
    description: shorten(sentence, 128),
    prompt: shorten(sentence, 4000),
  }));
}

/** A text of at most `length` characters, cut between words. */
function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/\s+\S*$/, '')}…`;
}

/** The app package to upload to Teams: manifest and icons at the root of a zip. The same input gives the same bytes. */
export function teamsAppPackage(about: TeamsAppTexts, options: TeamsAppOptions): Uint8Array {
  const { colour, outline } = drawIcons();
  return zipSync(
    {
      'manifest.json': Buffer.from(`${JSON.stringify(teamsManifest(about, options), null, 2)}\n`),
      'color.png': colour,
      'outline.png': outline,
    },
    { mtime: ZIP_EPOCH },
  );
}
