import { z } from 'zod';
import { OperatorError } from '../errors/operator-error';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;
const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''));
const origin = url.refine((value) => new URL(value).origin === value, 'an origin has no path');
const secret = z.string().min(16);

const origins = z
  .string()
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(z.array(origin));

/** Each variable: its schema with the default, and what to write when it is wrong. */
const VARIABLES = {
  HOST: [
    z
      .string()
      .regex(/^[\w.:[\]-]+$/)
      .default('127.0.0.1'),
    'write an address to listen on, such as 127.0.0.1 or 0.0.0.0',
  ],
  PORT: [z.coerce.number().int().min(0).max(65535).default(3978), 'write a port number from 0 to 65535, such as 3978'],
  PUBLIC_URL: [url.optional(), 'write the address people reach the bot at, such as https://bot.example.org'],
  DATABASE_URL: [
    z
      .string()
      .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+|memory:)$/)
      .default('sqlite:data/cramp-guide.db'),
    'write sqlite:data/cramp-guide.db (a file), postgres://user:password@host:5432/database (for several instances) or memory: (nothing outlives the process)',
  ],
  ALLOWED_ORIGINS: [
    origins.default([]),
    'write the web origins that may show the chat, separated by commas, such as https://www.example.org,https://intranet.example.org',
  ],
  MicrosoftAppId: [
    z.guid().optional(),
    'write the application (client) id of your Azure Bot, such as 00000000-0000-0000-0000-000000000000, or leave it out',
  ],
  MicrosoftAppType: [
    z.enum(['SingleTenant', 'UserAssignedMSI', 'MultiTenant']).default('SingleTenant'),
    'write SingleTenant, UserAssignedMSI or MultiTenant, in exactly these letters',
  ],
  MicrosoftAppTenantId: [z.guid().optional(), 'write the directory (tenant) id of your Azure Bot'],
  MicrosoftAppPassword: [z.string().min(8).optional(), 'write the client secret of your Azure Bot'],
  DIRECT_LINE_SECRET: [secret.optional(), 'write a secret of at least 16 characters, or leave it out'],
  METRICS_TOKEN: [secret.optional(), 'write a secret of at least 16 characters, or leave it out'],
  TRUST_PROXY: [
    z
      .enum(['true', 'false'])
      .default('false')
      .transform((value) => value === 'true'),
    'write true or false',
  ],
  RETENTION_DAYS: [z.coerce.number().int().min(1).max(3650).default(30), 'write a whole number of days from 1 to 3650'],
  LOG_LEVEL: [
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    'write fatal, error, warn, info, debug, trace or silent',
  ],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

/** Everything the environment sets, validated. */
export type Settings = { readonly [K in keyof typeof VARIABLES]: z.output<(typeof VARIABLES)[K][0]> };

/** The environment holds values the program cannot use; the message names each variable and what to write. */
export class SettingsError extends OperatorError {
  readonly code = 'invalid-settings';

  constructor(
    readonly problems: readonly string[],
    options?: ErrorOptions,
  ) {
    super(
      `The settings need correcting (see .env.example):\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
      options,
    );
    this.name = 'SettingsError';
  }
}

/**
 * Reads the settings from the environment; an empty value counts as not set.
 *
 * @throws SettingsError naming every wrong variable, never its value (it may be a secret)
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const problems: string[] = [];
  const settings: Record<string, unknown> = {};
  for (const [name, [schema, remedy]] of Object.entries(VARIABLES)) {
    const result = (schema as z.ZodType).safeParse(environment[name]?.trim() || undefined);
    settings[name] = result.data;
    if (!result.success) {
      problems.push(`${name}: ${remedy}.`);
    }
  }
  const read = settings as Settings;
  if (problems.length === 0) {
    problems.push(...contradictions(read));
  }
  if (problems.length > 0) {
    throw new SettingsError(problems);
  }
  return read;
}

function contradictions(settings: Settings): string[] {
  const problems: string[] = [];
  if (!settings.MicrosoftAppId && !LOOPBACK.test(settings.HOST)) {
    problems.push(
      'HOST: without MicrosoftAppId anybody could post messages as anyone, so the bot listens on this machine alone. Set MicrosoftAppId, or HOST=127.0.0.1 (behind a web server on the same machine that is enough).',
    );
  }
  if (settings.MicrosoftAppId && settings.MicrosoftAppType !== 'MultiTenant' && !settings.MicrosoftAppTenantId) {
    problems.push(
      `MicrosoftAppTenantId: ${settings.MicrosoftAppType} needs it; write the directory (tenant) id of your Azure Bot.`,
    );
  }
  if (settings.MicrosoftAppId && settings.MicrosoftAppType !== 'UserAssignedMSI' && !settings.MicrosoftAppPassword) {
    problems.push('MicrosoftAppPassword: without it the bot cannot answer; write the client secret of your Azure Bot.');
  }
  return problems;
}

/** Whether an address is of this machine alone. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/** What of the settings is about the bot's identity at Azure; nothing where it has none. */
export function identityOf(settings: Settings) {
  return settings.MicrosoftAppId
    ? {
        appId: settings.MicrosoftAppId,
        appType: settings.MicrosoftAppType,
        tenantId: settings.MicrosoftAppTenantId,
        password: settings.MicrosoftAppPassword,
      }
    : {};
}

/** Whether nobody but this machine reaches the bot. */
export function isLocal({ HOST, PUBLIC_URL }: Settings): boolean {
  return isLoopback(HOST) && (PUBLIC_URL === undefined || isLoopback(new URL(PUBLIC_URL).hostname));
}

/** What of the settings is about the HTTP server. */
export function serverSettings({ PUBLIC_URL, ALLOWED_ORIGINS, TRUST_PROXY }: Settings) {
  return { publicUrl: PUBLIC_URL, allowedOrigins: ALLOWED_ORIGINS, trustProxy: TRUST_PROXY };
}
