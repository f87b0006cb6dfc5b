import { loadKnowledge } from '../../knowledge/load';
import { readPack } from '../../pack/pack';
import { readEnvironment } from '../../settings/environment';
import { type Settings, SettingsError } from '../../settings/settings';
import { type Finding, findings } from '../doctor/finding';
import { checkAddress, checkContent, checkCredentials, checkFiles, checkNode, checkStore } from '../doctor/local';
import { checkOnline } from '../doctor/online';
import { checkPage } from '../doctor/page';
import type { Io } from '../io';

/** What the doctor looks at. */
export interface DoctorOptions {
  /** Also ask Microsoft for a token, and the public address for the bot. */
  readonly online: boolean;
  /** The folder of the built pages. */
  readonly webFolder: string;
}

/** Checks whether the bot is ready for people, a line each; the exit code is 1 if there is a problem. */
export async function doctor(io: Io, { online, webFolder }: DoctorOptions): Promise<number> {
  let problems = 0;
  const tell = (...found: readonly Finding[]) => {
    for (const { level, area, text } of found) {
      io.out(`${level.padEnd(8)} ${area.padEnd(12)} ${text.replaceAll('\n', `\n${' '.repeat(22)}`)}`);
      problems += level === 'problem' ? 1 : 0;
    }
  };
  tell(checkNode(process.versions.node));
  const settings = readSettings(tell);
  const { found, knowledge } = checkContent(() => loadKnowledge(readPack()));
  tell(...found);
  if (settings) {
    tell(await checkStore(settings.DATABASE_URL), ...checkFiles(settings.DATABASE_URL));
    tell(checkCredentials(settings), ...checkAddress(settings));
    if (knowledge) tell(...(await checkPage(settings, knowledge, webFolder)));
    if (online) tell(...(await checkOnline(settings)));
  }
  io.out(problems === 0 ? 'Ready.' : `${problems} to mend before people use it.`);
  return problems === 0 ? 0 : 1;
}

function readSettings(tell: (...found: readonly Finding[]) => void): Settings | undefined {
  const { ok, problem } = findings('settings');
  try {
    const settings = readEnvironment();
    tell(ok('all understood'));
    return settings;
  } catch (error) {
    if (!(error instanceof SettingsError)) {
      throw error;
    }
    tell(...error.problems.map(problem));
    return undefined;
  }
}
