import type { IncomingMessage } from 'node:http';
import type { RequestHandler, Server } from 'restify';
import { RequestRefused } from './error-answers';

const HOST = /^[\w.-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/i;

/** A `Host` header's value in lower case; undefined if it names no host that a URL can have ("a|b", "1.2.3.999", "a:99999"). */
export function readHost(value: string): string | undefined {
  return HOST.test(value) && URL.canParse(`http://${value}`) ? value.toLowerCase() : undefined;
}

/** Handlers that see a request before restify reads it; missing in its types. */
interface First {
  first(handler: (req: IncomingMessage) => boolean): void;
}

/** What a request asks for: its host, and its path with the query; `*` for the whole server. */
interface Target {
  readonly host: string;
  readonly path: string;
}

/**
 * Lets only requests through whose address can be read (RFC 9112, section 3.2), and with it in one form: path and query in `url`,
 * the host in `Host`. restify makes a URL of both wherever it asks for the path, outside of any try: one that is none would end
 * the process, and a `Host` with a slash in it would be taken for the path.
 *
 * @returns the handler that answers the others with 400, to be mounted with `server.pre` after those that shall see them too
 */
export function readTargets(server: Server): RequestHandler {
  const unreadable = new WeakSet<IncomingMessage>();
  (server as Server & First).first(function readTarget(req) {
    const target = targetOf(req);
    if (!target) {
      unreadable.add(req);
    }
    const { host, path } = target ?? { host: 'localhost', path: '/' };
    req.headers.host = host;
    req.url = path;
    return true;
  });
  return function refuseUnreadable(req, _res, next) {
    next(unreadable.has(req) ? new RequestRefused(400, { Connection: 'close' }) : undefined);
  };
}

function targetOf({ method, url = '', headers, rawHeaders }: IncomingMessage): Target | undefined {
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
  // HTTP/1.0 needs none, and an empty one says that there is none.
  const host = headers.host ? readHost(headers.host) : 'localhost';
  if (host === undefined || hosts.length > 1) {
    return undefined;
  }
  if (url === '*') {
    return method === 'OPTIONS' ? { host, path: url } : undefined;
  }
  // Joined as text: as a relative address, "//name/path" would name another host.
  const whole = url.startsWith('/') ? `http://${host}${url}` : url;
  if (!URL.canParse(whole)) {
    return undefined;
  }
  const { protocol, host: named, pathname, search } = new URL(whole);
  return /^https?:$/.test(protocol) ? { host: named, path: `${pathname}${search}` } : undefined;
}
