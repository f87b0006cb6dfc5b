// The yardstick: a bare botbuilder bot on restify that counts turns in MemoryStorage and says back what it hears.
import { ActivityHandler, ConversationState, MemoryStorage } from 'botbuilder';
import { serve } from './serve.mjs';

const state = new ConversationState(new MemoryStorage());
const turns = state.createProperty('turns');

const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await state.load(context);
  const count = (await turns.get(context, 0)) + 1;
  await turns.set(context, count);
  await context.sendActivity(`${count}: ${context.activity.text}`);
  await next();
});

serve(bot, state);
