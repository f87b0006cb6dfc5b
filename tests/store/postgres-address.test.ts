import { inspect } from 'node:util';
import { openStore } from '../../src/store/open-store';

describe('the address of a PostgreSQL database', () => {
  it.each([
    'postgres:hunter2',
    'postgres://u:hunter2/x@h/db',
    'postgres://u:1/hunter2@h/db',
    'postgres://u:1#hunter2@h/db',
    'postgres://u:hunter2%@h/db',
    'postgres://u:hunter2@h:port/db',
    'postgres://u:hunter2@h/db?resend_after=soon',
    'postgresql://u:hunter2@h/db?sslrootcert=/nowhere',
  ])('is refused without being repeated: %s', async (url) => {
    const error = await openStore(url).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'unsupported-url', message: expect.stringContaining('database address') });
    expect(inspect(error, { depth: 9 })).not.toContain('hunter2');
  });
});
