import type { Server } from 'restify';
import { OperatorError } from '../errors/operator-error';

const REMEDIES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'PORT: another program listens there already. Stop it, or set PORT to another number.',
  EACCES:
    'PORT: this user may not listen there. Set PORT to a number above 1023, and let a web server pass requests on to it.',
  EADDRNOTAVAIL:
    'HOST: this machine has no such address. Set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses it has.',
  ENOTFOUND: 'HOST: there is no such address. Set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses of this machine.',
};

/** The server cannot listen where the settings say. */
export class ListenError extends OperatorError {
  override readonly name = 'ListenError';
  readonly code = 'cannot-listen';
}

/**
 * Starts to take requests.
 *
 * @param port 0: any that is free
 * @returns the port it listens on
 * @throws ListenError when the port is taken or forbidden, or the host is not this machine's
 */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    // restify hands the error of its server on to itself, and an error that nobody hears ends the process.
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const remedy = REMEDIES[cause.code ?? ''];
      reject(remedy === undefined ? cause : new ListenError(remedy, { cause }));
    });
    server.listen(port, host, resolve);
  });
  return server.address().port;
}
