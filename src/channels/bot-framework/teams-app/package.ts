import { zipSync } from 'fflate';
import type { About } from '../../../knowledge/knowledge';
import { drawIcons } from './icons';

/** The manifest version: the first that takes prompt starters (Microsoft 365 app manifest schema). */
const MANIFEST_VERSION = '1.27';
const MOST_STARTERS = 10;
const ZIP_EPOCH = new Date(1980, 0, 1);

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
  about: About,
  { appId, publicUrl, version, commands }: TeamsAppOptions,
): Record<string, unknown> {
  const starters = [...about.examples, ...commands].slice(0, MOST_STARTERS);
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: MANIFEST_VERSION,
    version,
    id: appId,
    developer: {
      name: (about.publisher ?? about.name).slice(0, 32),
      websiteUrl: `${publicUrl}/`,
      privacyUrl: `${publicUrl}/privacy`,
      termsOfUseUrl: `${publicUrl}/terms`,
    },
    name: { short: about.name.slice(0, 30), full: about.name.slice(0, 100) },
    description: {
      short: (about.summary ?? about.name).slice(0, 80),
      full: [about.summary, about.disclaimer].filter(Boolean).join('\n\n').slice(0, 4000) || about.name,
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1D4F73',
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: [
          {
            scopes: ['personal'],
            commands: starters.map((title) => ({
              type: 'prompt',
              title: title.slice(0, 32),
              description: title.slice(0, 128),
              prompt: title,
            })),
          },
          {
            scopes: ['team', 'groupChat'],
            commands: about.examples.map((title) => ({ title: title.slice(0, 32), description: title.slice(0, 128) })),
          },
        ],
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [new URL(publicUrl).host],
  };
}

/** The app package to upload to Teams: manifest and icons at the root of a zip. The same input gives the same bytes. */
export function teamsAppPackage(about: About, options: TeamsAppOptions): Uint8Array {
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
