import { type Activity, ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import { WebSocket } from 'ws';
import { call, type Service, startService } from './service';
import { FetchXmlHttpRequest } from './xml-http-request';

/** Microsoft's own client, as Web Chat uses it, and everything it has shown so far. */
function connect(service: Service, token: string) {
  const sockets: WebSocket[] = [];
  class CountedSocket extends WebSocket {
    constructor(url: string) {
      super(url);
      sockets.push(this);
    }
  }
  const client = new DirectLine({
    token,
    domain: `${service.url}/v3/directline`,
    WebSocket: CountedSocket,
    // The client waits 3 to 15 s before it comes back; this makes it 3.
    random: () => 0,
  } as unknown as ConstructorParameters<typeof DirectLine>[0]);
  const shown: Activity[] = [];
  const waiting: { done: () => boolean; resolve: () => void }[] = [];
  const subscription = client.activity$.subscribe((activity) => {
    shown.push(activity);
    for (const one of waiting.filter(({ done }) => done())) {
      one.resolve();
    }
  });
  return {
    client,
    shown,
    sockets,
    texts: () => shown.map((activity) => ('text' in activity ? activity.text : undefined)),
    /** Resolves once this many activities have been shown. */
    until: (count: number) =>
      new Promise<void>((resolve) => {
        const done = () => shown.length >= count;
        if (done()) {
          resolve();
        }
        waiting.push({ done, resolve });
      }),
    post: (text: string, clientActivityID: string) =>
      new Promise<string>((resolve, reject) =>
        client
          .postActivity({
            type: 'message',
            text,
            from: { id: 'someone-else' },
            channelData: { clientActivityID },
          } as Activity)
          .subscribe(resolve, reject),
      ),
    end: () => {
      subscription.unsubscribe();
      client.end();
    },
  };
}

describe("Microsoft's own Direct Line client", () => {
  const before = {
    XMLHttpRequest: Reflect.get(globalThis, 'XMLHttpRequest'),
    WebSocket: Reflect.get(globalThis, 'WebSocket'),
  };
  let service: Service;
  let ends: (() => void)[] = [];

  beforeEach(async () => {
    Object.assign(globalThis, { XMLHttpRequest: FetchXmlHttpRequest, WebSocket });
    service = await startService();
  });

  afterEach(async () => {
    for (const end of ends) {
      end();
    }
    ends = [];
    await service.stop();
    await service.store.close();
    Object.assign(globalThis, before);
  });

  const open = (token: string, to = service) => {
    const connection = connect(to, token);
    ends.push(connection.end);
    return connection;
  };
  const pageToken = async () => (await call(service, 'POST', '/api/webchat/token')).body;

  it('is welcomed, sends a message, gets it back and then its answer', async () => {
    const page = await pageToken();
    const chat = open(page.token);
    await chat.until(1);
    const id = await chat.post('hello', 'client-1');
    await chat.until(3);

    const [welcome, echo, reply] = chat.shown as (Activity & Record<string, unknown>)[];
    expect(chat.texts()).toEqual(['Welcome.', 'hello', '2: hello']);
    expect(welcome).toMatchObject({
      from: { role: 'bot', name: 'Test bot' },
      conversation: { id: page.conversationId },
    });
    expect(echo).toMatchObject({
      id,
      from: { id: page.userId, role: 'user' },
      channelData: { clientActivityID: 'client-1' },
    });
    expect(page.userId).toMatch(/^dl_/);
    expect(reply).toMatchObject({
      replyToId: id,
      from: { role: 'bot' },
      suggestedActions: { actions: [{ type: 'imBack', value: 'More' }] },
    });
    const times = chat.shown.map(({ timestamp }) => Date.parse(timestamp as string));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);
    expect(chat.client.connectionStatus$.getValue()).toBe(ConnectionStatus.Online);
  });

  it('comes back after its socket dropped and gets what it missed, once', async () => {
    const chat = open((await pageToken()).token);
    await chat.until(1);
    chat.sockets[0]?.terminate();
    await chat.post('while away', 'client-1');
    await chat.until(3);
    expect(chat.texts()).toEqual(['Welcome.', 'while away', '2: while away']);
    expect(chat.sockets).toHaveLength(2);
    await chat.post('and now', 'client-2');
    await chat.until(5);
    expect(chat.texts().slice(3)).toEqual(['and now', '3: and now']);
  });

  it('goes on after the server was restarted on the same store', async () => {
    const chat = open((await pageToken()).token);
    await chat.post('before', 'client-1');
    await chat.until(3);
    const closed = new Promise<number>((resolve) => chat.sockets[0]?.once('close', resolve));
    const port = Number(new URL(service.url).port);
    expect(await service.stop()).toBe(true);
    expect(await closed).toBe(1012);

    service = await startService({ store: service.store, port });
    await chat.post('after', 'client-2');
    await chat.until(5);
    expect(chat.texts()).toEqual(['Welcome.', 'before', '2: before', 'after', '3: after']);
  });

  it('reloads a page: the whole conversation is shown again, the welcome once', async () => {
    const page = await pageToken();
    const chat = open(page.token);
    await chat.post('before', 'client-1');
    await chat.until(3);
    chat.end();

    const again = (await call(service, 'POST', '/api/webchat/token', { body: { token: page.token } })).body;
    expect(again).toMatchObject({ conversationId: page.conversationId, userId: page.userId });
    const reloaded = open(again.token);
    await reloaded.until(3);
    expect(reloaded.texts()).toEqual(['Welcome.', 'before', '2: before']);
    expect(service.heard.filter(({ kind }) => kind === 'join')).toHaveLength(1);
  });

  it('shows the same conversation in two tabs', async () => {
    const { token } = await pageToken();
    const [one, other] = [open(token), open(token)];
    await Promise.all([one.until(1), other.until(1)]);
    await one.post('hello', 'client-1');
    await Promise.all([one.until(3), other.until(3)]);
    expect(other.texts()).toEqual(one.texts());
  });

  it('is told once more that its data are deleted, and can begin anew', async () => {
    const chat = open((await pageToken()).token);
    await chat.post('hello', 'client-1');
    await chat.until(3);
    await chat.post('forget me', 'client-2');
    await chat.until(5);
    expect(chat.texts().slice(3)).toEqual(['forget me', 'All is deleted.']);
    await chat.post('hello again', 'client-3');
    await chat.until(7);
    expect(chat.texts().slice(5)).toEqual(['hello again', '1: hello again']);
  });

  it('gets messages another process committed to the same store', async () => {
    await service.stop();
    service = await startService({ store: service.store, shared: true, pollMs: 50 });
    const chat = open((await pageToken()).token);
    await chat.until(1);
    const other = await startService({ store: service.store });
    const { conversationId, token } = chat.client as unknown as { conversationId: string; token: string };
    await call(other, 'POST', `/v3/directline/conversations/${conversationId}/activities`, {
      token,
      body: { type: 'message', text: 'from elsewhere' },
    });
    await chat.until(3);
    await other.stop();
    expect(chat.texts()).toEqual(['Welcome.', 'from elsewhere', '2: from elsewhere']);
  });
});
