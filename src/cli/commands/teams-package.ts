import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { teamsAppPackage } from '../../channels/bot-framework/teams-app/package';
import type { Knowledge } from '../../knowledge/knowledge';
import type { Settings } from '../../settings/settings';
import type { Io } from '../io';

/** Where the package goes when no file is named. */
const DEFAULT_FILE = 'data/cramp-guide-teams.zip';

/** Writes the zip that an administrator uploads to Teams; the exit code is 1 if a setting it needs is missing. */
export function teamsPackage(
  io: Io,
  knowledge: Knowledge,
  settings: Settings,
  version: string,
  file: string = DEFAULT_FILE,
): number {
  const { MicrosoftAppId, PUBLIC_URL } = settings;
  const missing = [
    ...(MicrosoftAppId ? [] : ['MicrosoftAppId: write the application (client) id of your Azure Bot.']),
    ...(PUBLIC_URL?.startsWith('https://')
      ? []
      : ['PUBLIC_URL: write the https address people reach the bot at; Teams takes no other.']),
  ];
  if (!MicrosoftAppId || !PUBLIC_URL || missing.length > 0) {
    io.err(['The Teams package needs these in .env:', ...missing.map((line) => `  ${line}`)].join('\n'));
    return 1;
  }
  const commands = ['label-start', 'label-help'].map((name) => knowledge.messages.get(name) ?? '').filter(Boolean);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    teamsAppPackage(knowledge.about, { appId: MicrosoftAppId, publicUrl: PUBLIC_URL, version, commands }),
  );
  io.out(
    `Wrote ${file}. Upload it in the Teams admin centre, or in Teams under Apps, "Manage your apps", "Upload an app".`,
  );
  return 0;
}
