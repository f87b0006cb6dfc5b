/** What the HTTP server needs to know; all of it comes from the environment by way of `main`. */
export interface ServerSettings {
  /** The address people reach the server at, without a trailing slash; absent: what each request says in its `Host`. */
  readonly publicUrl?: string | undefined;
  /** Other web origins that may show the chat and talk to it, exact ("https://www.example.org"). The server's own is always allowed. */
  readonly allowedOrigins: readonly string[];
  /** A reverse proxy stands in front: its `X-Forwarded-*` headers are believed. */
  readonly trustProxy: boolean;
  /** Requests a minute from one address before it is told to wait; default 6000. */
  readonly requestsPerMinute?: number | undefined;
}

/** How the routes of one part of the program are treated before a request reaches them. */
export interface RouteLimits {
  /** Paths that do not count against the requests an address may send: many people are behind it, or a monitor that must not be locked out. */
  readonly uncounted?: readonly string[] | undefined;
  /** What pages of the allowed origins may call (CORS). */
  readonly crossOrigin?:
    | {
        /** What those paths begin with. */
        readonly paths: readonly string[];
        /** The headers that may be sent there, beside the simple ones. */
        readonly headers: readonly string[];
      }
    | undefined;
}

/** The largest request body that is read, bytes. The largest that is known is an activity of Teams, about 100 KB. */
export const MAX_BODY_BYTES = 256 * 1024;
