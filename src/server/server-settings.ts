/** What the HTTP server needs to know; all of it comes from the environment by way of `main`. */
export interface ServerSettings {
  /** The address people reach the server at, without a trailing slash; absent: what each request says in its `Host`. */
  readonly publicUrl?: string | undefined;
  /** Other web origins that may show the chat and talk to it, exact ("https://www.example.org"). The server's own is always allowed. */
  readonly allowedOrigins: readonly string[];
  /** A reverse proxy stands in front: its `X-Forwarded-*` headers are believed. */
  readonly trustProxy: boolean;
  /** Requests a minute from one address before it is told to wait; default 6000. `/api/messages` and the health routes do not count. */
  readonly requestsPerMinute?: number | undefined;
}

/** The largest request body that is read, bytes. Teams' largest activity is about 100 KB. */
export const MAX_BODY_BYTES = 256 * 1024;
