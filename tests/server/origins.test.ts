import type { IncomingMessage } from 'node:http';
import { createOrigins } from '../../src/server/origins/origins';

const from = (headers: Record<string, string>, remoteAddress = '192.0.2.1') =>
  ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;
const plain = createOrigins({ allowedOrigins: [], trustProxy: false });
const proxied = createOrigins({ allowedOrigins: [], trustProxy: true });

describe('the address of the server', () => {
  it.each([
    ['what the client asked for', plain, { host: 'Bot.example:8080' }, 'http://bot.example:8080'],
    ['IPv6', plain, { host: '[::1]:3978' }, 'http://[::1]:3978'],
    [
      'no proxy is believed unless it is trusted',
      plain,
      { host: 'a.example', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'b.example' },
      'http://a.example',
    ],
    [
      'a trusted proxy',
      proxied,
      { host: 'a.example', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'b.example' },
      'https://b.example',
    ],
    ['nonsense', plain, { host: 'a b;script-src *' }, 'http://localhost'],
    ['nothing', plain, {}, 'http://localhost'],
  ])('%s', (_, origins, headers, url) => {
    expect(origins.baseUrl(from(headers as Record<string, string>))).toBe(url);
  });

  it('is what the settings say, if they do', () => {
    const origins = createOrigins({ publicUrl: 'https://bot.example/guide', allowedOrigins: [], trustProxy: true });
    expect(origins.baseUrl(from({ host: 'other' }))).toBe('https://bot.example/guide');
    expect(origins.allowsOrigin('https://bot.example', from({}))).toBe(true);
  });
});

describe('the address of the client', () => {
  it.each([
    ['its own', plain, '192.0.2.7', undefined, '192.0.2.7'],
    ['IPv4 in IPv6', plain, '::ffff:192.0.2.7', undefined, '192.0.2.7'],
    ['the network of an IPv6 address', plain, '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2'],
    ['a shortened one', plain, '2001:db8::6', undefined, '2001:db8:0:0'],
    ['what anybody may write is not believed', plain, '192.0.2.7', '10.0.0.1', '192.0.2.7'],
    ['the last hop a trusted proxy saw', proxied, '127.0.0.1', '10.0.0.1, 198.51.100.9', '198.51.100.9'],
    ['a proxy that says nothing', proxied, '127.0.0.1', undefined, '127.0.0.1'],
  ])('%s', (_, origins, remote, forwarded, address) => {
    expect(origins.clientAddress(from(forwarded ? { 'x-forwarded-for': forwarded } : {}, remote))).toBe(address);
  });
});
