import { openStore } from '../../src/store/open-store';

describe('openStore', () => {
  it.each(['', 'a.db', '/a.db', 'postgrez://u:hunter2@h/db', 'sqlite:', 'sqlite://a.db', 'toString:x', ':memory:'])(
    'refuses "%s" and says what it takes',
    async (url) => {
      const error = await openStore(url).catch((thrown) => thrown);
      expect(error).toMatchObject({ code: 'unsupported-url', message: expect.stringContaining('sqlite:') });
      expect(error.message).not.toContain('hunter2');
    },
  );

  it('gives every memory: store its own conversations', async () => {
    const [one, two] = await Promise.all([openStore('memory:'), openStore('memory:')]);
    await one.secret('s', () => 'one');
    expect(await two.secret('s', () => 'two')).toBe('two');
    await Promise.all([one.close(), two.close()]);
  });
});
