import type { Incoming } from '../../../src/messages/messages';
import { botsOfTests, message } from './test-bot';

const start = botsOfTests();

/** A text of the bot with warning signs in it: read as the person's, it would raise an alarm. */
const WARNING = 'Call 999 now if you have chest pain and cannot breathe.';
const MARK = '<quoted messageId="1783419459151"/>';
const QUOTED = { type: 'quotedReply', quotedReply: { messageId: '1783419459151', preview: WARNING } };
const MENTION = { type: 'mention', text: '<at>Cramp Guide</at>', mentioned: { id: '28:bot', name: 'Cramp Guide' } };
const SPAN = '<span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">Cramp Guide</span>';

const reply = (words: string, preview = WARNING) =>
  '<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="1783419459151">\r\n' +
  '<strong itemprop="mri" itemid="28:bot">Cramp Guide</strong><span itemprop="time" itemid="1783419459151"></span>\r\n' +
  `<p itemprop="preview">${preview}</p>\r\n</blockquote>\r\n${words}`;
const html = (content: unknown) => ({ attachments: [{ contentType: 'text/html', content }] });

const SHAPES: readonly [string, string, Record<string, unknown>, string][] = [
  // Marks in the text (2026).
  ['a mark', `${MARK}none`, { entities: [QUOTED] }, 'none'],
  ['a mark and a blank', `${MARK} none`, { entities: [QUOTED] }, 'none'],
  ['a mark with its words attached', `${MARK} none`, { entities: [QUOTED], ...html(reply('<p>none</p>')) }, 'none'],
  ['a mark in other quotes', "<quoted messageId='1' />\r\nnone", {}, 'none'],
  ['a mark with more attributes', '<quoted messageId="1" sender="28:bot" time="1"/>none', {}, 'none'],
  ['a mark in capitals', '<QUOTED MESSAGEID="1"/>none', {}, 'none'],
  ['a mark that is closed apart', `<quoted messageId="1">${WARNING}</quoted> none`, {}, 'none'],
  ['a mark that is never closed', '<quoted messageId="1">none', {}, 'none'],
  ['several marks', `${MARK}\n${MARK}\nnone`, {}, 'none'],
  ['marks between words', `${MARK} in the calf ${MARK} at night`, {}, 'in the calf at night'],
  ['a mark, characters as HTML', `${MARK} it&#39;s &lt; 5 min`, {}, "it's < 5 min"],
  ['a mark and the bot, in a group', `${MARK}<at>Cramp Guide</at> help`, { entities: [QUOTED, MENTION] }, 'help'],
  ['a mark behind the bot', `<at>Cramp Guide</at> ${MARK} help`, { entities: [MENTION, QUOTED] }, 'help'],
  ['a mark and nothing else', MARK, { entities: [QUOTED] }, ''],
  // HTML in the text.
  ['a quote in the text', reply('<p>none</p>'), {}, 'none'],
  ['a quote in a box', `<div>${reply('none')}</div>`, {}, 'none'],
  ['a quote in a quote', reply('none', `<blockquote>older</blockquote>${WARNING}`), {}, 'none'],
  ['two quotes', `${reply('<p>none</p>')}${reply('<p>of these</p>')}`, {}, 'none\nof these'],
  ['words before the quote', `<p>none</p>${reply('')}`, {}, 'none'],
  ['a quote without a mark', `<blockquote>${WARNING}</blockquote><p>none</p>`, {}, 'none'],
  ['a quote and nothing else', reply(''), {}, ''],
  ['one’s own words in the form of a quote', '<blockquote>my leg hurts</blockquote>', {}, 'my leg hurts'],
  ['a quote that never ends', `none ${reply('').replace('</blockquote>', '')}`, {}, 'none'],
  // Text and HTML side by side: the text with or without what is quoted.
  ['a quote beside the text', 'none', html(reply('<p>none</p>')), 'none'],
  ['a quote run into the text', `Cramp Guide${WARNING}none`, html(reply('<p>none</p>')), 'none'],
  ['a quote above the text', `Cramp Guide\r\n${WARNING}\r\n\r\nnone`, html(reply('<p>none</p>')), 'none'],
  [
    'a shortened quote',
    `Cramp Guide\n${WARNING}\n\nnone`,
    html(reply('<p>none</p>', `${WARNING.slice(0, 30)}…`)),
    'none',
  ],
  ['only the quote attached', 'none', html(reply('')), 'none'],
  ['only the quote in both', `Cramp Guide ${WARNING}`, html(reply('')), ''],
  ['the HTML in a field', `${WARNING} none`, html({ text: reply('<p>none</p>') }), 'none'],
  ['the HTML in a body', `${WARNING} none`, html({ body: reply('<p>none</p>') }), 'none'],
  [
    'a quote without a mark beside the text',
    `${WARNING}\n\nnone`,
    html(`<blockquote>\r\n<p>${WARNING}</p>\r\n</blockquote>\r\n<p>none</p>`),
    'none',
  ],
  [
    'the bot in a group',
    `${WARNING} <at>Cramp Guide</at> help me`,
    { entities: [MENTION], ...html(reply(`<p>${SPAN}&nbsp;help me</p>`)) },
    'help me',
  ],
  ['a smiley', `${WARNING} thanks 😄`, html(reply('<p>thanks <img itemtype="x" alt="😄"></p>')), 'thanks 😄'],
  ['what is quoted and said alike', 'none none', html(reply('<p>none</p>', 'none')), 'none'],
  // Characters alone, as pasted.
  ['lines as in a mail', `> ${WARNING}\n> Call now.\n\nnone`, {}, 'none'],
  ['lines as in a mail, as HTML', `&gt; ${WARNING}\nnone`, {}, 'none'],
  ['lines of lines', `>> ${WARNING}\n> again\nnone`, {}, 'none'],
  ['lines as in a mail after words', `none\n> ${WARNING}`, {}, 'none'],
  ['lines as in a mail alone', `> ${WARNING}`, {}, ''],
  ['a date and a name', `[1/12/2026 2:10 AM, Cramp Guide] ${WARNING}\n\nnone`, {}, 'none'],
  ['a day, a date and a name', `[Tue, 1 Dec 2026, 02:10, Cramp Guide] ${WARNING}\nnone`, {}, 'none'],
  ['a date and a name before it', `[02:10] Cramp Guide: ${WARNING}\nnone`, {}, 'none'],
  ['a name in a line of its own', `[Yesterday 02:10] Cramp Guide\n${WARNING}\n\nnone`, {}, 'none'],
  ['a name in a line of its own, no blank line', `[02:10] Cramp Guide\n${WARNING}\nnone`, {}, 'none'],
  ['several lines of it', `[02:10, Cramp Guide] ${WARNING}\nCall now.\n\nnone\n\nof these`, {}, 'none\n\nof these'],
  ['two of them', `[02:10, Cramp Guide] ${WARNING}\n\n[02:11, Ann] ouch\n\nnone`, {}, 'none'],
  // What is no quote.
  ['more than', '> 5 years', {}, '> 5 years'],
  ['more than, as HTML', '&gt;5 minutes', {}, '>5 minutes'],
  ['a comparison', 'left > right', {}, 'left > right'],
  ['a time', '[02:10] it woke me again', {}, '[02:10] it woke me again'],
  ['brackets', '[see above]\n\nnone', {}, '[see above]\n\nnone'],
  ['quotation marks', '"none of these" I said', {}, '"none of these" I said'],
  ['the same text attached', 'my leg hurts', html('<p>my leg hurts</p>'), 'my leg hurts'],
  [
    'what is forwarded',
    'look\r\n\r\nmy calf is swollen',
    html('<p>look</p><blockquote itemtype="http://schema.skype.com/Forward"><p>my calf is swollen</p></blockquote>'),
    'look\n\nmy calf is swollen',
  ],
  ['attachments of other kinds', 'none', { attachments: [null, 7, 'x', {}, { contentType: 'text/html' }] }, 'none'],
  ['what is no attachment', 'none', { attachments: 'x' }, 'none'],
];

const SCOPES = [
  ['personal', {}],
  ['group', { conversation: { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true } }],
] as const;

describe.each(SCOPES)('a quoted message in a %s chat', (_, where) => {
  it.each(SHAPES)('is not read as the person’s own words: %s', async (_shape, text, more, own) => {
    const heard: Incoming[] = [];
    const bot = await start({
      respond: (_state, incoming) => {
        heard.push(incoming);
        return { state: 0, replies: [] };
      },
    });
    const { url } = bot.connector;
    await bot.post(message(url, text, { ...where, ...more }));
    const edit = { type: 'messageUpdate', channelData: { eventType: 'editMessage' } };
    await bot.post(message(url, text, { ...where, ...more, ...edit }));
    expect(heard.map(({ kind, text: words }) => [kind, words])).toEqual([
      ['message', own],
      ['edit', own],
    ]);
  });
});
