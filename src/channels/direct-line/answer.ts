import type { Request, RequestHandler, Response } from 'restify';
import { DeliveryError } from '../../delivery/delivery-error';
import { ProtocolError, tooMany } from './errors';

/** What a route answers with. */
export interface Answer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A restify handler that answers with JSON: what the route returns, or the protocol's error for what it throws. Never cached. */
export function answering(route: (req: Request) => Promise<Answer>, onError: (error: unknown) => void): RequestHandler {
  return async (req: Request, res: Response) => {
    res.setHeader('Cache-Control', 'no-store');
    try {
      const { status, body, headers = {} } = await route(req);
      for (const [name, value] of Object.entries(headers)) {
        res.setHeader(name, value);
      }
      res.json(status, body);
    } catch (error) {
      const { status, code, message, headers } = protocolErrorOf(error, onError);
      for (const [name, value] of Object.entries(headers)) {
        res.setHeader(name, value);
      }
      res.json(status, { error: { code, message } });
    }
  };
}

function protocolErrorOf(error: unknown, onError: (error: unknown) => void): ProtocolError {
  if (error instanceof ProtocolError) {
    return error;
  }
  if (error instanceof DeliveryError) {
    switch (error.code) {
      case 'too-many':
        return tooMany(1000);
      case 'busy':
        return unavailable('The bot is busy. Send the message again.');
      default:
        return new ProtocolError(
          502,
          'BotError',
          'The bot could not answer. Nothing was lost; send the message again.',
        );
    }
  }
  onError(error);
  return unavailable('The bot cannot answer just now. Try again in a moment.');
}

function unavailable(message: string): ProtocolError {
  return new ProtocolError(503, 'ServiceUnavailable', message, { 'Retry-After': '1' });
}
