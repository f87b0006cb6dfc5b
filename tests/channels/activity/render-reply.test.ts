import fc from 'fast-check';
import type { Activity, ClientProfile } from '../../../src/channels/activity/activity';
import type { ActionSet, AdaptiveCard, SubmitAction } from '../../../src/channels/activity/adaptive-card';
import { readTap, TICKED } from '../../../src/channels/activity/read-tap';
import { renderReply } from '../../../src/channels/activity/render-reply';
import type { Block, Choice, Reply } from '../../../src/messages/messages';

const PROFILES: readonly ClientProfile[] = ['web', 'teams', 'plain'];
const context = {
  continueLabel: 'Go on',
  sourcesLabel: 'Sources',
  answerLabel: 'Your answer',
  privateLabel: 'Chat with me',
};
const render = (reply: Reply, profile: ClientProfile) => renderReply(reply, profile, context);

const text = (words: string, tone?: 'strong' | 'subtle' | 'alert'): Block => ({
  type: 'text',
  text: words,
  ...(tone && { tone }),
});
const reply = (over: Partial<Reply>): Reply => ({
  kind: 'message',
  blocks: [text('Hello.')],
  sources: [],
  suggestions: [],
  ...over,
});
const choices = (count: number): Choice[] =>
  Array.from({ length: count }, (_, index) => ({ label: `Choice ${index + 1}`, value: `c${index + 1}` }));
const ask = (over: object = {}) => ({
  step: 's7',
  choices: choices(3),
  multiple: false,
  actions: [
    { label: 'Not sure', value: '@unsure' },
    { label: 'Back', value: '@back' },
  ],
  progress: '2 of 11',
  ...over,
});
const question = (over: object = {}): Reply =>
  reply({ kind: 'question', blocks: [text('Where is it?', 'strong'), text('Tick all.', 'subtle')], ask: ask(over) });

const cardOf = (activity: Activity | undefined): AdaptiveCard => activity?.attachments?.[0]?.content as AdaptiveCard;
const rowsOf = (card: AdaptiveCard): ActionSet[] => card.body.filter((element) => element.type === 'ActionSet');
const buttonsOf = (card: AdaptiveCard): SubmitAction[] => rowsOf(card).flatMap(({ actions }) => actions);

describe('a question', () => {
  it.each(['web', 'teams'] as const)('is one card and no text on %s', (profile) => {
    const activities = render(question(), profile);
    expect(activities).toHaveLength(1);
    expect(activities[0]).toMatchObject({ type: 'message', inputHint: 'expectingInput', summary: 'Where is it?' });
    expect(activities[0]).not.toHaveProperty('text');
    expect(cardOf(activities[0])).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });
  });

  it('shows progress, then the question as a heading, then a button below the other, then one row of other ways on', () => {
    const card = cardOf(render(question(), 'web')[0]);
    expect(card.body.map((element) => ('text' in element ? element.text : element.type))).toEqual([
      '2 of 11',
      'Where is it?',
      'Tick all.',
      'ActionSet',
      'ActionSet',
      'ActionSet',
      'ActionSet',
    ]);
    expect(card.body[1]).toMatchObject({ style: 'heading', wrap: true });
    expect(rowsOf(card).map(({ actions }) => actions.map(({ title }) => title))).toEqual([
      ['Choice 1'],
      ['Choice 2'],
      ['Choice 3'],
      ['Not sure', 'Back'],
    ]);
  });

  it('says all of it, with numbers, in its fallback', () => {
    const [activity] = render(question(), 'web');
    const fallback = cardOf(activity).fallbackText;
    for (const line of ['2 of 11', 'Where is it?', '1. Choice 1', '3. Choice 3', 'Not sure · Back']) {
      expect(fallback).toContain(line);
    }
    expect(activity?.channelData).toEqual({ 'webchat:fallback-text': fallback });
  });

  it('gets the tap back that it sent out', () => {
    for (const profile of ['web', 'teams'] as const) {
      for (const { title, data } of buttonsOf(cardOf(render(question(), profile)[0]))) {
        const read = readTap(JSON.parse(JSON.stringify(data)));
        expect(read?.label).toBe(title);
        expect(read?.tap.step).toBe('s7');
      }
    }
  });

  it('shows in Teams what was tapped, and only there says so', () => {
    const [teams] = buttonsOf(cardOf(render(question(), 'teams')[0]));
    expect(teams?.data.msteams).toEqual({ type: 'messageBack', text: 'Choice 1', displayText: 'Choice 1' });
    const [web] = buttonsOf(cardOf(render(question(), 'web')[0]));
    expect(web?.data).toEqual({ step: 's7', value: 'c1', label: 'Choice 1' });
  });

  it('with several answers has labelled boxes, a button to send them, and "none" as a button of its own', () => {
    const several = question({ multiple: true, choices: [...choices(2), { label: 'None of these', value: '@none' }] });
    const card = cardOf(render(several, 'teams')[0]);
    const boxes = card.body.find((element) => element.type === 'Input.ChoiceSet');
    expect(boxes).toMatchObject({ isMultiSelect: true, style: 'expanded', wrap: true, label: 'Tick all.' });
    expect(boxes).toHaveProperty('choices', [
      { title: 'Choice 1', value: 'c1' },
      { title: 'Choice 2', value: 'c2' },
    ]);
    const [go, none] = buttonsOf(card);
    expect([go?.title, none?.title]).toEqual(['Go on', 'None of these']);
    const id = (boxes as { id: string }).id;
    expect(readTap({ ...go?.data, [id]: 'c2,c1' })).toEqual({
      tap: { step: 's7', value: ['c2', 'c1'] },
      label: 'Choice 2, Choice 1',
    });
    expect(readTap({ ...go?.data, [id]: '' })?.tap.value).toEqual([]);
    expect(readTap({ ...go?.data })?.tap.value).toEqual([]);
    expect(readTap(none?.data)?.tap.value).toBe('@none');
  });

  it('whose answers are too long for a Teams button is a list to choose one from there', () => {
    const long = question({
      choices: [
        { label: 'A sign that takes more than forty characters to say', value: 'a' },
        { label: 'Other', value: 'b' },
      ],
    });
    const card = cardOf(render(long, 'teams')[0]);
    const list = card.body.find((element) => element.type === 'Input.ChoiceSet');
    expect(list).toMatchObject({ isMultiSelect: false, style: 'expanded', wrap: true });
    expect(readTap({ ...buttonsOf(card)[0]?.data, [TICKED]: 'a' })).toEqual({
      tap: { step: 's7', value: ['a'] },
      label: 'A sign that takes more than forty characters to say',
    });
    expect(buttonsOf(cardOf(render(long, 'web')[0])).map(({ title }) => title)).toContain('Other');
  });

  it('is numbered text where there are no cards', () => {
    const [activity, ...more] = render(question(), 'plain');
    expect(more).toHaveLength(0);
    expect(activity).toMatchObject({ textFormat: 'plain', inputHint: 'expectingInput' });
    expect(activity?.text).toBe(
      '2 of 11\n\nWhere is it?\n\nTick all.\n\n1. Choice 1\n2. Choice 2\n3. Choice 3\n\nNot sure · Back',
    );
  });

  it('that only free text answers is text', () => {
    for (const profile of PROFILES) {
      const [activity] = render(question({ choices: [], actions: [] }), profile);
      expect(activity).toMatchObject({ inputHint: 'expectingInput', text: expect.stringContaining('Where is it?') });
    }
  });

  it('too large for a card is numbered text in parts', () => {
    const activities = render(question({ choices: choices(2000) }), 'teams');
    expect(activities.length).toBeGreaterThan(1);
    const all = activities.map((activity) => activity.text).join('\n');
    for (const { label } of choices(2000)) {
      expect(all).toContain(label);
    }
  });
});

describe('a result', () => {
  const result = reply({
    kind: 'outcome',
    blocks: [{ type: 'heading', text: 'To try' }, text('One *thing*.', 'alert'), { type: 'list', items: ['a', 'b'] }],
    sources: [
      { title: 'A review [2]', publisher: 'A journal', year: 2021, url: 'https://example.org/a_(b)' },
      { title: 'A book', publisher: 'A press' },
    ],
    suggestions: ['More'],
  });

  it('is a card to read on web, with its sources as links and all of it as text for other clients', () => {
    const [activity, ...rest] = render(result, 'web');
    expect(rest).toEqual([]);
    expect(activity).toMatchObject({ summary: 'To try', suggestedActions: { actions: [{ value: 'More' }] } });
    expect(activity).not.toHaveProperty('text');
    const card = cardOf(activity);
    expect(card.body[0]).toMatchObject({ text: 'To try', style: 'heading' });
    expect(card.body.at(-1)).toMatchObject({
      text: '- [A review \\[2\\], A journal, 2021](https://example.org/a_%28b%29)\r- A book, A press',
    });
    for (const words of ['To try', 'One thing.', '- a', '- b', 'Sources', 'https://example.org/a_(b)', 'A book']) {
      expect(card.fallbackText).toContain(words);
    }
    expect(activity?.channelData).toEqual({ 'webchat:fallback-text': card.fallbackText });
  });

  it('is text with citations on teams, and text where it is too large for a card', () => {
    expect(render(result, 'teams')[0]).toHaveProperty('text');
    const long = render({ ...result, blocks: [text('word '.repeat(6000))] }, 'web');
    expect(long.length).toBeGreaterThan(1);
    expect(long[0]).toHaveProperty('text');
  });
});

describe('an answer', () => {
  const sources = [
    { title: 'Cramp "review"', publisher: 'A journal', year: 2021, url: 'https://example.org/a' },
    { title: 'A book', publisher: 'A press' },
  ];
  const answer = reply({
    kind: 'answer',
    blocks: [{ type: 'heading', text: 'Why?' }, text('It is **not** known.'), { type: 'list', items: ['one', 'two'] }],
    sources,
    suggestions: ['First', 'Second', 'Third', 'Start the check'],
  });

  it('keeps paragraphs apart and headings bold', () => {
    expect(render(answer, 'web')[0]?.text).toMatch(/^\*\*Why\?\*\*\n\nIt is \*\*not\*\* known\.\n\n- one\n- two\n\n/);
    expect(render(answer, 'teams')[0]?.text).toMatch(
      /^\*\*Why\?\*\*\n\nIt is \*\*not\*\* known\.\n\n- one\n\n- two\n\n/,
    );
    expect(render(answer, 'plain')[0]?.text).toMatch(/^Why\?\n\nIt is not known\.\n\n- one\n- two\n\n/);
  });

  it('cites its sources as reference links on the web', () => {
    const [activity] = render(answer, 'web');
    expect(activity?.text).toContain(
      'Sources: [1]; A book, A press\n\n[1]: https://example.org/a "Cramp \'review\', A journal, 2021"',
    );
    expect(activity?.entities?.[0]?.citation[0]).toMatchObject({
      position: 1,
      appearance: { url: 'https://example.org/a' },
    });
  });

  it('cites them by number and one entity in Teams', () => {
    const [activity] = render(answer, 'teams');
    expect(activity?.text).toMatch(/Sources: \[1\] \[2\]$/);
    expect(activity?.entities).toHaveLength(1);
    expect(activity?.entities?.[0]).toMatchObject({ type: 'https://schema.org/Message', '@type': 'Message' });
    expect(activity?.entities?.[0]?.citation.map(({ position, appearance }) => [position, appearance.name])).toEqual([
      [1, 'Cramp "review"'],
      [2, 'A book'],
    ]);
  });

  it('lists them where links cannot be told', () => {
    expect(render(answer, 'plain')[0]?.text).toContain(
      '- Cramp "review", A journal, 2021: https://example.org/a\n- A book, A press',
    );
  });

  it('offers all suggestions on the web, three in Teams with the last among them', () => {
    const titles = (profile: ClientProfile) =>
      render(answer, profile)[0]?.suggestedActions?.actions.map(({ title }) => title);
    expect(titles('web')).toEqual(['First', 'Second', 'Third', 'Start the check']);
    expect(titles('teams')).toEqual(['First', 'Second', 'Start the check']);
    expect(render(answer, 'plain')[0]?.text).toContain('- First\n- Second\n- Third\n- Start the check');
  });
});

describe('an emergency', () => {
  const emergency = reply({
    kind: 'emergency',
    blocks: [text('Call 999 now.', 'alert')],
    sources: [{ title: 'A', publisher: 'B', url: 'https://example.org' }],
    ask: ask(),
    speak: 'Call 999 now.',
  });

  it.each(PROFILES)('is one message and nothing else on %s', (profile) => {
    const activities = render(emergency, profile);
    expect(activities).toHaveLength(1);
    expect(activities[0]?.text).toBe(profile === 'plain' ? 'Call 999 now.' : '**Call 999 now.**');
    expect(activities[0]).not.toHaveProperty('attachments');
    expect(activities[0]).not.toHaveProperty('entities');
    expect(activities[0]).toMatchObject({ speak: 'Call 999 now.', summary: 'Call 999 now.' });
  });

  it.each(PROFILES)('keeps its one button on %s', (profile) => {
    const [activity] = render({ ...emergency, suggestions: ['That is not what I meant'] }, profile);
    expect(activity?.suggestedActions).toMatchObject({
      actions: [{ type: 'imBack', title: 'That is not what I meant', value: 'That is not what I meant' }],
    });
  });
});

describe('words a person typed', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script>alert(1)&lt;/script>'],
    ['<at>Everyone</at>', '&lt;at>Everyone&lt;/at>'],
    ['# not a heading', '\\# not a heading'],
    ['1. not a list', '1\\. not a list'],
    ['- not a list', '\\- not a list'],
    ['> not a quotation', '\\> not a quotation'],
    ['a_b_c `code` ~~x~~', 'a\\_b\\_c \\`code\\` \\~\\~x\\~\\~'],
    ['[1] and ![image](https://evil.example/x', '\\[1\\] and !\\[image\\](https://evil.example/x'],
    ['[click](javascript:alert(1))', '\\[click\\](javascript:alert(1))'],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['5 * 3 * 2', '5 \\* 3 \\* 2'],
    ['C:\\temp', 'C:\\\\temp'],
  ])('%s', (typed, shown) => {
    expect(render(reply({ blocks: [text(typed)] }), 'web')[0]?.text).toBe(shown);
  });

  it('leave the formatting of the bot as it is', () => {
    const said = 'Take **care** with *this* and see [the leaflet](https://example.org/a_b) or call [999](tel:999).';
    expect(render(reply({ blocks: [text(said)] }), 'teams')[0]?.text).toBe(said);
    expect(render(reply({ blocks: [text(said)] }), 'plain')[0]?.text).toBe(
      'Take care with this and see the leaflet (https://example.org/a_b) or call 999.',
    );
    expect(render(reply({ blocks: [text('Stop **now** please', 'strong')] }), 'web')[0]?.text).toBe(
      '**Stop now please**',
    );
  });
});

describe('any reply', () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 60 });
  const block: fc.Arbitrary<Block> = fc.oneof(
    line.map((words): Block => ({ type: 'heading', text: words })),
    fc
      .tuple(line, fc.constantFrom(undefined, 'strong', 'subtle', 'alert'))
      .map(([words, tone]) => text(words, tone as 'strong')),
    fc.array(line, { maxLength: 5 }).map((items): Block => ({ type: 'list', items })),
  );
  const choice = fc.record({
    label: fc.string({ minLength: 1, maxLength: 40 }),
    value: fc.string({ minLength: 1, maxLength: 40 }),
  });
  const anyReply: fc.Arbitrary<Reply> = fc.record({
    kind: fc.constantFrom('message', 'answer', 'question', 'outcome', 'emergency'),
    blocks: fc.array(block, { minLength: 1, maxLength: 8 }),
    sources: fc.array(fc.record({ title: line, publisher: line, url: fc.option(fc.webUrl(), { nil: undefined }) }), {
      maxLength: 25,
    }),
    ask: fc.option(
      fc.record({
        step: fc.string({ maxLength: 10 }),
        choices: fc.array(choice, { maxLength: 12 }),
        multiple: fc.boolean(),
        actions: fc.array(choice, { maxLength: 8 }),
      }),
      { nil: undefined },
    ),
    suggestions: fc.array(line, { maxLength: 6 }),
  });

  it('keeps the rules of every client', () => {
    fc.assert(
      fc.property(anyReply, fc.constantFrom(...PROFILES), (any, profile) => {
        const activities = render(any, profile);
        expect(activities.length).toBeGreaterThan(0);
        for (const activity of activities) {
          expect(Buffer.byteLength(JSON.stringify(activity))).toBeLessThanOrEqual(24 * 1024);
          expect(activity.text !== undefined).toBe(activity.attachments === undefined);
          const card = cardOf(activity);
          if (card) {
            expect(profile).not.toBe('plain');
            expect(rowsOf(card).every(({ actions }) => actions.length > 0 && actions.length <= 6)).toBe(true);
            expect(card.body.every((element) => element.type !== 'TextBlock' || element.wrap)).toBe(true);
          }
          if (profile === 'teams') {
            expect(activity.suggestedActions?.actions.length ?? 0).toBeLessThanOrEqual(card ? 0 : 3);
            expect(activity.entities?.length ?? 0).toBeLessThanOrEqual(1);
            expect(activity.entities?.[0]?.citation.length ?? 0).toBeLessThanOrEqual(20);
          }
        }
      }),
    );
  });

  it('of any length loses no word', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 4000 });
    fc.assert(
      fc.property(words, fc.constantFrom(...PROFILES), (all, profile) => {
        const blocks =
          all
            .join(' ')
            .match(/.{1,900}(?: |$)/g)
            ?.map((part) => text(part.trim())) ?? [];
        const shown = render(reply({ blocks }), profile)
          .map((activity) => activity.text)
          .join(' ');
        expect(shown.split(/\s+/)).toEqual(all);
      }),
      { numRuns: 40 },
    );
  });
});
