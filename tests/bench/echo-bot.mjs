// The yardstick: a bare botbuilder bot on restify that counts turns in MemoryStorage and says back what it hears.
import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
} from 'botbuilder';
import restify from 'restify';

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
bot.onDialog(async (context, next) => {
  await state.saveChanges(context);
  await next();
});

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.get('/readyz', async (_req, res) => res.send(200));
server.post('/api/messages', async (req, res) => {
  await adapter.process(req, res, (context) => bot.run(context));
});
server.listen(Number(process.env.PORT), '127.0.0.1');
