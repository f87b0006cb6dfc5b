import { existsSync } from 'node:fs';
import { readSettings, type Settings, SettingsError } from './settings';

const ENV_FILE = '.env';

/**
 * Reads the settings from the environment and from `.env` in the working directory, if there is one; the environment goes first.
 *
 * @throws SettingsError when a setting is wrong or `.env` cannot be read
 */
export function readEnvironment(): Settings {
  if (existsSync(ENV_FILE)) {
    try {
      process.loadEnvFile(ENV_FILE);
    } catch (cause) {
      throw new SettingsError([`${ENV_FILE}: it cannot be read; write a text file with one NAME=value a line.`], {
        cause,
      });
    }
  }
  return readSettings(process.env);
}
