import { StoreError } from '../store-error';

/** Seconds after which another instance may send a reply that nobody marked as sent. */
const RESEND_AFTER = 30;

/** The address of a PostgreSQL database. */
export interface PostgresAddress {
  /** For pg: without what is the store's own. */
  readonly connectionString: string;
  /** Seconds, see {@link parsePostgresAddress}. */
  readonly resendAfter: number;
}

/**
 * Reads `postgres://user:password@host:port/database?…`, with the options of libpq that pg knows (`sslmode`, `sslrootcert`, `host` for a
 * socket's folder, `options`), and one of the store's own: `resend_after`, how many seconds a committed reply is left to the instance
 * that committed it (30 unless told).
 *
 * @throws {StoreError} `unsupported-url`; nothing of the address is repeated, since a mistake may put the password anywhere
 */
export function parsePostgresAddress(url: string): PostgresAddress {
  // A socket's folder needs no host, but the URL standard wants one after a user.
  const [, before = '', after = ''] = /^([^?]*)\??(.*)$/s.exec(url) ?? [];
  const options = new URLSearchParams(after);
  const resendAfter = Number(options.get('resend_after') ?? RESEND_AFTER);
  options.delete('resend_after');
  if (!isAddress(before) || !(resendAfter >= 0 && resendAfter <= 86_400)) {
    throw new StoreError(
      'unsupported-url',
      'The database address cannot be read: write postgres://user:password@host:5432/database, with @ : / ? # % of a password as %40 %3A %2F %3F %23 %25.',
    );
  }
  const rest = options.toString();
  return { connectionString: rest === '' ? before : `${before}?${rest}`, resendAfter };
}

function isAddress(text: string): boolean {
  try {
    const { username, password, pathname, hash } = new URL(text.replace('@/', '@localhost/'));
    for (const part of [username, password, pathname]) decodeURIComponent(part);
    if (!/^postgres(ql)?:\/\//.test(text)) return false;
    // Another slash or a fragment comes from a password that was not encoded.
    return hash === '' && /^\/?[^/]*$/.test(pathname);
  } catch {
    return false;
  }
}
