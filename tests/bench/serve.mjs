import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';

/** Serves a peer of the bench on restify, as botbuilder's samples do, and saves its state after each turn. */
export function serve(bot, state) {
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
}
