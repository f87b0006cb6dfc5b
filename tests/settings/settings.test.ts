import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings, SettingsError } from '../../src/settings/settings';

function problems(environment: Record<string, string>): readonly string[] {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) {
      return error.problems;
    }
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('starts on this machine with nothing set', () => {
    expect(readSettings({})).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3978,
      DATABASE_URL: 'sqlite:data/cramp-guide.db',
      ALLOWED_ORIGINS: [],
    });
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://x'],
    ['DATABASE_URL', 'postgres:hunter2'],
    ['ALLOWED_ORIGINS', 'https://a.example/path'],
    ['MicrosoftAppId', ' my bot '],
    ['MicrosoftAppType', 'Singletenant'],
    ['RETENTION_DAYS', '0'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', 'yes'],
    ['METRICS_TOKEN', 'short'],
  ])('names %s and what to write when it is %j, without repeating the value', (name, value) => {
    const [problem, ...others] = problems({ [name]: value });
    expect(problem).toMatch(new RegExp(`^${name}: write `));
    expect(problem).not.toContain(value.trim() === '0' ? "'0'" : value.trim());
    expect(others).toEqual([]);
  });

  it.each([
    'sqlite:/var/lib/guide.db',
    'memory:',
    'postgres://u:p@db.example/guide',
    'postgresql:///guide?host=/run/pg',
  ])('takes %s as the database', (DATABASE_URL) => {
    expect(readSettings({ DATABASE_URL })).toMatchObject({ DATABASE_URL });
  });

  it('names every wrong variable at once', () => {
    expect(problems({ PORT: 'x', LOG_LEVEL: 'y' })).toHaveLength(2);
  });

  it('refuses to listen beyond this machine without an app id', () => {
    expect(problems({ HOST: '0.0.0.0' })).toEqual([expect.stringMatching(/^HOST: .*MicrosoftAppId/)]);
  });

  it('refuses an app id that could never answer', () => {
    const MicrosoftAppId = '7d0a3a3c-2f6e-4f0e-8f43-0d4f3f1f2a10';
    expect(problems({ MicrosoftAppId })).toEqual([
      expect.stringMatching(/^MicrosoftAppTenantId: /),
      expect.stringMatching(/^MicrosoftAppPassword: /),
    ]);
  });

  it('takes ids that Microsoft gives out, whatever their version bits', () => {
    const MicrosoftAppId = '11111111-1111-1111-1111-111111111111';
    const MicrosoftAppTenantId = 'ABCDEF01-2345-6789-0bcd-ef0123456789';
    expect(readSettings({ MicrosoftAppId, MicrosoftAppTenantId, MicrosoftAppPassword: 'long-enough' })).toMatchObject({
      MicrosoftAppId,
      MicrosoftAppTenantId,
    });
  });

  it('treats an empty value as not set', () => {
    expect(readSettings({ PORT: '', PUBLIC_URL: ' ' }).PORT).toBe(3978);
  });

  it('lists every variable in .env.example with its default', () => {
    const example = Object.fromEntries(
      readFileSync(join(__dirname, '..', '..', '.env.example'), 'utf8')
        .split('\n')
        .filter((line) => /^\w+=/.test(line))
        .map((line) => line.split(/=(.*)/).slice(0, 2) as [string, string]),
    );
    expect(Object.keys(example).sort()).toEqual(Object.keys(readSettings({})).sort());
    expect(readSettings(example)).toEqual(readSettings({}));
  });
});
