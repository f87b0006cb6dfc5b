import { inspect } from 'node:util';
import { postgresError } from '../../src/store/postgres/error';

describe('postgresError', () => {
  it.each([
    ['53100', 'full'],
    ['53300', 'busy'],
    ['40P01', 'busy'],
    ['57014', 'busy'],
    ['57P01', 'unreachable'],
    ['ECONNRESET', 'unreachable'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'unreachable'],
    ['ERR_INVALID_ARG_TYPE', 'failed'],
    ['28000', 'denied'],
    ['XX001', 'corrupt'],
    ['22P02', 'failed'],
  ])('gives what PostgreSQL reported a stable code: %s', (code, expected) => {
    const cause = Object.assign(new Error('reported'), { code, detail: 'Failing row contains (my secret)' });
    const error = postgresError(cause);
    expect(error).toMatchObject({ code: expected, cause });
    expect(inspect(error)).not.toContain('my secret');
  });

  it.each([
    ['Connection terminated unexpectedly', 'unreachable'],
    ['Query read timeout', 'unreachable'],
    ['timeout exceeded when trying to connect', 'busy'],
    ['anything else', 'failed'],
  ])('gives what pg reported without a code one: %s', (message, expected) => {
    expect(postgresError(new Error(message))).toMatchObject({ code: expected });
  });
});
