// What one would write otherwise: botbuilder with its state in MemoryStorage, plain fuse.js over the same content, and the check's questions
// one after the other, as botbuilder's sample of own prompts does it (its dialogs are a package of their own, which is not installed here).
// It does nothing for warning signs, facts told unasked, remedies that suit, durability or repeats.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ActivityHandler, ConversationState, MemoryStorage, MessageFactory } from 'botbuilder';
import Fuse from 'fuse.js';
import { parse } from 'yaml';
import { serve } from './serve.mjs';

const content = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'content');
const read = (name) => parse(readFileSync(join(content, `${name}.yaml`), 'utf8'));
const questions = read('questions');
const entries = ['faq', 'causes', 'remedies'].flatMap(read);
const titleOf = ({ question, title }) => question ?? title;

const titles = new Fuse(
  entries.map((entry) => ({ entry, text: titleOf(entry) })),
  {
    keys: ['text'],
    ignoreLocation: true,
    includeScore: true,
  },
);
/** None: the question takes any text (an age, names of medicines). */
const labelsOf = ({ none, options = [] }) => [...options.map(({ label }) => label), ...(none ? [none] : [])];
const labels = new Map(
  questions.map((question) => [question.id, new Fuse(labelsOf(question), { ignoreLocation: true })]),
);

const state = new ConversationState(new MemoryStorage());
const checks = state.createProperty('check');

const ask = (question) => MessageFactory.suggestedActions(labelsOf(question), question.ask);

function readAnswer({ id, options }, text) {
  return options ? labels.get(id).search(text, { limit: 1 })[0]?.item : text;
}

/** The reply to a message; changes what is known of the check. */
function answer(check, text) {
  if (/^(start|check)\b/i.test(text)) {
    Object.assign(check, { at: 0, answers: {} });
    return ask(questions[0]);
  }
  if (/^(stop|cancel)\b/i.test(text)) check.at = undefined;
  const open = questions[check.at];
  const given = open && readAnswer(open, text);
  if (open && (given || /^skip\b/i.test(text))) {
    check.answers[open.id] = given;
    check.at += 1;
    const next = questions[check.at];
    if (next) return ask(next);
    check.at = undefined;
    return MessageFactory.text(`That was all: ${Object.values(check.answers).filter(Boolean).join('; ')}`);
  }
  const [found] = titles.search(text, { limit: 1 });
  if (!found) return MessageFactory.text('I do not know that. Say "start" for the check.');
  const { entry } = found.item;
  return MessageFactory.text(`**${titleOf(entry)}**\n\n${entry.answer ?? entry.summary ?? ''}`);
}

const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  const check = await checks.get(context, { answers: {} });
  await context.sendActivity(answer(check, context.activity.text));
  await next();
});

serve(bot, state);
