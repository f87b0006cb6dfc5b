import type { IncomingMessage } from 'node:http';
import { readHost } from '../requests/target';
import type { ServerSettings } from '../server-settings';

/** Where a request came from and what it was sent to, as far as the settings let it be believed. */
export interface Origins {
  /** The server's address as the client sees it, without a trailing slash: "https://bot.example.org". */
  baseUrl(req: IncomingMessage): string;
  /** Whether a page of this origin may talk to the server: the server's own, or one of the settings. */
  allowsOrigin(origin: string, req: IncomingMessage): boolean;
  /** The client's address; an IPv6 address stands for its /64 network, which one client owns whole. */
  clientAddress(req: IncomingMessage): string;
}

/** Reads origins and addresses from requests. */
export function createOrigins({
  publicUrl,
  allowedOrigins,
  trustProxy,
}: Omit<ServerSettings, 'requestsPerMinute'>): Origins {
  const allowed = new Set(allowedOrigins);
  const forwarded = (req: IncomingMessage, name: string) =>
    trustProxy ? header(req, `x-forwarded-${name}`) : undefined;
  const baseUrl = (req: IncomingMessage): string => {
    if (publicUrl !== undefined) {
      return publicUrl;
    }
    const host = first(forwarded(req, 'host')) ?? header(req, 'host') ?? '';
    const scheme = first(forwarded(req, 'proto')) === 'https' ? 'https' : 'http';
    return `${scheme}://${readHost(host) ?? 'localhost'}`;
  };
  return {
    baseUrl,
    allowsOrigin: (origin, req) => allowed.has(origin) || origin === new URL(baseUrl(req)).origin,
    clientAddress(req) {
      // Only the last entry is the proxy's own; those before it anybody can write.
      const address = last(forwarded(req, 'for')) ?? req.socket.remoteAddress ?? '';
      return network(address);
    },
  };
}

function header(req: IncomingMessage, name: string): string | undefined {
  const value = req.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}

function first(list: string | undefined): string | undefined {
  return list?.split(',')[0]?.trim() || undefined;
}

function last(list: string | undefined): string | undefined {
  return list?.split(',').at(-1)?.trim() || undefined;
}

function network(address: string): string {
  if (!address.includes(':') || /^::ffff:\d+\./i.test(address)) {
    return address.replace(/^::ffff:/i, '');
  }
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - rest.length);
  return [...groups, ...Array<string>(zeros).fill('0'), ...rest].slice(0, 4).join(':');
}
