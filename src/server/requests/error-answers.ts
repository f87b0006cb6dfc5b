import type { Request, Response, Server } from 'restify';
import { failureOf } from '../../errors/failure';

/** Why a request failed, in the shape every route answers with. */
export interface ErrorBody {
  readonly error: { readonly code: string; readonly message: string };
}

const ANSWERS: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: [
    'BadRequest',
    'The request could not be read. Check its address, and send valid JSON with the content type application/json.',
  ],
  404: ['NotFound', 'There is nothing at this address.'],
  405: ['MethodNotAllowed', 'This address does not take this method.'],
  413: ['TooLarge', 'The request is too large.'],
  415: ['UnsupportedMediaType', 'Send the request uncompressed, with the content type application/json.'],
  429: ['TooManyRequests', 'Too many requests. Wait a moment and try again.'],
  500: ['ServiceError', 'Something went wrong on the server. Try again.'],
};

/** The fixed answer for a status: nothing of what went wrong inside is ever in it. */
export function errorBody(status: number): ErrorBody {
  const [code, message] = ANSWERS[status] ?? ANSWERS[status < 500 ? 400 : 500] ?? ['ServiceError', ''];
  return { error: { code, message } };
}

/** A request was refused before it reached a route. */
export class RequestRefused extends Error {
  readonly code = 'request-refused';

  constructor(
    readonly statusCode: number,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`The request was refused with status ${statusCode}.`);
  }
}

interface ErrorLog {
  error(details: object, message: string): void;
}

/** Answers every error, restify's own among them, with fixed JSON; those of the server itself are logged. */
export function answerErrors(server: Server, logger: ErrorLog): void {
  server.on('restifyError', (req: Request, res: Response, error: unknown, done: () => void) => {
    const status = statusOf(error);
    if (status >= 500) {
      logger.error({ route: routeOf(req), ...failureOf(error) }, 'request failed');
    }
    if (!res.headersSent) {
      for (const [name, value] of Object.entries(error instanceof RequestRefused ? error.headers : {})) {
        res.setHeader(name, value);
      }
      res.json(status, errorBody(status));
    }
    done();
  });
}

/** The pattern of the route a request matched, without its parameters. */
export function routeOf(req: Request): string {
  const path = req.getRoute()?.path;
  return path === undefined ? 'none' : String(path);
}

function statusOf(error: unknown): number {
  const status = error instanceof Error ? (error as { statusCode?: unknown }).statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status <= 599 ? status : 500;
}
