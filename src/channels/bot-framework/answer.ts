/** What a request is answered with. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const fault = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
});

export const NOT_AN_ACTIVITY = fault(
  400,
  'BadArgument',
  'The body is not a Bot Framework activity: it needs type, channelId, serviceUrl, conversation.id and from.id.',
);
export const NOT_PROVED = fault(
  401,
  'Unauthorized',
  'The sender could not be authenticated. Send a Bot Framework token in the Authorization header.',
);
export const NOT_SET_UP = fault(
  403,
  'Forbidden',
  'This bot has no Microsoft app id, so it takes activities from this machine alone.',
);
export const NOT_OURS = fault(
  403,
  'Forbidden',
  'This bot serves the people of its own organisation (MicrosoftAppTenantId).',
);
export const TOO_MANY: Answer = {
  ...fault(429, 'TooManyRequests', 'Too many messages of this conversation wait already. Send it again later.'),
  headers: { 'Retry-After': '1' },
};
export const NOT_NOW = fault(
  500,
  'ServiceError',
  'The bot could not take this activity. Nothing was lost; send it again.',
);
