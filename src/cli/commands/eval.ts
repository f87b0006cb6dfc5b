import { z } from 'zod';
import type { BotContext } from '../../conversation/bot-context';
import type { Knowledge } from '../../knowledge/knowledge';
import { isConversation } from '../evaluation/conversation-line';
import { evaluateConversations } from '../evaluation/eval-conversations';
import { phrasesOf } from '../evaluation/peers/peer';
import { PEERS, type PeerName } from '../evaluation/peers/peers';
import { type Case, type Figures, score } from '../evaluation/score';
import type { Io } from '../io';
import { readLines } from '../read-lines';

const lineSchema = z.object({ q: z.string(), accept: z.array(z.string()) });

/**
 * Measures how well a file of labelled questions is understood, or of labelled conversations is held: what its first line holds decides.
 *
 * @returns the exit code: 1 if any line was bad or none was good
 */
export async function evaluate(
  lines: AsyncIterable<string> | Iterable<string>,
  io: Io,
  { json, bot }: { readonly json: boolean; readonly bot: BotContext },
): Promise<number> {
  const all: string[] = [];
  for await (const line of lines) {
    all.push(line);
  }
  const first = all.find((line) => line.trim() !== '') ?? '';
  return isConversation(first)
    ? evaluateConversations(all, io, { json, bot })
    : evaluateQuestions(all, io, { json, bot });
}

/**
 * Measures how well labelled questions are understood, beside other ways to search the same content ({@link PEERS}).
 *
 * Peers that are slow on a large pack are asked an even sample of the questions; those that are not installed are left out.
 *
 * Lines `{"q": "…", "accept": ["id", …]}` in; an empty `accept` is out of scope. Writes one JSON object, or a table to read.
 */
async function evaluateQuestions(
  lines: Iterable<string>,
  io: Io,
  { json, bot: { language, knowledge } }: { readonly json: boolean; readonly bot: BotContext },
): Promise<number> {
  let code = 0;
  const cases: Case[] = [];
  for await (const line of readLines(lines, lineSchema, '{"q": "why do I get them", "accept": ["faq.some-name"]}')) {
    if ('error' in line) {
      io.err(line.error);
      code = 1;
    } else {
      cases.push(line.value);
    }
  }
  if (cases.length === 0) {
    io.err('There is no question to evaluate.');
    return 1;
  }
  const ours = await score(cases, (q) => {
    const { decision, entries } = language.match(q);
    return {
      decision,
      ids: entries.map(({ id }) => id),
      flags: language.listen(q),
      confidence: entries[0]?.confidence ?? 0,
    };
  });
  const peers = await scorePeers(cases, knowledge);
  io.out(json ? JSON.stringify({ ...ours, ...Object.fromEntries(peers) }) : toText(ours, peers));
  return code;
}

/** fuse.js takes half a second a question for 8,000 records: at most so many records times questions are compared. */
const PEER_WORK = 400_000;

async function scorePeers(
  cases: readonly Case[],
  knowledge: Knowledge,
): Promise<readonly (readonly [PeerName, Figures])[]> {
  const phrases = phrasesOf(knowledge);
  const every = Math.max(1, Math.ceil((cases.length * phrases.length) / PEER_WORK));
  const sample = cases.filter((_, i) => i % every === 0);
  const figures: (readonly [PeerName, Figures])[] = [];
  for (const name of Object.keys(PEERS) as PeerName[]) {
    const search = await PEERS[name].prepare(phrases);
    if (search !== undefined) {
      figures.push([name, await score(sample, search)]);
    }
  }
  return figures;
}

const WIDTH = 15;

function toText(ours: Figures, peers: readonly (readonly [PeerName, Figures])[]): string {
  const percent = (share: number | null) => (share === null ? '–' : `${(100 * share).toFixed(1)} %`).padStart(WIDTH);
  const row = (
    name: string,
    key: Exclude<keyof Figures, 'confusions' | 'reliability'>,
    show: (value: number | null) => string,
  ) =>
    `  ${name.padEnd(34)}${[ours, ...peers.map(([, figures]) => figures)].map((figures) => show(figures[key])).join('')}`;
  const count = (value: number | null) => String(value).padStart(WIDTH);
  return [
    `  ${''.padEnd(34)}${['ours', ...peers.map(([name]) => PEERS[name].name)].map((name) => name.padStart(WIDTH)).join('')}`,
    row('questions in scope', 'questions', count),
    row('served (right, or among the offered)', 'served', percent),
    row('wrong answers', 'wrong', percent),
    row('refused', 'refused', percent),
    row('best entry right (top-1)', 'top1', percent),
    row('right among the first three', 'top3', percent),
    row('questions out of scope', 'outOfScope', count),
    row('out of scope refused', 'outOfScopeRefused', percent),
    row('out of scope answered', 'outOfScopeAnswered', percent),
    '',
    'Confidence of the best entry, and how often it is right:',
    ...ours.reliability.map(
      ({ from, to, count: cases, right }) =>
        `  ${from.toFixed(1)} to ${to.toFixed(1)}  ${String(cases).padStart(5)} questions ${percent(right)}`,
    ),
    '',
    'Worst confusions:',
    ...ours.confusions.map(
      ({ expected, got, count: times, example }) =>
        `  ${times} × ${got} instead of ${expected.join(' or ')}: "${example}"`,
    ),
  ].join('\n');
}
