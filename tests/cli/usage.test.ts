import { readCall, UsageError } from '../../src/cli/usage';

describe('the command line', () => {
  it.each([
    'check extra',
    'unanswered x',
    'chat x',
    'paths x',
    'chat --json',
    'doctor --json',
    'check --online',
    'feedback x',
    'check --json',
    'assess --pack d',
    'teams-package --json',
    'match a b',
    'match --colour',
    'match --strict',
    'match --locale en-GB',
    'talk --strict',
    'match --pack',
    'eval',
    'review FILE',
    'review --sign faq.diet',
    'review --by me',
    'check --sign faq.diet --by me',
    'toString',
    '',
  ])('refuses "%s"', (line) => {
    expect(() => readCall(line.split(' ').filter(Boolean))).toThrow(UsageError);
  });

  it('reads what a command takes', () => {
    expect(readCall(['match', '--pack', 'd', '--json', '-'])).toEqual({
      command: 'match',
      pack: 'd',
      locale: undefined,
      json: true,
      strict: false,
      explain: false,
      online: false,
      sign: undefined,
      by: undefined,
      file: '-',
    });
    expect(readCall(['check', '--strict'])).toMatchObject({ command: 'check', strict: true });
    expect(readCall(['talk', '--locale', 'en-AU', '-'])).toMatchObject({
      command: 'talk',
      locale: 'en-AU',
      json: false,
    });
    expect(readCall(['review', '--sign', 'faq.diet', '--by', 'Dr A'])).toMatchObject({ sign: 'faq.diet', by: 'Dr A' });
    expect(readCall(['check', '--help']).command).toBe('help');
  });
});
